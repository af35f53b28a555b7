using Newtonsoft.Json;
using Sflow.Cli.Definitions;
using Sflow.Cli.Help;
using Sflow.Cli.Output;

namespace Sflow.Cli.Verbs;

/// <summary><c>sflow explain</c>: shows the page of a diagnostic.</summary>
internal sealed class ExplainVerb : Verb
{
    private const int MostSuggestions = 8;

    private readonly Argument<string[]> codes = new("CODE")
    {
        Description = "Codes of diagnostics: SFLOW1302, or 1302 for short.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> list = new("--list", "-l") { Description = "List every code with its severity and title." };
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document; the pages are Markdown." };

    /// <summary>Defines the verb.</summary>
    public ExplainVerb()
        : base("explain", "Explain a diagnostic, with an example and the fix.")
    {
        codes.CompletionSources.Add(_ =>
            DiagnosticPage.Codes.Select(code => new System.CommandLine.Completions.CompletionItem(
                code,
                detail: DiagnosticPage.Read(code).Title
            ))
        );
        Arguments.Add(codes);
        Options.Add(list);
        Options.Add(json);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("Explain a diagnostic", "sflow explain SFLOW1302"),
        new("Explain several", "sflow explain 1302 1415"),
        new("List every code", "sflow explain --list"),
        new("Read a page in a script", "sflow explain SFLOW1302 --json"),
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var words = parsed.GetValue(codes) ?? [];
        var isList = parsed.GetValue(list);
        if (words.Length == 0 && !isList)
        {
            terminal.Diagnostics.Write(
                Catalogue.CommandLineWrong(TextLocation.OfFile("sflow explain"), "sflow explain needs a code, or --list", null, null)
            );
            return ExitCode.Usage;
        }

        var wrong = words.Where(word => DiagnosticPage.Find(word) is null).Distinct().ToList();
        foreach (var word in wrong)
            terminal.Diagnostics.Write(Unknown(word));
        if (wrong.Count > 0)
            return ExitCode.Usage;
        var chosen = words.Length == 0 ? DiagnosticPage.Codes : words.Select(word => DiagnosticPage.Find(word)!).Distinct();
        List<DiagnosticPage> pages = [.. chosen.Select(DiagnosticPage.Read)];
        if (parsed.GetValue(json))
            terminal.Json("sflow.explain/1", document => Write(document, pages, isList));
        else if (isList)
            HelpPages.Write(terminal, text => text.Terms([.. pages.Select(page => ($"{page.Code} {page.Severity, -7}", page.Title))]));
        else
            HelpPages.Write(terminal, text => pages.Aggregate(text, (all, page) => MarkdownText.Write(all, page.Markdown)));
        return ExitCode.Success;
    }

    private static Diagnostic Unknown(string word)
    {
        var at = TextLocation.OfFile("sflow explain " + word);
        var about = word.Any(char.IsAsciiDigit) ? [] : DiagnosticPage.About(word);
        return about.Count > 0
            ? Catalogue.NoDiagnosticPage(
                at,
                word,
                [.. about.Take(MostSuggestions).Select(page => $"{page.Code} ({page.Title})")],
                about.Count > MostSuggestions
            )
            : Catalogue.UnknownName(at, "diagnostic", word, Input.Nearest.Name(word, DiagnosticPage.Codes), "sflow explain --list");
    }

    private static void Write(JsonTextWriter document, IReadOnlyList<DiagnosticPage> pages, bool isList) =>
        document.Member(
            "diagnostics",
            pages,
            page =>
            {
                document.WriteStartObject();
                document.Member("code", page.Code);
                document.Member("severity", page.Severity);
                document.Member("title", page.Title);
                if (!isList)
                    document.Member("page", page.Markdown);
                document.WriteEndObject();
            }
        );
}
