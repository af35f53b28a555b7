# ---- before the first task: folders, nodes, references, artifacts ----

# The environment overrides the values in the script. A relative output folder starts at the workspace, and a relative
# workspace at the folder of submission.
_sf_find_folders() {
  local base=${SLURM_SUBMIT_DIR:-$PWD}
  _SF_JOB=${SLURM_JOB_ID:-local$$}
  _SF_WORKSPACE=${SFLOW_WORKSPACE_DIR:-${_SF_WORKSPACE:-$base}}
  _SF_OUTPUT=${SFLOW_OUTPUT_DIR:-${_SF_OUTPUT:-sflow_output}}
  _sf_absolute "$_SF_WORKSPACE" "$base"
  _SF_WORKSPACE=$_SF_ABSOLUTE
  _sf_absolute "$_SF_OUTPUT" "$_SF_WORKSPACE"
  _SF_OUTPUT=$_SF_ABSOLUTE
  if [[ ! -d $_SF_WORKSPACE ]]; then _sf_wrong "the workspace folder does not exist: $_SF_WORKSPACE"; fi
}
_sf_absolute() { # path base
  local path=$1
  while [[ $path == ./* ]]; do path=${path#./}; done
  case $path in
    /*) _SF_ABSOLUTE=$path ;;
    . | '') _SF_ABSOLUTE=$2 ;;
    *) _SF_ABSOLUTE=${2%/}/$path ;;
  esac
  if [[ $_SF_ABSOLUTE != / ]]; then _SF_ABSOLUTE=${_SF_ABSOLUTE%/}; fi
}

# Without the run folder there is no record, so a failure here is reported on stderr only.
_sf_make_run_folder() {
  local stamp base try why
  if [[ -n ${SFLOW_RESUME-} ]]; then
    _sf_open_resumed
  else
    printf -v stamp '%(%Y%m%d-%H%M%S)T' -1
    mkdir -p -- "$_SF_OUTPUT" || _sf_refuse "cannot create the output folder $_SF_OUTPUT"
    base=$_SF_OUTPUT/$_SF_JOB-$_SF_WORKFLOW-$stamp
    _SF_RUN=$base
    for ((try = 2; ; ++try)); do
      if why=$(mkdir -- "$_SF_RUN" 2>&1); then break; fi
      if [[ ! -e $_SF_RUN ]] || ((try >= 100)); then _sf_refuse "cannot create the run folder: $why"; fi
      _SF_RUN=$base-$try
    done
  fi
  if [[ $_SF_RESUMED == true ]]; then _sf_remove_half_line "$_SF_RUN/events.jsonl"; fi
  exec 7>>"$_SF_RUN/events.jsonl" || _sf_refuse "cannot write in the run folder $_SF_RUN"
  if [[ -r ${BASH_SOURCE[0]-} && ! ${BASH_SOURCE[0]} -ef $_SF_RUN/workflow.sh ]]; then cp -- "${BASH_SOURCE[0]}" "$_SF_RUN/workflow.sh"; fi
}
# Reports an error that occurs before there is a record. A signal to our whole group also kills the small commands of
# this part. It can reach us a moment after them; then the signal is the reason.
_sf_refuse() {
  local code=2 reason=$*
  _sf_sleep_ms 50
  if [[ -n $_SF_LISTENER ]]; then _sf_end_listener; fi
  if [[ -n $_SF_SIGNAL ]]; then
    _sf_describe_signal "$_SF_SIGNAL"
    code=$_SF_SIGNAL_CODE reason="$_SF_DESCRIBED before anything was started"
  fi
  printf 'sflow: error: %s\n' "$reason" >&2
  trap - EXIT
  exit "$code"
}

# ---- nodes ----

# Names and addresses of nodes are known only in the job, so references to them are filled in here.
_sf_find_nodes() {
  local n
  local -A address=()
  if ((_SF_NODES_NEEDED == 0)); then
    _SF_NODE=(localhost)
    address[localhost]=127.0.0.1
  else
    # Preflight reports missing nodes. References to them are not a second error.
    for ((n = 0; n < _SF_NODES_NEEDED; ++n)); do _SF_TOKEN[NODE${n}_NAME]=missing _SF_TOKEN[NODE${n}_IP]=missing; done
    [[ -n ${SLURM_JOB_ID-} ]] || return 0
    mapfile -t _SF_NODE < <(timeout 20 scontrol show hostnames "${SLURM_JOB_NODELIST-}" 2>/dev/null)
    if _sf_mentions_addresses; then _sf_find_addresses; fi
  fi
  for n in "${!_SF_NODE[@]}"; do
    _SF_TOKEN[NODE${n}_NAME]=${_SF_NODE[n]}
    _SF_TOKEN[NODE${n}_IP]=${address[${_SF_NODE[n]}]-} # a missing address is reported where it is used
  done
}
# Asking for addresses takes long when the controller is down, so it is done only if something uses them.
_sf_mentions_addresses() {
  local IFS=' '
  local all="$_SF_ENVIRONMENT ${_SF_TASK_ENV[*]} ${_SF_ARGV[*]} ${_SF_PROBE_WORDS[*]} ${_SF_SCRIPT[*]} ${_SF_INLINE[*]} ${_SF_REQUIRED[*]} ${_SF_FETCHES[*]}"
  [[ $all == *"$_SF_PREFIX"NODE*_IP__* ]]
}
# Fills `address` from scontrol getaddrs (Slurm 23 and later), else from each node's record, else from the node itself.
_sf_find_addresses() {
  local line name place
  while read -r name place _; do
    if [[ $name == *: ]]; then
      place=${place%:*} place=${place#[}
      address[${name%:}]=${place%]}
    fi
  done < <(timeout 20 scontrol getaddrs "$SLURM_JOB_NODELIST" 2>/dev/null)
  if ((${#address[@]} == 0)); then
    while read -r line; do
      [[ $line == *NodeName=*' NodeAddr='* ]] || continue
      name=${line#*NodeName=} place=${line#* NodeAddr=}
      _sf_resolve_address "${place%% *}"
      address[${name%% *}]=$_SF_ADDRESS
    done < <(timeout 20 scontrol -o show node "$SLURM_JOB_NODELIST" 2>/dev/null)
  fi
  for name in "${_SF_NODE[@]}"; do
    [[ -z ${address[$name]-} ]] || continue
    read -r place _ < <(_sf_forget_request; exec timeout 20 srun --overlap --nodes=1 --ntasks=1 --nodelist="$name" hostname -i 2>/dev/null) || place=''
    [[ -n $place ]] || return 0 # to ask the other nodes would take as long
    address[$name]=$place
  done
}
# NodeAddr is often a name, which not every task's image can resolve.
_sf_resolve_address() {
  _SF_ADDRESS=${1#[}
  _SF_ADDRESS=${_SF_ADDRESS%]}
  if [[ $_SF_ADDRESS =~ ^[0-9]+(\.[0-9]+){3}$ || $_SF_ADDRESS == *:* ]]; then return 0; fi
  read -r _SF_ADDRESS _ < <(getent ahostsv4 "$_SF_ADDRESS" || getent ahosts "$_SF_ADDRESS") || _SF_ADDRESS=''
}

# ---- artifacts ----

_sf_know() { # NAME path: tasks get it as a variable, references as a mount
  local mount=$2
  if [[ ! -d $2 ]]; then mount=${2%/*}; fi
  _sf_pack "$1=$2"
  _SF_ENVIRONMENT=$_SF_PACKED$_SF_ENVIRONMENT # a variable of the same name comes later and overrides it
  _SF_TOKEN[MOUNT_$1]=${mount:-/}
}

# Paths are checked here and not at build time, because build machines can rarely see the disks of the cluster.
_sf_check_paths() {
  local item path
  for item in "${_SF_REQUIRED[@]}"; do
    _sf_replace_in_list "$item"
    _sf_unpack "$_SF_PACKED"
    _sf_absolute "${_SF_WORDS[1]}" "$_SF_WORKSPACE"
    path=$_SF_ABSOLUTE
    _sf_check_path "artifact ${_SF_WORDS[0]} does not exist on ${HOSTNAME:-this machine}: $path" "$path"
    _sf_know "${_SF_WORDS[0]}" "$path"
  done
}

_sf_check_path() { # problem path
  if [[ -e $2 ]]; then return; fi
  if [[ ${SFLOW_MISSING_PATHS-} == allow ]]; then _sf_say "$1 (allowed by SFLOW_MISSING_PATHS)"; else _sf_wrong "$1"; fi
}

# All paths are set before the texts are written, because a text can contain the folder of another artifact.
_sf_place_inline() {
  local item n
  for n in "${!_SF_INLINE[@]}"; do
    _sf_unpack "${_SF_INLINE[n]}"
    _sf_replace_tokens "${_SF_WORDS[1]}"
    _sf_absolute "$_SF_REPLACED" "$_SF_RUN"
    _sf_pack "${_SF_WORDS[0]}" "$_SF_ABSOLUTE" "${_SF_WORDS[2]}"
    _SF_INLINE[n]=$_SF_PACKED
    _sf_know "${_SF_WORDS[0]}" "$_SF_ABSOLUTE"
  done
}
# Runs after all paths and downloads are known, because a text can refer to any of them.
_sf_write_inline() {
  local item
  for item in "${_SF_INLINE[@]}"; do
    _sf_replace_in_list "$item"
    _sf_unpack "$_SF_PACKED"
    { mkdir -p -- "${_SF_WORDS[1]%/*}" && printf '%s' "${_SF_WORDS[2]}" >"${_SF_WORDS[1]}"; } 2>/dev/null ||
      _sf_wrong "artifact ${_SF_WORDS[0]} cannot be written: ${_SF_WORDS[1]}"
  done
}

# Downloads run in parallel and end with the job. A signal interrupts `wait`, so the script reacts to signals meanwhile.
# Artifacts with the same URL are the same file, which is downloaded once.
_sf_fetch_all() {
  local item n code pids=() what=()
  local -A fetched=()
  for item in "${_SF_FETCHES[@]}"; do
    _sf_replace_in_list "$item"
    _sf_unpack "$_SF_PACKED"
    _sf_absolute "${_SF_WORDS[2]}" "$_SF_WORKSPACE"
    if [[ ! -e $_SF_ABSOLUTE && -z ${fetched[$_SF_ABSOLUTE]-} ]]; then
      fetched[$_SF_ABSOLUTE]=yes
      if type -P curl >/dev/null; then
        _sf_now
        _sf_hide_password "${_SF_WORDS[1]}"
        _sf_say "fetching $_SF_HIDDEN"
        _sf_spawn _sf_fetch "${_SF_WORDS[0]}" "${_SF_WORDS[1]}" "$_SF_ABSOLUTE"
        pids+=("$_SF_SPAWNED") what+=("${_SF_WORDS[0]}")
      else
        _sf_wrong "artifact ${_SF_WORDS[0]} cannot be fetched: no curl on ${HOSTNAME:-this machine}"
      fi
    fi
    _sf_know "${_SF_WORDS[0]}" "$_SF_ABSOLUTE"
  done
  for n in "${!pids[@]}"; do
    wait "${pids[n]}"
    code=$?
    if [[ -n $_SF_SIGNAL ]]; then
      _sf_signal_group "${pids[n]}" TERM
    elif ((code)); then
      _sf_wrong "artifact ${what[n]} cannot be fetched: $(<"$_SF_RUN/.fetch-${what[n]}")"
    fi
    _sf_forget_group "${pids[n]}"
  done
}
# Downloads under another name first. Another job can download the same file, and half a file must not look like a whole
# one.
_sf_fetch() { # name url path
  local part=${3%/*}/.${3##*/}.$_SF_JOB.${HOSTNAME:-host}.$$.part
  _sf_become_child
  trap 'rm -f -- "$part"; exit 1' TERM INT HUP
  exec 8>&- 9>&- </dev/null 2>"$_SF_RUN/.fetch-$1"
  mkdir -p -- "${3%/*}" &&
    curl -qfsSgL --retry 2 --connect-timeout 30 --speed-limit 1 --speed-time 120 -o "$part" --url "$2" &&
    mv -f -- "$part" "$3" && rm -f -- "$_SF_RUN/.fetch-$1" && return 0
  rm -f -- "$part"
  exit 1
}

# ---- references and the graph ----

# Replaces all references once, before anything starts. So an unknown reference fails the preflight and not a task.
_sf_replace_everywhere() {
  local id probe
  _sf_replace_in_list "$_SF_ENVIRONMENT"
  _SF_ENVIRONMENT=$_SF_PACKED
  for ((id = 0; id < _SF_TASKS; ++id)); do
    _sf_replace_in_list "${_SF_TASK_ENV[id]}"
    _SF_TASK_ENV[id]=$_SF_PACKED
    _sf_replace_in_list "${_SF_ARGV[id]}"
    _SF_ARGV[id]=$_SF_PACKED
    if [[ ${_SF_SCRIPT[id]-} == *"$_SF_PREFIX"* ]]; then
      _sf_replace_tokens "${_SF_SCRIPT[id]}"
      _SF_SCRIPT[id]=$_SF_REPLACED
    fi
    _sf_replace_tokens "${_SF_CONTAINER[id]}"
    _SF_CONTAINER[id]=$_SF_REPLACED
    _sf_replace_tokens "${_SF_JOB_CONTAINER[id]}"
    _SF_JOB_CONTAINER[id]=$_SF_REPLACED
  done
  for probe in "${!_SF_PROBE_WORDS[@]}"; do
    _sf_replace_in_list "${_SF_PROBE_WORDS[probe]}"
    _SF_PROBE_WORDS[probe]=$_SF_PACKED
  done
}

# Counts the unmet needs of each task, so that a finished task costs as many steps as it has dependents.
_sf_link_tasks() {
  local id name need
  for ((id = 0; id < _SF_TASKS; ++id)); do
    for name in ${_SF_NEEDS[id]}; do
      need=${_SF_ID_OF[$name]-}
      if [[ -z $need ]]; then
        _sf_wrong "task ${_SF_NAME[id]} needs an unknown task $name"
      else
        _SF_DEPENDENTS[need]+=" $id"
        ((++_SF_UNMET[id]))
      fi
    done
    _sf_find_step_name "$id"
  done
  _SF_UNDONE=$_SF_TASKS
}
# The step of an srun is found by the name on its command line. The last --job-name counts.
_sf_find_step_name() {
  local n
  _sf_unpack "${_SF_ARGV[$1]}"
  [[ ${_SF_WORDS[0]-} == srun ]] || return 0
  for ((n = 1; n < ${#_SF_WORDS[@]}; ++n)); do
    case ${_SF_WORDS[n]} in
      --job-name=*) _SF_STEP[$1]=${_SF_WORDS[n]#*=} ;;
      --job-name | -J) _SF_STEP[$1]=${_SF_WORDS[n + 1]-} ;;
    esac
  done
}
