# ---- the matcher: regular expressions of Python's re module ----
#
#  POSIX expressions choose other matches than Python's do, and a node of a cluster need not have Python. So the compiler
#  turns an expression into a program, which is a list of instructions with operands, and this matcher runs it. It tries
#  one way and goes back to the last choice when that way fails. Positions are counted in bytes.
#
#    = TEXT                         this text
#    s OUT OTHERS                   one character of a set. OUT is a pattern for each byte that is not an ASCII character
#                                   of the set. OTHERS lists its other characters: ranges of numbers, and the classes w,
#                                   d, s, W, D and S. After a !, it lists those that the set does not have.
#    r OUT OTHERS MIN MAX NEXT      a run of such characters, as long as possible; MAX is -1 if there is none; NEXT is the
#    l, p                           text that must follow, if that is known. l: as short as possible. p: never shorter
#    ( CELL                         stores the position in a cell. A group n begins at cell 2n and ends at cell 2n + 1
#    ^  $  b  B  a  A               start and end of the line; a boundary of a word, or none; the same for ASCII words
#    | PC                           a choice: the next instruction, or else the one at PC
#    j PC                           continues at PC
#    { LOOP                         starts a loop, and  } LOOP MIN MAX BODY  ends one round of it. In a lazy loop, that are
#                                   < LOOP MIN BODY, and  x LOOP MAX BODY  for one round more
#    ? KIND WIDTH END               looks ahead, or back over WIDTH characters, with the program that follows. Its match is
#                                   wanted (KIND is =) or not (KIND is !). Then continues at END
#    > END                          runs the program that follows, and never goes back into it. Then continues at END
#    & CELL   i CELL                the text of a group; i ignores the case of ASCII letters
#    c CELL PC                      continues at PC unless the group that begins at CELL took part
#    .                              the end
#
#  The stack has the choices and what was changed since then. _sf_re_run and _sf_re_search work on variables of
#  _sf_re_open and of the caller: text at first cells sk sa sb sc sp, and the program in op oa ob oc od oe.

# Steps that the search in one line may take: about five seconds.
_SF_RE_STEPS=200000

_sf_re_load() { # words of a program
  local pc=0
  op=() oa=() ob=() oc=() od=() oe=() on=()
  while (($#)); do
    op[pc]=$1
    case $1 in
      [=\(\|j\{\>\&i]) printf -v "oa[pc]" %b "$2"; shift 2 ;;
      [sc]) printf -v "oa[pc]" %b "$2"; ob[pc]=$3; shift 3 ;;
      [rlp]) printf -v "oa[pc]" %b "$2"; ob[pc]=$3 oc[pc]=$4 od[pc]=$5; printf -v "oe[pc]" %b "$6"; shift 6 ;;
      [\}]) oa[pc]=$2 ob[pc]=$3 oc[pc]=$4 od[pc]=$5; shift 5 ;;
      [\<x?]) oa[pc]=$2 ob[pc]=$3 oc[pc]=$4; shift 4 ;;
      *) shift ;;
    esac
    on[pc]=${#oa[pc]} # the text's length
    ((++pc))
  done
}

# Prepares the search in a line.
_sf_re_open() { # line
  text=$1 steps=0 ascii=''
  if [[ $text != *[$'\x80'-$'\xff']* ]]; then ascii=yes; fi
}

