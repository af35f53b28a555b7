namespace Sflow.Generation.Sbatch;

/// <summary>A task as the words of the runtime.</summary>
/// <param name="Key">What it was written for: how tokens begin, and which of its variables the common ones make needless.</param>
/// <param name="Text">Its lines, the script last.</param>
/// <param name="HeadLength">How many characters come before the script's word.</param>
/// <param name="Script">The script, with tokens in its holes.</param>
internal sealed record TaskBlock(string Key, string Text, int HeadLength, string Script);
