namespace Sflow.Robustness.Fuzzing;

/// <summary>Damages texts: letters, lines and pieces go, come, move and repeat.</summary>
/// <param name="corpus">Where pieces of other texts come from.</param>
/// <param name="words">Words that mean something to the reader of the texts.</param>
internal sealed class TextMutator(IReadOnlyList<string> corpus, IReadOnlyList<string> words)
{
    private const int Longest = 20_000;

    public string Next(Random random)
    {
        var text = corpus[random.Next(corpus.Count)];
        for (var i = random.Next(1, 6); i > 0 && text.Length < Longest; i--)
            text = Once(text, random);
        return text;
    }

    private string Once(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        return random.Next(10) switch
        {
            0 => text.Remove(at, random.Next(Math.Min(4, text.Length - at) + 1)),
            1 => text.Insert(at, words[random.Next(words.Count)]),
            2 => text.Insert(at, ((char)random.Next(1, 127)).ToString()),
            3 => text.Insert(at, Piece(corpus[random.Next(corpus.Count)], random)),
            4 => Lines(text, random, (lines, i, j) => lines.RemoveAt(i)),
            5 => Lines(text, random, (lines, i, j) => lines.Insert(i, lines[j])),
            6 => Lines(text, random, (lines, i, j) => (lines[i], lines[j]) = (lines[j], lines[i])),
            7 => Lines(text, random, (lines, i, j) => lines[i] = new string(' ', random.Next(7)) + lines[i].TrimStart()),
            8 => Replaced(text, random),
            _ => text.Insert(at, Strange(random)),
        };
    }

    private string Replaced(string text, Random random)
    {
        var old = words[random.Next(words.Count)];
        var at = text.IndexOf(old, random.Next(text.Length + 1), StringComparison.Ordinal);
        return at < 0 ? text : text.Remove(at, old.Length).Insert(at, words[random.Next(words.Count)]);
    }

    private static string Piece(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        return text.Substring(at, random.Next(Math.Min(200, text.Length - at) + 1));
    }

    private static string Lines(string text, Random random, Action<List<string>, int, int> change)
    {
        var lines = text.Split('\n').ToList();
        change(lines, random.Next(lines.Count), random.Next(lines.Count));
        return string.Join('\n', lines);
    }

    private static string Strange(Random random) =>
        random.Next(6) switch
        {
            0 => new string((char)random.Next(32, 127), random.Next(1, 3000)),
            1 => new Rune(random.Next(0x10000, 0x10ffff)).ToString(),
            2 => ((char)random.Next(0x80, 0xffff)).ToString(),
            3 => string.Concat(Enumerable.Repeat("[", random.Next(1, 300))),
            4 => string.Concat(Enumerable.Repeat("- ", random.Next(1, 200))),
            _ => "\u2028\ufeff\u0085\r"[random.Next(4)].ToString(),
        };
}
