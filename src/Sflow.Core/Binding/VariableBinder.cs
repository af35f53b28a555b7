using Sflow.Composition;
using Sflow.Expressions;

namespace Sflow.Binding;

/// <summary>Binds the variables of modules, workflows and tasks.</summary>
internal static class VariableBinder
{
    /// <summary>Binds a variables section.</summary>
    public static IEnumerable<VariableModel> Bind(IEnumerable<NamedEntry> entries, BindingCache cache, DiagnosticBag diagnostics) =>
        entries.Select(entry => cache.Get(entry, bag => Bind(entry, bag), diagnostics)).OfType<VariableModel>();

    /// <summary>Binds the variables of a task.</summary>
    public static IEnumerable<VariableModel> Bind(IEnumerable<NamedEntry> entries, DiagnosticBag diagnostics) =>
        entries.Select(entry => Bind(entry, diagnostics)).OfType<VariableModel>();

    private static VariableModel? Bind(NamedEntry entry, DiagnosticBag diagnostics)
    {
        var name = Binder.NameOf(entry);
        var owner = $"variable {Quote.Text(entry.Name)}";
        VariableNames.Check(name, diagnostics);
        var fields = FieldReader.Read(entry.Body, ModuleSchema.Variable, diagnostics, owner);
        if (!entry.Body.TryGet("value", out var valueEntry))
        {
            // A misspelled one was reported with the other keys.
            FieldReader.ReportMissing(
                entry.Body,
                "value",
                ModuleSchema.Variable,
                diagnostics,
                owner,
                "Every variable has a value, if only an empty text."
            );
            return null;
        }

        var value = valueEntry.Value.IsNull ? new LiteralValue(NoneValue.Instance, valueEntry.Value.Location) : fields["value"]?.Value;
        if (value is null)
            return null;
        var variable = new VariableModel(name, TypeOf(fields["type"]), value, fields["domain"]?.Value);
        CheckDomain(variable, diagnostics);
        return variable;
    }

    // Resolution checks values and domains that contain expressions or have a declared type.
    private static void CheckDomain(VariableModel variable, DiagnosticBag diagnostics)
    {
        if (variable.Domain is not LiteralValue { Value: ListValue domain } literal)
            return;
        if (domain.Items.Count == 0)
            diagnostics.Add(Catalogue.EmptyDomain(literal.Location, variable.Name.Value));
        else if (
            variable.Type == VariableType.Untyped
            && variable.Value is LiteralValue value
            && !domain.Items.Any(item => item.Equals(value.Value))
        )
            diagnostics.Add(Catalogue.OutsideDomain(value.Location, variable.Name.Value, value.Value.Repr(), domain.Repr()));
    }

    private static VariableType TypeOf(BoundField? type) =>
        (type?.Value as LiteralValue)?.Value is TextValue text
        && Enum.TryParse<VariableType>(text.Value.Trim(), ignoreCase: true, out var known)
            ? known
            : VariableType.Untyped;
}
