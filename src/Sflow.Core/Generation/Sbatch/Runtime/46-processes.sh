# ---- processes: groups, the guardian, and processes that tasks leave behind ----

# A spawned function begins with _sf_become_child. Monitor mode, only around `&`, gives the child a process group of its
# own and the default SIGINT. It needs no `setsid`, and it does not change the terminal.
_sf_spawn() {
  set -m
  "$@" &
  _SF_SPAWNED=$!
  set +m
}

# The kernel can give the number of this group to other processes later. The guardian must not signal them.
_sf_forget_group() { printf -- '- %s\n' "$1" 2>/dev/null >&6 || :; }
# It is not an error if the group has ended in the meantime.
_sf_signal_group() { kill -s "$2" -- "-$1" 2>/dev/null || :; }
# A suspended task (it wanted the terminal, or somebody sent STOP) handles TERM only after CONT.
_sf_ask_group() { # group
  _sf_signal_group "$1" TERM
  _sf_signal_group "$1" CONT
}

# Ends one of our own small processes (probe, helper) at once.
_sf_discard() {
  _sf_signal_group "$1" KILL
  wait "$1" 2>/dev/null
  _sf_forget_group "$1"
}

# A helper does slow work (asking Slurm or docker) while the supervisor continues.
_sf_spawn_helper() {
  _sf_spawn _sf_helper "$@"
  _SF_HELPERS+=("$_SF_SPAWNED")
}
# A helper prints nothing and reads nothing. It must not hold the pipes open after the supervisor has ended.
_sf_helper() {
  _sf_become_child
  trap - TERM INT HUP USR1 PIPE
  exec 8>&- </dev/null >/dev/null 2>&1
  "$@"
}

# The guardian knows every process group. If its pipe closes without `done`, the supervisor was killed. Then the
# guardian writes LOST to the record, and ends everything that the supervisor started.
_sf_start_guardian() {
  exec 5<> <(:) && exec 6>/dev/fd/5 || return 1
  set -m
  _sf_guardian &
  _SF_GUARDIAN=$!
  set +m
  exec 5>&-
}
# Ignores every signal, because it must outlive the supervisor, whatever signal killed that one.
_sf_guardian() {
  local verb group wait_ms=$_SF_GRACE_MS
  local -A groups=() containers=()
  trap - EXIT
  trap '' "${_SF_SIGNALS[@]}"
  set +m
  exec 4</dev/fd/5 3>&- 5>&- 6>&- 9>&- </dev/null >/dev/null 2>&1
  while read -r -u 4 verb group || (($? > 128)); do # over 128: see TMOUT in part 00
    case $verb in
      +) groups[$group]=1 ;;
      -) unset "groups[$group]" ;;
      container) containers[$group]=1 ;;
      done) return ;;
    esac
  done
  _sf_remove_half_line "$_SF_RUN/events.jsonl"
  _sf_now
  printf '{"t":%s,"workflow":"LOST","reason":"the supervisor was killed"}\n' "$_SF_NOW" >&7
  for group in "${!groups[@]}"; do _sf_ask_group "$group"; done
  _sf_signal_strays TERM
  while ((wait_ms > 0)) && _sf_any_group "${!groups[@]}"; do
    _sf_sleep_ms 100
    ((wait_ms -= 100))
  done
  for group in "${!groups[@]}"; do _sf_signal_group "$group" KILL; done
  _sf_signal_strays KILL
  if ((${#containers[@]})); then _sf_end_containers "${!containers[@]}"; fi
}
# Checks whether any process lives in these groups. kill -0 also finds zombies, which the init of a container may never
# collect. So /proc is read for the groups that it finds.
_sf_any_group() {
  local group found=() IFS='|'
  for group; do
    if kill -0 -- "-$group" 2>/dev/null; then found+=("$group"); fi
  done
  ((${#found[@]})) || return 1
  set +f
  grep -qsE "^[0-9]+ \\(.*\\) [^ZX] [0-9]+ (${found[*]}) " /proc/[0-9]*/stat
  local none=$?
  set -f
  return "$none"
}

# Finds processes of this run that left their group (setsid, daemons). Their environment still contains the run folder.
# Another job that a task submitted has it, too, but has another job id, and is not ours.
_sf_find_strays() {
  local file job=()
  _SF_STRAYS=()
  set +f
  while IFS= read -r file; do
    mapfile -t -d '' job < <(grep -azs '^SLURM_JOB_ID=' "$file")
    file=${file#/proc/}
    file=${file%/environ}
    if [[ $file != "$$" && ${job[0]-} == "${SLURM_JOB_ID+SLURM_JOB_ID=$SLURM_JOB_ID}" ]]; then _SF_STRAYS+=("$file"); fi
  done < <(exec grep -lzsxF -e "SFLOW_WORKFLOW_OUTPUT_DIR=$_SF_RUN" /proc/[0-9]*/environ 2>/dev/null)
  set -f
}
# These processes are in groups that we do not know, so each one is signalled by its own number.
_sf_signal_strays() {
  _sf_find_strays
  ((${#_SF_STRAYS[@]} == 0)) || kill -s "$1" -- "${_SF_STRAYS[@]}" 2>/dev/null || :
}

# At the end of the workflow, processes that tasks left behind get TERM and, at most two seconds later, KILL.
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
