using System.Reflection;
using CsvHelper;

namespace Sflow.Sweeps;

/// <summary>The CSV dialect of sweeps: RFC 4180 with commas. The header is read like any other record.</summary>
internal static class CsvDialect
{
    /// <summary>The reader's options.</summary>
    /// <param name="onMalformed">Called before the record is handed out whose quotes are wrong.</param>
    public static CsvReaderOptions Options(Action<CsvMalformedRecord> onMalformed)
    {
        var options = new CsvReaderOptions();
        Set(options, nameof(CsvReaderOptions.HasHeader), false);
        Set(options, nameof(CsvReaderOptions.Separator), ',');
        Set(options, nameof(CsvReaderOptions.PoolStrings), true);
        Set(options, nameof(CsvReaderOptions.OnMalformedRecord), onMalformed);
        return options;
    }

    // The signature of an init accessor names a type that the library's netstandard2.0 build defines itself and that its .NET builds take
    // from the framework. Code compiled against one can't call the other, but reflection finds both.
    private static void Set(CsvReaderOptions options, string name, object value) =>
        typeof(CsvReaderOptions).GetProperty(name, BindingFlags.Public | BindingFlags.Instance)!.SetValue(options, value);
}
