using System.Collections.Concurrent;
using Sflow.Sharing;

namespace Sflow.Hosting.Checks;

/// <summary>Remembers which scripts passed, one hash per line. If the file is lost, the scripts are checked again.</summary>
internal sealed class ShellCheckMemo
{
    // Above this size, hashes that this build didn't use are dropped.
    private const int MostLines = 100_000;
    private readonly string? path;
    private readonly string mode;
    private readonly ConcurrentDictionary<string, bool> known;
    private readonly ConcurrentDictionary<string, bool> met = new();

    /// <summary>Reads the hashes of earlier builds.</summary>
    /// <param name="folder">The intermediate folder, an absolute path. Null: nothing is remembered.</param>
    /// <param name="mode">What is checked: a text that passed one check may fail another.</param>
    public ShellCheckMemo(string? folder, ShellCheckMode mode)
    {
        path = folder is null ? null : Path.Combine(folder, "shell.checked");
        this.mode = mode.ToString();
        known = new(ReadLines().Distinct().Select(line => new KeyValuePair<string, bool>(line, true)));
    }

    /// <summary>
    /// The key of a script. Scripts that differ only in numbers have the same syntax, and rows of a sweep often do, unless a number ends a
    /// here-document.
    /// </summary>
    public string KeyOf(string text)
    {
        var shape = mode == nameof(ShellCheckMode.Strict) || text.Contains("<<") ? text : WithoutNumbers(text);
        return new Fingerprint().Add(mode).Add(shape).Sha256().Substring(0, 32);
    }

    /// <summary>True when the script with this key passed. Safe for concurrent use.</summary>
    public bool Knows(string key)
    {
        var isKnown = known.ContainsKey(key);
        if (isKnown)
            met[key] = true;
        return isKnown;
    }

    /// <summary>Remembers scripts that passed.</summary>
    public void Add(IReadOnlyList<string> keys)
    {
        if (keys.Count == 0)
            return;
        if (path is not null)
            Write(path, keys);
        foreach (var key in keys)
            known[key] = met[key] = true;
    }

    private void Write(string path, IReadOnlyList<string> keys)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (known.Count + keys.Count > MostLines)
                File.WriteAllLines(path, met.Keys.Concat(keys).Distinct());
            else
                File.AppendAllLines(path, keys);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another build is writing the file: the scripts are checked again next time.
        }
    }

    private static string WithoutNumbers(string text)
    {
        var shape = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var isDigit = c is >= '0' and <= '9';
            if (!isDigit || shape.Length == 0 || shape[shape.Length - 1] != '1')
                shape.Append(isDigit ? '1' : c);
        }

        return shape.ToString();
    }

    private string[] ReadLines()
    {
        try
        {
            return File.Exists(path) ? File.ReadAllLines(path) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return []; // As if nothing had been checked.
        }
    }
}
