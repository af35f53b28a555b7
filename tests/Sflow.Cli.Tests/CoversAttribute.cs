namespace Sflow.Cli.Tests;

/// <summary>
/// Names the options that a test covers: it would fail if the option did nothing. A test compares all of them with the definitions.
/// </summary>
/// <param name="verb">The verb, such as <c>compose</c>; <c>sflow</c> for the options of every verb.</param>
/// <param name="options">The names of options and arguments, such as <c>--set</c> and <c>FILES</c>; none for the verb itself.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class CoversAttribute(string verb, params string[] options) : Attribute
{
    /// <summary>The verb.</summary>
    public string Verb { get; } = verb;

    /// <summary>The options.</summary>
    public IReadOnlyList<string> Options { get; } = options;
}
