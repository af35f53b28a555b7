using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>Resolves the expressions in the options of sbatch that a project adds.</summary>
internal static class SbatchOptionResolver
{
    /// <summary>The settings with options without expressions. Errors are reported at the place of the option.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="scope">What the expressions see.</param>
    /// <param name="diagnostics">Takes the diagnostics.</param>
    public static JobSettings Resolve(JobSettings settings, IScope scope, DiagnosticBag diagnostics) =>
        settings.Slurm.SbatchOptions.Any(option => ValueBinder.HasExpression(option.Value))
            ? settings with
            {
                Slurm = settings.Slurm with
                {
                    SbatchOptions = [.. settings.Slurm.SbatchOptions.Select(option => Resolve(option, scope, diagnostics))],
                },
            }
            : settings;

    private static Located<string> Resolve(Located<string> option, IScope scope, DiagnosticBag diagnostics)
    {
        if (
            !ValueBinder.HasExpression(option.Value)
            || TemplateParser.Parse(new LocatedText(option.Value, option.Location), diagnostics) is not { } template
        )
            return option;
        return ValueEvaluator.Render(new TemplateValue(template, option.Location), scope, diagnostics) switch
        {
            null => option,
            // Slurm reads the line before the job has any value of its own.
            RuntimeText { IsConstant: false } text => NotKnown(option, text, diagnostics),
            var value => option with { Value = value.ToText() },
        };
    }

    private static Located<string> NotKnown(Located<string> option, RuntimeText text, DiagnosticBag diagnostics)
    {
        diagnostics.Add(Catalogue.RuntimeValueNotAllowed(option.Location, HostWords.Of("SflowSbatchOption"), text.ToText()));
        return option;
    }
}
