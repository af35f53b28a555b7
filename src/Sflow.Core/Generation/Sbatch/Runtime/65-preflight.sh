# ---- preflight: everything wrong is said at once, before any task starts ----

_sf_preflight() {
  _sf_check_allocation
  _sf_check_commands
  _sf_check_tasks
  _sf_check_sizes
  [[ -z $_SF_DISK_FAILED ]] || _sf_wrong "events.jsonl cannot be written in $_SF_RUN (disk full?)"
  # Bash keeps long here-documents in a file, and says only on stderr that it could not.
  : 2>/dev/null <<<probe || _sf_wrong "no temporary file can be written in ${TMPDIR:-/tmp}: scripts may be incomplete"
}

_sf_check_allocation() {
  ((_SF_NODES_NEEDED)) || return 0
  if [[ -z ${SLURM_JOB_ID-} ]]; then
    _sf_wrong "this script needs a Slurm allocation of $_SF_NODES_NEEDED node(s): run it with sbatch, or with bash inside salloc"
    return
  fi
  ((${#_SF_NODE[@]} >= _SF_NODES_NEEDED)) ||
    _sf_wrong "the plan needs $_SF_NODES_NEEDED node(s), the job has ${#_SF_NODE[@]} (${SLURM_JOB_NODELIST-none}): submit with --nodes=$_SF_NODES_NEEDED"
  [[ ! ${SLURM_GPUS_ON_NODE-} =~ ^[0-9]+$ ]] || ((SLURM_GPUS_ON_NODE >= _SF_GPUS_NEEDED)) ||
    _sf_wrong "the plan counts on $_SF_GPUS_NEEDED GPU(s) a node, this node gives the job $SLURM_GPUS_ON_NODE: submit with --gpus-per-node=$_SF_GPUS_NEEDED"
}

# Tasks whose PATH the workflow sets are not judged: their commands lie where only they look.
_sf_check_commands() {
  local id command url probe
  local -A wanted=()
  for command in mkdir cp tail grep sed cut tr; do wanted[$command]='the runtime'; done
  [[ " $_SF_ENVIRONMENT" == *" PATH="* ]] || for ((id = 0; id < _SF_TASKS; ++id)); do
    [[ " ${_SF_TASK_ENV[id]}" != *" PATH="* ]] || continue
    _sf_unpack "${_SF_ARGV[id]}"
    [[ -z ${_SF_WORDS[0]-} ]] || wanted[${_SF_WORDS[0]}]+="${wanted[${_SF_WORDS[0]}]:+, }${_SF_NAME[id]}"
    [[ -z ${_SF_STEP[id]} ]] || wanted[squeue]='srun tasks' wanted[scancel]='srun tasks'
  done
  for probe in "${!_SF_PROBE_WORDS[@]}"; do
    _sf_unpack "${_SF_PROBE_WORDS[probe]}"
    for url in "${_SF_WORDS[@]}"; do [[ $url != url=https:* ]] || wanted[curl]="a https probe of ${_SF_NAME[_SF_PROBE_TASK[probe]]}"; done
  done
  ((_SF_NODES_NEEDED == 0)) || wanted[scontrol]='the runtime'
  for command in "${!wanted[@]}"; do
    type -P -- "$command" >/dev/null || _sf_wrong "command not found on ${HOSTNAME:-this machine}: $command (needed by ${wanted[$command]:0:200})"
  done
}

_sf_check_tasks() {
  local id probe
  for ((id = 0; id < _SF_TASKS; ++id)); do
    [[ -n ${_SF_SCRIPT[id]+said} ]] || _sf_wrong "task ${_SF_NAME[id]} has no script"
    [[ -n ${_SF_ARGV[id]} ]] || _sf_wrong "task ${_SF_NAME[id]} has no command to launch"
    for probe in ${_SF_TASK_PROBES[id]}; do _sf_check_probe "$id" "$probe"; done
  done
}
_sf_check_probe() { # task probe
  local word value
  _sf_unpack "${_SF_PROBE_WORDS[$2]}"
  case ${_SF_WORDS[0]} in
    tcp_port | http_get | http_post | log_watch) ;;
    *) _sf_wrong "task ${_SF_NAME[$1]}: no probe is called ${_SF_WORDS[0]}" ;;
  esac
  for word in "${_SF_WORDS[@]:1}"; do
    value=${word#*=}
    case ${word%%=*} in
      log) [[ -n ${_SF_ID_OF[$value]-} ]] || _sf_wrong "task ${_SF_NAME[$1]} watches the log of an unknown task $value" ;;
      port | count | success | failure) _sf_whole "$value" ;;
      delay | timeout | interval) _sf_milliseconds "$value" ;;
      host | on | url | header | body | text | regex | iregex) ;;
      *) _sf_wrong "task ${_SF_NAME[$1]}: a probe has no ${word%%=*}" ;;
    esac
  done
}

