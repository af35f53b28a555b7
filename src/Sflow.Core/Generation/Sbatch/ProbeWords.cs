using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Sflow.Binding;
using Sflow.Diagnostics;
using Sflow.Expressions;
using Sflow.Generation.Sbatch.Patterns;
using Sflow.Generation.Sbatch.Shell;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch;

/// <summary>A probe as the words of the runtime.</summary>
internal static class ProbeWords
{
    // One check takes this long at most where nothing is said, in seconds.
    private const double LongestCheck = 60;

    /// <summary>The line; null after an error was reported.</summary>
    public static string? Of(PlannedProbe probe, TokenWriter tokens, DiagnosticBag diagnostics)
    {
        var words = new List<string> { probe.Probe.IsReadiness ? "ready_when" : "fail_when", Kind(probe.Kind) };
        void Add(string key, string value) => words.Add($"{key}={ShellQuote.Word(value)}");
        switch (probe.Kind)
        {
            case ProbeKind.TcpPort:
                Add("on", string.Join(" ", probe.Hosts.Select(tokens.Write)));
                Add("port", probe.Probe.Fields["port"].ToText());
                break;
            case ProbeKind.LogWatch:
                if (!AddPattern(probe, tokens, Add, diagnostics))
                    return null;
                break;
            default:
                if (!AddRequest(probe, tokens, Add, diagnostics))
                    return null;
                break;
        }

        if (probe.Probe.Delay > 0)
            Add("delay", Number(probe.Probe.Delay));
        Add("timeout", Number(Math.Max(1, Math.Min(probe.Probe.Timeout ?? LongestCheck, LongestCheck))));
        Add("interval", Number(probe.Probe.Interval));
        var threshold = probe.Probe.IsReadiness ? probe.Probe.SuccessThreshold : probe.Probe.FailureThreshold;
        Add(probe.Probe.IsReadiness ? "success" : "failure", threshold.ToString(CultureInfo.InvariantCulture));
        return string.Join(" ", words);
    }

    /// <summary>A number as the runtime reads it: digits and a point.</summary>
    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static bool AddPattern(PlannedProbe probe, TokenWriter tokens, Action<string, string> add, DiagnosticBag diagnostics)
    {
        var pattern = probe.Probe.Fields["pattern"];
        if (tokens.Write(pattern).IndexOfAny(['\n', '\r']) >= 0 || tokens.Write(pattern).Length == 0)
        {
            diagnostics.Add(Catalogue.PatternNotOneLine(probe.Probe.Location));
            return false;
        }

        if (!probe.Probe.IsRegex)
        {
            add("text", tokens.Write(pattern));
        }
        else if (pattern is not TextValue text)
        {
            diagnostics.Add(Catalogue.RuntimeValueNotAllowed(probe.Probe.Location, "regex_pattern", RuntimeTexts.Describe(pattern)));
            return false;
        }
        else if (ExtendedRegex.Translate(text.Value, out var problem) is { } regex)
        {
            add(regex.IgnoreCase ? "iregex" : "regex", regex.Pattern);
        }
        else
        {
            diagnostics.Add(Catalogue.BadRegex(probe.Probe.Location, text.Value, problem!));
            return false;
        }

        if (probe.Probe.Fields.TryGetValue("match_count", out var count))
            add("count", count.ToText());
        if (probe.Probe.Logger is not null)
            add("log", probe.Logger!);
        return true;
    }

    private static bool AddRequest(PlannedProbe probe, TokenWriter tokens, Action<string, string> add, DiagnosticBag diagnostics)
    {
        var isGood = true;
        var url = tokens.Write(probe.Probe.Fields["url"]);
        if (url.Any(c => c is <= ' ' or '\x7f'))
        {
            diagnostics.Add(Catalogue.UnsafeUrl(probe.Probe.Location, url));
            isGood = false;
        }

        add("url", url);
        if (probe.Probe.Fields.TryGetValue("headers", out var headers) && headers is DictValue map)
        {
            foreach (var (name, value) in map.Keys.Zip(map.Values, (name, value) => (name.ToText(), tokens.Write(value))))
            {
                if (name.Length == 0 || name.Any(c => c is <= ' ' or >= '\x7f' or ':') || value.Any(c => c is (< ' ' and not '\t') or '\x7f'))
                {
                    diagnostics.Add(Catalogue.UnsafeHeader(probe.Probe.Location, name));
                    isGood = false;
                }

                add("header", $"{name}: {value}");
            }
        }

        if (probe.Probe.Fields.TryGetValue("body", out var body))
            add("body", tokens.Write(body));
        return isGood;
    }

    private static string Kind(ProbeKind kind) => kind switch
    {
        ProbeKind.TcpPort => "tcp_port",
        ProbeKind.HttpGet => "http_get",
        ProbeKind.HttpPost => "http_post",
        _ => "log_watch",
    };
}
