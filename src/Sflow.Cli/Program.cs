namespace Sflow.Cli;

/// <summary>The entry point.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args)
    {
        HashLibrary.LoadLate();
        return new SflowCommand().RunAsync(args);
    }
}
