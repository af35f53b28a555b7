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
            // run
            // submit
            // begin
            new SampleVerb(),
            new InitVerb(),
            new SkillVerb(),
            new DoctorVerb(),
            // learn
        ];
}
