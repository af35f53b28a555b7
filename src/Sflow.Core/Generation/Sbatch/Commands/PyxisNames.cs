using Sflow.Expressions;
using Sflow.Generation.Shell;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch.Commands;

/// <summary>
/// The names of Pyxis's containers. With Pyxis's default, <c>container_scope=global</c>, a named container outlives its job. A
/// later step that requests the name gets this container, regardless of the step's image. Therefore, a name includes the job's
/// number, unless the operator sets <c>container_name_scope: node</c>.
/// </summary>
internal static class PyxisNames
{
    /// <summary>Pyxis's option for the name.</summary>
    public const string Option = "--container-name";

    /// <summary>
    /// Returns the name for the command line. It includes the job's number before the flag that Pyxis reads after a colon
    /// (<c>name:exec</c>).
    /// </summary>
    public static ExprValue OnCommandLine(StepContainer container, ExprValue name)
    {
        if (container.IsOfNode)
            return name;
        var pieces = RuntimeTexts.Split(name, ':');
        return RuntimeTexts.Join(":", pieces.Skip(1).Prepend(OfJob(pieces[0])));
    }

    /// <summary>Returns the name of a container that belongs to the job.</summary>
    /// <param name="name">The name in the plan, without a flag.</param>
    public static ExprValue OfJob(ExprValue name) =>
        RuntimeText.Concat(name, new TextValue("-"), RuntimeText.FromReference(new JobIdReference()));

    /// <summary>Returns srun's own words, with each name in its form for the command line.</summary>
    public static IEnumerable<ExprValue> Change(StepContainer container, IReadOnlyList<ExprValue> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var start = RuntimeTexts.StartOf(words[i]);
            if (start.StartsWith(Option + "=", StringComparison.Ordinal))
            {
                yield return RuntimeTexts.Join(
                    "=",
                    [new TextValue(Option), OnCommandLine(container, RuntimeTexts.After(RuntimeTexts.Of(words[i]), Option.Length + 1))]
                );
            }
            else
            {
                yield return words[i];
                if (start == Option && i + 1 < words.Count)
                    yield return OnCommandLine(container, words[++i]);
            }
        }
    }
}
