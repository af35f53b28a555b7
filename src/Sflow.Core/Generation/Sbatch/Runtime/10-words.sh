# ---- the words of `workflow` ----
# These functions only record what the workflow describes. They resolve, write and start nothing.

# Adds an error to the report of the preflight. The report has all errors, each of them once.
_sf_wrong() {
  local said
  for said in "${_SF_WRONG[@]}"; do
    if [[ $said == "$*" ]]; then return 0; fi
  done
  _SF_WRONG+=("$*")
}

# Accepts only digits, because bash would evaluate any other text as an expression.
_sf_whole() {
  _SF_WHOLE=0
  if [[ $1 =~ ^[0-9]{1,9}$ ]]; then _SF_WHOLE=$((10#$1)); else _sf_wrong "'$1' is not a whole number"; fi
}

# The text of a word is its argument, or its here-document without the last newline.
_sf_take_text() {
  if (($#)); then
    _SF_TEXT=$1
  else
    IFS= read -r -d '' _SF_TEXT || :
    _SF_TEXT=${_SF_TEXT%$'\n'}
  fi
}

wf_name() { _SF_WORKFLOW=$1; }
wf_timeout() { _sf_milliseconds "$1"; _SF_WORKFLOW_LIMIT_MS=$_SF_MS; }
wf_grace() { _sf_milliseconds "$1"; _SF_GRACE_MS=$_SF_MS; }
wf_dirs() { _SF_WORKSPACE=$1 _SF_OUTPUT=$2; }
wf_token_prefix() { _SF_PREFIX=$1; }
wf_fingerprint() { _SF_COMMON_FINGERPRINT=$1; }
wf_nodes() { _sf_whole "$1"; _SF_NODES_NEEDED=$_SF_WHOLE; }
wf_gpus_per_node() { _sf_whole "$1"; _SF_GPUS_NEEDED=$_SF_WHOLE; }
wf_plan() { _SF_PLAN=$1; }
wf_identity() { _SF_IDENTITY=$1; } # identity, engine
wf_origin() { _SF_ORIGIN=$1; }
# wf_monitor here|0,1 INTERVAL_MS SCOPE…: samples this machine, or these nodes of the allocation
wf_monitor() { _sf_pack "$@"; _SF_MONITORS+=("$_SF_PACKED"); }

require_path() { _sf_pack "$1" "$2"; _SF_REQUIRED+=("$_SF_PACKED"); }
artifact() { _sf_take_text "${@:3}"; _sf_pack "$1" "$2" "$_SF_TEXT"; _SF_INLINE+=("$_SF_PACKED"); }
fetch() { _sf_pack "$1" "$2" "$3"; _SF_FETCHES+=("$_SF_PACKED"); }
name_artifact() { _sf_pack "$1=$2"; _SF_ENVIRONMENT=$_SF_PACKED$_SF_ENVIRONMENT; }

setenv() {
  _sf_pack "$1=$2"
  if ((_SF_CURRENT < 0)); then _SF_ENVIRONMENT+=$_SF_PACKED; else _SF_TASK_ENV[_SF_CURRENT]+=$_SF_PACKED; fi
}

task() {
  local id=$_SF_TASKS
  if [[ ! $1 =~ ^[A-Za-z0-9_.-]+$ || $1 == . || $1 == .. ]]; then _sf_wrong "'$1' cannot be a task's name"; fi
  if [[ -n ${_SF_ID_OF[$1]+taken} ]]; then _sf_wrong "two tasks are named $1"; fi
  ((++_SF_TASKS))
  _SF_CURRENT=$id _SF_ID_OF[$1]=$id _SF_NAME[id]=$1
  _SF_NEEDS[id]='' _SF_DEPENDENTS[id]='' _SF_ARGV[id]='' _SF_TASK_ENV[id]='' _SF_FINGERPRINT[id]=''
  _SF_RETRIES[id]=0 _SF_RETRY_MS[id]=0 _SF_BACKOFF[id]=1000 _SF_LIMIT_MS[id]=0
  _SF_SERVICE[id]=false _SF_LABELLED[id]=false _SF_REMOTE[id]=false _SF_CONTAINER[id]='' _SF_STEP[id]='' _SF_GPUS[id]='' _SF_TASK_PROBES[id]=''
  _SF_CONTAINER_ENV[id]='' _SF_JOB_CONTAINER[id]='' _SF_CONTAINER_MAKER[id]='' _SF_CONTAINER_NEEDS[id]=''
  _SF_OUTPUTS[id]='' _SF_METRICS[id]='' _SF_RESULTS[id]=''
  _SF_STATE[id]=PENDING _SF_ATTEMPT[id]=0 _SF_UNMET[id]=0 _SF_EXIT_CODE[id]='' _SF_DOOM[id]='' _SF_DOOM_TEXT[id]='' _SF_DOOM_MEMBERS[id]=''
  _SF_PID[id]='' _SF_LOG_OFFSET[id]=0 _SF_LEFT_GROUP[id]='' _SF_BEGAN[id]='' _SF_STARTED[id]=0 _SF_ENDED[id]='' _SF_MISSED_BEAT[id]=''
  _SF_STRENGTH[id]=0 _SF_CLEANUP_MS[id]=0
}

needs() { _SF_NEEDS[_SF_CURRENT]+=" $*"; }
time_limit() { _sf_milliseconds "$1"; _SF_LIMIT_MS[_SF_CURRENT]=$_SF_MS; }
# What the task has of its own, with what all tasks have in common.
fingerprint() { _SF_FINGERPRINT[_SF_CURRENT]=$1${_SF_COMMON_FINGERPRINT:+.$_SF_COMMON_FINGERPRINT}; }
serves() { _sf_pack "$_SF_CURRENT" "$1" "$2"; _SF_SERVES+=("$_SF_PACKED"); } # host port
gpus() {
  _SF_GPUS[_SF_CURRENT]=$1
  if [[ ! $1 =~ ^(0|[1-9][0-9]{0,3})(,(0|[1-9][0-9]{0,3}))*$ ]]; then _sf_wrong "'$1' is not a list of GPUs such as 0,1"; fi
}
labelled() { _SF_LABELLED[_SF_CURRENT]=true; }
remote() { _SF_REMOTE[_SF_CURRENT]=true; }
docker_name() { _SF_CONTAINER[_SF_CURRENT]=$1; }
# container_step: the task is a step in a Pyxis container. Its argument limits, in seconds, the removal of the container
# after the processes have ended. container_env: variables that override the image's, besides those of this run.
# job_container: the container of this job in which the task runs, and a second argument if the task makes it.
# container_needs: an image or a source of a mount that must exist before the task starts.
container_step() { _sf_milliseconds "$1"; _SF_CLEANUP_MS[_SF_CURRENT]=$_SF_MS; }
container_env() { _SF_CONTAINER_ENV[_SF_CURRENT]=$1; }
job_container() { _SF_JOB_CONTAINER[_SF_CURRENT]=$1 _SF_CONTAINER_MAKER[_SF_CURRENT]=${2-}; }
container_needs() { _sf_pack "$1" "$2"; _SF_CONTAINER_NEEDS[_SF_CURRENT]+=$_SF_PACKED; }
launch() { _sf_pack "$@"; _SF_ARGV[_SF_CURRENT]=$_SF_PACKED; }
# shellcheck disable=SC2120  # a task whose text holds control characters passes it as an argument
script() { _sf_take_text "$@"; _SF_SCRIPT[_SF_CURRENT]=$_SF_TEXT; }
script_same_as() { _SF_SCRIPT[_SF_CURRENT]=${_SF_SCRIPT[${_SF_ID_OF[$1]}]}; }
output() { _sf_pack "$@"; _SF_OUTPUTS[_SF_CURRENT]+=$_SF_PACKED$'\n'; }
metric() { _sf_pack "$1" "$2"; _SF_METRICS[_SF_CURRENT]+=$_SF_PACKED; }
# result NAME TYPE AGGREGATE REQUIRED GROUPS UNIT REGEX FILTER BEGINNING PROGRAM…: a value that a regular expression finds.
# REQUIRED is yes or no. GROUPS are the numbers of the groups of which the first that took part has the value. UNIT is
# JSON. REGEX is what the user wrote. FILTER is a POSIX expression for at least the same lines. Part 31 describes programs.
result() { _sf_pack log "$@"; _SF_RESULTS[_SF_CURRENT]+=$_SF_PACKED$'\n'; }
# The task writes a JSON file into its folder.
result_file() { _sf_pack file "$1"; _SF_RESULTS[_SF_CURRENT]=$_SF_PACKED$'\n'; }

# The arguments are a count, the first wait in seconds, and a factor, which is stored in thousandths.
retries() {
  _sf_whole "$1"; _SF_RETRIES[_SF_CURRENT]=$_SF_WHOLE
  _sf_milliseconds "$2"; _SF_RETRY_MS[_SF_CURRENT]=$_SF_MS
  _sf_milliseconds "$3"; _SF_BACKOFF[_SF_CURRENT]=$_SF_MS
}

ready_when() { _SF_SERVICE[_SF_CURRENT]=true; _sf_note_probe ready "$@"; }
fail_when() { _sf_note_probe fail "$@"; }
_sf_note_probe() {
  local probe=${#_SF_PROBE_TASK[@]} word
  _SF_PROBE_TASK[probe]=$_SF_CURRENT _SF_PROBE_ROLE[probe]=$1 _SF_PROBE_PID[probe]=''
  _SF_PROBE_WITHIN_MS[probe]=0 _SF_PROBE_SEEN[probe]='' _SF_PROBE_CHECKS[probe]=0 _SF_PROBE_TEXT[probe]=''
  for word in "${@:3}"; do
    if [[ $word == within=* ]]; then _sf_milliseconds "${word#within=}"; _SF_PROBE_WITHIN_MS[probe]=$_SF_MS; fi
  done
  _sf_pack "${@:2}"
  _SF_PROBE_WORDS[probe]=$_SF_PACKED
  _SF_TASK_PROBES[_SF_CURRENT]+=" $probe"
}
