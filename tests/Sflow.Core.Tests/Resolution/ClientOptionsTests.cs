using Sflow.Compilation;
using Sflow.Resolution;

namespace Sflow.Tests.Resolution;

/// <summary>
/// Options of docker and ssh that break a task are refused, however they are written; values of other options are not taken for them.
/// </summary>
[TestClass]
public sealed class ClientOptionsTests
{
    [TestMethod]
    [DataRow("docker", "--name, mine", "SFLOW1620 '--name'")]
    [DataRow("docker", "--name=mine", "SFLOW1620 '--name'")]
    [DataRow("docker", "-d", "SFLOW1620 '-d'")]
    [DataRow("docker", "-Pd", "SFLOW1620 '-d'")]
    [DataRow("docker", "--detach=true", "SFLOW1620 '--detach'")]
    [DataRow("docker", "--detach=false", "")]
    [DataRow("docker", "--rm=false", "SFLOW1620 '--rm'")]
    [DataRow("docker", "--rm", "")]
    [DataRow("docker", "-it", "SFLOW1620 '-t'")]
    [DataRow("docker", "-i, --tty", "SFLOW1620 '--tty'")]
    [DataRow("docker", "-t", "")]
    [DataRow("docker", "-i", "")]
    [DataRow("docker", "--restart=always", "SFLOW1620 '--restart'")]
    [DataRow("docker", "--help", "SFLOW1620 '--help'")]
    [DataRow("docker", "--label, -d", "")]
    [DataRow("docker", "-e, --name=x", "")]
    [DataRow("docker", "-vd:/d", "")]
    [DataRow("docker", "-w/d", "")]
    [DataRow("docker", "--ipc=host, --network, host, --init=false, -u, root", "")]
    [DataRow("docker", "--privileged, other", "SFLOW1621 'other'")]
    [DataRow("docker", "\"--shm-size 8g\", x", "")]
    [DataRow("ssh", "-f", "SFLOW1620 '-f'")]
    [DataRow("ssh", "-4N", "SFLOW1620 '-N'")]
    [DataRow("ssh", "-n", "SFLOW1620 '-n'")]
    [DataRow("ssh", "-tt, -A, -o, ConnectTimeout=5, -L, \"8000:x:80\"", "")]
    [DataRow("ssh", "-o, StdinNull=yes", "SFLOW1620 '-o StdinNull=yes'")]
    [DataRow("ssh", "-o, \"stdinnull yes\"", "SFLOW1620 '-o stdinnull yes'")]
    [DataRow("ssh", "-oForkAfterAuthentication=yes", "SFLOW1620 '-o ForkAfterAuthentication=yes'")]
    [DataRow("ssh", "-o, SessionType=none", "SFLOW1620 '-o SessionType=none'")]
    [DataRow("ssh", "-W, \"x:22\"", "SFLOW1620 '-W'")]
    [DataRow("ssh", "-J, -f", "")]
    [DataRow("ssh", "--", "SFLOW1620 '--'")]
    [DataRow("ssh", "-4, elsewhere", "SFLOW1621 'elsewhere'")]
    [DataRow("python", "-d, --name, x", "")]
    public void OptionsAreReadAsTheProgramReadsThem(string type, string words, string expected)
    {
        var fields = type switch
        {
            "docker" => "image: i",
            "ssh" => "host: h",
            _ => "python_exec: python3",
        };
        Assert.AreEqual(
            expected,
            Errors(
                $"operators: [{{name: o, type: {type}, {fields}, extra_args: [{words}]}}]\n"
                    + $"workflow: {{name: w, tasks: [{{name: t, operator: o, script: [x]}}]}}\n"
            )
        );
    }

    [TestMethod]
    public void WhatATaskAppendsIsCheckedAtItsOwnPlace()
    {
        var result = Compile(
            "operators: [{name: o, type: docker, image: i, extra_args: [--ipc=host]}]\nworkflow:\n  name: w\n  tasks:\n"
                + "    - name: t\n      operator: {name: o, extra_args: [-d]}\n      script: [x]\n"
        );
        Assert.AreEqual(
            "7,39 SFLOW1620",
            string.Join("; ", result.Diagnostics.Select(d => $"{d.Location.Line},{d.Location.Column} {d.Code}"))
        );
    }

    [TestMethod]
    public void AScriptOfAnSshTaskMayBeLongerThanAnArgument()
    {
        string Module(string type, int size) =>
            $"operators: [{{name: o, {type}}}]\n"
            + $"workflow: {{name: w, tasks: [{{name: t, operator: o, script: [\"{new string('x', size)}\"]}}]}}\n";
        Assert.AreEqual("", Errors(Module("type: ssh, host: h", 1_000_000)));
        Assert.StartsWith("SFLOW1606", Errors(Module("type: docker, image: i", 131_072)));
    }

    private static string Errors(string module) =>
        string.Join(
            "; ",
            Compile(module).Diagnostics.Select(d => $"{d.Code} {d.Message.Split(" can't be", 2)[0].Split(" in the extra_args", 2)[0]}")
        );

    private static CompileResult Compile(string module) =>
        new WorkflowCompiler(new OneFile("version: \"0.1\"\n" + module)).Compile(
            new CompileRequest { Name = "w", Modules = [new Located<string>("w.yaml", TextLocation.OfFile("test"))] }
        );

    private sealed class OneFile(string text) : ISourceReader
    {
        public SourceReadResult Read(string path) => new(Encoding.UTF8.GetBytes(text), null);
    }
}
