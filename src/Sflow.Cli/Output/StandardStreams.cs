using Microsoft.Win32.SafeHandles;

namespace Sflow.Cli.Output;

/// <summary>The standard streams of this process.</summary>
internal static class StandardStreams
{
    // Opened once, before any other file: a closed standard stream must not become the descriptor of a module or a script.
    private static readonly List<SafeFileHandle> Reserved = Reserve();

    /// <summary>Standard output.</summary>
    public static OutputWriter Output { get; } = new(Open(1), "Standard output", Console.IsOutputRedirected ? 65536 : 0);

    /// <summary>Standard error.</summary>
    public static OutputWriter Error { get; } = new(Open(2), "Standard error", 0);

    /// <summary>Takes the descriptors of closed standard streams. The first thing that the process does.</summary>
    public static void Prepare() => _ = Reserved.Count;

    private static bool IsClosed(int descriptor) => Reserved.Exists(handle => handle.DangerousGetHandle() == descriptor);

    private static Stream? Open(int descriptor)
    {
        if (IsClosed(descriptor))
            return null;
        if (!OperatingSystem.IsWindows())
            return new DescriptorStream(descriptor);
        return descriptor == 1 ? Console.OpenStandardOutput() : Console.OpenStandardError();
    }

    private static List<SafeFileHandle> Reserve()
    {
        List<SafeFileHandle> result = [];
        if (OperatingSystem.IsWindows())
            return result;
        while (result.Count < 3)
        {
            // The system gives the lowest free descriptor.
            var handle = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            if (handle.DangerousGetHandle() > 2)
            {
                handle.Dispose();
                break;
            }

            result.Add(handle);
        }

        return result;
    }
}
