using System.Runtime.InteropServices;

namespace Sflow.Cli.Output;

#pragma warning disable SYSLIB1054 // A generated marshaller needs unsafe code, and there is nothing to marshal.
#pragma warning disable IDE1006 // The names are those of the system.

/// <summary>Calls of the C library for standard streams.</summary>
internal static class SystemCalls
{
    /// <summary>EINTR: a signal came.</summary>
    public const int Interrupted = 4;

    /// <summary>EAGAIN of Linux.</summary>
    public const int Again = 11;

    /// <summary>EPIPE: the reader has gone.</summary>
    public const int BrokenPipe = 32;

    /// <summary>EAGAIN of macOS.</summary>
    public const int AgainOfMac = 35;

    private const nuint GetWindowSize = 0x5413;
    private const short Writable = 4;

    /// <summary>write(2).</summary>
    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint write(int descriptor, ref byte buffer, nint count);

    /// <summary>Waits until a descriptor takes more.</summary>
    public static void WaitUntilWritable(int descriptor)
    {
        var wanted = new PollDescriptor { Descriptor = descriptor, Events = Writable };
        _ = poll(ref wanted, 1, -1);
    }

    /// <summary>The columns and rows of the terminal of a descriptor; 0 and 0 without one.</summary>
    public static (int Columns, int Rows) WindowOf(int descriptor)
    {
        var size = default(Window);
        return OperatingSystem.IsLinux() && ioctl(descriptor, GetWindowSize, ref size) == 0 ? (size.Columns, size.Rows) : (0, 0);
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int poll(ref PollDescriptor descriptors, nuint count, int milliseconds);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ioctl(int descriptor, nuint request, ref Window size);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Results;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Window
    {
        public ushort Rows;
        public ushort Columns;
        public ushort Width;
        public ushort Height;
    }
}