# Finds the first match from a position on, which is not empty if that is where the last one was: -> first, at, cells.
# Returns 1 if there is none, and 2 if the search took too many steps.
_sf_re_search() { # position beginning whether the last match was empty
  local rest before size=1 advance=$3 result
  first=$1
  while :; do
    case $2 in
      '^') if ((first > 0)); then return 1; fi ;;
      '='*)
        rest=${text:first}
        before=${rest%%"${2#=}"*}
        if [[ $before == "$rest" ]]; then return 1; fi
        ((first += ${#before}))
        ;;
      '['*)
        rest=${text:first}
        before=${rest%%$2*}
        if [[ $before == "$rest" ]]; then return 1; fi
        ((first += ${#before}))
        ;;
    esac
    if ((first != $1)); then advance=''; fi
    at=$first sp=0 cells=()
    _sf_re_run 0
    result=$?
    if ((result != 1)); then return "$result"; fi
    if ((first >= ${#text})); then return 1; fi
    if [[ -z $ascii ]]; then _sf_re_size "$first"; fi
    ((first += size))
    advance=''
  done
}

_sf_re_run() { # instruction, and yes for a program within the program
  local pc=$1 nested=${2-} base=$sp char rest run low to min max n keep hint
  while :; do
    if ((++steps > _SF_RE_STEPS)); then return 2; fi
    case ${op[pc]} in
      '=') if [[ ${text:at:on[pc]} == "${oa[pc]}" ]]; then ((at += on[pc], ++pc)); continue; fi ;;
      s)
        char=${text:at:1}
        # shellcheck disable=SC2053  # the right side is a pattern
        if [[ -n $char && $char != ${oa[pc]} ]]; then ((++at, ++pc)); continue; fi
        if [[ -n ${ob[pc]} && $char == [$'\x80'-$'\xff'] ]] && _sf_re_is_other "$at" "${ob[pc]}"; then ((at += size, ++pc)); continue; fi
        ;;
      [rlp])
        if _sf_re_extent; then
          hint=${oe[pc]}
          case ${op[pc]} in
            p) ((at = to, ++pc)); continue ;;
            l)
              at=$low
              if [[ -z $hint ]]; then
                if ((to > at)); then sk[sp]=l sa[sp]=$at sb[sp]=$to sc[sp++]=$pc; fi
                ((++pc))
                continue
              fi
              rest=${text:low:to-low+${#hint}}
              run=${rest%%"$hint"*}
              if [[ $run != "$rest" ]]; then
                ((at += ${#run}))
                if ((to > at)); then sk[sp]=l sa[sp]=$at sb[sp]=$to sc[sp++]=$pc; fi
                ((++pc))
                continue
              fi
              ;;
            *)
              if [[ -z $hint ]]; then
                if ((to > low)); then sk[sp]=r sa[sp]=$to sb[sp]=$low sc[sp++]=$pc; fi
                ((at = to, ++pc))
                continue
              fi
              # One byte behind the end, so that going back finds the last place where the text follows.
              sk[sp]=r sa[sp]=$((to + 1)) sb[sp]=$low sc[sp++]=$pc
              ;;
          esac
        fi
        ;;
      '(') _sf_re_set "${oa[pc]}" "$at"; ((++pc)); continue ;;
      '^') if ((at == 0)); then ((++pc)); continue; fi ;;
      '$') if ((at == ${#text})); then ((++pc)); continue; fi ;;
      [bBaA]) if _sf_re_is_at_boundary "${op[pc]}"; then ((++pc)); continue; fi ;;
      '|') sk[sp]=${oa[pc]} sa[sp++]=$at; ((++pc)); continue ;;
      j) pc=${oa[pc]}; continue ;;
      '{')
        n=$((10000 + 2 * oa[pc]))
        _sf_re_set "$n" -1
        _sf_re_set "$((n + 1))" ''
        ((++pc))
        continue
        ;;
      '}' | '<')
        keep=$((10000 + 2 * oa[pc])) min=${ob[pc]}
        n=$((cells[keep] + 1))
        if ((n < min)); then
          _sf_re_set "$keep" "$n"
          if [[ ${op[pc]} == '<' ]]; then pc=${oc[pc]}; else pc=${od[pc]}; fi
        elif [[ ${op[pc]} == '<' ]]; then
          sk[sp]=$((pc + 2)) sa[sp++]=$at
          ((++pc))
        elif ((oc[pc] < 0 || n < oc[pc])) && [[ $at != "${cells[keep + 1]}" ]]; then
          sk[sp]=$((pc + 1)) sa[sp++]=$at
          _sf_re_set "$keep" "$n"
          _sf_re_set "$((keep + 1))" "$at"
          pc=${od[pc]}
        else
          ((++pc))
        fi
        continue
        ;;
      x)
        keep=$((10000 + 2 * oa[pc]))
        n=$((cells[keep] + 1))
        if ((ob[pc] < 0 || n < ob[pc])) && [[ $at != "${cells[keep + 1]}" ]]; then
          _sf_re_set "$keep" "$n"
          _sf_re_set "$((keep + 1))" "$at"
          pc=${oc[pc]}
          continue
        fi
        ;;
      '?')
        keep=$at n=$sp
        if _sf_re_step_back "${ob[pc]}"; then
          _sf_re_run "$((pc + 1))" yes
          max=$?
          if ((max == 2)); then return 2; fi
        else
          max=1
        fi
        at=$keep
        if [[ ${oa[pc]} == '=' ]]; then
          if ((max == 0)); then _sf_re_cut "$n"; pc=${oc[pc]}; continue; fi
        else
          _sf_re_undo "$n"
          if ((max == 1)); then pc=${oc[pc]}; continue; fi
        fi
        ;;
      '>')
        n=$sp
        _sf_re_run "$((pc + 1))" yes
        max=$?
        if ((max == 2)); then return 2; fi
        if ((max == 0)); then _sf_re_cut "$n"; pc=${oa[pc]}; continue; fi
        ;;
      '&' | i)
        n=${oa[pc]}
        if [[ -n ${cells[n]-} && -n ${cells[n + 1]-} ]]; then
          to=$((cells[n + 1] - cells[n]))
          run=${text:cells[n]:to} rest=${text:at:to}
          if [[ $rest == "$run" || ${op[pc]} == i && ${rest,,} == "${run,,}" ]]; then ((at += to, ++pc)); continue; fi
        fi
        ;;
      c)
        n=${oa[pc]}
        if [[ -n ${cells[n]-} && -n ${cells[n + 1]-} ]]; then ((++pc)); else pc=${ob[pc]}; fi
        continue
        ;;
      '.') if [[ -n $nested || -z $advance ]] || ((at != first)); then return 0; fi ;;
    esac
    # This way fails.
    while :; do
      if ((sp == base)); then return 1; fi
      ((--sp))
      case ${sk[sp]} in
        u) cells[sa[sp]]=${sb[sp]} ;;
        r)
          if _sf_re_shorter; then ((++pc)); break; fi
          ;;
        l)
          if _sf_re_longer; then ((++pc)); break; fi
          ;;
        *)
          pc=${sk[sp]} at=${sa[sp]}
          break
          ;;
      esac
    done
  done
}

