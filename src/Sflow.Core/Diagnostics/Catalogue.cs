using System.Collections.Generic;
using Sflow.Text;

namespace Sflow.Diagnostics;

/// <summary>
/// Every finding that Sflow can report, one method each. Codes never change their meaning; a removed one is not used again.
/// Ranges: 0 Sflow itself, 10 reading and YAML, 11 composition, 12 binding, 13 expressions, 14 resolution, 15 planning,
/// 16 generation, 17 sweeps, 18 Slurm and submission, 19 projects.
/// </summary>
public static class Catalogue
{
    // ---- 00 Sflow itself ----

    /// <summary>A defect of Sflow, never the user's fault.</summary>
    public static Diagnostic InternalError(TextLocation at, string what) =>
        Error("SFLOW0001", at, $"Sflow itself failed: {what}. This is a defect of Sflow, please report it with the files that caused it.");

    // ---- 10 reading and YAML ----

    // ---- 11 composition ----

    // ---- 12 binding ----

    // ---- 13 expressions ----

    // ---- 14 resolution ----

    // ---- 15 planning ----

    // ---- 16 generation ----

    // ---- 17 sweeps ----

    // ---- 18 Slurm and submission ----

    // ---- 19 projects ----

    // ---- the forms ----

    private static string DidYouMean(string? suggestion) => suggestion is null ? "" : $" Did you mean {Quote.Text(suggestion)}?";

    private static Diagnostic Error(string code, TextLocation at, string message) => new(code, Severity.Error, at, message);

    private static Diagnostic Warning(string code, TextLocation at, string message) => new(code, Severity.Warning, at, message);

    private static Diagnostic Info(string code, TextLocation at, string message) => new(code, Severity.Info, at, message);
}
