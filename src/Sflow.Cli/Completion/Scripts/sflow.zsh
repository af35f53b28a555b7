#compdef sflow
# Completion of the sflow command for zsh.
# Try it: source <(sflow completion zsh)
# Install it: sflow completion zsh > ~/.zfunc/_sflow, where ~/.zfunc is in fpath before compinit runs.

_sflow() {
  local answer hints word meaning
  local -a lines values shown space
  answer=$("${(Q)words[1]}" __complete zsh "${(@Q)words[2,CURRENT]}" 2>/dev/null) || return 1
  lines=("${(@f)answer}")
  hints=" ${lines[1]} "
  shift lines
  for word in "${lines[@]}"; do
    [[ -n $word ]] || continue
    meaning=${word#*$'\t'}
    word=${word%%$'\t'*}
    values+=("$word")
    [[ -n $meaning ]] && shown+=("$word -- $meaning") || shown+=("$word")
  done
  [[ $hints == *" nospace "* ]] && space=(-S '')
  (( ${#values} )) && compadd "${space[@]}" -l -d shown -a values
  case $hints in
    *" files "*) _files ;;
    *" workflows "*) _files -g '*.(yaml|yml)' ;;
    *" tables "*) _files -g '*.csv' ;;
    *" folders "*) _files -/ ;;
  esac
}

# As a file of fpath, this is the body of the function; otherwise it defines the function.
if [[ $funcstack[1] == _sflow ]]; then
  _sflow "$@"
else
  compdef _sflow sflow
fi
