using System.Reflection;
using System.Text.RegularExpressions;

namespace Sflow.Tests.Diagnostics;

/// <summary>A method of the catalogue, with what it makes of every kind of arguments.</summary>
internal sealed record CatalogueEntry(string Method, IReadOnlyList<Diagnostic> Samples)
{
    private const string Anything = "¤";

    /// <summary>All methods of the catalogue, in their order.</summary>
    public static IReadOnlyList<CatalogueEntry> All { get; } =
    [
        .. typeof(Catalogue)
            .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(method => new CatalogueEntry(method.Name, [.. Samplings(method)])),
    ];

    /// <summary>Its code.</summary>
    public string Code => Samples[0].Code;

    /// <summary>True when the message can be one of this entry's, whatever its arguments are.</summary>
    public bool CanSay(string message) =>
        Samples.Any(sample =>
            Regex.IsMatch(
                message,
                @"\A"
                    + Regex.Replace(Regex.Escape(sample.Message).Replace(Anything, ".*", StringComparison.Ordinal), @"\d+", @"\d+")
                    + @"\z",
                RegexOptions.Singleline,
                TimeSpan.FromSeconds(5)
            )
        );

    private static IEnumerable<Diagnostic> Samplings(MethodInfo method)
    {
        IEnumerable<object?[]> combinations =
        [
            [],
        ];
        foreach (var parameter in method.GetParameters())
            combinations = combinations.SelectMany(values => Values(parameter), (values, value) => values.Append(value).ToArray()).ToList();
        return combinations.Select(arguments => (Diagnostic)method.Invoke(null, arguments)!);
    }

    private static object?[] Values(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (type == typeof(string))
            return new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable ? [null, Anything] : [Anything];
        if (type == typeof(TextLocation))
            return [TextLocation.OfFile(Anything)];
        if (type == typeof(Located<string>))
            return [new Located<string>(Anything, TextLocation.OfFile(Anything))];
        if (type == typeof(bool))
            return [false, true];
        if (type == typeof(Severity))
            return [Severity.Error];
        if (type == typeof(double))
            return [2.0];
        if (type.IsAssignableFrom(typeof(List<string>)))
            return [new List<string>(), new List<string> { Anything }, new List<string> { Anything, Anything }];
        if (type.IsAssignableFrom(typeof(List<Located<string>>)))
            return [new List<Located<string>> { new(Anything, TextLocation.OfFile(Anything)) }];
        return [.. new[] { 1, 22 }.Select(number => Convert.ChangeType(number, type, null))];
    }
}
