# ---- the steps of the Slurm job ----

# Finds the running steps with one of these names -> _SF_STEPS. Returns 1 if Slurm does not answer. Steps are signalled
# by their number, because srun kills its step at once when srun itself gets TERM.
_sf_find_steps() {
  local listing step name wanted=" $* "
  _SF_STEPS=() _SF_STEP_NAMES=' '
  _sf_patience
  listing=$(timeout "$_SF_PATIENCE" squeue -h -s -j "$SLURM_JOB_ID" -o '%i %j' 2>/dev/null) || return 1
  while [[ -n $listing ]]; do
    name=${listing%%$'\n'*}
    listing=${listing:${#name}}
    listing=${listing#$'\n'}
    step=${name%% *} name=${name#* }
    [[ $wanted == *" $name "* ]] || continue
    _SF_STEPS+=("$step") _SF_STEP_NAMES+="$name "
  done
}

# If the controller is down, srun itself must still be ended within the grace time. So Slurm gets half of that time, 1
# to 20 seconds.
_sf_patience() {
  _SF_PATIENCE=$((_SF_GRACE_MS / 2000))
  if ((_SF_PATIENCE < 1)); then _SF_PATIENCE=1; fi
  if ((_SF_PATIENCE > 20)); then _SF_PATIENCE=20; fi
}

# In the wrapper: keeps variables of the workflow from srun that describe the whole job, as modules name their account,
# partition and time limit. srun would read them as options of the step. The step itself gets them.
_sf_hide_from_srun() {
  local word given=() hidden=() before=$((${#_SF_COMMAND[@]} - 3)) exported=ALL n
  [[ ${_SF_COMMAND[0]} == srun && ${_SF_COMMAND[before]} == bash ]] || return 0
  for word in "${_SF_EXPORTS[@]}"; do
    case $word in
      SLURM_ACCOUNT=* | SLURM_PARTITION=* | SLURM_QOS=* | SLURM_RESERVATION=* | SLURM_TIMELIMIT=*) hidden+=("$word") ;;
      *) given+=("$word") ;;
    esac
  done
  ((${#hidden[@]})) || return 0
  _SF_EXPORTS=("${given[@]}")
  for ((n = 1; n < before; ++n)); do
    if [[ ${_SF_COMMAND[n]} == --export ]]; then exported=${_SF_COMMAND[n + 1]}; fi
  done
  # With another value, a step gets no variables of the workflow.
  if [[ $exported == ALL* ]]; then
    _SF_COMMAND=("${_SF_COMMAND[@]:0:before}" env "${hidden[@]}" "${_SF_COMMAND[@]:before}")
  fi
}

# Slurm writes these lines into the log of a step that does not reach its end. How a line begins depends on the version:
# 22.05 writes "slurmstepd: error: *** STEP 7.0 ON n1 CANCELLED AT 2026-01-31T12:00:00 DUE TO TIME LIMIT ***",
# 24.11 begins it with "slurmstepd-n1: ", 26.05 with the time in brackets.
_SF_CANCELLED_STEP='error: \*\*\* STEP [^ ]+ ON [^ ]+ CANCELLED AT [^ ]+'
_SF_NODE_FAILURE=$'(^|\n)srun: error: Node failure on ([^ \n]+)'
