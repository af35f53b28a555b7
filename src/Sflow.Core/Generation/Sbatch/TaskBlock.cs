namespace Sflow.Generation.Sbatch;

/// <summary>A task as the words of the runtime.</summary>
/// <param name="Text">The lines of the task, with the script last.</param>
/// <param name="HeadLength">The number of characters before the script's word.</param>
/// <param name="Script">The script, with tokens in place of its placeholders.</param>
internal sealed record TaskBlock(string Text, int HeadLength, string Script);
