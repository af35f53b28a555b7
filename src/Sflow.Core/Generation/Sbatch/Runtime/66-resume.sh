# ---- resume: what completed in an earlier run is not run again ----

# Its record says whose run it was; without one it is just a folder.
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

# Kept is what completed there unchanged, and whose needs are unchanged; the rest runs again. The maps hold
# task numbers: `same` those unchanged, `kept` why a task is not run.
_sf_skip_completed() {
  local id batch=''
  local -A kept=() same=()
  _sf_find_unchanged
  for ((id = 0; id < _SF_TASKS; ++id)); do
    [[ -z ${same[$id]-} ]] || ! _sf_marked "$id" completed || kept[$id]='completed in the resumed run'
    [[ -n ${kept[$id]-} || ${_SF_SERVICE[id]} == true ]] || batch=remains
  done
  _sf_keep_services "$batch"
  for ((id = 0; id < _SF_TASKS; ++id)); do
    if [[ -n ${kept[$id]-} ]]; then
      _sf_skip "$id" "${kept[$id]}"
    else
      _sf_measure_log "$id"
      rm -f -- "$_SF_RUN/${_SF_NAME[id]}/.completed"
    fi
  done
  _SF_QUEUE=() # the run fills it
}
_sf_skip() { # task why
  if [[ $2 == completed* ]]; then _sf_enter "$1" COMPLETED "$2"; else _sf_enter "$1" STOPPED "skipped: $2"; fi
  _sf_satisfy "$1"
}
# Until nothing is added, since a task is unchanged only if all it needs is.
_sf_find_unchanged() {
  local id again=1
  while ((again)); do
    again=0
    for ((id = 0; id < _SF_TASKS; ++id)); do
      [[ -z ${same[$id]-} ]] && _sf_unchanged "$id" || continue
      same[$id]=1 again=1
    done
  done
}
# A service is needed by what remains; one that nothing depends on, by any remaining task.
_sf_keep_services() { # whether a batch task remains
  local id dependent again=1
  while ((again)); do
    again=0
    for ((id = 0; id < _SF_TASKS; ++id)); do
      [[ -z ${kept[$id]-} && ${_SF_SERVICE[id]} == true ]] || continue
      [[ -n ${_SF_DEPENDENTS[id]} || -z $1 ]] || continue
      for dependent in ${_SF_DEPENDENTS[id]}; do [[ -n ${kept[$dependent]-} ]] || continue 2; done
      kept[$id]='no remaining task needs it' again=1
    done
  done
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
