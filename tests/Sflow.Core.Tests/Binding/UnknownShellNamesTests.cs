using Sflow.Compilation;

namespace Sflow.Tests.Binding;

/// <summary>A <c>${NAME}</c> that nothing explains is told; what a script sets in any of bash's ways is not.</summary>
[TestClass]
public sealed class UnknownShellNamesTests
{
    [TestMethod]
    [DataRow("echo ${NAME}")]
    [DataRow("echo \"${NAME}\"")]
    [DataRow("x=${NAME}")]
    [DataRow("echo ${OTHER:-} ${NAME}")]
    [DataRow("read -t 5 answer; echo ${NAME}")]
    [DataRow("export NAMES=1; echo ${NAME}")]
    public void Unexplained(string script) => Assert.AreEqual("SFLOW1413", Codes(script));

    [TestMethod]
    [DataRow("NAME=1; echo ${NAME}")]
    [DataRow("export NAME; echo ${NAME}")]
    [DataRow("export A=1 NAME=2; echo ${NAME}")]
    [DataRow("local x NAME=1; echo ${NAME}")]
    [DataRow("declare -A NAME=([a]=1); echo ${NAME}")]
    [DataRow("NAME+=x; echo ${NAME}")]
    [DataRow("NAME[0]=x; echo ${NAME}")]
    [DataRow("for NAME in a b; do echo ${NAME}; done")]
    [DataRow("for ((NAME=0; NAME<3; NAME++)); do echo ${NAME}; done")]
    [DataRow("(( NAME = 3 )); echo ${NAME}")]
    [DataRow("let NAME=3; echo ${NAME}")]
    [DataRow("while read -r a NAME; do echo ${NAME}; done < f")]
    [DataRow("while IFS='=' read -r a NAME; do echo ${NAME}; done < f")]
    [DataRow("read -t 5 NAME; echo ${NAME}")]
    [DataRow("read -n 1 -p 'go? ' NAME; echo ${NAME}")]
    [DataRow("read -d '' -r NAME < f; echo ${NAME}")]
    [DataRow("mapfile -t NAME < f; echo ${NAME}")]
    [DataRow("printf -v NAME '%02d' 3; echo ${NAME}")]
    [DataRow("while getopts ab: NAME; do echo ${NAME}; done")]
    [DataRow(": \"${NAME:=8000}\"; echo ${NAME}")]
    [DataRow(": ${NAME=8000}; echo ${NAME}")]
    [DataRow("exec {NAME}>log; echo ${NAME}")]
    [DataRow("echo ${NAME:-none}")]
    [DataRow("echo '${NAME}'")]
    [DataRow("echo \\${NAME}")]
    [DataRow("source env.sh; echo ${NAME}")]
    [DataRow(". ./env.sh; echo ${NAME}")]
    [DataRow("eval \"$(tool env)\"; echo ${NAME}")]
    [DataRow("export $(grep -v '^#' .env | xargs); echo ${NAME}")]
    [DataRow("export \"$(cat .env)\"; echo ${NAME}")]
    [DataRow("module load cuda; echo ${NAME}")]
    [DataRow("conda activate x && echo ${NAME}")]
    [DataRow("echo ${HOME} ${SLURM_JOB_ID} ${SFLOW_OUTPUT_DIR} ${CUDA_VISIBLE_DEVICES}")]
    [DataRow("echo ${GIVEN} ${ART}")]
    public void Explained(string script) => Assert.AreEqual("", Codes(script));

    private static string Codes(string script)
    {
        var text = $$"""
            version: "0.1"
            variables: {GIVEN: 1}
            artifacts: [{name: ART, uri: "fs:///x", description: for programs}]
            workflow:
              name: w
              tasks:
                - name: t
                  script:
                    - |
                      echo ${GIVEN}
                      {{script}}
            """;
        var request = new CompileRequest
        {
            Name = "w",
            Modules = [new Located<string>("m.yaml", TextLocation.OfFile("p"))],
            Outputs = CompileOutputs.None,
        };
        return string.Join(" ", new WorkflowCompiler(new OneFile(text)).Compile(request).Diagnostics.Select(finding => finding.Code));
    }

    private sealed class OneFile(string text) : ISourceReader
    {
        public SourceReadResult Read(string path) => new(Encoding.UTF8.GetBytes(text), null);
    }
}
