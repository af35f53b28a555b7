namespace Sflow.Diagnostics;

/// <summary>The severity of a diagnostic.</summary>
public enum Severity
{
    /// <summary>Sflow did something that the user should know about.</summary>
    Info,

    /// <summary>The module is valid and probably wrong.</summary>
    Warning,

    /// <summary>Sflow writes nothing for the unit.</summary>
    Error,
}
