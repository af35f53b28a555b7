using System.Collections.Generic;
using Sflow.Text;

namespace Sflow.Diagnostics;

/// <summary>One finding: its code, its place, what is wrong in the user's words and what to write instead.</summary>
/// <param name="Code">The code of the catalogue, <c>SFLOW</c> and four digits.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Location">Where the user has to look.</param>
/// <param name="Message">One or more sentences, without the place and the code. User text in it is escaped by <see cref="Diagnostics.Quote"/>.</param>
public sealed record Diagnostic(string Code, Severity Severity, TextLocation Location, string Message)
{
    /// <summary>Other places that belong to it: a first definition, the links of a cycle.</summary>
    public IReadOnlyList<Located<string>> Related { get; init; } = [];

    /// <summary>The page of <c>docs/diagnostics</c> that explains the code; whoever serves the pages puts their address before it.</summary>
    public string HelpPage => Code + ".md";

    /// <summary>True for a finding about a shared module that any other row of a sweep can refute: what one row does not use another may.</summary>
    public bool CanBeRefuted { get; init; }

    /// <summary>The finding as compilers print it: <c>file(line,col): error CODE: message</c>.</summary>
    public override string ToString() =>
        $"{Location}: {Severity.ToString().ToLowerInvariant()} {Code}: {Message}";
}
