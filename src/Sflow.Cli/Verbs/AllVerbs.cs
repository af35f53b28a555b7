using Sflow.Cli.Definitions;

namespace Sflow.Cli.Verbs;

/// <summary>The verbs in the order of help: look, run, submit, begin, learn.</summary>
internal static class AllVerbs
{
    /// <summary>New definitions of all verbs.</summary>
    public static IReadOnlyList<Verb> New() =>
        [
            // look
            new ComposeVerb(),
            new PlanVerb(),
            new VisualizeVerb(),
            // run
            new RunVerb(),
            // submit
            new BatchVerb(),
            new SubmitVerb(),
            new StatusVerb(),
            new CancelVerb(),
            // begin
            new SampleVerb(),
            new InitVerb(),
            new SkillVerb(),
            new DoctorVerb(),
            // learn
            new HelpVerb(),
            new ExplainVerb(),
            new SchemaVerb(),
            new CompletionVerb(),
            new ManVerb(),
        ];

    /// <summary>The groups of help: a title and the names of the verbs. A test compares them with the verbs.</summary>
    public static IReadOnlyList<VerbGroup> Groups { get; } =
    [
        new("Look at workflows", ["compose", "plan", "visualize"]),
        new("Run", ["run"]),
        new("Submit to Slurm", ["batch", "submit", "status", "cancel"]),
        new("Begin", ["init", "sample", "skill", "doctor"]),
        new("Learn", ["help", "explain", "schema", "completion", "man"]),
    ];
}
