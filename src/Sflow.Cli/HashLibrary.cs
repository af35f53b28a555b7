using System.Runtime.InteropServices;
using Sflow.Sharing;

namespace Sflow.Cli;

/// <summary>
/// OpenSSL, from which .NET takes SHA-256. Where it is absent, .NET ends the process, so its presence is checked first. Most calls of
/// the command hash too little for loading it.
/// </summary>
internal static class HashLibrary
{
    // Those that .NET 10 accepts.
    private static readonly string[] Names = ["libssl.so.3", "libssl.so.1.1"];

    /// <summary>Loads it when it is worth it and there.</summary>
    public static void LoadLate() => Fingerprint.LoadHashLibraryLate(() => Names.Any(IsThere));

    private static bool IsThere(string name) => NativeLibrary.TryLoad(name, out _);
}
