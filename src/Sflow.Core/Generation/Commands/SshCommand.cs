using Sflow.Binding;
using Sflow.Expressions;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Commands;

/// <summary>
/// The command line of <c>ssh</c>. The runtime adds the line that runs on the remote machine, and sends the environment and the
/// script through standard input.
/// </summary>
internal sealed class SshCommand : OperatorCommand
{
    // In a job, nobody can answer a question, and an unreachable host must not keep a task waiting. A master that stays in the
    // background (ControlPersist) must not start here, because in older versions of OpenSSH it keeps stderr, the log, open. ssh uses
    // the first value that it gets for an option (ssh_config(5)). Therefore, extra_args override these defaults.
    private static readonly string[] Defaults = ["BatchMode=yes", "ConnectTimeout=30", "ControlMaster=no", "ServerAliveInterval=30"];

    public override OperatorKind Kind => OperatorKind.Ssh;

    public override IReadOnlyList<ExprValue> Words(ExecutionPlan plan, PlannedTask task, SharedFolders folders)
    {
        var operation = task.Task.Operator;
        var words = new List<ExprValue>(Plain("ssh"));
        if (operation.Text("port") is { } port)
            words.AddRange([new TextValue("-p"), port]);
        if (operation.Text("identity_file") is { } key)
            words.AddRange([new TextValue("-i"), key]);
        words.AddRange(operation.List("extra_args"));
        words.AddRange(Defaults.SelectMany(option => Plain("-o", option)));
        var host = operation.Text("host")!;
        words.Add(operation.Text("user") is { } user ? RuntimeTexts.Join("@", [user, host]) : host);
        return words;
    }

    public override void Check(ResolvedOperator operation, DiagnosticBag diagnostics)
    {
        CheckWord(operation, "host", diagnostics);
        CheckWord(operation, "user", diagnostics);
    }
}
