using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Sflow.Robustness.Hostile;

/// <summary>Texts that would do harm where they leave their place. <c>@</c> in a command is the canary: a file that must never appear.</summary>
internal static class HostileValues
{
    private static readonly string[] Commands =
    [
        "$(touch @)", "`touch @`", "; touch @;", "&& touch @", "|| touch @", "| touch @", "& touch @ &", "\ntouch @\n", "\rtouch @\r", "\r\ntouch @\r\n", "'; touch @; '", "\"; touch @; \"", "' && touch @ && '", "$(touch${IFS}@)", "${x:-$(touch @)}", "$((a[$(touch @)]))",
        "a[$(touch @)]", "<(touch @)", ">@", "> @ ;", "\"$(touch @)\"", "'$(touch @)'", "\\'; touch @ #", "\\\"; touch @ #", "\\\n; touch @", "$'\\'; touch @; #'", "$'\\n'touch @", "}; touch @; {", "); touch @; (", "fi; touch @", "done; touch @", ";; esac; touch @", "\n}\ntouch @\nworkflow() {\n", "!touch @", "#\ntouch @",
        "SFLOW_EOT\ntouch @\n", "\nSFLOW_EOT\ntouch @\n", "\nSFLOW_EOT_\ntouch @\nSFLOW_EOT", "\nSFLOW_EOT\nSFLOW_EOT_\nSFLOW_EOT__\ntouch @", "EOF\ntouch @\nEOF", "<<'EOF'\ntouch @\nEOF\n", "<<SFLOW_EOT", "SFLOW_EOT", "SFLOW_EOT\n", "\nSFLOW_EOT", " SFLOW_EOT", "SFLOW_EOT ", "SFLOW_EOT\r",
        "#SBATCH --wrap=touch", "\n#SBATCH --output=@\n", "\n#SBATCH --nodes=99", "x\r#SBATCH --nodes=99", "x\r\n#SBATCH --nodes=99\r\n", "--wrap=touch @", "x --output=@", "x\t--output=@", "\"x\" --output=@", "x #comment", "--output=@", "-o @", "%j$(touch @)", "x\\\n--output=@",
        "__SFLOW_NODE0_IP__", "__SFLOW_NODE99_NAME__", "__SFLOW_RUN_DIR__", "__SFLOW_JOB_ID__$(touch @)", "__SFLOW_", "__SFLOW", "__SFLOW2_RUN_DIR__", "__SFLOW3_X__ __SFLOW2_", "__SFLOW_MOUNT_A__", "_sf_post exit 0 1 0", "sflow_main \"$@\"; exit",
        "task evil\n", "setenv X 1\ntask evil\nlaunch bash -c\nscript 'touch @'\n", "launch touch @", "script_same_as t0", "script <<'SFLOW_EOT'\ntouch @\nSFLOW_EOT\n",
    ];