# The kernel takes no argument and no variable of 128 KiB; the task would die with a riddle.
_sf_check_sizes() {
  local id word
  _sf_unpack "$_SF_ENVIRONMENT"
  for word in "${_SF_WORDS[@]}"; do _sf_check_size "$word" "the variable ${word%%=*}"; done
  for ((id = 0; id < _SF_TASKS; ++id)); do
    _sf_check_size "${_SF_SCRIPT[id]-}" "the script of task ${_SF_NAME[id]}"
    ((${#_SF_TASK_ENV[id]} > 131071)) || continue
    _sf_unpack "${_SF_TASK_ENV[id]}"
    for word in "${_SF_WORDS[@]}"; do _sf_check_size "$word" "the variable ${word%%=*} of task ${_SF_NAME[id]}"; done
  done
}
_sf_check_size() { ((${#1} <= 131071)) || _sf_wrong "$2 has ${#1} bytes; the kernel takes at most 131071 in one argument or variable: put it into a file"; }

# ---- resume ----

_sf_open_resumed() {
  local first=''
  _sf_absolute "$SFLOW_RESUME" "$PWD"
  _SF_RUN=$_SF_ABSOLUTE _SF_RESUMED=true
  [[ -r $_SF_RUN/events.jsonl ]] || _sf_refuse "SFLOW_RESUME is no run folder (it has no events.jsonl): $_SF_RUN"
  read -r first <"$_SF_RUN/events.jsonl"
  _sf_json "$_SF_WORKFLOW"
  [[ $first == *"\"workflow\":\"STARTED\",\"name\":$_SF_JSON,"* ]] || _sf_refuse "SFLOW_RESUME is a run of another workflow than $_SF_WORKFLOW: $_SF_RUN"
  _sf_refuse_running
}
# Two supervisors in one folder would end each other's tasks.
_sf_refuse_running() {
  local last started host pid job
  last=$(tail -n 1 "$_SF_RUN/events.jsonl")
  [[ ! $last =~ \"workflow\":\"(COMPLETED|FAILED|TIMEOUT|CANCELLED|LOST)\" ]] || return 0
  started=$(grep -a '"workflow":"STARTED"' "$_SF_RUN/events.jsonl" | tail -n 1)
  host=${started#*'"host":"'} pid=${started#*'"pid":'} job=${started#*'"job":"'}
  host=${host%%'"'*} pid=${pid%%,*} job=${job%%'"'*}
  if [[ $host == "${HOSTNAME:-}" ]] && kill -0 "$pid" 2>/dev/null ||
    [[ $job =~ ^[0-9]+$ && $job != "$_SF_JOB" && -n $(timeout 20 squeue -h -j "$job" -t RUNNING,COMPLETING -o %i 2>/dev/null) ]]; then
    _sf_refuse "SFLOW_RESUME is a run that has not ended (job $job, process $pid on $host): $_SF_RUN"
  fi
}

# Kept is what completed there unchanged, and whose needs are unchanged; the rest runs again.
_sf_skip_completed() {
  local id dependent again=1 batch=''
  local -A kept=() same=()
  while ((again)); do
    again=0
    for ((id = 0; id < _SF_TASKS; ++id)); do
      [[ -z ${same[$id]-} ]] && _sf_unchanged "$id" || continue
      same[$id]=1 again=1
    done
  done
  for ((id = 0; id < _SF_TASKS; ++id)); do
    [[ -z ${same[$id]-} ]] || ! _sf_marked "$id" completed || kept[$id]='completed in the resumed run'
    [[ -n ${kept[$id]-} || ${_SF_SERVICE[id]} == true ]] || batch=remains
  done
  # A service is needed by what remains; one that nothing depends on, by any remaining task.
  again=1
  while ((again)); do
    again=0
    for ((id = 0; id < _SF_TASKS; ++id)); do
      [[ -z ${kept[$id]-} && ${_SF_SERVICE[id]} == true ]] || continue
      [[ -n ${_SF_DEPENDENTS[id]} || -z $batch ]] || continue
      for dependent in ${_SF_DEPENDENTS[id]}; do [[ -n ${kept[$dependent]-} ]] || continue 2; done
      kept[$id]='no remaining task needs it' again=1
    done
  done
  for ((id = 0; id < _SF_TASKS; ++id)); do
    if [[ ${kept[$id]-} == completed* ]]; then
      _sf_enter "$id" COMPLETED "${kept[$id]}"
    elif [[ -n ${kept[$id]-} ]]; then
      _sf_enter "$id" STOPPED "skipped: ${kept[$id]}"
    else
      _sf_measure_log "$id"
      rm -f -- "$_SF_RUN/${_SF_NAME[id]}/.completed"
      continue
    fi
    _sf_satisfy "$id"
  done
  _SF_QUEUE=()
}
# Same fingerprint as when it ran there, and so for all it needs; what is no service must have completed.
_sf_unchanged() { # task
  local name
  _sf_marked "$1" fingerprint || return 1
  [[ ${_SF_SERVICE[$1]} == true ]] || _sf_marked "$1" completed || return 1
  for name in ${_SF_NEEDS[$1]}; do [[ -n ${same[${_SF_ID_OF[$name]}]-} ]] || return 1; done
}
_sf_marked() { # task mark
  local seen=''
  [[ -n ${_SF_FINGERPRINT[$1]} && -r $_SF_RUN/${_SF_NAME[$1]}/.$2 ]] || return 1
  read -r seen <"$_SF_RUN/${_SF_NAME[$1]}/.$2"
  [[ $seen == "${_SF_FINGERPRINT[$1]}" ]]
}
