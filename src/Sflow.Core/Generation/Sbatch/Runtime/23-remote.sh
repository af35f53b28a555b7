# ---- ssh tasks: what is sent to the other host, and what runs there ----
# Environment and script go through ssh's standard input. So `ps` does not show them, and the limit of one argument does
# not apply. ssh always runs the same line, in which every login shell (sh, csh, fish) sees the same words.
#
#   the host   sets its terminal, if it has one, and reports that it is ready
#   we         send a number of eight digits, and then that many bytes of base64: _sf_there and its call
#   the host   runs the task, and continues to read
#   we         send one more line to ask the task to end; the end of the connection means the same
#
# The terminal of the host gets no echo and no line mode. In line mode without echo, sshd sends a packet as large as each
# write that the terminal accepts, and ssh ends the connection at a packet of more than 256 KiB ("Bad packet length").
# Without line mode, `read` would take more than the line, so dd reads the number.

_SF_THERE_READY=sflow-ready
# Inside its quotes, the line must not contain a newline, quote, backslash or exclamation mark, because csh and fish
# read these differently.
# shellcheck disable=SC2016  # it is the other host that fills in
_SF_THERE_LINE='exec bash -c '\''if test -t 0; then stty -echo -icanon min 1 time 0; fi; echo '$_SF_THERE_READY'; sflow=$(dd bs=1 count=8 2>/dev/null); test "$sflow" -gt 0 2>/dev/null || exit 143; eval "$(head -c "$sflow" | base64 -d || echo exit 127)"'\'

# Runs the task's ssh -> _SF_EXIT. The log has standard output and errors in the order in which ssh writes them.
_sf_run_remote() { # task
  local sent
  _sf_make_sent
  # The workflow's environment is not for ssh itself. The run folder marks the processes that a task started.
  _SF_EXPORTS=("SFLOW_WORKFLOW_OUTPUT_DIR=$_SF_RUN" "SFLOW_TASK_OUTPUT_DIR=$_SF_RUN/${_SF_NAME[$1]}")
  exec 5<> <(:)
  _sf_feed 2>/dev/null 8>&- 9>&- | (_sf_become_task 2>&1 5>&-) | _sf_relay 2>/dev/null 8>&- 9>&-
  _SF_EXIT=${PIPESTATUS[1]}
  exec 5>&-
}

# Makes the text that goes through ssh, and puts the constant line in place of the script.
_sf_make_sent() {
  local last=$((${#_SF_COMMAND[@]} - 1)) word text=''
  for word in "${_SF_EXPORTS[@]}"; do
    _sf_quote "${word#*=}"
    text+="export ${word%%=*}=$_SF_QUOTED"$'\n'
  done
  _sf_quote "$text${_SF_COMMAND[last]}"
  # The other host sends KILL a little before we do, so that its report still arrives.
  _sf_seconds $((_SF_GRACE_MS * 9 / 10))
  sent=$(printf '%s\n_sf_there %s %s\n' "$(declare -f _sf_there)" "$_SF_SECONDS" "$_SF_QUOTED" | base64)$'\n'
  _SF_COMMAND[last]=$_SF_THERE_LINE
}

# TERM to the task's group must not end ssh. The line that _sf_feed sends ends the task on the other host, so its last
# output and its exit code still arrive.
_sf_spare_ssh() {
  trap '' TERM INT HUP
  _SF_IGNORED='' # otherwise env would restore these signals
}

# Writes to ssh once _sf_relay has seen that the host is ready.
_sf_feed() {
  local word
  trap : "${_SF_SIGNALS[@]}"
  # If the host still waits for the number, it reads 0 and ends. Otherwise, it reads the line that asks the task to end.
  trap 'printf "00000000\n"; exit' TERM
  until read -r -u 5 word || (($? <= 128)); do :; done
  [[ $word == ready ]] || return 0
  printf '%08d%s' "${#sent}" "$sent"
  until read -r -u 5 word || (($? <= 128)); do :; done # the line arrives when ssh has ended
}

# Copies the output of ssh to the log, without the line that reports that the host is ready.
_sf_relay() {
  local line='' part code
  trap '' "${_SF_SIGNALS[@]}"
  while :; do
    IFS= read -r part
    code=$?
    line+=$part
    if ((code > 128)); then continue; fi
    if ((code)); then break; fi
    if [[ ${line%$'\r'} == *"$_SF_THERE_READY" ]]; then
      printf '%s' "${line%"$_SF_THERE_READY"*}"
      printf 'ready\n' >&5
      line=''
      cat 5>&-
      break
    fi
    printf '%s\n' "$line"
    line=''
  done
  printf '%s' "$line"
  printf 'over\n' >&5
}

# The bash of the other host runs this function. It runs the task in a process group of its own. It ends the group on
# request, when the connection ends, and when the task itself has ended. Without a terminal, nothing else would do so.
_sf_there() { # seconds between TERM and KILL, exports and script
  local task watcher code tries
  exec 3<&0 4<> <(:) </dev/null
  # The script must not be an argument, because arguments have a size limit and everyone can see them.
  exec 5< <(printf '%s' "$2" 3<&- 4<&-)
  set -m
  # shellcheck disable=SC2016  # the new shell fills in
  bash -lc 'sflow=$(cat <&5; echo x); exec 5<&-; eval "unset -v sflow;${sflow%x}"' 3<&- 4<&- &
  task=$!
  set +m
  exec 5<&-
  # The notes of bash about killed processes are not output of the task.
  exec >/dev/null 2>&1
  unset -v TMOUT # the task has it; here, it would limit the time of `read`
  {
    trap '' HUP TERM INT
    until read -r -u 3 _ || (($? <= 128)); do :; done
    kill -s TERM -- "-$task"
    read -r -t "$1" -u 4 _ # nobody writes there, so this only waits
    kill -s KILL -- "-$task"
  } &
  watcher=$!
  trap 'kill -s TERM -- "-$task"' HUP TERM INT
  while :; do
    wait "$task"
    code=$?
    kill -s 0 "$task" || break
  done
  kill -s KILL "$watcher"
  kill -s TERM -- "-$task"
  for ((tries = 0; tries < 20; ++tries)); do
    kill -s 0 -- "-$task" || break
    read -r -t 0.1 -u 4 _
  done
  kill -s KILL -- "-$task"
  exit "$code"
}
