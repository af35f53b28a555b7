# ---- preflight: everything wrong is said at once, before any task starts ----

# All of it runs, whatever is found: a user who waited for nodes should not learn of errors one by one.
_sf_preflight() {
  _sf_check_allocation
  _sf_check_gpus
  _sf_check_commands
  _sf_check_tasks
  _sf_check_sizes
  _sf_check_ports
  [[ -z $_SF_DISK_FAILED ]] || _sf_wrong "$_SF_NO_RECORD: $_SF_RUN"
  # Bash keeps long here-documents in a file, and says only on stderr that it could not.
  : 2>/dev/null <<<probe || _sf_wrong "no temporary file can be written in ${TMPDIR:-/tmp}: scripts may be incomplete"
}

# sbatch options and plan may come from different hands.
_sf_check_allocation() {
  ((_SF_NODES_NEEDED)) || return 0
  if [[ -z ${SLURM_JOB_ID-} ]]; then
    _sf_wrong "this script needs a Slurm allocation of $_SF_NODES_NEEDED node(s): run it with sbatch, or with bash inside salloc"
    return
  fi
  if ((${#_SF_NODE[@]} == 0)); then
    _sf_wrong "the job's nodes are not known: scontrol show hostnames '${SLURM_JOB_NODELIST-}' told none"
  elif ((${#_SF_NODE[@]} < _SF_NODES_NEEDED)); then
    _sf_wrong "the plan needs $_SF_NODES_NEEDED node(s), the job has ${#_SF_NODE[@]} ($SLURM_JOB_NODELIST): submit with --nodes=$_SF_NODES_NEEDED"
  fi
}

# The environment speaks of this node only, the job's record of all. Where neither mentions GPUs, Slurm
# does not count them; a job with more nodes than planned may have some without.
_sf_check_gpus() {
  local record few=''
  [[ -n ${SLURM_JOB_ID-} ]] && ((_SF_GPUS_NEEDED)) || return 0
  if [[ ${SLURM_GPUS_ON_NODE-} =~ ^[0-9]+$ ]] && ((SLURM_GPUS_ON_NODE < _SF_GPUS_NEEDED)); then
    few="$SLURM_GPUS_ON_NODE on this node"
  elif ((${#_SF_NODE[@]} == _SF_NODES_NEEDED)); then
    record=$(timeout 10 scontrol -d -o show job "$SLURM_JOB_ID" 2>/dev/null)
    _sf_find_few_gpus "$record"
    few=$_SF_FEW
  fi
  [[ -z $few ]] || _sf_wrong "the plan counts on $_SF_GPUS_NEEDED GPU(s) a node, Slurm gives the job $few: submit with --gpus-per-node=$_SF_GPUS_NEEDED"
}
# In a job's record each node, or range of equal ones, has `GRES=gpu:2(IDX:0-1)`, perhaps with types -> _SF_FEW.
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
    ((count == 0)) || told=yes
    ((count >= _SF_GPUS_NEEDED)) || _SF_FEW+="${_SF_FEW:+, }$count on $nodes"
  done
  [[ -n $told ]] || _SF_FEW=''
}

# Tasks whose PATH the workflow sets are not judged: their commands lie where only they look.
_sf_check_commands() {
  local id command url probe
  local -A wanted=()
  for command in mkdir cp rm wc tail grep sed cut tr; do wanted[$command]='the runtime'; done
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
  ((_SF_NODES_NEEDED == 0)) || wanted[scontrol]='the runtime' wanted[timeout]='the runtime'
  for command in "${!wanted[@]}"; do
    type -P -- "$command" >/dev/null || _sf_wrong "command not found on ${HOSTNAME:-this machine}: $command (needed by ${wanted[$command]:0:200})"
  done
}

# The generator keeps these rules; a script that was edited by hand may not.
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

# A port that answers already makes its probe pass at once, and the service that wants it fail. Only our own
# nodes are asked; what does not answer at once (a firewall) is not told, nor what two seconds are too few for.
_sf_check_ports() {
  local probe word host port end
  local -A asked=()
  [[ ${SFLOW_TAKEN_PORTS-} != allow ]] || return 0
  _sf_now
  end=$((_SF_NOW + 2000))
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
    for host in $host; do
      [[ -z ${asked[$host:$port]-} && $port =~ ^[0-9]+$ ]] && _sf_is_ours "$host" && _sf_now && ((_SF_NOW < end)) || continue
      asked[$host:$port]=yes
      ! _sf_connect "$host" "$port" 0.3 2>/dev/null ||
        _sf_wrong "port $port on $host is taken already, which task ${_SF_NAME[_SF_PROBE_TASK[probe]]} is to open (SFLOW_TAKEN_PORTS=allow if that is meant)"
    done
  done
}
_sf_is_ours() { # host
  local n
  case $1 in localhost | 127.* | ::1) return 0 ;; esac
  for n in "${!_SF_NODE[@]}"; do
    [[ $1 != "${_SF_TOKEN[NODE${n}_NAME]}" && $1 != "${_SF_TOKEN[NODE${n}_IP]}" ]] || return 0
  done
  return 1
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
