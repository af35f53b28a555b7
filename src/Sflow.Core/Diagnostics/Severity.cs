namespace Sflow.Diagnostics;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Something the user asked for was done in a way worth telling.</summary>
    Info,

    /// <summary>Legal and probably wrong.</summary>
    Warning,

    /// <summary>Nothing is written for the unit.</summary>
    Error,
}
