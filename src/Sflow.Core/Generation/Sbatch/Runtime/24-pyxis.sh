# ---- a step in a container: the workflow's variables override the image's ----

# In a Pyxis container, the ENV of the image overrides every variable that is not in --container-env. So this names each
# variable that the run sets. Enroot reads these variables from a file of lines, where the second line of a value would
# become another variable. So `env` sets values with several lines inside the step.
_sf_prefer_exports() { # task
  local word name names=${_SF_CONTAINER_ENV[$1]} settings=() last=$((${#_SF_COMMAND[@]} - 3))
  local -A value=()
  for word in "${_SF_EXPORTS[@]}"; do value[${word%%=*}]=${word#*=}; done
  for word in "${_SF_EXPORTS[@]}"; do
    name=${word%%=*}
    if [[ -z ${value[$name]+new} ]]; then continue; fi
    if [[ ${value[$name]} == *$'\n'* ]]; then settings+=("$name=${value[$name]}"); else names+=${names:+,}$name; fi
    unset "value[$name]"
  done
  if ((${#settings[@]})); then settings=(env "${settings[@]}"); fi
  # The image must not override what Slurm tells the step about its GPUs, either.
  if [[ -n ${_SF_GPUS[$1]} && ",$names," != *,CUDA_VISIBLE_DEVICES,* ]]; then names+=${names:+,}CUDA_VISIBLE_DEVICES; fi
  if [[ -z $_SF_PYXIS_IS_OLD ]]; then names="--container-env=$names"; else names=''; fi
  # The last three words are bash -c SCRIPT. The program that chooses the GPUs can come before them.
  _SF_COMMAND=("${_SF_COMMAND[0]}" ${names:+"$names"} "${_SF_COMMAND[@]:1:last-1}" "${settings[@]}" "${_SF_COMMAND[@]:last}")
}
