# ---- the listener: an INT that bash loses during the setup ----

# Bash can lose an INT in two situations. The INT arrives just after a command in the foreground has ended, while bash
# still expects its exit code. Or it arrives while bash 5.2 reads a command substitution; then the trap is a syntax
# error. Most commands in the foreground belong to the setup. While it runs, a process in the same process group notes
# INT too. Later, only a few short commands run in the foreground (wc and tail when a step ends, rm and grep at the end).
# An INT that arrives just after one of them can be lost. Then the workflow continues, and a second INT ends it.
_sf_start_listener() {
  exec 3> >(_sf_listen) || return 1
  _SF_LISTENER=$!
  # Until it listens, no trap is set and no command starts.
  while ! read -t 0 -u 9 && kill -0 "$_SF_LISTENER" 2>/dev/null; do :; done
}
# It ends at TERM, and when the supervisor has ended and its pipe closes. Bash runs the trap of INT before that of TERM.
_sf_listen() {
  trap - EXIT
  trap '' "${_SF_SIGNALS[@]}"
  trap '_sf_post listener INT' INT
  trap exit TERM
  exec 3>&- 8>&- >/dev/null 2>&1
  _sf_post listener ready
  while read -r _ || (($? > 128)); do :; done
}
# Takes the messages of the listener out of the pipe. If it alone has got an INT, that is our signal.
_sf_end_listener() {
  local message heard='' others=()
  kill -s TERM "$_SF_LISTENER" 2>/dev/null
  while kill -0 "$_SF_LISTENER" 2>/dev/null; do wait "$_SF_LISTENER" 2>/dev/null; done
  _SF_LISTENER=''
  exec 3>&-
  while read -t 0 -u 9 && IFS= read -r -u 9 message; do
    case $message in
      'listener ready') ;;
      'listener INT') heard=yes ;;
      *) others+=("$message") ;;
    esac
  done
  if [[ -n $heard && " ${others[*]} " != *' signal INT '* ]]; then
    _SF_SIGNAL=INT
    others+=('signal INT')
  fi
  for message in "${others[@]}"; do _sf_post "$message"; done
}
