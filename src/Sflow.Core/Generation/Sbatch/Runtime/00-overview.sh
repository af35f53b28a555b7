# ==================================================================================================
#  The Sflow runtime: fixed text, identical in every generated script.
#
#  Needs bash >= 4.4, coreutils, grep, sed; Slurm's client commands for srun tasks; curl for https.
#
#  One process, the supervisor, decides everything. It sleeps in `read` on the event pipe; whatever
#  happens elsewhere is written there as one line:
#
#      exit  <task> <attempt> <code>             a task's process ended          (its wrapper says so)
#      ready <task> <attempt> <probe> <text>     a readiness probe passed        (the probe says so)
#      fail  <task> <attempt> <probe> <text>     a failure probe triggered       (the probe says so)
#      signal <name>                             the supervisor got a signal     (its own trap says so)
#      silent                                    Slurm does not answer           (a helper says so)
#
#  Descriptors:  6 to the guardian   7 events.jsonl   8 a pipe that nobody writes   9 the event pipe
#  Process groups: each task, each probe, each helper and the guardian has its own.
#  Tasks and probes are numbered from 0; arrays below are indexed by that number.
#  Names beginning with _sf_ or _SF_ are private; results of functions come back in _SF_<NAME>, since
#  a command substitution would cost a process.
# ==================================================================================================

if ((${BASH_VERSINFO[0]:-0} * 100 + ${BASH_VERSINFO[1]:-0} < 404)); then
  printf 'sflow: error: this script needs bash 4.4 or later, this is %s\n' "${BASH_VERSION:-another shell}" >&2
  exit 2
fi

# A prologue may have changed the shell; from here on everything relies on these settings.
# Byte semantics (C locale) make patterns, lengths and decimal points the same everywhere; tasks get
# the caller's locale back (_sf_become_task).
set +o errexit +o pipefail +o noclobber +o monitor +o posix -o nounset -o noglob
IFS=$' \t\n'
_SF_CALLER_LC_ALL=${LC_ALL-} _SF_CALLER_HAD_LC_ALL=${LC_ALL+yes}
export LC_ALL=C

# ---- the workflow, as the words of `workflow` gave it ----
_SF_WORKFLOW=workflow _SF_WORKFLOW_LIMIT_MS=0 _SF_GRACE_MS=10000 _SF_PLAN=null
_SF_WORKSPACE='' _SF_OUTPUT='' _SF_PREFIX='__SFLOW_' _SF_NODES_NEEDED=0 _SF_GPUS_NEEDED=0
_SF_ENVIRONMENT=''                                  # packed NAME=VALUE words for every task
_SF_REQUIRED=() _SF_INLINE=() _SF_FETCHES=()        # artifacts, each packed
_SF_TASKS=0 _SF_CURRENT=-1                          # how many tasks; the one being described
declare -A _SF_ID_OF=()                             # task name -> number

_SF_NAME=() _SF_NEEDS=() _SF_DEPENDENTS=() _SF_ARGV=() _SF_SCRIPT=() _SF_TASK_ENV=() _SF_FINGERPRINT=()
_SF_RETRIES=() _SF_RETRY_MS=() _SF_BACKOFF=() _SF_LIMIT_MS=() _SF_READY_MS=()
_SF_SERVICE=() _SF_LABELLED=() _SF_REMOTE=() _SF_CONTAINER=() _SF_STEP=() _SF_TASK_PROBES=()
_SF_OUTPUTS=() _SF_METRICS=()
_SF_PROBE_TASK=() _SF_PROBE_ROLE=() _SF_PROBE_WORDS=()

# ---- what is known while it runs ----
_SF_RUN='' _SF_JOB='' _SF_RESUMED=false _SF_NODE=()
declare -A _SF_TOKEN=()                             # token key -> value
_SF_WRONG=()                                        # what preflight found wrong
_SF_PHASE=setup                                     # setup, run, stop, ended
_SF_CODE=0 _SF_REASON='' _SF_CAUSE=''               # the workflow's exit code, and why and by what it stopped
_SF_UNDONE=0                                        # tasks not yet COMPLETED, or READY in case of a service
_SF_STATE=() _SF_ATTEMPT=() _SF_UNMET=() _SF_EXIT_CODE=() _SF_DOOM=() _SF_DOOM_TEXT=()
_SF_PID=() _SF_PROBE_PID=() _SF_LOG_OFFSET=() _SF_LEFT_GROUP=() _SF_BEGAN=() _SF_ENDED=() _SF_MISSED_BEAT=() _SF_STRENGTH=()
declare -A _SF_LIVE=()                              # numbers of the tasks that have a process
declare -A _SF_DUE=()                               # timer -> when, in milliseconds
_SF_NEXT_DUE=0                                      # no timer is due before this; 0: none at all
_SF_QUEUE=()                                        # tasks whose needs are met, to be started
_SF_HELPERS=() _SF_GUARDIAN='' _SF_SIGNAL='' _SF_ESCALATIONS=0 _SF_DISK_FAILED='' _SF_SILENT=''
