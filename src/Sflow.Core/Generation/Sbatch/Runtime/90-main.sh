# ---- the whole ----

# The order matters: traps before anything that could be left behind, the guardian before the first
# process.
sflow_main() {
  _SF_HEARTBEAT_MS=${SFLOW_HEARTBEAT_MS:-2000}
  exec 8<> <(:) 9<> <(:) || _sf_refuse 'no pipe can be made'
  _sf_trap_signals
  workflow
  _sf_find_folders
  _sf_make_run_folder
  _sf_start_guardian || _sf_refuse 'no pipe can be made'
  _sf_find_nodes
  _sf_started_event
  _sf_say "workflow $_SF_WORKFLOW: $_SF_TASKS task(s), job $_SF_JOB, run folder $_SF_RUN"
  _sf_prepare
  if ((${#_SF_WRONG[@]})) && [[ -z $_SF_SIGNAL ]]; then
    _sf_give_up
  else
    _sf_run
  fi
  _sf_finish
  return "$_SF_CODE"
}

# All that can be known to be wrong, in one go.
_sf_prepare() {
  local id folders=()
  _SF_TOKEN[JOB_ID]=$_SF_JOB _SF_TOKEN[RUN_DIR]=$_SF_RUN
  _SF_TOKEN[WORKSPACE_DIR]=$_SF_WORKSPACE _SF_TOKEN[OUTPUT_DIR]=$_SF_OUTPUT
  # Not exported here: the run folder in its environment is the mark of what a task started.
  _sf_pack "PYTHONUNBUFFERED=${PYTHONUNBUFFERED-1}" "SFLOW_WORKSPACE_DIR=$_SF_WORKSPACE" "SFLOW_OUTPUT_DIR=$_SF_OUTPUT" "SFLOW_WORKFLOW_OUTPUT_DIR=$_SF_RUN"
  _SF_ENVIRONMENT=$_SF_PACKED$_SF_ENVIRONMENT
  for ((id = 0; id < _SF_TASKS; ++id)); do folders+=("$_SF_RUN/${_SF_NAME[id]}"); done
  ((_SF_TASKS == 0)) || mkdir -p -- "${folders[@]}" || _sf_wrong "the tasks' folders cannot be created in $_SF_RUN"
  _sf_check_paths
  _sf_place_inline
  _sf_fetch_all
  _sf_write_inline
  _sf_replace_everywhere
  _sf_link_tasks
  _sf_preflight
}

# On stderr as well as in the record: the job's output is where people look first.
_sf_give_up() {
  local wrong
  _SF_REASON="preflight: ${_SF_WRONG[0]}"
  ((${#_SF_WRONG[@]} == 1)) || _SF_REASON+=" (and $((${#_SF_WRONG[@]} - 1)) more)"
  _SF_CODE=2
  printf 'sflow: error: nothing was started, since\n' >&2
  for wrong in "${_SF_WRONG[@]}"; do printf '  - %s\n' "$wrong" >&2; done
}

# Timers start here, so that no limit counts the preflight.
_sf_run() {
  local id
  _SF_PHASE=run
  [[ $_SF_RESUMED == false ]] || _sf_skip_completed
  for ((id = 0; id < _SF_TASKS; ++id)); do ((_SF_UNMET[id])) || _SF_QUEUE+=("$id"); done
  _sf_now
  _sf_set_timer heartbeat: "$_SF_HEARTBEAT_MS"
  ((_SF_WORKFLOW_LIMIT_MS == 0)) || _sf_set_timer workflow: "$_SF_WORKFLOW_LIMIT_MS"
  _sf_loop
}

# The last event comes after the last process has ended: who reads it may rely on that.
_sf_finish() {
  local helper
  for helper in "${_SF_HELPERS[@]}"; do _sf_discard "$helper"; done
  _sf_end_leftovers
  _SF_PHASE=ended
  _sf_ask_logs_why
  _sf_final_event
  _sf_dismiss_guardian
  ((${#_SF_WRONG[@]})) || _sf_summary 2>/dev/null
  _sf_seconds $((_SF_NOW - _SF_T0))
  printf '\nworkflow %s: %s (%s) after %s s, exit code %s\nrun folder: %s\n' \
    "$_SF_WORKFLOW" "$_SF_FINAL_STATE" "$_SF_REASON" "$_SF_SECONDS" "$_SF_CODE" "$_SF_RUN" 2>/dev/null
}
# Only after the record is complete; else its LOST could follow the last line.
_sf_dismiss_guardian() {
  printf 'done\n' 2>/dev/null >&6 || :
  exec 6>&-
  wait "$_SF_GUARDIAN" 2>/dev/null
}

# Reached early only through a defect of this runtime or of the script around it. The guardian ends what
# was started and writes LOST; before there was one, nothing was started.
_sf_leave() {
  local code=$?
  [[ $_SF_PHASE != ended ]] || return 0
  trap - EXIT
  _SF_REASON="the supervisor ended early with code $code (an error in the script or its runtime)" _SF_CODE=1
  [[ -z $_SF_RUN || -n $_SF_GUARDIAN ]] || _sf_final_event
  _SF_PHASE=ended
  printf 'sflow: error: %s\n' "$_SF_REASON" >&2
  exit 1
}
