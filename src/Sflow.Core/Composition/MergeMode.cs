namespace Sflow.Composition;

/// <summary>What happens when several modules define an entry, a task or the workflow's name.</summary>
public enum MergeMode
{
    /// <summary>The later entry replaces the whole earlier one. Two tasks of one name, or two workflow names, are errors.</summary>
    Replace = 0,

    /// <summary>
    /// Entries and tasks of one name merge field by field. Lists and scalars of the later module replace the earlier ones, null
    /// removes a field, and the last workflow name counts.
    /// </summary>
    Deep = 1,
}
