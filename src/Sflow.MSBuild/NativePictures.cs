using System.Reflection;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace Sflow.MSBuild;

/// <summary>
/// Finds the native library for pictures. The package has one per platform, each in a folder of its own, where MSBuild would not look.
/// </summary>
internal static class NativePictures
{
    private const string Library = "libSkiaSharp";
    private static readonly Lazy<string?> Loaded = new(LoadOnce);

    /// <summary>Prepares the library for this process.</summary>
    /// <returns>The reason why there is none, or null.</returns>
    public static string? Load() => Loaded.Value;

    private static string? LoadOnce()
    {
        var folder = Path.GetDirectoryName(typeof(NativePictures).Assembly.Location)!;
        var path = Path.Combine(folder, "runtimes", Platform(), "native", FileName());
        if (!File.Exists(path))
            return $"the package has no library for {Platform()}";
        // On .NET Framework, Windows finds a library that is already loaded by its name.
        if (Type.GetType("System.Runtime.InteropServices.NativeLibrary") is not { } native)
            return NativeMethods.LoadLibrary(path) == IntPtr.Zero ? $"Windows can't load '{path}'" : null;
        var load = native.GetMethod("Load", [typeof(string)])!;
        var resolver = Type.GetType("System.Runtime.InteropServices.DllImportResolver")!;
        var handle = new Lazy<IntPtr>(() => (IntPtr)load.Invoke(null, [path])!);
        Func<string, Assembly, DllImportSearchPath?, IntPtr> find = (name, _, _) => name == Library ? handle.Value : IntPtr.Zero;
        try
        {
            native
                .GetMethod("SetDllImportResolver")!
                .Invoke(null, [typeof(SKPaint).Assembly, Delegate.CreateDelegate(resolver, find.Target, find.Method)]);
        }
        catch (TargetInvocationException e) when (e.InnerException is InvalidOperationException)
        {
            // An earlier build in this process has set it, with another copy of this assembly.
        }

        return null;
    }

    private static string Platform() =>
        (
            RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "win-"
            : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "osx"
            : "linux-"
        ) + (RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "" : RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant());

    private static string FileName() =>
        Library
        + (
            RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? ".dll"
            : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? ".dylib"
            : ".so"
        );

    private static class NativeMethods
    {
        [DllImport("kernel32", CharSet = CharSet.Unicode, SetLastError = true, EntryPoint = "LoadLibraryW")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern IntPtr LoadLibrary(string path);
    }
}
