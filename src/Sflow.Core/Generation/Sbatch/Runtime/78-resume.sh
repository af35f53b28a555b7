# ---- resume: tasks that completed in an earlier run do not run again ----

# The record shows which workflow ran there. A folder without a record is not a run folder.
_sf_open_resumed() {
  local first=''
  _sf_absolute "$SFLOW_RESUME" "$PWD"
  _SF_RUN=$_SF_ABSOLUTE _SF_RESUMED=true
  if [[ ! -r $_SF_RUN/events.jsonl ]]; then _sf_refuse "SFLOW_RESUME is not a run folder (it has no events.jsonl): $_SF_RUN"; fi
  read -r first <"$_SF_RUN/events.jsonl"
  _sf_json "$_SF_WORKFLOW"
  if [[ $first != *"\"workflow\":\"STARTED\",\"name\":$_SF_JSON,"* ]]; then _sf_refuse "SFLOW_RESUME is a run of another workflow than $_SF_WORKFLOW: $_SF_RUN"; fi
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

# A task is kept if it completed there, and if it and all tasks that it needs are unchanged. All others run again. The
# keys of both maps are task numbers: `same` has the unchanged tasks, and `kept` has the reason why a task does not run.
_sf_skip_completed() {
  local id batch=''
  local -A kept=() same=()
  rm -f -- "$_SF_RUN/results.json" # _sf_skip enters the results that are kept
  _sf_find_unchanged
  for ((id = 0; id < _SF_TASKS; ++id)); do
    if [[ -n ${same[$id]-} ]] && _sf_marked "$id" completed; then kept[$id]='completed in the resumed run'; fi
    if [[ -z ${kept[$id]-} && ${_SF_SERVICE[id]} != true ]]; then batch=remains; fi
  done
  _sf_remake_containers
  _sf_keep_services "$batch"
  for ((id = 0; id < _SF_TASKS; ++id)); do
    if [[ -n ${kept[$id]-} ]]; then
      _sf_skip "$id" "${kept[$id]}"
    else
      _sf_measure_log "$id"
      rm -f -- "$_SF_RUN/${_SF_NAME[id]}/.completed"
    fi
  done
  _SF_QUEUE=() # _sf_run fills it
}
_sf_skip() { # task why
  if [[ $2 == completed* ]]; then
    _sf_note "$1" COMPLETED
    _sf_enter "$1" COMPLETED "$2" '' "$_SF_RESULT_JSON"
  else
    _sf_enter "$1" STOPPED "skipped: $2"
  fi
  _sf_satisfy "$1"
}
# Repeats until nothing is added, because a task is unchanged only if all tasks that it needs are.
_sf_find_unchanged() {
  local id again=1
  while ((again)); do
    again=0
    for ((id = 0; id < _SF_TASKS; ++id)); do
      if [[ -n ${same[$id]-} ]] || ! _sf_unchanged "$id"; then continue; fi
      same[$id]=1 again=1
    done
  done
}
# A service runs if a remaining task depends on it. A service without dependents runs if any batch task remains.
_sf_keep_services() { # whether a batch task remains
  local id dependent again=1
  while ((again)); do
    again=0
    for ((id = 0; id < _SF_TASKS; ++id)); do
      [[ -z ${kept[$id]-} && ${_SF_SERVICE[id]} == true ]] || continue
      [[ -n ${_SF_DEPENDENTS[id]} || -z $1 ]] || continue
      for dependent in ${_SF_DEPENDENTS[id]}; do
        if [[ -z ${kept[$dependent]-} ]]; then continue 2; fi
      done
      kept[$id]='no remaining task needs it' again=1
    done
  done
}
# A task is unchanged if its fingerprint is the same as in that run, and if all tasks that it needs are unchanged. A
# task that is not a service must also have completed.
_sf_unchanged() { # task
  local name
  _sf_marked "$1" fingerprint || return 1
  [[ ${_SF_SERVICE[$1]} == true ]] || _sf_marked "$1" completed || return 1
  for name in ${_SF_NEEDS[$1]}; do
    if [[ -z ${same[${_SF_ID_OF[$name]}]-} ]]; then return 1; fi
  done
}
_sf_marked() { # task mark
  local seen=''
  [[ -n ${_SF_FINGERPRINT[$1]} && -r $_SF_RUN/${_SF_NAME[$1]}/.$2 ]] || return 1
  read -r seen <"$_SF_RUN/${_SF_NAME[$1]}/.$2"
  [[ $seen == "${_SF_FINGERPRINT[$1]}" ]]
}
