using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Sflow.MSBuild;

/// <summary>Remembers which texts were checked and found good, one hash a line. Losing it costs time and nothing else.</summary>
internal sealed class ShellCheckMemo
{
    // Beyond it, what nobody met in this build is forgotten.
    private const int MostLines = 100_000;
    private readonly string path;
    private readonly string mode;
    private readonly ConcurrentDictionary<string, bool> known;
    private readonly ConcurrentDictionary<string, bool> met = new();

    /// <summary>Reads what earlier builds left.</summary>
    /// <param name="folder">The intermediate folder, an absolute path.</param>
    /// <param name="mode">What is checked: a text that passed one check may fail another.</param>
    public ShellCheckMemo(string folder, ShellCheckMode mode)
    {
        path = Path.Combine(folder, "shell.checked");
        this.mode = mode.ToString();
        known = new(ReadLines().Distinct().Select(line => new KeyValuePair<string, bool>(line, true)));
    }

    /// <summary>
    /// The key of a text. Texts that differ in numbers only have one syntax, and the rows of a sweep often do; unless a number tells where a
    /// here-document ends.
    /// </summary>
    public string KeyOf(string text)
    {
        var shape = mode == nameof(ShellCheckMode.Strict) || text.Contains("<<") ? text : WithoutNumbers(text);
        return new FileText([mode, "\n", shape]).Sha256().Substring(0, 32);
    }

    /// <summary>True when the text of this key was good. Safe for several threads at once.</summary>
    public bool Knows(string key)
    {
        var isKnown = known.ContainsKey(key);
        if (isKnown)
            met[key] = true;
        return isKnown;
    }

    /// <summary>Remembers good texts.</summary>
    public void Add(IReadOnlyList<string> keys)
    {
        if (keys.Count == 0)
            return;
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
            // Another build is writing it: the texts are checked again the next time.
        }

        foreach (var key in keys)
            known[key] = met[key] = true;
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
