using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Linq;
using System.Text;

namespace Sflow.MSBuild;

/// <summary>What a process said.</summary>
/// <param name="ExitCode">Its exit code; null when it could not be started or had to be ended.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error, or why it could not be started.</param>
/// <param name="TimedOut">True when it had to be ended.</param>
internal sealed record ProcessAnswer(int? ExitCode, string Output, string Error, bool TimedOut = false);

/// <summary>Runs a command without a shell.</summary>
internal static class ProcessRunner
{
    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">The command, found on the PATH.</param>
    /// <param name="arguments">Its arguments, each passed as it is.</param>
    /// <param name="folder">The folder it runs in.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="input">What it reads from its standard input; null for nothing.</param>
    /// <param name="isChecker">True for a command whose words are read: they are English, and a shell reads no file of the user's when it starts.</param>
    public static ProcessAnswer Run(string command, IEnumerable<string> arguments, string folder, TimeSpan limit, string? input = null, bool isChecker = false)
    {
        var start = new ProcessStartInfo(command, string.Join(" ", arguments.Select(Quote)))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        if (isChecker)
        {
            start.EnvironmentVariables["LC_ALL"] = "C.UTF-8";
            start.EnvironmentVariables.Remove("BASH_ENV");
        }

        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return new ProcessAnswer(null, "", e.Message);
        }

        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        Feed(process, input);
        if (process.WaitForExit((int)limit.TotalMilliseconds))
            return new ProcessAnswer(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in this moment; what it did is as unknown as before.
        }

        return new ProcessAnswer(null, "", $"'{command}' gave no answer within {limit.TotalSeconds:0} s", TimedOut: true);
    }

    private static void Feed(Process process, string? input)
    {
        try
        {
            var bytes = Encoding.UTF8.GetBytes(input ?? "");
            process.StandardInput.BaseStream.Write(bytes, 0, bytes.Length);
            process.StandardInput.Close();
        }
        catch (System.IO.IOException)
        {
            // It ended, or closed its input, before it had read all: its answer says what it made of that.
        }
    }

    // .NET splits the text again by the rules of the Windows C runtime, on every system.
    internal static string Quote(string argument)
    {
        var result = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var c in argument)
        {
            if (c == '\\')
            {
                backslashes++;
                continue;
            }

            result.Append('\\', c == '"' ? (backslashes * 2) + 1 : backslashes).Append(c);
            backslashes = 0;
        }

        return result.Append('\\', backslashes * 2).Append('"').ToString();
    }
}
