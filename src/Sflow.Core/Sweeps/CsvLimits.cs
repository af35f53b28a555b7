namespace Sflow.Sweeps;

/// <summary>How large a CSV may be, so that a wrong file ends in a message and not in a machine without memory.</summary>
internal static class CsvLimits
{
    /// <summary>The largest file, in bytes.</summary>
    public const int FileBytes = 256 * 1024 * 1024;

    /// <summary>The most columns.</summary>
    public const int Columns = 1_000;

    /// <summary>The most rows.</summary>
    public const int Rows = 1_000_000;
}
