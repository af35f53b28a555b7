# ---- preflight: reports all errors at once, before any task starts ----

# All checks run, whatever they find. A user who has waited for nodes should not learn of errors one by one.
_sf_preflight() {
  _sf_check_allocation
  _sf_check_gpus
  _sf_check_local_gpus
  _sf_check_commands
  _sf_check_containers
  _sf_check_tasks
  _sf_check_sizes
  _sf_check_ports
  if [[ -n $_SF_DISK_FAILED ]]; then _sf_wrong "$_SF_NO_RECORD: $_SF_RUN"; fi
  # Bash keeps long here-documents in a file, and reports only on stderr that it cannot.
  : 2>/dev/null <<<probe || _sf_wrong "no temporary file can be written in ${TMPDIR:-/tmp}: scripts may be incomplete"
}

# The sbatch options and the plan can come from different people.
_sf_check_allocation() {
  ((_SF_NODES_NEEDED)) || return 0
  if [[ -z ${SLURM_JOB_ID-} ]]; then
    _sf_wrong "this script needs a Slurm allocation of $_SF_NODES_NEEDED node(s): run it with sbatch, or with bash inside salloc"
    return
  fi
  if ((${#_SF_NODE[@]} == 0)); then
    _sf_wrong "the job's nodes are not known: scontrol show hostnames '${SLURM_JOB_NODELIST-}' returned none"
  elif ((${#_SF_NODE[@]} < _SF_NODES_NEEDED)); then
    _sf_wrong "the plan needs $_SF_NODES_NEEDED node(s), but the job has ${#_SF_NODE[@]} ($SLURM_JOB_NODELIST): submit with --nodes=$_SF_NODES_NEEDED"
  fi
}

# The environment describes only this node, and the record of the job describes all nodes. If neither mentions GPUs,
# Slurm does not count them. A job with more nodes than planned can have nodes without GPUs, so its record is not
# checked.
_sf_check_gpus() {
  local record few=''
  if [[ -z ${SLURM_JOB_ID-} ]] || ((_SF_GPUS_NEEDED == 0)); then return 0; fi
  record=$(timeout 10 scontrol -d -o show job "$SLURM_JOB_ID" 2>/dev/null)
  # With --exclusive alone, the job has its nodes' GPUs, but a step has only those that it asks for.
  if [[ $record =~ ' GRES='[^\ ]*gpu: && ! $record =~ ' TresPer'[A-Za-z]*=[^\ ]*gpu ]]; then _SF_GPUS_UNASKED=yes; fi
  if [[ ${SLURM_GPUS_ON_NODE-} =~ ^[0-9]+$ ]] && ((SLURM_GPUS_ON_NODE < _SF_GPUS_NEEDED)); then
    few="$SLURM_GPUS_ON_NODE on this node"
  elif ((${#_SF_NODE[@]} == _SF_NODES_NEEDED)); then
    _sf_find_few_gpus "$record"
    few=$_SF_FEW
  fi
  if [[ -n $few ]]; then _sf_wrong "the plan needs $_SF_GPUS_NEEDED GPU(s) per node, but Slurm gives the job $few: submit with --gpus-per-node=$_SF_GPUS_NEEDED"; fi
}
# Finds nodes with too few GPUs -> _SF_FEW. In the record of a job, each node, or range of equal nodes, has
# `GRES=gpu:2(IDX:0-1)`, sometimes with types.
_SF_NODE_GRES=' Nodes=([^ ]+) CPU_IDs=[^ ]* Mem=[^ ]* GRES=([^ ]*)(.*)'
_SF_GPU_GRES='gpu(:[^:,(]+)?:([0-9]+)(.*)'
_sf_find_few_gpus() { # record
  local rest=$1 nodes gres count told=''
  _SF_FEW=''
  while [[ $rest =~ $_SF_NODE_GRES ]]; do
    nodes=${BASH_REMATCH[1]} gres=${BASH_REMATCH[2]} rest=${BASH_REMATCH[3]} count=0
    while [[ $gres =~ $_SF_GPU_GRES ]]; do
      ((count += BASH_REMATCH[2]))
      gres=${BASH_REMATCH[3]-}
    done
    if ((count != 0)); then told=yes; fi
    if ((count < _SF_GPUS_NEEDED)); then _SF_FEW+="${_SF_FEW:+, }$count on $nodes"; fi
  done
  if [[ -z $told ]]; then _SF_FEW=''; fi
}

# Commands of tasks whose PATH the workflow sets are not checked, because only these tasks search that PATH. The clients
# that start tasks are found in the job's own PATH.
_sf_check_commands() {
  local id command url probe
  local -A wanted=()
  for command in mkdir cp rm wc tail grep sed cut tr; do wanted[$command]='the runtime'; done
  for ((id = 0; id < _SF_TASKS; ++id)); do
    _sf_unpack "${_SF_ARGV[id]}"
    command=${_SF_WORDS[0]-}
    if [[ $command =~ ^(srun|docker|ssh)$ || -n $command && " $_SF_ENVIRONMENT${_SF_TASK_ENV[id]}" != *" PATH="* ]]; then
      wanted[$command]+="${wanted[$command]:+, }${_SF_NAME[id]}"
    fi
    if [[ -n ${_SF_STEP[id]} ]]; then wanted[squeue]='srun tasks' wanted[scancel]='srun tasks'; fi
    if [[ ${_SF_REMOTE[id]} == true ]]; then wanted[base64]='ssh tasks'; fi
  done
  for probe in "${!_SF_PROBE_WORDS[@]}"; do
    _sf_unpack "${_SF_PROBE_WORDS[probe]}"
    for url in "${_SF_WORDS[@]}"; do
      if [[ $url == url=https:* ]]; then wanted[curl]="a https probe of ${_SF_NAME[_SF_PROBE_TASK[probe]]}"; fi
    done
  done
  if ((_SF_NODES_NEEDED != 0)); then wanted[scontrol]='the runtime' wanted[timeout]='the runtime'; fi
  for command in "${!wanted[@]}"; do
    type -P -- "$command" >/dev/null || _sf_wrong "command not found on ${HOSTNAME:-this machine}: $command (needed by ${wanted[$command]:0:200})"
  done
}

# The generator follows these rules. A script that was edited by hand may break them.
_sf_check_tasks() {
  local id probe
  for ((id = 0; id < _SF_TASKS; ++id)); do
    if [[ -z ${_SF_SCRIPT[id]+said} ]]; then _sf_wrong "task ${_SF_NAME[id]} has no script"; fi
    if [[ -z ${_SF_ARGV[id]} ]]; then _sf_wrong "task ${_SF_NAME[id]} has no command to launch"; fi
    for probe in ${_SF_TASK_PROBES[id]}; do _sf_check_probe "$id" "$probe"; done
  done
}
_sf_check_probe() { # task probe
  local word value
  _sf_unpack "${_SF_PROBE_WORDS[$2]}"
  case ${_SF_WORDS[0]} in
    tcp_port | http_get | http_post | log_watch) ;;
    *) _sf_wrong "task ${_SF_NAME[$1]}: there is no probe ${_SF_WORDS[0]}" ;;
  esac
  for word in "${_SF_WORDS[@]:1}"; do
    value=${word#*=}
    case ${word%%=*} in
      log) if [[ -z ${_SF_ID_OF[$value]-} ]]; then _sf_wrong "task ${_SF_NAME[$1]} watches the log of an unknown task $value"; fi ;;
      port | count | success | failure) _sf_whole "$value" ;;
      delay | timeout | interval | within) _sf_milliseconds "$value" ;;
      host | on | url | header | body | text | regex | iregex) ;;
      *) _sf_wrong "task ${_SF_NAME[$1]}: a probe has no ${word%%=*}" ;;
    esac
  done
}

# If a port already answers, its probe passes at once, and the service cannot open it. Only the nodes of this job are
# asked. Ports that do not answer at once (a firewall) are not reported, and neither are ports that remain after two
# seconds.
_sf_check_ports() {
  local probe word host port end served
  local -A asked=()
  [[ ${SFLOW_TAKEN_PORTS-} != allow ]] || return 0
  _sf_now
  end=$((_SF_NOW + 2000))
  for served in "${_SF_SERVES[@]}"; do
    _sf_replace_in_list "$served"
    _sf_unpack "$_SF_PACKED"
    _sf_check_port "${_SF_WORDS[0]}" "${_SF_WORDS[1]}" "${_SF_WORDS[2]}"
  done
  for probe in "${!_SF_PROBE_WORDS[@]}"; do
    _sf_unpack "${_SF_PROBE_WORDS[probe]}"
    [[ ${_SF_PROBE_ROLE[probe]} == ready && ${_SF_WORDS[0]} == tcp_port ]] || continue
    host=127.0.0.1 port=''
    for word in "${_SF_WORDS[@]:1}"; do
      case $word in
        host=* | on=?*) host=${word#*=} ;;
        port=*) port=${word#*=} ;;
      esac
    done
    for host in $host; do _sf_check_port "${_SF_PROBE_TASK[probe]}" "$host" "$port"; done
  done
}
# Uses `asked` and `end` of its caller.
_sf_check_port() { # task host port
  if [[ -n ${asked[$2:$3]-} || ! $3 =~ ^[0-9]+$ ]] || ! _sf_is_ours "$2"; then return 0; fi
  _sf_now
  if ((_SF_NOW >= end)); then return 0; fi
  asked[$2:$3]=yes
  ! _sf_connect "$2" "$3" 0.3 2>/dev/null ||
    _sf_wrong "port $3 on $2 is already in use, but task ${_SF_NAME[$1]} must open it (set SFLOW_TAKEN_PORTS=allow if that is intended)"
}
_sf_is_ours() { # host
  local n
  case $1 in localhost | 127.* | ::1) return 0 ;; esac
  for n in "${!_SF_NODE[@]}"; do
    [[ $1 != "${_SF_TOKEN[NODE${n}_NAME]}" && $1 != "${_SF_TOKEN[NODE${n}_IP]}" ]] || return 0
  done
  return 1
}

# The kernel accepts no argument and no variable of 128 KiB. Without this check, the task would fail with an unclear
# message.
_sf_check_sizes() {
  local id word
  _sf_unpack "$_SF_ENVIRONMENT"
  for word in "${_SF_WORDS[@]}"; do _sf_check_size "$word" "the variable ${word%%=*}"; done
  for ((id = 0; id < _SF_TASKS; ++id)); do
    # ssh reads a script from its standard input.
    if [[ ${_SF_REMOTE[id]} == false ]]; then _sf_check_size "${_SF_SCRIPT[id]-}" "the script of task ${_SF_NAME[id]}"; fi
    ((${#_SF_TASK_ENV[id]} > 131071)) || continue
    _sf_unpack "${_SF_TASK_ENV[id]}"
    for word in "${_SF_WORDS[@]}"; do _sf_check_size "$word" "the variable ${word%%=*} of task ${_SF_NAME[id]}"; done
  done
}
_sf_check_size() { # text what
  if ((${#1} > 131071)); then _sf_wrong "$2 has ${#1} bytes; the kernel accepts at most 131071 in one argument or variable: put it into a file"; fi
}
