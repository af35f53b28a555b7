# ---- text: packing, numbers, JSON, tokens ----

# Bash has no arrays of arrays, so a list of words is stored as one quoted string.
_sf_pack() { if (($#)); then printf -v _SF_PACKED '%q ' "$@"; else _SF_PACKED=''; fi; }
_sf_unpack() { eval "_SF_WORDS=($1)"; }

# Converts seconds, with or without decimals, to milliseconds: 2 -> 2000, 0.25 -> 250.
_sf_milliseconds() {
  local whole=${1%%.*} part=''
  if [[ $1 == *.* ]]; then part=${1#*.}; fi
  if [[ ! $whole$part =~ ^[0-9]+$ ]]; then
    _sf_wrong "'$1' is not a number of seconds"
    _SF_MS=0
    return
  fi
  part=${part}000
  _SF_MS=$((10#${whole:-0} * 1000 + 10#${part:0:3}))
}

# These patterns match valid UTF-8 sequences, byte by byte. A byte that no pattern matches becomes U+FFFD.
_SF_UTF8=(
  $'[\xc2-\xdf][\x80-\xbf]'
  $'\xe0[\xa0-\xbf][\x80-\xbf]' $'[\xe1-\xec][\x80-\xbf][\x80-\xbf]' $'\xed[\x80-\x9f][\x80-\xbf]' $'[\xee-\xef][\x80-\xbf][\x80-\xbf]'
  $'\xf0[\x90-\xbf][\x80-\xbf][\x80-\xbf]' $'[\xf1-\xf3][\x80-\xbf][\x80-\xbf][\x80-\xbf]' $'\xf4[\x80-\x8f][\x80-\xbf][\x80-\xbf]'
)

# Converts any bytes to a JSON string that every reader accepts.
_sf_json() {
  local rest=$1 out='' plain char size pattern
  if [[ $rest != *[!\ -~]* && $rest != *[\"\\]* ]]; then
    _SF_JSON="\"$rest\""
    return
  fi
  while [[ -n $rest ]]; do
    plain=${rest%%[!\ -~]*}
    rest=${rest:${#plain}}
    plain=${plain//\\/\\\\}
    out+=${plain//\"/\\\"}
    [[ -n $rest ]] || break
    size=1
    case $rest in
      $'\n'*) char='\n' ;;
      $'\t'*) char='\t' ;;
      $'\r'*) char='\r' ;;
      [$'\x01'-$'\x1f'$'\x7f']*) printf -v char '\\u%04x' "'${rest:0:1}" ;;
      *)
        char='\ufffd'
        for pattern in "${_SF_UTF8[@]}"; do
          # shellcheck disable=SC2053  # the right side is a pattern
          [[ $rest == $pattern* ]] || continue
          case ${rest:0:1} in
            [$'\xc2'-$'\xdf']) size=2 ;;
            [$'\xe0'-$'\xef']) size=3 ;;
            *) size=4 ;;
          esac
          char=${rest:0:size}
          break
        done
        ;;
    esac
    out+=$char
    rest=${rest:size}
  done
  _SF_JSON="\"$out\""
}

# Quotes one word for any POSIX shell.
_sf_quote() { _SF_QUOTED="'${1//\'/\'\\\'\'}'"; }

# Hides the password in a URL that people will see.
_sf_hide_password() { # text
  local rest=$1 url head
  _SF_HIDDEN=''
  while [[ $rest == *://* ]]; do
    _SF_HIDDEN+=${rest%%://*}://
    rest=${rest#*://}
    url=${rest%%[/?#[:space:]]*}
    if [[ $url == *:*@* ]]; then
      head=${url%@*}
      _SF_HIDDEN+="${head%%:*}:***@"
      rest=${rest#"$head@"}
    fi
  done
  _SF_HIDDEN+=$rest
}

# Replaces tokens in a text, literally. It cuts and joins, because bash 5.2 gives & a meaning in ${//}.
_sf_replace_tokens() {
  local rest=$1 out='' key after
  while [[ $rest == *"$_SF_PREFIX"* ]]; do
    out+=${rest%%"$_SF_PREFIX"*}
    rest=${rest#*"$_SF_PREFIX"}
    key=${rest%%__*}
    if _sf_find_token "$rest"; then
      out+=$_SF_FOUND_VALUE
      rest=$_SF_FOUND_REST
    else
      after=${key%%[!A-Za-z0-9_]*}
      _sf_wrong "unknown reference $_SF_PREFIX${after:0:60}__"
      out+=$_SF_PREFIX
    fi
  done
  _SF_REPLACED=$out$rest
}

# A key can contain two underscores itself (MOUNT_MY__MODEL), and one key can begin with another one. So the longest key
# that is known is taken.
_sf_find_token() { # text
  local key=${1%%[!A-Za-z0-9_]*}
  while [[ $key == *__* ]]; do
    key=${key%__*}
    if [[ -n $key && -n ${_SF_TOKEN[$key]+known} ]]; then
      if [[ $key == NODE*_IP && -z ${_SF_TOKEN[$key]} ]]; then _sf_miss_address "$key"; fi
      _SF_FOUND_VALUE=${_SF_TOKEN[$key]} _SF_FOUND_REST=${1#"$key"__}
      return 0
    fi
    # Without an allocation, every node of the plan is this machine.
    if [[ $_SF_NODES_NEEDED == 0 && $key =~ ^NODE[0-9]+_(NAME|IP)$ ]]; then
      _SF_FOUND_REST=${1#"$key"__}
      if [[ $key == *_NAME ]]; then _SF_FOUND_VALUE=localhost; else _SF_FOUND_VALUE=127.0.0.1; fi
      return 0
    fi
    key+=_ # its last two underscores can overlap with these
  done
  return 1
}

# Reports a missing address once for each node, however often it is used.
_sf_miss_address() { # NODE<i>_IP
  local n=${1#NODE}
  n=${n%_IP}
  _sf_wrong "no address is known for node ${_SF_NODE[n]}: neither Slurm nor the resolver has one, nor could the node be asked"
  _SF_TOKEN[$1]=unknown
}

# Replaces tokens in each word of a packed list.
_sf_replace_in_list() {
  local word words=()
  _SF_PACKED=$1
  [[ $1 == *"$_SF_PREFIX"* ]] || return 0
  _sf_unpack "$1"
  for word in "${_SF_WORDS[@]}"; do
    _sf_replace_tokens "$word"
    words+=("$_SF_REPLACED")
  done
  _sf_pack "${words[@]}"
}
