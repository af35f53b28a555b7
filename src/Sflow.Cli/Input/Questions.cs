using Sflow.Cli.Output;

namespace Sflow.Cli.Input;

/// <summary>Asks the person on the terminal. Questions go to standard error, so that standard output has data only.</summary>
/// <param name="cancellation">Ends a question.</param>
internal sealed class Questions(CancellationToken cancellation)
{
    /// <summary>True when a person can answer: standard input and standard error are a terminal.</summary>
    public static bool ArePossible => !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <summary>Asks for a string.</summary>
    /// <param name="question">The question, without its mark.</param>
    /// <param name="preset">The answer that an empty line gives.</param>
    /// <param name="problemOf">Says what is wrong with an answer; null when nothing is. A wrong answer is asked for again.</param>
    /// <returns>The answer; null when the input has ended.</returns>
    /// <exception cref="OperationCanceledException">The verb was interrupted.</exception>
    public string? Ask(string question, string preset, Func<string, string?> problemOf)
    {
        while (true)
        {
            Console.Error.Write(SafeText.Of($"{question} [{preset}]: "));
            if (ReadLine() is not { } line)
            {
                Console.Error.WriteLine();
                return null;
            }

            var answer = line.Trim() is { Length: > 0 } given ? given : preset;
            if (problemOf(answer) is not { } problem)
                return answer;
            Console.Error.WriteLine(SafeText.Of("  " + problem));
        }
    }

    /// <summary>Asks for one of several words, by its number or by itself.</summary>
    /// <param name="question">The question.</param>
    /// <param name="choices">The words, each with what it means; the first is preset.</param>
    public string? Choose(string question, IReadOnlyList<(string Word, string Meaning)> choices)
    {
        Console.Error.WriteLine(SafeText.Of(question));
        var width = choices.Max(choice => choice.Word.Length) + 2;
        for (var i = 0; i < choices.Count; i++)
            Console.Error.WriteLine(SafeText.Of($"  {i + 1}  {choices[i].Word.PadRight(width)}{choices[i].Meaning}"));
        var answer = Ask(
            "Number or word",
            choices[0].Word,
            given => WordOf(given, choices) is null ? $"Type a number from 1 to {choices.Count}, or one of the words." : null
        );
        return answer is null ? null : WordOf(answer, choices);
    }

    private static string? WordOf(string given, IReadOnlyList<(string Word, string Meaning)> choices) =>
        int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= choices.Count
            ? choices[number - 1].Word
            : choices.Select(choice => choice.Word).FirstOrDefault(word => word == given);

    // A blocking read can't be interrupted, so it waits on a thread of its own.
    private string? ReadLine()
    {
        var read = Task.Run(Console.In.ReadLine, CancellationToken.None);
        read.Wait(cancellation);
        return read.Result;
    }
}
