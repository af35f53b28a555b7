# ---- the words of `workflow` ----
# They only note what is said; nothing is resolved, written or started here.

# What preflight will report; everything wrong is said at once, and once.
_sf_wrong() {
  local said
  for said in "${_SF_WRONG[@]}"; do [[ $said != "$*" ]] || return 0; done
  _SF_WRONG+=("$*")
}

# Bash would compute whatever stands in place of a number.
_sf_whole() {
  _SF_WHOLE=0
  if [[ $1 =~ ^[0-9]{1,9}$ ]]; then _SF_WHOLE=$((10#$1)); else _sf_wrong "'$1' is not a whole number"; fi
}

# The text of a word: its argument, or its here-document less the one newline that ends it.
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
wf_nodes() { _sf_whole "$1"; _SF_NODES_NEEDED=$_SF_WHOLE; }
wf_gpus_per_node() { _sf_whole "$1"; _SF_GPUS_NEEDED=$_SF_WHOLE; }
wf_plan() { _SF_PLAN=$1; }

require_path() { _sf_pack "$1" "$2"; _SF_REQUIRED+=("$_SF_PACKED"); }
artifact() { _sf_take_text "${@:3}"; _sf_pack "$1" "$2" "$_SF_TEXT"; _SF_INLINE+=("$_SF_PACKED"); }
fetch() { _sf_pack "$1" "$2" "$3"; _SF_FETCHES+=("$_SF_PACKED"); }
name_artifact() { _sf_pack "$1=$2"; _SF_ENVIRONMENT+=$_SF_PACKED; }

setenv() {
  _sf_pack "$1=$2"
  if ((_SF_CURRENT < 0)); then _SF_ENVIRONMENT+=$_SF_PACKED; else _SF_TASK_ENV[_SF_CURRENT]+=$_SF_PACKED; fi
}

task() {
  local id=$_SF_TASKS
  [[ $1 =~ ^[A-Za-z0-9_.-]+$ && $1 != . && $1 != .. ]] || _sf_wrong "'$1' cannot be a task's name"
  [[ -z ${_SF_ID_OF[$1]+taken} ]] || _sf_wrong "two tasks are named $1"
  ((++_SF_TASKS))
  _SF_CURRENT=$id _SF_ID_OF[$1]=$id _SF_NAME[id]=$1
  _SF_NEEDS[id]='' _SF_DEPENDENTS[id]='' _SF_ARGV[id]='' _SF_TASK_ENV[id]='' _SF_FINGERPRINT[id]=''
  _SF_RETRIES[id]=0 _SF_RETRY_MS[id]=0 _SF_BACKOFF[id]=1000 _SF_LIMIT_MS[id]=0 _SF_READY_MS[id]=0
  _SF_SERVICE[id]=false _SF_LABELLED[id]=false _SF_REMOTE[id]=false _SF_CONTAINER[id]='' _SF_STEP[id]='' _SF_TASK_PROBES[id]=''
  _SF_OUTPUTS[id]='' _SF_METRICS[id]=''
  _SF_STATE[id]=PENDING _SF_ATTEMPT[id]=0 _SF_UNMET[id]=0 _SF_EXIT_CODE[id]='' _SF_DOOM[id]='' _SF_DOOM_TEXT[id]=''
  _SF_PID[id]='' _SF_LOG_OFFSET[id]=0 _SF_LEFT_GROUP[id]='' _SF_BEGAN[id]='' _SF_ENDED[id]='' _SF_MISSED_BEAT[id]=''
}

needs() { _SF_NEEDS[_SF_CURRENT]+=" $*"; }
time_limit() { _sf_milliseconds "$1"; _SF_LIMIT_MS[_SF_CURRENT]=$_SF_MS; }
ready_within() { _sf_milliseconds "$1"; _SF_READY_MS[_SF_CURRENT]=$_SF_MS; }
fingerprint() { _SF_FINGERPRINT[_SF_CURRENT]=$1; }
labelled() { _SF_LABELLED[_SF_CURRENT]=true; }
remote() { _SF_REMOTE[_SF_CURRENT]=true; }
docker_name() { _SF_CONTAINER[_SF_CURRENT]=$1; }
launch() { _sf_pack "$@"; _SF_ARGV[_SF_CURRENT]=$_SF_PACKED; }
# shellcheck disable=SC2120  # a task whose text holds control characters passes it as an argument
script() { _sf_take_text "$@"; _SF_SCRIPT[_SF_CURRENT]=$_SF_TEXT; }
script_same_as() { _SF_SCRIPT[_SF_CURRENT]=${_SF_SCRIPT[${_SF_ID_OF[$1]}]}; }
output() { _sf_pack "$@"; _SF_OUTPUTS[_SF_CURRENT]+=$_SF_PACKED$'\n'; }
metric() { _sf_pack "$1" "$2"; _SF_METRICS[_SF_CURRENT]+=$_SF_PACKED; }

# Count, first wait in seconds, factor; the factor is kept in thousandths.
retries() {
  _sf_whole "$1"; _SF_RETRIES[_SF_CURRENT]=$_SF_WHOLE
  _sf_milliseconds "$2"; _SF_RETRY_MS[_SF_CURRENT]=$_SF_MS
  _sf_milliseconds "$3"; _SF_BACKOFF[_SF_CURRENT]=$_SF_MS
}

ready_when() { _SF_SERVICE[_SF_CURRENT]=true; _sf_note_probe ready "$@"; }
fail_when() { _sf_note_probe fail "$@"; }
_sf_note_probe() {
  local probe=${#_SF_PROBE_TASK[@]}
  _SF_PROBE_TASK[probe]=$_SF_CURRENT _SF_PROBE_ROLE[probe]=$1 _SF_PROBE_PID[probe]=''
  _sf_pack "${@:2}"
  _SF_PROBE_WORDS[probe]=$_SF_PACKED
  _SF_TASK_PROBES[_SF_CURRENT]+=" $probe"
}
