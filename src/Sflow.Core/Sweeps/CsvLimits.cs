namespace Sflow.Sweeps;

/// <summary>Limits for a CSV, so that a wrong file gives a diagnostic instead of filling the memory.</summary>
internal static class CsvLimits
{
    /// <summary>The largest file, in bytes.</summary>
    public const int FileBytes = 256 * 1024 * 1024;

    /// <summary>The largest number of columns.</summary>
    public const int Columns = 1_000;

    /// <summary>The largest number of rows.</summary>
    public const int Rows = 1_000_000;
}
