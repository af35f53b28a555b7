# ---- for all processes of a task: a clean start, and messages to the supervisor ----

# Every child process of ours calls this first, because it is not the supervisor. It sends its group to the guardian,
# and only then closes the pipe. So when the guardian finds the pipe closed, it knows every group.
_sf_become_child() {
  printf '+ %s\n' "$BASHPID" 2>/dev/null >&6 || :
  trap - EXIT
  set +m
  exec 5>&- 6>&- 7>&-
}

# These signals end a process that does not handle them. Our own small processes survive them, even if somebody sends
# them to all processes. Only the supervisor decides when they end.
_SF_SIGNALS=(HUP INT QUIT PIPE ALRM TERM USR1 USR2 XCPU XFSZ VTALRM PROF)

# Posts one message, a line, to the event pipe. Linux never mixes one write of less than 4096 bytes with another.
_sf_post() { local IFS=' '; printf '%s\n' "$*" >&9; }
