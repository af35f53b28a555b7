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

    /// <summary>An expression that can't be read.</summary>
    /// <param name="at">The place of the character or word that does not fit.</param>
    /// <param name="reason">A sentence without its full stop.</param>
    public static Diagnostic ExpressionSyntaxError(TextLocation at, string reason) =>
        Error("SFLOW1301", at, $"This is not an expression: {reason}.");

    /// <summary>A name or member that does not exist.</summary>
    /// <param name="at">The place of the name with everything before its last dot.</param>
    /// <param name="name">The whole dotted name.</param>
    /// <param name="suggestion">The last part as it was probably meant, or null.</param>
    public static Diagnostic UndefinedName(TextLocation at, string name, string? suggestion) =>
        Error("SFLOW1302", at, $"{Quote.Text(name)} is not defined.{DidYouMean(suggestion)}");

    /// <summary>An operation that can't be done with the values it got.</summary>
    /// <param name="at">The place of the operation.</param>
    /// <param name="reason">A sentence without its full stop.</param>
    public static Diagnostic ExpressionFailed(TextLocation at, string reason) =>
        Error("SFLOW1303", at, $"This can't be computed: {reason}.");

    /// <summary>Computing with a value that only the job knows.</summary>
    public static Diagnostic RuntimeValueUsed(TextLocation at, string name) =>
        Error("SFLOW1304", at, $"{Quote.Text(name)} is known only when the job runs; it can be put into text, not computed with. Do the computing in the task's script.");

    /// <summary>A filter that does not exist, also in a branch that is not taken.</summary>
    public static Diagnostic UnknownFilter(TextLocation at, string name, string? suggestion) =>
        Error("SFLOW1305", at, $"There is no filter {Quote.Text(name)}.{DidYouMean(suggestion)}");

    /// <summary>A test that does not exist, also in a branch that is not taken.</summary>
    public static Diagnostic UnknownTest(TextLocation at, string name, string? suggestion) =>
        Error("SFLOW1306", at, $"There is no test {Quote.Text(name)}.{DidYouMean(suggestion)}");

    /// <summary>An expression that would take too long or get too large.</summary>
    /// <param name="at">The place of the operation that went beyond.</param>
    /// <param name="reason">A clause without its full stop.</param>
    public static Diagnostic ExpressionTooCostly(TextLocation at, string reason) =>
        Error("SFLOW1307", at, $"This expression is too large: {reason}. Write it in smaller parts, or do the computing in the task's script.");

    /// <summary>A filter of Jinja2 that makes no sense in a workflow.</summary>
    /// <param name="at">The place of the filter's name.</param>
    /// <param name="name">The filter.</param>
    /// <param name="reason">What it does that a build can't want; a clause without its full stop.</param>
    public static Diagnostic FilterNotOffered(TextLocation at, string name, string reason) =>
        Error("SFLOW1308", at, $"The filter {Quote.Text(name)} is not offered: {reason}.");

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
