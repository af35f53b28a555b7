namespace Sflow.Tests.Conformance;

/// <summary>
/// The deviating cases of the public data by name. They only check that exactly these deviate, and for the reason given; what explains
/// a deviation are the causes, which work on any data of the same layout.
/// </summary>
internal static class PublicDeviations
{
    public static readonly Dictionary<string, string> Compose = new()
    {
        ["0.3/task-result-mixed-forms"] = "64",
        ["0.3/rand-30027"] = "74",
        ["0.3/rand-30020"] = "61",
        ["0.3/rand-30018"] = "60",
        ["0.3/rand-30011"] = "61",
        ["0.3/rand-30006"] = "74",
        ["0.3/rand-30001"] = "61",
        ["0.3/err-nodes-indices-text"] = "96",
        ["0.2/merge-drops-unknown-keys"] = "O6",
        ["0.2/merge-drops-nameless-items"] = "O6",
        ["0.2/merge-duplicate-in-list"] = "O6",
        ["0.2/single-duplicate-in-list"] = "O6",
        ["0.2/yaml-merge-list"] = "O6",
        ["0.2/ok-backend-extra-key"] = "O7",
        ["0.2/ok-operator-extra-key"] = "O7",
        ["0.2/ok-expression-unknown-filter"] = "O16",
        ["0.2/set-bad-expression"] = "O16",
        ["0.2/merge-timeout-null"] = "O8",
        ["0.2/err-comment-marker-with-expression"] = "O11",
        ["0.2/set-list-on-scalar-var"] = "O23",
        ["0.2/set-types"] = "O23",
        ["0.2/set-types-list-form"] = "O23",
        ["0.2/err-set-workflow-variable"] = "O34",
        ["0.2/err-exclude-negative"] = "54",
        ["0.2/err-gpus-per-node-zero"] = "54",
        ["0.2/yaml-scalars"] = "38",
        ["0.2/yaml-duplicate-keys"] = "39",
        ["0.2/yaml-int-keys"] = "39",
        ["0.3/artifact-scheme-change-keeps-content"] = "64",
        ["0.3/backend-type-change-keeps-fields"] = "64",
        ["0.3/duplicate-in-later-list"] = "62",
        ["0.3/err-operator-docker-type"] = "65",
        ["0.3/err-required-by-cycle-is-not-seen-here"] = "74",
        ["0.3/operator-image-and-name-after-merge"] = "64",
        ["0.3/script-mapping-line"] = "63",
        ["0.3/task-probe-kind-change"] = "64",
        ["0.3/task-probe-pattern-change"] = "64",
        ["0.3/variables-null-entry"] = "60",
        ["0.3/variables-null-field"] = "60",
        ["0.3/variables-scalar-over-mapping"] = "61",
        ["0.3/workflow-other-keys-merge"] = "60",
    };

    public static readonly Dictionary<string, string> Resolve = new()
    {
        ["0.3/rand-30022"] = "O19",
        ["0.3/rand-30012"] = "74",
        ["0.2/merge-dict-dict-resolved"] = "O19",
        ["0.2/merge-list-then-dict-resolved"] = "O19",
        ["0.2/rand-10002"] = "O19",
        ["0.2/rand-10008"] = "O14",
        ["0.2/resolve-coerce-odd"] = "O1",
        ["0.2/resolve-default-filter"] = "O12",
        ["0.2/resolve-description-too"] = "O20",
        ["0.2/resolve-list-with-expr"] = "O21",
        ["0.2/resolve-looks-pure"] = "O1, O2",
        ["0.2/resolve-mixed-strings"] = "O2",
        ["0.2/resolve-nested-braces"] = "O2",
        ["0.2/resolve-replica-kept"] = "O19",
        ["0.2/resolve-shell-builtins"] = "O15, O32",
        ["0.2/resolve-type-coercion"] = "O1",
        ["0.2/set-bad-expression-resolved"] = "O16",
        ["0.2/set-list-sets-domain-resolved"] = "O19",
        ["0.2/single-dict-tasks-resolved"] = "O19",
        ["0.2/single-duplicate-in-list-resolved"] = "O6",
        ["0.3/resolve-partial-inlining"] = "77",
        ["0.3/resolve-replica-variables"] = "O19",
        ["0.3/resolve-domain"] = "O3",
        ["0.3/resolve-wrapped-values"] = "75, O3",
    };

    public static readonly Dictionary<string, string> Plan = new()
    {
        ["0.2/err-backend-gpus-zero-expr"] = "54",
        ["0.2/err-node-both"] = "54",
        ["0.2/node-count-gpus"] = "54",
        ["0.2/err-backend-nodes-float"] = "O14",
        ["0.2/err-probe-delay-expression"] = "O17",
        ["0.2/err-task-expr-brackets"] = "O12",
        ["0.2/err-var-backend-in-global"] = "0.3",
        ["0.2/err-var-cast-float-value"] = "O14",
        ["0.2/err-var-cast-int"] = "O14",
        ["0.2/err-wf-var-sees-wf-var"] = "O13",
        ["0.2/gpu-pack-replicas"] = "O29",
        ["0.2/gpu-unknown-capacity"] = "O28",
        ["0.2/names-not-resolved"] = "O17",
        ["0.2/op-docker"] = "O24, O25, 53",
        ["0.2/op-override-rules"] = "O7",
        ["0.2/op-srun-empty-values"] = "O30",
        ["0.2/op-ssh"] = "52",
        ["0.2/op-srun-extra-args-collapse"] = "O25",
        ["0.2/probes-all"] = "O30",
        ["0.2/rand-20003"] = "O24, O25, 53",
        ["0.2/rand-20004"] = "O24, O25, 53",
        ["0.2/rand-20006"] = "O29",
        ["0.2/rand-20007"] = "O29",
        ["0.2/rep-name-clash-with-task"] = "O9",
        ["0.2/rep-name-collision"] = "O9",
        ["0.2/rep-sweep"] = "O18",
        ["0.2/script-comment-marker"] = "O11",
        ["0.2/slurm-backend-named-local"] = "O27",
        ["0.2/slurm-nodes-zero"] = "O27",
        ["0.2/task-variables-ignored"] = "O10",
        ["0.2/var-shadows-context"] = "O15, O32",
        ["0.2/var-types"] = "O14",
        ["0.2/wf-var-overrides-global"] = "O13",
    };

    /// <summary>Compares the deviating cases of a set with the list. With other data, the test is inconclusive.</summary>
    public static void Compare(IReadOnlyDictionary<string, string> known, string set, IEnumerable<(string Id, Verdict Verdict)> judged)
    {
        if (!ConformanceSet.Named(set).IsPublic)
            Assert.Inconclusive("The list is of the public data, and this run has other data.");
        var found = judged.Where(one => one.Verdict.Number is not null).Select(one => $"{one.Id} {one.Verdict.Number}").ToList();
        CollectionAssert.AreEquivalent(
            known
                .Where(entry => entry.Key.StartsWith(set + "/", StringComparison.Ordinal))
                .Select(entry => $"{entry.Key} {entry.Value}")
                .ToList(),
            found,
            string.Join("\n", found)
        );
    }
}
