namespace Sflow.Sharing;

/// <summary>An object that the rows of a sweep may share. It carries the results that were derived from it.</summary>
internal interface IShareable
{
    /// <summary>The results; null before the first one. A copy of a record has those of the original, which don't count for it.</summary>
    SharedWork? Work { get; set; }
}
