using System;
using System.IO;

namespace Sflow.Robustness;

/// <summary>The folders of the repository in which the tests run.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>Sflow.sln</c>.</summary>
    public static string Root { get; } = Find();

    /// <summary>A path below it.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Sflow.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("the repository was not found above " + AppContext.BaseDirectory);
    }
}
