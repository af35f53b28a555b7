# ---- from start to end ----

# The order matters. Until the traps, a signal simply ends bash. The listener comes before the trap of INT, because bash can
# lose an INT as soon as there is a trap. Traps come before anything that could be left behind, and the guardian comes
# before the first process of a task.
sflow_main() {
  _SF_HEARTBEAT_MS=${SFLOW_HEARTBEAT_MS:-2000}
  _sf_leave_terminal "$@"
  exec 8<> <(:) 9<> <(:) || _sf_refuse 'cannot create a pipe'
  _sf_start_listener || _sf_refuse 'cannot create a pipe'
  _sf_trap_signals
  workflow
  _sf_find_folders
  _sf_make_run_folder
  _sf_start_guardian || _sf_refuse 'cannot create a pipe'
  _sf_start_clock || _sf_refuse 'cannot create a pipe'
  _sf_find_ignored_signals
  _sf_find_nodes
  _sf_started_event
  _sf_say "workflow $_SF_WORKFLOW: $_SF_TASKS task(s), job $_SF_JOB, run folder $_SF_RUN"
  _sf_prepare
  _sf_end_listener
  # A signal to the whole group may have killed commands of the checks, so the errors that they found are not reliable.
  if [[ -n $_SF_SIGNAL ]]; then _SF_WRONG=(); fi
  if ((${#_SF_WRONG[@]})); then _sf_give_up; else _sf_run; fi
  _sf_finish
  return "$_SF_CODE"
}

# Finds all errors that can be known, at once.
_sf_prepare() {
  local id folders=() nodes
  _SF_TOKEN[JOB_ID]=$_SF_JOB _SF_TOKEN[RUN_DIR]=$_SF_RUN
  _SF_TOKEN[WORKSPACE_DIR]=$_SF_WORKSPACE _SF_TOKEN[OUTPUT_DIR]=$_SF_OUTPUT
  # The run folder is not exported here, because in an environment it marks a process that a task started.
  _sf_pack "PYTHONUNBUFFERED=${PYTHONUNBUFFERED-1}" "SFLOW_WORKSPACE_DIR=$_SF_WORKSPACE" "SFLOW_OUTPUT_DIR=$_SF_OUTPUT" "SFLOW_WORKFLOW_OUTPUT_DIR=$_SF_RUN"
  _SF_ENVIRONMENT=$_SF_PACKED$_SF_ENVIRONMENT
  if ((_SF_NODES_NEEDED != 0)); then
    printf -v nodes '%s,' "${_SF_NODE[@]}"
    _sf_pack "SFLOW_BACKEND_JOB_ID=$_SF_JOB" "SFLOW_BACKEND_NODELIST=${nodes%,}" "SFLOW_BACKEND_NUM_NODES=${#_SF_NODE[@]}"
    _SF_ENVIRONMENT=$_SF_PACKED$_SF_ENVIRONMENT
  fi
  for ((id = 0; id < _SF_TASKS; ++id)); do folders+=("$_SF_RUN/${_SF_NAME[id]}"); done
  if ((_SF_TASKS)) && ! mkdir -p -- "${folders[@]}"; then _sf_wrong "the tasks' folders cannot be created in $_SF_RUN"; fi
  _sf_check_paths
  _sf_place_inline
  _sf_fetch_all
  _sf_write_inline
  _sf_replace_everywhere
  _sf_link_tasks
  _sf_preflight
}

# Reports on stderr as well as in the record, because people look at the job's output first.
_sf_give_up() {
  local wrong
  _SF_REASON="preflight: ${_SF_WRONG[0]}"
  if ((${#_SF_WRONG[@]} != 1)); then _SF_REASON+=" (and $((${#_SF_WRONG[@]} - 1)) more)"; fi
  _SF_CODE=2
  printf 'sflow: error: nothing was started, because\n' >&2
  for wrong in "${_SF_WRONG[@]}"; do printf '  - %s\n' "$wrong" >&2; done
}

# Timers start here, so that no limit includes the preflight.
_sf_run() {
  local id
  _SF_PHASE=run
  if [[ $_SF_RESUMED == true ]]; then _sf_skip_completed; fi
  for ((id = 0; id < _SF_TASKS; ++id)); do
    if ((_SF_UNMET[id] == 0)); then _SF_QUEUE+=("$id"); fi
  done
  _sf_set_heartbeat
  if ((_SF_WORKFLOW_LIMIT_MS)); then _sf_set_timer workflow: "$_SF_WORKFLOW_LIMIT_MS"; fi
  _sf_start_monitors
  _sf_loop
}

# The last event comes after the last process has ended. Readers of the record can rely on that.
_sf_finish() {
  local helper
  _sf_confirm_success
  for helper in "${_SF_HELPERS[@]}" "$_SF_CLOCK"; do _sf_discard "$helper"; done
  _sf_end_monitors
  _sf_docker_remove_left
  _sf_end_leftovers
  _SF_PHASE=ended
  _sf_ask_logs_why
  _sf_final_event
  _sf_dismiss_guardian
  if ((${#_SF_WRONG[@]} == 0)); then _sf_summary 2>/dev/null; fi
  _sf_seconds $((_SF_NOW - _SF_T0))
  printf '\nworkflow %s: %s (%s) after %s s, exit code %s\nrun folder: %s\n' \
    "$_SF_WORKFLOW" "$_SF_FINAL_STATE" "$_SF_REASON" "$_SF_SECONDS" "$_SF_CODE" "$_SF_RUN" 2>/dev/null
  _sf_remove_job_containers # it comes last: the record must be complete before Slurm's KillWait ends
}
# Runs only after the record is complete. Otherwise, LOST could follow the last line.
_sf_dismiss_guardian() {
  printf 'done\n' 2>/dev/null >&6 || :
  exec 6>&-
  wait "$_SF_GUARDIAN" 2>/dev/null
}

# This runs early only because of a defect of this runtime or of the script around it. The guardian ends what was
# started and writes LOST. Before the guardian exists, nothing has started.
_sf_leave() {
  local code=$?
  [[ $_SF_PHASE != ended ]] || return 0
  trap - EXIT
  _SF_REASON="the supervisor ended early with code $code (an error in the script or its runtime)" _SF_CODE=1
  if [[ -n $_SF_RUN && -z $_SF_GUARDIAN ]]; then _sf_final_event; fi
  _SF_PHASE=ended
  printf 'sflow: error: %s\n' "$_SF_REASON" >&2
  exit 1
}
