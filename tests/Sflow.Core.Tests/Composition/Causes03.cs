using Sflow.Tests.Conformance;

namespace Sflow.Tests.Composition;

/// <summary>Why Sflow differs from nv-sflow 0.3 in what both compose, by cause. The numbers are those of docs/language.md.</summary>
internal static class Causes03
{
    /// <summary>Errors of Sflow where nv-sflow composes.</summary>
    public static readonly ErrorCause[] Errors = [new("SFLOW1112", "62")];

    /// <summary>Values that differ.</summary>
    public static readonly ValueCause[] Values = [];

    /// <summary>What Sflow composes and nv-sflow refuses.</summary>
    public static readonly AcceptanceCause[] Acceptances = [];
}
