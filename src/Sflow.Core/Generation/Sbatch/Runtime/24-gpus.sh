# ---- GPUs: converts the plan's numbers, from 0 on each node, to GPUs that the task can use ----

# Counts the GPUs that this machine or container shows -> _SF_SEEN, or -1 if that is not known. Their UUIDs, each between
# spaces, go into _SF_UUIDS, and those of whole GPUs, by index, into _SF_INDEXED. nvidia-smi ignores CUDA_VISIBLE_DEVICES.
_sf_see_gpus() {
  local listing line code gpus=0 instances=0
  _SF_SEEN=-1 _SF_UUIDS=' ' _SF_INDEXED=()
  type -P nvidia-smi >/dev/null || return 0
  if type -P timeout >/dev/null; then listing=$(timeout 60 nvidia-smi -L 2>&1); else listing=$(nvidia-smi -L 2>&1); fi
  code=$?
  if ((code)) && [[ $listing != *'No devices'* ]]; then
    printf 'sflow: the GPUs of this machine are not known: nvidia-smi -L ended with %s: %s\n' "$code" "${listing%%$'\n'*}" >&2
    return 0
  fi
  while [[ -n $listing ]]; do
    line=${listing%%$'\n'*}
    listing=${listing:${#line}}
    listing=${listing#$'\n'}
    case $line in
      GPU\ *) ((++gpus)) ;;
      *MIG\ *) ((++instances)) ;;
      *) continue ;;
    esac
    line=${line##*UUID: }
    _SF_UUIDS+="${line%%)*} "
    _SF_INDEXED+=("${line%%)*}")
  done
  # CUDA numbers the instances of MIG differently, so an index does not say which one is meant.
  if ((instances)); then _SF_INDEXED=(); fi
  _SF_SEEN=$((gpus > instances ? gpus : instances))
}

# Reads a list as CUDA does -> _SF_GPU_LIST. CUDA stops before the first entry that is not a GPU, or that occurred
# before.
_sf_read_gpu_list() { # list
  local rest=$1, entry known
  _SF_GPU_LIST=()
  while [[ -n $rest ]]; do
    entry=${rest%%,*}
    rest=${rest#*,}
    entry=${entry//[[:blank:]]/}
    for known in "${_SF_GPU_LIST[@]}"; do
      if [[ $known == "$entry" ]]; then return 0; fi
    done
    if ! _sf_is_gpu "$entry"; then return 0; fi
    _SF_GPU_LIST+=("$entry")
  done
}
# CUDA accepts a shortened UUID if no other UUID begins with the same characters.
_sf_is_gpu() { # index or UUID
  case $1 in
    GPU-* | MIG-*) ((_SF_SEEN < 0)) || [[ $_SF_UUIDS == *" $1"* ]] ;;
    *) [[ $1 =~ ^[0-9]{1,4}$ ]] && ((_SF_SEEN < 0 || 10#$1 < _SF_SEEN)) ;;
  esac
}

# Describes the GPUs of a task on this node by their UUIDs -> _SF_PLANNED, empty if they are not known.
_sf_find_uuids() { # index or UUID…
  local entry rest list=''
  _SF_PLANNED=''
  for entry; do
    case $entry in
      GPU-* | MIG-*)
        rest=${_SF_UUIDS#*" $entry"}
        if [[ $rest == "$_SF_UUIDS" ]]; then return 0; fi
        entry+=${rest%% *}
        ;;
      *)
        entry=${_SF_INDEXED[10#$entry]-}
        if [[ -z $entry ]]; then return 0; fi
        ;;
    esac
    list+=${list:+,}$entry
  done
  _SF_PLANNED=${SLURMD_NODENAME:-${HOSTNAME:-localhost}}=$list
}

# ---- tasks on this machine ----

_SF_MASKED=no _SF_GPU_LIST=() # whether a list limits the GPUs of this machine, and the list

# The CUDA_VISIBLE_DEVICES of the caller, or of Slurm for the batch step, lists the GPUs that we can use. GPU 0 of the
# plan is the first of them. If Slurm gives the job no GPUs, the variable came from the machine of submission and
# describes other GPUs.
_sf_check_local_gpus() {
  local id number most=-1 any='' mask=${CUDA_VISIBLE_DEVICES+set}
  for ((id = 0; id < _SF_TASKS; ++id)); do
    any+=${_SF_GPUS[id]}
    if [[ -n ${_SF_GPUS[id]} && ${_SF_ARGV[id]} == 'srun '* && ${_SF_ARGV[id]} != *' bash -c ' ]]; then
      _sf_wrong "task ${_SF_NAME[id]} has GPUs, which are chosen inside its step: its srun must launch bash -c"
    fi
    [[ ${_SF_REMOTE[id]} == false && ${_SF_ARGV[id]} != 'srun '* ]] || continue
    for number in ${_SF_GPUS[id]//,/ }; do
      if ((number > most)); then most=$number; fi
    done
  done
  if [[ -n $any && -n $mask && -n ${SLURM_JOB_ID-} && -z ${SLURM_JOB_GPUS-}${SLURM_STEP_GPUS-} ]]; then
    mask=''
    _sf_now
    _sf_say "CUDA_VISIBLE_DEVICES='$CUDA_VISIBLE_DEVICES' is ignored: it comes from the machine of submission, and Slurm gives this job no GPUs"
  fi
  ((most >= 0)) || return 0
  _sf_see_gpus
  if [[ -n $mask ]]; then
    _SF_MASKED=yes
    _sf_read_gpu_list "$CUDA_VISIBLE_DEVICES"
    if ((${#_SF_GPU_LIST[@]} <= most)); then
      _sf_wrong "the plan uses $((most + 1)) GPU(s) of ${HOSTNAME:-this machine}, \
CUDA_VISIBLE_DEVICES='$CUDA_VISIBLE_DEVICES' gives ${#_SF_GPU_LIST[@]} of them: let it name $((most + 1)), or plan fewer"
    fi
  elif ((_SF_SEEN >= 0 && _SF_SEEN <= most)); then
    _sf_wrong "the plan uses $((most + 1)) GPU(s) of ${HOSTNAME:-this machine}, nvidia-smi shows $_SF_SEEN: plan fewer, or run it elsewhere"
  fi
}

# In the wrapper: sets the GPUs of a task without a step. Only a step itself can find out which GPUs it sees.
_sf_give_gpus() { # task
  local wanted=${_SF_GPUS[$1]} number list=''
  if [[ -z $wanted || ${_SF_COMMAND[0]} == srun ]]; then return 0; fi
  if [[ $_SF_MASKED == no || ${_SF_REMOTE[$1]} == true ]]; then
    list=$wanted
  else
    for number in ${wanted//,/ }; do list+=${list:+,}${_SF_GPU_LIST[number]}; done
  fi
  _SF_EXPORTS+=("CUDA_VISIBLE_DEVICES=$list")
  if [[ ${_SF_REMOTE[$1]} == true ]]; then return 0; fi
  _sf_find_uuids ${list//,/ }
  if [[ -n $_SF_PLANNED ]]; then _SF_EXPORTS+=("SFLOW_PLANNED_GPU_UUIDS=$_SF_PLANNED"); fi
  # For programs that start containers. The workflow may have set it for them.
  for number in "${_SF_EXPORTS[@]}"; do
    if [[ $number == NVIDIA_VISIBLE_DEVICES=* ]]; then return 0; fi
  done
  if [[ -z ${_SF_CONTAINER[$1]} ]]; then _SF_EXPORTS+=("NVIDIA_VISIBLE_DEVICES=$list"); fi
}

# ---- inside a step ----

# The part of a step's program that computes CUDA_VISIBLE_DEVICES. Its arguments are those of _sf_choose_gpus.
# shellcheck disable=SC2016  # the step expands it
_SF_STEP_GPUS='_sf_choose_gpus "$1" "$2" || exit 69
shift 2
export CUDA_VISIBLE_DEVICES=$_SF_MASK
if [[ -n $_SF_PLANNED ]]; then export SFLOW_PLANNED_GPU_UUIDS=$_SF_PLANNED; fi
'
_sf_print_step_gpus() {
  declare -f _sf_see_gpus _sf_is_gpu _sf_read_gpu_list _sf_find_uuids _sf_choose_gpus
  printf '%s' "$_SF_STEP_GPUS"
}

# Slurm describes the GPUs of a step twice. SLURM_STEP_GPUS has their numbers on the node. CUDA_VISIBLE_DEVICES has
# their numbers for CUDA in the step; where Slurm hides the other devices (ConstrainDevices), these count from 0. The
# plan's numbers count the GPUs that the job has on the node -> _SF_MASK. Returns 1, with the reason on stderr, if the
# step does not have them.
_sf_choose_gpus() { # the plan's numbers, how many the plan has on a node or 0
  local plan=() mask=() real=() chosen=() per_node=$2 number entry n found most=0 highest=-1 why=''
  local where="step ${SLURM_JOB_ID-}.${SLURM_STEP_ID-} on ${SLURMD_NODENAME:-${HOSTNAME:-this node}}"
  _SF_SEEN=-1
  _sf_read_gpu_list "$1"
  plan=("${_SF_GPU_LIST[@]}")
  for number in "${plan[@]}"; do
    if ((number > most)); then most=$number; fi
  done
  if ((per_node <= most)); then per_node=$((most + 1)); fi
  if [[ -n ${SLURM_STEP_GPUS-} ]]; then
    _sf_read_gpu_list "$SLURM_STEP_GPUS"
    real=("${_SF_GPU_LIST[@]}")
    _sf_read_gpu_list "${CUDA_VISIBLE_DEVICES-}"
    mask=("${_SF_GPU_LIST[@]}")
  fi
  _sf_see_gpus

  # Exactly the GPUs of this step are visible, but their numbers are not Slurm's. A container counts from 0, too.
  for entry in "${mask[@]}"; do
    if [[ $entry != [0-9]* ]]; then highest=-1; break; fi
    if ((entry > highest)); then highest=$entry; fi
  done
  if ((_SF_SEEN == ${#mask[@]} && highest >= _SF_SEEN)); then
    for n in "${!mask[@]}"; do
      found=0
      for entry in "${mask[@]}"; do
        if ((entry < mask[n])); then ((++found)); fi
      done
      chosen[n]=$found
    done
    mask=("${chosen[@]}") chosen=()
  fi

  if ((${#mask[@]} == 0)); then
    chosen=("${plan[@]}") # Slurm gives the step no GPUs
  elif ((${#mask[@]} >= per_node)); then
    for number in "${plan[@]}"; do chosen+=("${mask[number]}"); done # the step has all GPUs of the job
  else
    # The step has a part of the job's GPUs, and nothing says which ones the job has. If all their numbers also occur in
    # the plan, they are the same GPUs.
    for number in "${real[@]}"; do
      if [[ $number != [0-9]* ]] || ((number >= per_node)); then why=part; fi
    done
    for number in "${plan[@]}"; do
      found=''
      for n in "${!real[@]}"; do
        if [[ ${real[n]} == "$number" ]]; then found=${mask[n]-}; fi
      done
      # Where Slurm does not renumber GPUs, it does not hide any, either.
      if [[ -z $found && "${real[*]}" == "${mask[*]}" ]]; then found=$number; fi
      if [[ -z $found ]]; then why=part; fi
      chosen+=("$found")
    done
  fi
  if [[ -n $why ]]; then
    printf 'sflow: %s: the plan gives this task GPU %s of the %s that the job has on a node, but Slurm gave the step only GPU %s of the node.\n' "$where" "$1" "$per_node" "$SLURM_STEP_GPUS" >&2
    printf 'sflow: Give the step all of them: leave out --gpus, --gpus-per-task, --gres and similar options.\n' >&2
    return 1
  fi
  for entry in "${chosen[@]}"; do
    if ! _sf_is_gpu "$entry"; then why+="${why:+, }$entry"; fi
  done
  if [[ -n $why ]]; then
    printf 'sflow: %s: the plan gives this task GPU %s, of which %s cannot be seen here: nvidia-smi shows %s. (Slurm: SLURM_STEP_GPUS=%s CUDA_VISIBLE_DEVICES=%s)\n' \
      "$where" "$1" "$why" "$_SF_SEEN" "${SLURM_STEP_GPUS-}" "${CUDA_VISIBLE_DEVICES-}" >&2
    return 1
  fi
  _SF_MASK=''
  for entry in "${chosen[@]}"; do _SF_MASK+=${_SF_MASK:+,}$entry; done
  _sf_find_uuids "${chosen[@]}"
}
