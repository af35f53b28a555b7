# ---- docker tasks: ending containers, which are not child processes of ours ----

_SF_DOCKER_LEFT=() # containers whose client was killed

# In a helper: docker sends TERM to the container and, after the grace time, KILL. The stop is repeated while the client
# lives. At first, the container may not exist yet, or may not have started.
_sf_stop_container() { # name, its client's process group
  local seconds=$((_SF_GRACE_MS / 1000)) end
  _sf_now
  end=$((_SF_NOW + _SF_GRACE_MS))
  while kill -0 -- "-$2" && ((_SF_NOW < end)); do
    timeout "$((seconds + 20))" docker stop -t "$seconds" "$1" 9>&-
    sleep 0.2
    _sf_now
  done
}
_sf_kill_container() { timeout 20 docker kill "$1" 9>&-; }

# In the guardian: ends the containers of a supervisor that was killed. Their clients have already been asked to end and
# killed, so no container can start later.
_sf_end_containers() { # name…
  timeout "$((_SF_GRACE_MS / 1000 + 20))" docker stop -t "$((_SF_GRACE_MS / 1000))" "$@"
  timeout 30 docker rm -f "$@"
}

# At the end of the workflow: removes the containers whose client was killed.
_sf_docker_remove_left() {
  if ((${#_SF_DOCKER_LEFT[@]})); then _sf_docker_remove "${_SF_DOCKER_LEFT[@]}"; fi
}
