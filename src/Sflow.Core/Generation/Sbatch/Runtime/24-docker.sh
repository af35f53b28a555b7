# ---- docker tasks: before and after the client ----

# A container can outlive its client, and two containers cannot have the same name. It is not an error if the container
# does not exist. Other errors go into the log of the task.
_sf_docker_remove() { # name…
  local said
  if said=$(timeout 30 docker rm -f "$@" 2>&1 >/dev/null); then return; fi
  if [[ $said != *'No such container'* && $said != *'is already in progress'* ]]; then printf 'sflow: container %s cannot be removed: %s\n' "$*" "${said:-docker does not answer}"; fi
}

# Removes our own mounts whose target the operator mounts, too, because docker refuses a second mount there. The
# operator's mount counts. The generator quotes its own mounts, so they can be recognized.
_sf_settle_mounts() {
  local n word target words=() image=$((${#_SF_COMMAND[@]} - 4)) # image bash -lc script
  local -A taken=([/]=yes) # docker cannot mount anything at /
  for ((n = 0; n < image; ++n)); do
    word=${_SF_COMMAND[n]}
    case $word in
      -v | --volume) _sf_volume_target "${_SF_COMMAND[n + 1]}" ;;
      --volume=*) _sf_volume_target "${word#*=}" ;;
      -v*) _sf_volume_target "${word#-v}" ;;
      --mount) _sf_mount_target "${_SF_COMMAND[n + 1]}" ;;
      --mount=*) _sf_mount_target "${word#*=}" ;;
      *) continue ;;
    esac
    if [[ $_SF_TARGET == /?* ]]; then taken[${_SF_TARGET%/}]=yes; fi
  done
  for ((n = 0; n < ${#_SF_COMMAND[@]}; ++n)); do
    word=${_SF_COMMAND[n + 1]-}
    if ((n < image)) && [[ ${_SF_COMMAND[n]} == --mount && $word == '"type=bind","source='* ]]; then
      target=${word##*'"target='}
      target=${target%'"'}
      if [[ -z ${taken[${target:-/}]-} ]]; then words+=(--mount "$word"); fi
      taken[${target:-/}]=yes
      ((++n))
    else
      words+=("${_SF_COMMAND[n]}")
    fi
  done
  _SF_COMMAND=("${words[@]}")
}
# Finds the target of one of the operator's own mounts in the container -> _SF_TARGET. The result is empty for a mount
# of the generator.
_sf_volume_target() { # [source:]target[:flags]
  _SF_TARGET=${1#*:}
  _SF_TARGET=${_SF_TARGET%%:*}
}
_sf_mount_target() { # key=value,…
  local rest=$1,
  _SF_TARGET=''
  while [[ -n $rest ]]; do
    case $rest in target=* | dst=* | destination=*) _SF_TARGET=${rest#*=} _SF_TARGET=${_SF_TARGET%%,*} ;; esac
    rest=${rest#*,}
  done
}
