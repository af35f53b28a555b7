# Completion of the sflow command for bash.
# Try it: source <(sflow completion bash)
# Install it: sflow completion bash > ~/.local/share/bash-completion/completions/sflow

_sflow() {
  local line=${COMP_LINE:0:COMP_POINT} current=${COMP_WORDS[COMP_CWORD]} answer hints word
  # Bash counts these characters as words of their own.
  [[ $current == [=:] ]] && current=
  COMPREPLY=()
  answer=$("${COMP_WORDS[0]}" __complete bash "$line" "$COMP_WORDBREAKS" 2>/dev/null) || return 0
  {
    IFS= read -r hints
    while IFS= read -r word; do
      COMPREPLY+=("$(printf %q "$word")")
    done
  } <<<"$answer"
  [[ ${#COMPREPLY[@]} -eq 1 && -z ${COMPREPLY[0]} ]] && COMPREPLY=()
  case " $hints " in *" nospace "*) compopt -o nospace 2>/dev/null ;; esac
  case " $hints " in
    *" files "*) _sflow_files "$current" '' ;;
    *" workflows "*) _sflow_files "$current" '*.yaml' '*.yml' ;;
    *" tables "*) _sflow_files "$current" '*.csv' ;;
    *" folders "*) _sflow_files "$current" ;;
  esac
}

# Adds folders, and files that match a pattern.
_sflow_files() {
  local current=$1 pattern path
  shift
  compopt -o filenames 2>/dev/null
  while IFS= read -r path; do
    COMPREPLY+=("$path")
  done < <(compgen -d -- "$current")
  for pattern; do
    while IFS= read -r path; do
      [[ -d $path ]] || COMPREPLY+=("$path")
    done < <(compgen -f ${pattern:+-X "!$pattern"} -- "$current")
  done
}

complete -F _sflow sflow
