using Sflow.Syntax;

namespace Sflow.Binding;

/// <summary>Binds the probes of a task.</summary>
internal static class ProbeBinder
{
    private static readonly (string Field, ProbeKind Kind, MappingSchema Schema)[] Kinds =
    [
        ("tcp_port", ProbeKind.TcpPort, ModuleSchema.TcpPort),
        ("http_get", ProbeKind.HttpGet, ModuleSchema.HttpGet),
        ("http_post", ProbeKind.HttpPost, ModuleSchema.HttpPost),
        ("log_watch", ProbeKind.LogWatch, ModuleSchema.LogWatch),
    ];

    /// <summary>The probes of a task; an invalid one is reported and skipped.</summary>
    public static IEnumerable<ProbeModel> Bind(MappingSyntax task, DiagnosticBag diagnostics)
    {
        if (FieldReader.FindMapping(task, "probes", diagnostics) is not { } probes)
            yield break;
        FieldReader.Read(probes, ModuleSchema.Probes, diagnostics);
        foreach (var role in new[] { "readiness", "failure" })
        {
            foreach (var probe in Written(probes, role, diagnostics))
            {
                if (BindProbe(probe, role == "readiness", diagnostics) is { } bound)
                    yield return bound;
            }
        }
    }

    // One probe, or a list of probes.
    private static IReadOnlyList<MappingSyntax> Written(MappingSyntax probes, string role, DiagnosticBag diagnostics)
    {
        switch (FieldReader.Find(probes, role))
        {
            case null:
                return [];
            case MappingSyntax probe:
                return [probe];
            case SequenceSyntax list:
                if (list.Items.Count == 0)
                    diagnostics.Add(Catalogue.EmptyProbeList(list.Location, role));
                foreach (var other in list.Items.Where(item => item is not MappingSyntax))
                    diagnostics.Add(
                        Catalogue.WrongKind(other.Location, role, "a probe in each entry, a mapping", FieldReader.Describe(other))
                    );
                return [.. list.Items.OfType<MappingSyntax>()];
            case { } other:
                diagnostics.Add(Catalogue.WrongKind(other.Location, role, "a probe or a list of probes", FieldReader.Describe(other)));
                return [];
        }
    }

    private static ProbeModel? BindProbe(MappingSyntax probe, bool isReadiness, DiagnosticBag diagnostics)
    {
        var timing = FieldReader.Read(probe, ModuleSchema.Probe, diagnostics);
        var present = Kinds.Where(kind => FieldReader.Find(probe, kind.Field) is not null).ToList();
        if (present.Count != 1)
        {
            diagnostics.Add(Catalogue.ProbeKinds(probe.Location, [.. present.Select(kind => kind.Field)]));
            return null;
        }

        var (field, kind, schema) = present[0];
        if (FieldReader.FindMapping(probe, field, diagnostics) is not { } check)
            return null;
        var fields = FieldReader.Read(check, schema, diagnostics, field);
        if (kind == ProbeKind.LogWatch && fields["match_pattern"] is null && fields["regex_pattern"] is null)
        {
            if (FieldReader.Find(check, "match_pattern") is null && FieldReader.Find(check, "regex_pattern") is null)
                diagnostics.Add(Catalogue.ProbePatterns(check.Location));
            return null;
        }

        if (kind == ProbeKind.LogWatch && timing["each_check_timeout"] is { } limit)
            diagnostics.Add(Catalogue.LogWatchHasNoChecks(limit.Location));

        if (kind is ProbeKind.TcpPort or ProbeKind.HttpGet or ProbeKind.HttpPost && !isReadiness)
            diagnostics.Add(Catalogue.FailureProbeSucceeds(check.Location, field));
        var logger = FieldReader.Find(check, "logger") is ScalarSyntax { IsText: true } scalar
            ? new Located<string>(scalar.Text, scalar.Location)
            : null;
        return new ProbeModel(isReadiness, kind, timing, fields, logger, probe.Location);
    }
}
