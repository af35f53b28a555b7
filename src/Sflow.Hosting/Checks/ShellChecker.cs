using System.Collections.Concurrent;
using Sflow.Generation;

namespace Sflow.Hosting.Checks;

/// <summary>
/// Has bash read the scripts that it will run, without running them, and in strict mode shellcheck as well, each distinct script once.
/// </summary>
/// <param name="mode">How thoroughly.</param>
/// <param name="folder">The intermediate folder, an absolute path, where what was checked is remembered. Null: nowhere.</param>
internal sealed class ShellChecker(ShellCheckMode mode, string? folder)
{
    // Rows of a sweep often share a mistake, which is reported once. This many broken variants of a script are checked.
    private const int MostRefused = 20;
    private const int Step = 16;

    // Characters.
    private const long MostCollected = 16 * 1024 * 1024;

    private readonly ShellCheckMemo memo = new(folder, mode);
    private readonly ConcurrentDictionary<string, ShellText> collected = new();
    private readonly List<Diagnostic> early = [];
    private long size;
    private readonly BashBatch batch = new();
    private bool? hasBash;
    private bool? hasShellcheck;

    /// <summary>How thoroughly scripts are checked.</summary>
    public ShellCheckMode Mode => mode;

    /// <summary>Takes scripts to check, unless they are known to be good. Safe for concurrent use.</summary>
    public void Collect(IEnumerable<ShellText> texts)
    {
        if (mode == ShellCheckMode.Off)
            return;
        foreach (var text in texts)
        {
            var key = memo.KeyOf(text.Text);
            if (memo.Knows(key) || !collected.TryAdd(key, text) || Interlocked.Add(ref size, text.Text.Length) < MostCollected)
                continue;
            lock (early)
            {
                // The rows of a large sweep must not stay in memory until the last one is compiled.
                if (Interlocked.Read(ref size) >= MostCollected)
                    early.AddRange(CheckCollected(CancellationToken.None));
            }
        }
    }

    /// <summary>Problems of the scripts taken so far and of further ones, ordered by their locations.</summary>
    /// <param name="more">Further texts; null to drop those that were taken.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="OperationCanceledException">The check was cancelled.</exception>
    public IReadOnlyList<Diagnostic> Check(IEnumerable<ShellText>? more, CancellationToken cancellation)
    {
        Collect(more ?? []);
        List<Diagnostic> found = more is null ? [] : [.. early, .. CheckCollected(cancellation)];
        early.Clear();
        collected.Clear();
        size = 0;

        // bash's message may contain a row's values; the location is what has to be fixed.
        return [.. found.GroupBy(f => (f.Location, f.Code, f.Severity == Severity.Error ? "" : f.Message)).Select(g => g.First())];
    }

    private IReadOnlyList<Diagnostic> CheckCollected(CancellationToken cancellation)
    {
        var texts = collected.ToArray();
        foreach (var text in texts)
            collected.TryRemove(text.Key, out _);
        Interlocked.Add(ref size, -texts.Sum(t => (long)t.Value.Text.Length));
        List<OpenText> open =
        [
            .. texts
                .OrderBy(t => t.Value.LocationOf(1).Path, StringComparer.Ordinal)
                .ThenBy(t => t.Value.LocationOf(1).Span.Start)
                .ThenBy(t => t.Value.Text, StringComparer.Ordinal)
                .Select((t, i) => new OpenText(i, t.Key, t.Value)),
        ];
        if (open.Count == 0 || !(hasBash ??= BashReader.Exists(cancellation)))
            return [];

        var good = batch.Good([.. open.Select(t => t.Text.Text)], cancellation);
        var diagnostics = CheckRest(open.Where(t => !good.Contains(t.Number)), cancellation)
            .ToDictionary(t => t.Text.Number, t => t.Diagnostics);
        foreach (var number in good)
            diagnostics.Add(number, []);
        if (mode == ShellCheckMode.Strict && (hasShellcheck ??= Shellcheck.Exists(cancellation)))
        {
            foreach (
                var advice in AskShellcheck(
                    open.Where(t => diagnostics.TryGetValue(t.Number, out var found) && !HasError(found)),
                    cancellation
                )
            )
                diagnostics[advice.Key].AddRange(advice.Value);
        }

        var read = open.Where(t => diagnostics.ContainsKey(t.Number)).ToList();
        memo.Add([.. read.Where(t => diagnostics[t.Number].Count == 0).Select(t => t.Key)]);

        return [.. read.SelectMany(t => diagnostics[t.Number])];
    }

    // Scripts are checked one by one, and not every row's variant of a script that is broken in many rows.
    private static IEnumerable<(OpenText Text, List<Diagnostic> Diagnostics)> CheckRest(
        IEnumerable<OpenText> texts,
        CancellationToken cancellation
    )
    {
        foreach (var script in texts.GroupBy(t => (t.Text.Owner, t.Text.LocationOf(1))).Select(group => group.ToList()))
        {
            var refused = 0;
            for (var start = 0; start < script.Count && refused < MostRefused; start += Step)
            {
                var found = script
                    .Skip(start)
                    .Take(Step)
                    .AsParallel()
                    .AsOrdered()
                    .WithCancellation(cancellation)
                    .Select(t => (Text: t, Diagnostics: DiagnosticsOf(t.Text, cancellation)))
                    .ToList();
                foreach (var text in found)
                    yield return text;
                refused += found.Count(t => HasError(t.Diagnostics));
            }
        }
    }

    private static List<Diagnostic> DiagnosticsOf(ShellText text, CancellationToken cancellation)
    {
        var (isRefused, words) = BashReader.Read(text.Text, cancellation);
        if (!isRefused)
            return [.. words.Select(s => Catalogue.ShellAdvice(text.LocationOf(s.Line), "bash", text.Owner, s.Words))];

        // bash's second line shows the line with the error.
        var near = words.Count > 1 && words[1].Words.StartsWith("`", StringComparison.Ordinal) ? " in " + words[1].Words : "";
        return [Catalogue.ShellSyntax(text.LocationOf(words[0].Line), text.Owner, words[0].Words + near)];
    }

    private static Dictionary<int, List<Diagnostic>> AskShellcheck(IEnumerable<OpenText> texts, CancellationToken cancellation) =>
        texts
            .AsParallel()
            .WithCancellation(cancellation)
            .ToDictionary(
                t => t.Number,
                t =>
                    Shellcheck
                        .Read(t.Text.Text, cancellation)
                        .Select(s => Catalogue.ShellAdvice(t.Text.LocationOf(s.Line), "shellcheck", t.Text.Owner, s.Words))
                        .ToList()
            );

    private static bool HasError(IEnumerable<Diagnostic> diagnostics) => diagnostics.Any(f => f.Severity == Severity.Error);

    private sealed record OpenText(int Number, string Key, ShellText Text);
}
