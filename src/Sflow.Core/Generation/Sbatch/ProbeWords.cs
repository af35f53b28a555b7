using Sflow.Expressions;
using Sflow.Generation.Patterns;
using Sflow.Generation.Shell;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch;

/// <summary>Writes a probe as words of the runtime.</summary>
internal static class ProbeWords
{
    /// <summary>Returns the line, or null after an error.</summary>
    public static string? Of(PlannedProbe probe, TokenWriter tokens, DiagnosticBag diagnostics)
    {
        var words = new List<string> { probe.IsReadiness ? "ready_when" : "fail_when" };
        void Add(string key, string value) => words.Add($"{key}={ShellQuote.Word(value)}");
        switch (probe)
        {
            case PlannedTcpProbe tcp:
                words.Add("tcp_port");
                Add("on", string.Join(" ", tcp.Hosts.Select(tokens.Write)));
                Add("port", Number(tcp.Port));
                break;
            case PlannedHttpGetProbe http:
                words.Add("http_get");
                if (!AddRequest(http, tokens, Add, diagnostics))
                    return null;
                break;
            case PlannedHttpPostProbe http:
                words.Add("http_post");
                if (!AddRequest(http, tokens, Add, diagnostics))
                    return null;
                if (http.Body is { } body)
                    Add("body", tokens.Write(body));
                break;
            case PlannedLogProbe log:
                words.Add("log_watch");
                if (!AddPattern(log, tokens, Add, diagnostics))
                    return null;
                break;
            default:
                throw new InvalidOperationException($"unknown probe {probe.GetType().Name}");
        }

        var schedule = probe.Schedule;
        if (schedule.Delay > 0)
            Add("delay", Number(schedule.Delay));
        if (schedule.ReadyWithin is > 0 and { } deadline)
            Add("within", Number(deadline));
        // A log probe waits for lines, so it has no single checks.
        if (probe is not PlannedLogProbe)
            Add("timeout", Number(schedule.CheckLimit));
        Add("interval", Number(schedule.Interval));
        Add(schedule.IsReadiness ? "success" : "failure", Number(schedule.Threshold));
        return string.Join(" ", words);
    }

    /// <summary>Formats a number for the runtime: digits and a decimal point.</summary>
    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static bool AddPattern(PlannedLogProbe probe, TokenWriter tokens, Action<string, string> add, DiagnosticBag diagnostics)
    {
        var pattern = probe.Pattern;
        if (tokens.Write(pattern).IndexOfAny(['\n', '\r']) >= 0 || tokens.Write(pattern).Length == 0)
        {
            diagnostics.Add(Catalogue.PatternNotOneLine(probe.PatternLocation));
            return false;
        }

        if (VisibleText.ProblemOf(tokens.Write(pattern), probe.IsRegex) is { } character)
        {
            diagnostics.Add(Catalogue.PatternHasControl(probe.PatternLocation, tokens.Write(pattern), character));
            return false;
        }

        if (!probe.IsRegex)
        {
            add("text", tokens.Write(pattern));
        }
        else if (pattern is not TextValue text)
        {
            diagnostics.Add(Catalogue.RuntimeValueNotAllowed(probe.PatternLocation, "regex_pattern", RuntimeTexts.Describe(pattern)));
            return false;
        }
        else if (ExtendedRegex.Translate(text.Value, out var problem) is { } regex)
        {
            add(regex.IgnoreCase ? "iregex" : "regex", regex.Pattern);
        }
        else
        {
            diagnostics.Add(Catalogue.BadRegex(probe.PatternLocation, text.Value, problem!));
            return false;
        }

        if (probe.MatchCount is { } count)
            add("count", Number(count));
        if (probe.Logger is { } logger)
            add("log", logger);
        return true;
    }

    private static bool AddRequest(PlannedHttpProbe probe, TokenWriter tokens, Action<string, string> add, DiagnosticBag diagnostics)
    {
        var isGood = true;
        var url = tokens.Write(probe.Url);
        if (url.Any(c => c is <= ' ' or '\x7f'))
        {
            diagnostics.Add(Catalogue.UnsafeUrl(probe.Location, url));
            isGood = false;
        }

        add("url", url);
        foreach (var header in probe.Headers)
        {
            var (name, value) = (header.Key, tokens.Write(header.Value));
            if (name.Length == 0 || name.Any(c => c is <= ' ' or >= '\x7f' or ':') || value.Any(c => c is (< ' ' and not '\t') or '\x7f'))
            {
                diagnostics.Add(Catalogue.UnsafeHeader(probe.Location, name));
                isGood = false;
            }

            add("header", $"{name}: {value}");
        }

        return isGood;
    }
}
