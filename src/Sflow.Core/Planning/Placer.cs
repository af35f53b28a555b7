using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>Chooses the nodes and GPUs of tasks, in an order in which each task comes after its dependencies.</summary>
internal sealed class Placer
{
    private readonly TaskGraph graph;
    private readonly DiagnosticBag diagnostics;
    private readonly Dictionary<string, BackendState> states;
    private readonly NodePlacer nodePlacer;
    private readonly GpuPlacer gpuPlacer;
    private readonly SharedMachine machine;
    private readonly HashSet<(string Code, TextLocation Location)> reported = [];

    public Placer(TaskGraph graph, IReadOnlyList<ResolvedBackend> backends, DiagnosticBag diagnostics)
    {
        (this.graph, this.diagnostics) = (graph, diagnostics);
        var claimed = new HashSet<string>(graph.Tasks.Where(task => task.Nodes.Claim is not null).Select(task => task.Backend.Name.Value));
        states = backends.ToDictionary(
            backend => backend.Name.Value,
            backend => new BackendState(backend, graph, claimed.Contains(backend.Name.Value))
        );
        nodePlacer = new NodePlacer(graph, diagnostics.Add);
        gpuPlacer = new GpuPlacer(graph, diagnostics.Add);
        machine = new SharedMachine(graph, [.. states.Values], ReportOnce);
    }

    /// <summary>Places all tasks. A task that can't be placed is reported and left out.</summary>
    public IReadOnlyDictionary<string, Placement> Run()
    {
        var placements = new Dictionary<string, Placement>();
        for (var number = 0; number < graph.Tasks.Count; number++)
        {
            if (Place(number) is { } placement)
                placements.Add(graph.Tasks[number].Name, placement);
        }

        return placements;
    }

    private Placement? Place(int number)
    {
        var task = graph.Tasks[number];
        var state = states[task.Backend.Name.Value];
        if (nodePlacer.Choose(number, state) is not { } choice)
            return null;
        var placement = new Placement(choice.Nodes, [], []);
        if (task.Gpus is { } request)
        {
            if (gpuPlacer.Choose(number, request, choice, state) is not { } chosen)
                return null;
            placement = new Placement(chosen.Nodes, chosen.Gpus, state.Gpus.Take(number, chosen.Nodes, chosen.Gpus));
            machine.Check(number, placement);
        }

        nodePlacer.Take(number, placement.Nodes, state);
        WarnOfAnotherNode(task, placement.Nodes[0]);
        return placement;
    }

    // nv-sflow chooses nodes whatever the operator is, and so does the plan. Yet only a step gets to another node of the allocation.
    private void WarnOfAnotherNode(ResolvedTask task, int node)
    {
        if (task.Backend.IsSlurm && task.Operator.Kind.RunsBesideTheScript && node != 0)
            diagnostics.Add(
                Catalogue.RunsOnAnotherNode(task.BaseName.Location, task.Name, task.Operator.Kind.Name, node, task.Gpus is not null)
            );
    }

    // The same two tasks can meet on several GPUs.
    private void ReportOnce(Diagnostic diagnostic)
    {
        if (reported.Add((diagnostic.Code, diagnostic.Location)))
            diagnostics.Add(diagnostic);
    }
}
