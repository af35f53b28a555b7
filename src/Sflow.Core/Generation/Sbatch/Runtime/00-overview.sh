# ==================================================================================================
#  The Sflow runtime. It is the same in every generated script.
#
#  It needs bash >= 4.4, coreutils, grep and sed; Slurm's client commands for srun tasks; curl for https.
#
#  One process, the supervisor, makes all decisions. It sleeps in `read` on the event pipe. When something
#  happens, another process or a trap writes one line into that pipe:
#
#      exit  <task> <attempt> <code>             the process of a task ended     (from its wrapper)
#      ready <task> <attempt> <probe> <checks> <text>   a readiness probe passed (from the probe)
#      fail  <task> <attempt> <probe> <checks> <text>   a failure probe triggered
#      missed <task> <attempt> <probe>           a last look found nothing       (from the probe)
#      signal <name>                             the supervisor got a signal     (from its own trap)
#      silent                                    Slurm does not answer           (from a helper)
#      tick                                      a timer is due                  (from the clock)
#      listener <word>                           an INT during the setup         (from the listener, part 66)
#
#  Where to look:  parts 05 to 36  one task: the words that describe it, its own process (the wrapper), outputs, results
#                                  (31 to 34, which only scripts with results have), probes
#                  42 timers (a table)   44 the record   46 processes, the guardian   47 the monitor   50 the start of an attempt
#                  55 how tasks are ended (a table)   58 readiness   60 states of tasks (a table)   65 the loop, messages, signals
#                  66 the listener (INT during the setup)
#                  70 to 78 before the first task   80 the summary   85 on a terminal   90 from start to end
#  The parts up to 36 need only a process that reads the lines that they post.
#
#  Descriptors:  3 to the listener   5 to the clock   6 to the guardian   7 events.jsonl
#                8 a pipe that nobody writes   9 the event pipe
#  Process groups: each task, each probe, each helper, the clock and the guardian has its own.
#  Tasks and probes are numbered from 0. These numbers are the indices of the arrays below.
#  Names that begin with _sf_ or _SF_ are private. A function returns its result in _SF_<NAME>, because a
#  command substitution would cost a process.
# ==================================================================================================

if ((${BASH_VERSINFO[0]:-0} * 100 + ${BASH_VERSINFO[1]:-0} < 404)); then
  printf 'sflow: error: this script needs bash 4.4 or later, this is %s\n' "${BASH_VERSION:-another shell}" >&2
  exit 2
fi

# A prologue may have set traps and changed the options of the shell. From here on, all code relies on these settings.
# The traps of signals and EXIT are replaced later (part 65). In the C locale, patterns, lengths and decimal points work
# on bytes and are the same everywhere. Tasks get the caller's locale back (_sf_become_task).
trap - ERR DEBUG RETURN
set +o errexit +o errtrace +o functrace +o pipefail +o allexport +o noclobber +o monitor +o posix -o nounset -o noglob
IFS=$' \t\n'
_SF_CALLER_LC_ALL=${LC_ALL-} _SF_CALLER_HAD_LC_ALL=${LC_ALL+yes}
export LC_ALL=C
# TMOUT limits the time of every `read` that has no limit of its own. Some sites export it. Tasks get it back, too. A
# prologue can make it readonly. Then `read` ends with a code over 128, and the processes that wait in `read` continue.
_SF_CALLER_TMOUT=''
if [[ -n ${TMOUT-} && ${TMOUT@a} == *x* ]]; then _SF_CALLER_TMOUT=$TMOUT; fi
unset -v TMOUT 2>/dev/null

# ---- the workflow, as the words of `workflow` describe it ----
_SF_WORKFLOW=workflow _SF_WORKFLOW_LIMIT_MS=0 _SF_GRACE_MS=10000 _SF_PLAN=null _SF_ORIGIN=null _SF_IDENTITY='' _SF_COMMON_FINGERPRINT=''
_SF_WORKSPACE='' _SF_OUTPUT='' _SF_PREFIX='__SFLOW_' _SF_NODES_NEEDED=0 _SF_GPUS_NEEDED=0 _SF_GPUS_UNASKED=''
_SF_ENVIRONMENT=''                                  # packed NAME=VALUE words for every task
_SF_REQUIRED=() _SF_INLINE=() _SF_FETCHES=()        # artifacts, each packed
_SF_TASKS=0 _SF_CURRENT=-1                          # the number of tasks; the one that is being described
declare -A _SF_ID_OF=()                             # task name -> number

_SF_NAME=() _SF_NEEDS=() _SF_DEPENDENTS=() _SF_ARGV=() _SF_SCRIPT=() _SF_TASK_ENV=() _SF_FINGERPRINT=()
_SF_RETRIES=() _SF_RETRY_MS=() _SF_BACKOFF=() _SF_LIMIT_MS=()
_SF_SERVICE=() _SF_LABELLED=() _SF_REMOTE=() _SF_CONTAINER=() _SF_STEP=() _SF_GPUS=() _SF_TASK_PROBES=()
_SF_CONTAINER_ENV=() _SF_JOB_CONTAINER=() _SF_CONTAINER_MAKER=() _SF_CONTAINER_NEEDS=() _SF_PYXIS_IS_OLD=''
_SF_OUTPUTS=() _SF_METRICS=() _SF_RESULTS=()
_SF_PROBE_TASK=() _SF_PROBE_ROLE=() _SF_PROBE_WORDS=() _SF_PROBE_WITHIN_MS=() _SF_SERVES=()

# ---- the state while the workflow runs ----
_SF_RUN='' _SF_JOB='' _SF_RESUMED=false _SF_NODE=()
declare -A _SF_TOKEN=()                             # token key -> value
_SF_WRONG=()                                        # the errors that preflight found
_SF_PHASE=setup                                     # setup, run, stop, ended
_SF_CODE=0 _SF_REASON='' _SF_CAUSE=''               # the workflow's exit code, and why and by what it stopped
_SF_UNDONE=0                                        # tasks that are not COMPLETED (services: not READY) yet
_SF_STATE=() _SF_ATTEMPT=() _SF_UNMET=() _SF_EXIT_CODE=() _SF_DOOM=() _SF_DOOM_TEXT=() _SF_DOOM_MEMBERS=()
_SF_PROBE_SEEN=() _SF_PROBE_CHECKS=() _SF_PROBE_TEXT=()  # when a probe triggered in this attempt, and what it said
_SF_PID=() _SF_PROBE_PID=() _SF_LOG_OFFSET=() _SF_LEFT_GROUP=() _SF_BEGAN=() _SF_STARTED=() _SF_ENDED=()
_SF_MISSED_BEAT=() _SF_STRENGTH=() _SF_CLEANUP_MS=()
declare -A _SF_LIVE=()                              # numbers of the tasks that have a process
declare -A _SF_LOOKING=()                           # numbers of the services that have exited, and whose probes look a last time
declare -A _SF_DUE=()                               # timer -> when it is due, in milliseconds
_SF_NEXT_DUE=0                                      # no timer is due before this time; 0: no timer is set
_SF_FORCE_DUE=()                                    # tasks whose grace time has just ended
_SF_LISTENER='' _SF_CLOCK='' _SF_CLOCK_DUE=0                        # the clock's process, and when it ticks next; 0: it does not tick
_SF_QUEUE=()                                        # tasks that can start now
_SF_MONITORS=() _SF_MONITOR_PID=()                 # the hardware monitor, packed; its processes
_SF_HELPERS=() _SF_GUARDIAN='' _SF_SIGNAL='' _SF_SIGNAL_SEEN='' _SF_DISK_FAILED='' _SF_SILENT='' _SF_IGNORED=''
