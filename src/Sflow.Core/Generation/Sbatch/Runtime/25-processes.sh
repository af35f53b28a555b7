# ---- processes: groups, the guardian, what is left behind ----

# Monitor mode just around & gives the child a process group of its own and default SIGINT, without
# `setsid` and without touching the terminal.
_sf_spawn() {
  set -m
  "$@" &
  _SF_SPAWNED=$!
  set +m
  printf '+ %s\n' "$_SF_SPAWNED" 2>/dev/null >&6 || :
}

# What every process of ours does first: it is not the supervisor any more.
_sf_become_child() {
  trap - EXIT
  set +m
  exec 6>&- 7>&-
}

# A number that the kernel gives to somebody else later must not be signalled.
_sf_forget_group() { printf -- '- %s\n' "$1" 2>/dev/null >&6 || :; }
# A group that has ended in the meantime is what we want, not an error.
_sf_signal_group() { kill -s "$2" -- "-$1" 2>/dev/null || :; }

# Ends one of our own small processes (probe, helper) for good.
_sf_discard() {
  _sf_signal_group "$1" KILL
  wait "$1" 2>/dev/null
  _sf_forget_group "$1"
}

# A helper does something slow (asking Slurm or docker) while the supervisor goes on.
_sf_spawn_helper() {
  _sf_spawn _sf_helper "$@"
  _SF_HELPERS+=("$_SF_SPAWNED")
}
# It says nothing and reads nothing, and must not hold the pipes open when the supervisor is gone.
_sf_helper() {
  _sf_become_child
  trap - TERM INT HUP USR1 PIPE
  exec 8>&- </dev/null >/dev/null 2>&1
  "$@"
}

# The guardian holds the supervisor's last will. It learns of every group; when its pipe closes
# without `done`, the supervisor was killed: say so and end what it started.
_sf_start_guardian() {
  exec 5<> <(:) && exec 6>/dev/fd/5 || return 1
  set -m
  _sf_guardian &
  _SF_GUARDIAN=$!
  set +m
  exec 5>&-
}
# Ignores every signal, since it must outlive the supervisor whatever that was killed by.
_sf_guardian() {
  local verb group wait_ms=$_SF_GRACE_MS
  local -A groups=()
  trap - EXIT
  trap '' TERM INT HUP USR1 PIPE
  set +m
  exec 4</dev/fd/5 5>&- 6>&- 9>&- </dev/null >/dev/null 2>&1
  while read -r -u 4 verb group; do
    case $verb in
      +) groups[$group]=1 ;;
      -) unset "groups[$group]" ;;
      done) return ;;
    esac
  done
  _sf_now
  printf '{"t":%s,"workflow":"LOST","reason":"the supervisor was killed"}\n' "$_SF_NOW" >&7
  for group in "${!groups[@]}"; do _sf_signal_group "$group" TERM; done
  _sf_signal_strays TERM
  while ((wait_ms > 0)) && _sf_any_group "${!groups[@]}"; do
    _sf_sleep_ms 100
    ((wait_ms -= 100))
  done
  for group in "${!groups[@]}"; do _sf_signal_group "$group" KILL; done
  _sf_signal_strays KILL
}
# Whether anybody lives in these groups. kill -0 also finds zombies, whom a container's init may never
# collect, so who is found is looked at.
_sf_any_group() {
  local group found=() IFS='|'
  for group; do ! kill -0 -- "-$group" 2>/dev/null || found+=("$group"); done
  ((${#found[@]})) || return 1
  set +f
  grep -qsE "^[0-9]+ \\(.*\\) [^ZX] [0-9]+ (${found[*]}) " /proc/[0-9]*/stat
  local none=$?
  set -f
  return "$none"
}

# Processes of this run that left their group (setsid, daemons) still carry its folder in their
# environment. So may another job that a task submitted, which is none of ours.
_sf_find_strays() {
  local file job=()
  _SF_STRAYS=()
  set +f
  while IFS= read -r file; do
    mapfile -t -d '' job < <(grep -azs '^SLURM_JOB_ID=' "$file")
    file=${file#/proc/}
    file=${file%/environ}
    [[ $file == "$$" || ${job[0]-} != "${SLURM_JOB_ID+SLURM_JOB_ID=$SLURM_JOB_ID}" ]] || _SF_STRAYS+=("$file")
  done < <(exec grep -lzsxF -e "SFLOW_WORKFLOW_OUTPUT_DIR=$_SF_RUN" /proc/[0-9]*/environ 2>/dev/null)
  set -f
}
# They are in no group that we know, so each is signalled by itself.
_sf_signal_strays() {
  _sf_find_strays
  ((${#_SF_STRAYS[@]} == 0)) || kill -s "$1" -- "${_SF_STRAYS[@]}" 2>/dev/null || :
}

# At the end of the workflow: whatever tasks left behind gets TERM, a moment, and KILL.
_sf_end_leftovers() {
  local group left=() wait_ms=$((_SF_GRACE_MS < 2000 ? _SF_GRACE_MS : 2000))
  for group in "${_SF_LEFT_GROUP[@]}"; do
    [[ -n $group ]] || continue
    left+=("$group")
    _sf_signal_group "$group" TERM
  done
  _sf_signal_strays TERM
  while ((wait_ms > 0)); do
    _sf_any_group "${left[@]}" || { _sf_find_strays; ((${#_SF_STRAYS[@]})) || break; }
    _sf_sleep_ms 50
    ((wait_ms -= 50))
  done
  for group in "${left[@]}"; do _sf_signal_group "$group" KILL; done
  _sf_signal_strays KILL
}
