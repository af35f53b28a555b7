using Newtonsoft.Json;

namespace Sflow.MSBuild;

/// <summary>A file of a row.</summary>
/// <param name="Path">Its path below the output folder, with <c>/</c>.</param>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Time">When it was last written, in ticks of UTC; 0 when its bytes have to be read to know whether they are the same.</param>
internal sealed record RowFile(string Path, string Sha256, long Length, long Time)
{
    /// <summary>What a look at it said.</summary>
    [JsonIgnore]
    public FileMark Mark => new(Length, Time);

    /// <summary>The same bytes after another look.</summary>
    public RowFile With(FileMark mark) => mark == Mark ? this : this with { Length = mark.Length, Time = mark.Time };
}
