# ---- containers of Pyxis: what must exist before, and what would stay behind ----

# A task runs in a container if its word container_step has set the time for the removal.
_sf_check_containers() {
  local id names=()
  for ((id = 0; id < _SF_TASKS; ++id)); do
    if ((_SF_CLEANUP_MS[id])); then names+=("${_SF_NAME[id]}"); fi
  done
  if ((${#names[@]} == 0)); then return 0; fi
  _sf_check_pyxis "${names[*]}"
  _sf_check_mounted_folders
  _sf_check_container_needs
}

# Pyxis adds its options to srun, so srun's help shows whether Pyxis is installed, and how old it is.
_sf_check_pyxis() { # names of tasks
  local help
  if ! type -P srun >/dev/null; then return; fi # _sf_check_commands reports it
  help=$(timeout 20 srun --help 2>/dev/null)
  if [[ $help != *--container-image* ]]; then
    _sf_wrong "srun on ${HOSTNAME:-this machine} has no --container-image, so no container can start (needed by ${1:0:200}): Pyxis is not installed there"
  elif [[ $help != *--container-env* ]]; then
    _SF_PYXIS_IS_OLD=yes
    _sf_now
    _sf_say 'srun here has no --container-env (Pyxis before 0.15): a variable that the image also sets keeps the value of the image'
  fi
}

# Pyxis ends a path at a colon or a comma and, before 0.24, at a space. Enroot expands a path as a shell does.
_SF_BREAKS_MOUNT=$'*[,:$`"\\\\[:space:][:cntrl:]]*'
_sf_check_mounted_folders() {
  local key path
  local -A mounted=([WORKSPACE_DIR]='the workspace' [OUTPUT_DIR]='the output folder')
  for key in "${!_SF_TOKEN[@]}"; do
    if [[ $key == MOUNT_* ]]; then mounted[$key]="artifact ${key#MOUNT_}"; fi
  done
  for key in "${!mounted[@]}"; do
    path=${_SF_TOKEN[$key]}
    # shellcheck disable=SC2053  # the right side is a pattern
    if [[ $path == $_SF_BREAKS_MOUNT ]] && _sf_is_mounted "$path"; then
      _sf_wrong "${mounted[$key]} cannot be mounted into a container, because its path has one of , : \$ \` \" \\ or white space in it: $path"
    fi
  done
}
_sf_is_mounted() { # path
  local id word
  for ((id = 0; id < _SF_TASKS; ++id)); do
    if ((_SF_CLEANUP_MS[id] == 0)); then continue; fi
    _sf_unpack "${_SF_ARGV[id]}"
    for word in "${_SF_WORDS[@]}"; do
      if [[ ",$word," == *",$1:$1:rw,"* ]]; then return 0; fi
    done
  done
  return 1
}

# Without this check, a missing image or mount would fail its task only when that starts, after all tasks before it.
_sf_check_container_needs() {
  local id n path key what keys=()
  local -A users=() hints=()
  if [[ ${SFLOW_MISSING_PATHS-} == allow ]]; then return; fi
  for ((id = 0; id < _SF_TASKS; ++id)); do
    if [[ -z ${_SF_CONTAINER_NEEDS[id]} ]]; then continue; fi
    _sf_replace_in_list "${_SF_CONTAINER_NEEDS[id]}"
    _sf_unpack "$_SF_PACKED"
    for ((n = 0; n < ${#_SF_WORDS[@]}; n += 2)); do
      _sf_absolute "${_SF_WORDS[n + 1]}" "$PWD"
      path=$_SF_ABSOLUTE
      # The run itself can still create such a path.
      if [[ -e $path || $path/ == "$_SF_OUTPUT"/* || $path/ == "$_SF_RUN"/* ]]; then continue; fi
      key="${_SF_WORDS[n]} $path"
      if [[ -z ${users[$key]-} ]]; then keys+=("$key"); fi
      users[$key]+="${users[$key]:+, }${_SF_NAME[id]}"
      if [[ -n ${_SF_NEEDS[id]} ]]; then hints[$key]=' (SFLOW_MISSING_PATHS=allow if an earlier task makes it)'; fi
    done
  done
  for key in "${keys[@]}"; do
    what='the container image'
    if [[ $key == mount\ * ]]; then what='the source of a container mount'; fi
    _sf_wrong "$what does not exist on ${HOSTNAME:-this machine}: ${key#* } (needed by ${users[$key]:0:200})${hints[$key]-}"
  done
}

# A container that belongs to the job does not exist in a resumed job. If a remaining task runs in it, the task that
# makes it runs again, although it completed. The other task waits for it. Changes `kept` of _sf_skip_completed.
_sf_remake_containers() {
  local id user again=1
  while ((again)); do
    again=0
    for ((id = 0; id < _SF_TASKS; ++id)); do
      if [[ -z ${kept[$id]-} || -z ${_SF_CONTAINER_MAKER[id]} ]]; then continue; fi
      for ((user = 0; user < _SF_TASKS; ++user)); do
        if [[ -n ${kept[$user]-} || -n ${_SF_CONTAINER_MAKER[user]} || ${_SF_JOB_CONTAINER[user]} != "${_SF_JOB_CONTAINER[id]}" ]]; then continue; fi
        unset "kept[$id]"
        again=1
        if [[ " ${_SF_DEPENDENTS[id]} " == *" $user "* ]]; then continue; fi
        _SF_DEPENDENTS[id]+=" $user"
        ((++_SF_UNMET[user]))
      done
    done
  done
}

# Where Pyxis keeps named containers, those of this job would fill the disks of its nodes, because no other job uses
# them. Where Pyxis removes them itself, they have other names. The step prints what it cannot remove, and takes at most
# 60 seconds.
_sf_remove_job_containers() {
  local id name said program names=()
  if [[ -z ${SLURM_JOB_ID-} ]]; then return; fi
  for ((id = 0; id < _SF_TASKS; ++id)); do
    name=pyxis_${_SF_JOB_CONTAINER[id]}
    if [[ $name == pyxis_ || ${_SF_ATTEMPT[id]} == 0 || " ${names[*]} " == *" $name "* ]]; then continue; fi
    names+=("$name")
  done
  if ((${#names[@]} == 0)); then return; fi
  # shellcheck disable=SC2016  # the nodes fill it in
  program='list=$(enroot list) || exit
    for name; do
      if grep -qxF -e "$name" <<<"$list"; then enroot remove -f "$name" || code=1; fi
    done
    exit "${code-0}"'
  said=$(
    _sf_forget_request
    exec timeout -k 5 60 srun --overlap --jobid "$SLURM_JOB_ID" --nodes "${#_SF_NODE[@]}" --ntasks-per-node 1 \
      --job-name sflow-remove-containers bash -c "$program" sflow "${names[@]}" 2>&1 </dev/null 6>&- 7>&- 8>&- 9>&-
  ) || printf 'sflow: warning: %s may still be on the nodes of the job (on each of them: enroot remove -f NAME): %s\n' "${names[*]}" "${said:0:500}"
}
