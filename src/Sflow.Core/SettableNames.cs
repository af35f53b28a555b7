using System.Collections.Generic;

namespace Sflow;

/// <summary>The names that a composed workflow defines and that can be set from outside.</summary>
/// <param name="Variables">Its variables, global and of the workflow.</param>
/// <param name="Artifacts">Its artifacts.</param>
public sealed record SettableNames(IReadOnlyCollection<string> Variables, IReadOnlyCollection<string> Artifacts);
