using Sflow.Hosting.Units;

namespace Sflow.Hosting.Submission;

/// <summary>Shows what happens during a call. Each host shows it in its own way.</summary>
internal interface ISubmissionReport
{
    /// <summary>Shows a line.</summary>
    /// <param name="unit">The unit that it is about; null for the project.</param>
    /// <param name="line">The line.</param>
    /// <param name="isOptional">True for a line that only the complete report has.</param>
    void Say(Unit? unit, string line, bool isOptional = false);

    /// <summary>Shows the line that a person must see in any case. A call has one, at its end.</summary>
    void Conclude(string line);

    /// <summary>Shows a diagnostic.</summary>
    void Write(Diagnostic diagnostic);
}
