using System;
using System.IO;

namespace Sflow.Tests;

/// <summary>The files of the repository itself, so that rewriting reaches what is committed.</summary>
internal static class RepositoryFiles
{
    /// <summary>The path of a file or folder below the repository's root.</summary>
    public static string PathOf(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sflow.sln")))
                return Path.Combine([folder.FullName, .. parts]);
        }

        throw new InvalidOperationException("the repository was not found above " + AppContext.BaseDirectory);
    }

    /// <summary>True when baselines are to be written anew: <c>SFLOW_REWRITE_BASELINES=1</c>.</summary>
    public static bool IsRewriting { get; } = Environment.GetEnvironmentVariable("SFLOW_REWRITE_BASELINES") == "1";
}