    private static readonly string[] Plain =
    [
        "", " ", "  ", "\t", "\n", "\n\n\n", "\r", "\r\n", "\u000b", "\u000c", "\u0001", "\u0002\u0003", "\u0007", "\b", "\u001b[31mred\u001b[0m", "\u001b]0;title\u0007", "\u001b[2J", "\u007f", "\u0080", "\u0085", "\u009b31m", "\u00a0", "\u00ad", "\u200b", "\u200d", "\u200e", "\u2028", "\u2029", "\u202e gnp.exe", "\u202d", "\u2066x\u2069", "\ufeff", "a\ufeffb", "\ufffd", "\uffff", "\ufffe",
        "\0", "a\0b", "\0touch", "\ud800", "\udc00", "a\udfffb", "\udc00\ud800", "\ud83d", "é", "e\u0301", "ß", "日本語", "\U0001F600", "\U0001F468\u200d\U0001F469\u200d\U0001F467", "\U000E0041", "\U0010FFFF", "Ω≈ç√", "ı", "İ", "ﬁ",
        "'", "''", "'''", "\"", "\"\"", "`", "``", "\\", "\\\\", "\\\\\\", "\\'", "\\\"", "'\\''", "'\"'\"'", "\"'\"", "'a", "a'", "\"a", "a\"", "\u2018\u2019", "\u201c\u201d", "\\n", "\\x41", "\\u0041", "\\0", "$'a'", "$\"a\"", "$", "$$", "$!", "$?", "$0", "$1", "$@", "$*", "$#", "$HOME", "${HOME}", "${IFS}", "${!x}", "${x@P}", "$((1+1))", "$[1+1]", "\\$HOME", "$\\HOME", "!!", "!$", "!-1", "!x:p", "^a^b",
        "*", "?", "[a-z]", "**", "*.yaml", "/*", "{a,b}", "{1..9}", "~", "~root", "~/x", "~+", "a=~", "-", "--", "-n", "-e", "-c", "--help", "--version", "-x", "--", "-rf /", "--config=/etc/passwd", "-oProxyCommand=touch", "@/etc/passwd", "@file", "=x", "+x",
        "../", "../../x", "..", ".", "./", "/", "//", "/etc/passwd", "/dev/tcp/127.0.0.1/1", "a/../b", "a//b", "..\\..\\x", "C:\\x", "%2e%2e%2f", "%00", "%0a", "%", "%%", "%s", "%n", "%q", "%b", "%d%d%d", "%1$s", "%(a)s", "%c%c", "%*d", "\\c", "{}", "{0}", "{x}", "{{", "}}", "{{ x }}", "{{{x}}}", "{% x %}", "{# x #}", "{{#each tasks}}", "{{> x}}", "{{runtime}}", "&", "&&", "&amp;", "<", ">", "<>", "<script>", "|", ";", ":", ",", "#", " # x", "a #b", "a: b", "- a", "[", "]", "{", "}", "(", ")", "()", "(){ :;}; x", "() { :; }; echo",
        "null", "true", "yes", "1", "0", "-1", "1e999", "NaN", "inf", "0x10", "010", "1_000", "9999999999999999999999", "0.1", "1.0", "12:30:00", "2001-01-01", "=", "<<", "!!python/object:x", "!x", "&a", "*a", "---", "...", "--- x", "? x", "%YAML", "@x", "|", ">", "|-",
        "\"}", "\"}]", "\\\"}", "{\"a\":1}", "{\"a\":\"\\\"}", "\",\"x\":\"", "</x>", "]]>", "x\ty", "a,b", "a,b,c=d", "a;b", "a:b:c", "a=b", "a b", " a", "a ", " a b ", "a\nb", "a\n", "\na", "a\n\n", "a\r\nb", "a\rb", "a\tb\n\tc", "trailing\\", "trailing\\\n", "ends with $", "ends with `", "tab\tin", "a\u0001b\nc", "\u007f\n", "0\u001b1", "\u00012", "\u0001f",
        "GET / HTTP/1.1", "x\r\nEvil: 1", "x\nEvil: 1", "Host: evil", "Content-Length: 0", "a\r\n\r\nbody", "a.b", "a|b", "(a|b)*", "[[:alpha:]]", "a{1,2}", "^a$", ".*", "\\d", "(?i)x", "\\1", "a+b?",
    ];

    /// <summary>All of them, each once: 300 and more.</summary>
    /// <param name="canary">Where a command that escapes would write.</param>
    public static IReadOnlyList<string> All(string canary) =>
    [
        .. Commands.Concat(Commands.Take(40).Select(command => "x" + command + "y")).Concat(Plain).Select(text => text.Replace("@", canary, StringComparison.Ordinal)).Concat(Large).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The long ones: up to the kernel's limit, beyond it, and beyond Slurm's.</summary>
    public static IReadOnlyList<string> Large { get; } =
    [
        new string('a', 2_000), new string('\'', 3_000), string.Concat(Enumerable.Repeat("$(x)\n", 2_000)), new string('é', 50_000), new string('a', 100_000), new string('a', 131_071), new string('a', 200_000), new string('\'', 1_100_000),
    ];

    /// <summary>The value as a YAML scalar between double quotes.</summary>
    public static string Yaml(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
            text.Append(c is >= ' ' and <= '~' and not ('"' or '\\') ? c.ToString() : $"\\u{(int)c:x4}");
        return text.Append('"').ToString();
    }

    /// <summary>The value as a cell of a CSV.</summary>
    public static string Cell(string value) => "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>The value for a message.</summary>
    public static string Show(string value) => Yaml(value.Length > 60 ? value[..60] + "…" : value);
}
