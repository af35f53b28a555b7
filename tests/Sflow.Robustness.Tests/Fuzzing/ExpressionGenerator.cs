using System;
using System.Collections.Generic;
using System.Linq;

namespace Sflow.Robustness.Fuzzing;

/// <summary>Writes expressions by the grammar: most can be read, so that evaluation is reached, and many fail there.</summary>
internal static class ExpressionGenerator
{
    private static readonly string[] Atoms =
    [
        "1", "0", "-3", "2.5", "1e308", "10**40", "'text'", "''", "\"q'q\"", "true", "false", "none", "[]", "{}", "()", "(1,)", "[1, 'a', none]", "{'k': 1, 2: [3]}",
        "n", "big", "t", "uni", "l", "d", "f", "nan", "missing", "hole", "nested.a.b", "nested['a']", "l[0]", "l[-1]", "l[5]", "t[1:3]", "t[::-1]", "l[::0]", "range(5)", "range(10**9)", "dict(a=1)", "hole.x", "d.k", "namespace()", "lipsum()", "cycler(1)", "joiner()",
    ];

    private static readonly string[] Filters =
    [
        "abs", "attr('a')", "batch(2)", "capitalize", "center(9)", "count", "default('x')", "default(1, true)", "dictsort", "e", "escape", "filesizeformat", "first", "float", "forceescape", "format(1)", "groupby(0)", "indent(3)", "int", "int(0, 16)",
        "items", "join(',')", "last", "length", "list", "lower", "map('upper')", "map(attribute='a')", "max", "min", "pprint", "random", "reject('odd')", "rejectattr('a')", "replace('a', 'b')", "replace('', 'x')", "reverse", "round", "round(2, 'floor')", "round(-400)",
        "safe", "select", "select('number')", "selectattr('a', 'eq', 1)", "slice(3)", "sort", "sort(reverse=true)", "string", "striptags", "sum", "sum(start=[])", "title", "tojson", "tojson(2)", "trim", "truncate(3)", "unique", "upper", "urlencode", "urlize", "wordcount", "wordwrap(2)", "wordwrap(0)", "xmlattr", "nofilter", "center(10**9)", "indent('x')", "batch(0)", "slice(0)",
    ];

    private static readonly string[] Tests = ["defined", "undefined", "none", "number", "string", "mapping", "iterable", "sequence", "odd", "even", "divisibleby(0)", "divisibleby 3", "in l", "eq 1", "lt 'a'", "sameas none", "callable", "upper", "boolean", "filter", "test", "nothing"];

    private static readonly string[] Binary = ["+", "-", "*", "/", "//", "%", "**", "~", "==", "!=", "<", ">=", "and", "or", "in", "not in"];

    private static readonly string[] Methods =
    [
        ".upper()", ".split(',')", ".split('')", ".join(l)", ".format(1, a=2)", ".replace('t', n)", ".keys()", ".items()", ".get('k')", ".append(1)", ".pop()", ".zfill(9)", ".center(10**12)", ".encode()", ".count('')", ".index('z')", ".strip()", ".startswith(('t',))",
        ".__class__", "._private", ".ljust(5, 'ab')", ".partition('')", ".splitlines()", ".expandtabs(10**9)", ".translate({})", ".bit_length()", ".isoformat()", ".year",
    ];

    /// <summary>The words of the language, for damaging texts with.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Atoms, .. Filters.Select(filter => "|" + filter), .. Tests.Select(test => " is " + test), .. Binary, .. Methods, "${{", "}}", "{{", "{%", "{#", "if", "else", "not", "(", ")", "[", "]", "{", "}", ":", ",", ".", "|", "'", "\"", "\\", "\\x", "\\u", "\\N{", "*", "**", "=", "0x", "0b", "1_0", "1e", "$", "#", "\n"];

    public static string Template(Random random) => random.Next(4) == 0
        ? $"a {Hole(random)} b{Hole(random)}"
        : Hole(random);

    private static string Hole(Random random) => "${{" + (random.Next(20) == 0 ? "-" : " ") + Expression(random, 4) + (random.Next(20) == 0 ? "-" : " ") + "}}";

    private static string Expression(Random random, int depth)
    {
        string Inner() => Expression(random, depth - 1);
        if (depth == 0)
            return Pick(random, Atoms);
        return random.Next(12) switch
        {
            0 or 1 => Pick(random, Atoms),
            2 => $"{Inner()} {Pick(random, Binary)} {Inner()}",
            3 => $"({Inner()} {Pick(random, Binary)} {Inner()})",
            4 or 5 => $"{Inner()}|{Pick(random, Filters)}",
            6 => $"{Inner()} is {(random.Next(3) == 0 ? "not " : "")}{Pick(random, Tests)}",
            7 => $"({Inner()}){Pick(random, Methods)}",
            8 => $"({Inner()} if {Inner()} else {Inner()})",
            9 => $"[{Inner()}, {Inner()}]",
            10 => $"({Inner()})[{(random.Next(2) == 0 ? Inner() : $"{Inner()}:{Inner()}")}]",
            _ => $"{Pick(random, ["-", "+", "not "])}{Inner()}",
        };
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