# Sets a cell, so that going back restores it.
_sf_re_set() { sk[sp]=u sa[sp]=$1 sb[sp++]=${cells[$1]-}; cells[$1]=$2; }

# Removes the choices above a height of the stack, and keeps what restores cells.
_sf_re_cut() { # height
  local i to=$1
  for ((i = $1; i < sp; ++i)); do
    if [[ ${sk[i]} == u ]]; then sk[to]=u sa[to]=${sa[i]} sb[to]=${sb[i]}; ((++to)); fi
  done
  sp=$to
}
_sf_re_undo() { # height
  while ((sp > $1)); do
    ((--sp))
    if [[ ${sk[sp]} == u ]]; then cells[sa[sp]]=${sb[sp]}; fi
  done
}

# The shortest and the longest end of a run of characters -> low, to.
_sf_re_extent() {
  local others=${ob[pc]} n=0 size
  min=${oc[pc]} max=${od[pc]}
  if [[ -n $ascii || -z $others ]]; then
    if ((max < 0)); then run=${text:at}; else run=${text:at:max}; fi
    run=${run%%${oa[pc]}*}
    ((low = at + min, to = at + ${#run}, to >= low))
    return
  fi
  low=$at to=$at
  while ((max < 0 || n < max)); do
    run=${text:to}
    run=${run%%${oa[pc]}*}
    if ((max >= 0 && ${#run} > max - n)); then run=${run:0:max-n}; fi
    if ((n < min)); then ((low += n + ${#run} > min ? min - n : ${#run})); fi
    ((n += ${#run}, to += ${#run}))
    if ((max >= 0 && n >= max)) || [[ ${text:to:1} != [$'\x80'-$'\xff'] ]] || ! _sf_re_is_other "$to" "$others"; then break; fi
    if ((n < min)); then ((low += size)); fi
    ((++n, to += size))
  done
  ((n >= min))
}

# Ends a run one character earlier, or where the text that must follow stands last -> at, pc.
_sf_re_shorter() {
  low=${sb[sp]} at=$((${sa[sp]} - 1)) pc=${sc[sp]}
  while [[ ${text:at:1} == [$'\x80'-$'\xbf'] ]]; do ((--at)); done
  hint=${oe[pc]}
  if [[ -n $hint ]]; then
    rest=${text:low:at-low+${#hint}}
    run=${rest%"$hint"*}
    if [[ $run == "$rest" ]]; then return 1; fi
    at=$((low + ${#run}))
  fi
  if ((at > low)); then sa[sp++]=$at; fi
}
_sf_re_longer() {
  at=${sa[sp]} to=${sb[sp]} pc=${sc[sp]} n=1
  if [[ -z $ascii ]]; then
    _sf_re_size "$at"
    n=$size
  fi
  ((at += n))
  hint=${oe[pc]}
  if [[ -n $hint ]]; then
    rest=${text:at:to-at+${#hint}}
    run=${rest%%"$hint"*}
    if [[ $run == "$rest" ]]; then return 1; fi
    ((at += ${#run}))
  fi
  if ((at < to)); then sa[sp++]=$at; fi
}

_sf_re_step_back() { # characters, or - for none
  local n=$1
  if [[ $n == - ]]; then return 0; fi
  for (( ; n > 0; --n)); do
    if ((--at < 0)); then return 1; fi
    while [[ ${text:at:1} == [$'\x80'-$'\xbf'] ]]; do ((--at)); done
  done
  return 0
}

# In Python, an empty line has no boundary, and no place that is none.
_sf_re_is_at_boundary() { # instruction
  local before=0 after=0 back=$at
  if [[ -z $text ]]; then return 1; fi
  if ((at > 0)); then
    ((--back))
    while [[ ${text:back:1} == [$'\x80'-$'\xbf'] ]]; do ((--back)); done
    if _sf_re_is_word "$back" "$1"; then before=1; fi
  fi
  if _sf_re_is_word "$at" "$1"; then after=1; fi
  if [[ $1 == [ba] ]]; then ((before != after)); else ((before == after)); fi
}
_sf_re_is_word() { # position instruction
  local size
  case ${text:$1:1} in
    [a-zA-Z0-9_]) ;;
    [$'\x80'-$'\xff']) [[ $2 == [bB] ]] && _sf_re_is_other "$1" w ;;
    *) return 1 ;;
  esac
}

# ---- characters that are not ASCII ----

# The size of a character in bytes -> size. Lines are valid UTF-8 here.
_sf_re_size() { # position
  case ${text:$1:1} in
    [$'\xc2'-$'\xdf']) size=2 ;;
    [$'\xe0'-$'\xef']) size=3 ;;
    [$'\xf0'-$'\xf4']) size=4 ;;
    *) size=1 ;;
  esac
}

# Whether the character at a position, which is not ASCII, is one of the others of a set; its size -> size.
declare -A _SF_RE_KNOWN=()
_sf_re_is_other() { # position others
  local key
  _sf_re_size "$1"
  key=${text:$1:size}:$2
  if [[ -z ${_SF_RE_KNOWN[$key]-} ]]; then
    _sf_re_code "${text:$1:size}"
    if _sf_re_lists "${2#!}"; then _SF_RE_KNOWN[$key]=0; else _SF_RE_KNOWN[$key]=1; fi
    if [[ $2 == '!'* ]]; then _SF_RE_KNOWN[$key]=$((1 - _SF_RE_KNOWN[$key])); fi
  fi
  return "${_SF_RE_KNOWN[$key]}"
}
# The number of a character -> _SF_CODE.
_sf_re_code() { # character
  local i byte
  for ((i = 0; i < ${#1}; ++i)); do
    printf -v byte %d "'${1:i:1}"
    ((byte &= 255))
    if ((i)); then
      ((_SF_CODE = _SF_CODE << 6 | byte & 63))
    else
      ((_SF_CODE = byte & (${#1} == 2 ? 31 : ${#1} == 3 ? 15 : 7)))
    fi
  done
}
_sf_re_lists() { # ranges and classes
  local item
  for item in $1; do
    case $item in
      *-*) if ((_SF_CODE >= ${item%-*} && _SF_CODE <= ${item#*-})); then return 0; fi ;;
      [wds]) if _sf_re_is_of_class "$item"; then return 0; fi ;;
      *) if ! _sf_re_is_of_class "${item,}"; then return 0; fi ;;
    esac
  done
  return 1
}
