namespace Sflow.Hosting.Projects;

/// <summary>The text of <c>-t:Help</c>: everything that a project can write and run, one line each.</summary>
internal static class ProjectHelp
{
    private const int NameWidth = 27;

    /// <summary>What the text has, in one line.</summary>
    public static string Overview { get; } =
        $"{TargetTable.All.Count} targets, {ProjectSchema.Items.Count} item types with their metadata, "
        + $"{ProjectSchema.Properties.Count} properties";

    /// <summary>The lines of the text.</summary>
    public static IReadOnlyList<string> Lines { get; } =
    [
        "Targets: dotnet build, or dotnet msbuild -t:<target>. Below, brackets have the default.",
        .. TargetTable.All.Select(target => Line(target.Name, target.Meaning)),
        "",
        "Items: <SflowModule Include=\"work.yaml\" /> in an ItemGroup; metadata are further attributes",
        .. ProjectSchema.Items.SelectMany(OfItem),
        "",
        "Properties: <SflowNodes>4</SflowNodes> in a PropertyGroup, or -p:SflowNodes=4 on the command line",
        .. ProjectSchema.Properties.Select(p => Line(p.Name, p.Meaning, p.Default, p.Values)),
    ];

    private static IEnumerable<string> OfItem(ItemSchema item)
    {
        yield return Line(item.Name, item.Meaning);
        foreach (var metadata in item.Metadata)
        {
            var values = metadata.Values.Count > 0 ? string.Join(" or ", metadata.Values) : null;
            yield return Line("  " + metadata.Name, metadata.Meaning, metadata.Default, values);
        }

        if (item.HasVariables)
            yield return Line("  <variable>", "the value of that variable in the rows");
    }

    private static string Line(string name, string meaning, string? otherwise = null, string? values = null) =>
        $"  {name.PadRight(NameWidth)} {meaning}{(values is null ? "" : ": " + values)}{(otherwise is null ? "" : $" [{otherwise}]")}";
}
