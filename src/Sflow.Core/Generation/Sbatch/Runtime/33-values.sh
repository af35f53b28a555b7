# ---- values of results: types, numbers and JSON, as Python reads them ----

# Turns a text into a value -> _SF_JSON, and its kind -> _SF_KIND: int, float, special (nan and infinities), bool, str,
# null or json. Returns 1 with a reason in _SF_DESCRIBED.
_sf_cast() { # type text
  local text=$2 shown
  _sf_trim "$2"
  case $1 in
    auto)
      if _sf_cast_int || _sf_cast_float; then return 0; fi
      case ${_SF_TRIMMED,,} in
        true | false) _SF_KIND=bool _SF_JSON=${_SF_TRIMMED,,}; return 0 ;;
      esac
      case $_SF_TRIMMED in
        '{'*'}' | '['*']') if _sf_cast_json; then return 0; fi ;;
      esac
      _SF_KIND=str
      _sf_json "$text"
      return 0
      ;;
    int) if _sf_cast_int; then return 0; fi; _SF_DESCRIBED='not a whole number' ;;
    float) if _sf_cast_float; then return 0; fi; _SF_DESCRIBED='not a number' ;;
    bool)
      _SF_KIND=bool
      case ${_SF_TRIMMED,,} in
        true | 1 | yes | y | on) _SF_JSON=true; return 0 ;;
        false | 0 | no | n | off) _SF_JSON=false; return 0 ;;
      esac
      _SF_DESCRIBED='not true or false'
      ;;
    json) if _sf_cast_json; then return 0; fi; _SF_DESCRIBED='not valid JSON' ;;
    *)
      _SF_KIND=str
      _sf_json "$text"
      return 0
      ;;
  esac
  shown=${text:0:100}
  if [[ $shown != "$text" ]]; then shown+=…; fi
  _SF_DESCRIBED="'${shown//[[:cntrl:]]/ }' is $_SF_DESCRIBED"
  return 1
}

_sf_trim() { # text
  _SF_TRIMMED=${1#"${1%%[![:space:]]*}"}
  _SF_TRIMMED=${_SF_TRIMMED%"${_SF_TRIMMED##*[![:space:]]}"}
}

# Python allows single underscores between digits.
_sf_cast_int() {
  local sign='' digits
  [[ $_SF_TRIMMED =~ ^([-+]?)([0-9]+(_[0-9]+)*)$ ]] || return 1
  if [[ ${BASH_REMATCH[1]} == - ]]; then sign=-; fi
  digits=${BASH_REMATCH[2]//_/}
  digits=${digits#"${digits%%[!0]*}"}
  if [[ -z $digits ]]; then sign='' digits=0; fi
  _SF_KIND=int _SF_JSON=$sign$digits
}

_sf_cast_float() {
  local lower
  if [[ $_SF_TRIMMED =~ ^([-+]?)(([0-9]+(_[0-9]+)*)(\.([0-9]+(_[0-9]+)*)?)?|\.([0-9]+(_[0-9]+)*))([eE]([-+]?[0-9]+(_[0-9]+)*))?$ ]]; then
    _sf_float "${BASH_REMATCH[1]#+}" "${BASH_REMATCH[3]//_/}" "${BASH_REMATCH[6]//_/}${BASH_REMATCH[8]//_/}" "${BASH_REMATCH[11]//_/}"
    return 0
  fi
  lower=${_SF_TRIMMED,,}
  _SF_KIND=special
  case ${lower#[-+]} in
    nan) _SF_JSON='"NaN"' ;;
    inf | infinity) if [[ $lower == -* ]]; then _SF_JSON='"-Infinity"'; else _SF_JSON='"Infinity"'; fi ;;
    *) return 1 ;;
  esac
}

# Writes a float as Python does -> _SF_KIND, _SF_JSON. Python shows at most 17 digits. If there are more here, they mean
# the same number.
_sf_float() { # sign, digits before and after the point, exponent
  local digits=$2$3 exponent=${4#[-+]} size
  exponent=$((10#0${exponent:0:8}))
  if [[ $4 == -* ]]; then exponent=-$exponent; fi
  digits=${digits#"${digits%%[!0]*}"}
  size=${#digits}
  digits=${digits%"${digits##*[!0]}"}
  _sf_float_of "$1" "$digits" $((exponent - ${#3} + size - ${#digits}))
}
# The same for digits × 10^exponent, where the digits neither begin nor end with 0.
_sf_float_of() { # sign digits exponent
  local digits=$2 point=$((${#2} + $3)) zeros
  _SF_KIND=float
  if ((point > 309)) || { ((point == 309)) && [[ x${digits:0:17} > x17976931348623157 ]]; }; then
    _SF_KIND=special _SF_JSON="\"${1}Infinity\""
  elif [[ -z $digits ]] || ((point < -323)); then
    _SF_JSON=${1}0.0
  elif ((point > 16 || point < -3)); then
    printf -v zeros %02d $((point > 0 ? point - 1 : 1 - point))
    _SF_JSON=$1${digits:0:1}
    if ((${#digits} > 1)); then _SF_JSON+=.${digits:1}; fi
    if ((point > 0)); then _SF_JSON+=e+$zeros; else _SF_JSON+=e-$zeros; fi
  elif ((point <= 0)); then
    printf -v zeros '%*s' $((-point)) ''
    _SF_JSON=${1}0.${zeros// /0}$digits
  elif ((point >= ${#digits})); then
    printf -v zeros '%*s' $((point - ${#digits})) ''
    _SF_JSON=$1$digits${zeros// /0}.0
  else
    _SF_JSON=$1${digits:0:point}.${digits:point}
  fi
}

# ---- JSON: a check that needs no program but grep ----

_SF_JSON_TOKEN='"([^"\\[:cntrl:]]|\\(["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?|true|false|null|NaN|-?Infinity|[][{}:,]'

_sf_cast_json() {
  local tokens=() rest=$_SF_TRIMMED
  if ((${#rest} > 1000)); then
    mapfile -t tokens < <(grep -a -o -E "$_SF_JSON_TOKEN|[^[:space:]]" <<<"$rest")
  else
    while [[ $rest =~ ^($_SF_JSON_TOKEN|[^[:space:]])[[:space:]]* ]]; do
      tokens+=("${BASH_REMATCH[1]}")
      rest=${rest:${#BASH_REMATCH[0]}}
    done
  fi
  _sf_read_json "${tokens[@]}"
}

# Reads the tokens of one JSON value -> _SF_JSON, without spaces, and _SF_KIND. The members of an object -> _SF_MEMBERS.
# JSON has no NaN and no infinities, but Python writes them. They become strings.
_sf_read_json() { # tokens
  local token open='' want=value out='' key='' member=''
  declare -gA _SF_MEMBERS=()
  _SF_KIND=json
  for token; do
    case $want:$token in
      value:[\{] | first:[\{]) open+='{' want=firstkey ;;
      value:[[] | first:[[]) open+='[' want=first ;;
      value:NaN | value:*Infinity | first:NaN | first:*Infinity) 
        token="\"$token\"" want=next
        if [[ -z $open ]]; then _SF_KIND=special; fi
        ;;
      value:[]\}:,] | first:[\}:,]) return 1 ;;
      first:] | next:] | firstkey:\} | next:\})
        case ${open: -1}$token in
          '[]' | '{}') open=${open%?} want=next ;;
          *) return 1 ;;
        esac
        ;;
      value:\"?* | value:[-0-9tfn]* | first:\"?* | first:[-0-9tfn]*)
        if [[ ! $token =~ ^($_SF_JSON_TOKEN)$ ]]; then return 1; fi
        if [[ -z $open ]]; then
          _sf_kind_of_json "$token"
          if [[ $_SF_KIND == float ]]; then # it can be too large
            _SF_TRIMMED=$token
            _sf_cast_float
            token=$_SF_JSON
          fi
        fi
        want=next
        ;;
      firstkey:\"?* | key:\"?*)
        want='colon'
        if [[ $open == '{' ]]; then key=$token; fi
        ;;
      colon::) want=value ;;
      next:,)
        if [[ -z $open ]]; then return 1; fi
        if [[ ${open: -1} == '{' ]]; then want=key; else want=value; fi
        ;;
      *) return 1 ;;
    esac
    out+=$token
    if [[ -n $key ]]; then
      if [[ $open == '{' && $token == , || -z $open ]]; then
        _SF_MEMBERS[$key]=${member#"$key":} key='' member=''
      else
        member+=$token
      fi
    fi
  done
  _SF_JSON=$out
  [[ -z $open && $want == next ]]
}
_sf_kind_of_json() { # token
  case $1 in
    \"*) _SF_KIND=str ;;
    true | false) _SF_KIND=bool ;;
    null) _SF_KIND=null ;;
    *[.eE]*) _SF_KIND=float ;;
    *) _SF_KIND=int ;;
  esac
}

# ---- aggregates ----
# Sums are exact sums of the decimal numbers in the log. A float of Python has 53 binary digits, so that 0.1 + 0.2 is not
# 0.3 there.

# Aggregates the values in the caller's `kinds` and `values` -> _SF_JSON. Returns 1 with a reason in _SF_DESCRIBED.
_sf_aggregate() { # aggregate
  local last=$((${#values[@]} - 1)) all
  case $1 in
    first) _SF_JSON=${values[0]} ;;
    count) _SF_JSON=${#values[@]} ;;
    list)
      printf -v all ', %s' "${values[@]}"
      _SF_JSON="[${all:2}]"
      ;;
    min | max)
      ((last == 0)) || _sf_are_of int float special bool || _sf_are_of str || return 1
      _sf_choose "$1"
      ;;
    sum | avg)
      _sf_are_of int float special bool || return 1
      _sf_add_up "$1"
      ;;
    *) _SF_JSON=${values[last]} ;;
  esac
}
_sf_are_of() { # kinds
  local kind
  for kind in "${kinds[@]}"; do
    if [[ " $* " != *" $kind "* ]]; then
      _SF_DESCRIBED='its values are not all numbers'
      return 1
    fi
  done
}

_sf_choose() { # min or max
  local best=0 i
  for ((i = 1; i < ${#values[@]}; ++i)); do
    if [[ $1 == min ]]; then
      if _sf_is_less "$i" "$best"; then best=$i; fi
    elif _sf_is_less "$best" "$i"; then
      best=$i
    fi
  done
  _SF_JSON=${values[best]}
}
_sf_is_less() { # two indices
  local a=${values[$1]} b=${values[$2]} sign digits exponent
  if [[ ${kinds[$1]} == str ]]; then
    [[ $a < $b ]]
    return
  fi
  if [[ $a == '"NaN"' || $b == '"NaN"' || $a == "$b" ]]; then return 1; fi
  if [[ $a == '"-Infinity"' || $b == '"Infinity"' ]]; then return 0; fi
  if [[ $b == '"-Infinity"' || $a == '"Infinity"' ]]; then return 1; fi
  _sf_split_number "$a"
  sign=$_SF_SIGN digits=$_SF_DIGITS exponent=$_SF_EXPONENT
  _sf_split_number "$b"
  if [[ $digits$_SF_DIGITS == '' ]]; then return 1; fi
  if [[ -z $digits || -z $_SF_DIGITS || $sign != "$_SF_SIGN" ]]; then
    if [[ -z $digits ]]; then [[ -z $_SF_SIGN ]]; else [[ -n $sign ]]; fi
    return
  fi
  _sf_align "$digits" "$exponent" "$_SF_DIGITS" "$_SF_EXPONENT"
  if [[ $_SF_A == "$_SF_B" ]]; then return 1; fi
  if [[ -z $sign ]]; then [[ $_SF_A < $_SF_B ]]; else [[ $_SF_A > $_SF_B ]]; fi
}

# Splits a number of JSON: digits × 10^exponent -> _SF_SIGN _SF_DIGITS _SF_EXPONENT. Zero has no digits.
_sf_split_number() { # number
  local number=$1 part='' size
  _SF_SIGN='' _SF_EXPONENT=0
  case $number in
    true) number=1 ;;
    false) number=0 ;;
    -*) _SF_SIGN=- number=${number#-} ;;
  esac
  if [[ $number == *[eE]* ]]; then
    part=${number#*[eE]} number=${number%%[eE]*}
    _SF_EXPONENT=$((10#0${part#[-+]}))
    if [[ $part == -* ]]; then _SF_EXPONENT=-$_SF_EXPONENT; fi
  fi
  if [[ $number == *.* ]]; then
    part=${number#*.}
    number=${number/./}
    ((_SF_EXPONENT -= ${#part}))
  fi
  number=${number#"${number%%[!0]*}"}
  size=${#number}
  _SF_DIGITS=${number%"${number##*[!0]}"}
  ((_SF_EXPONENT += size - ${#_SF_DIGITS}))
  return 0
}
# Gives two numbers the same exponent and the same number of digits -> _SF_A _SF_B _SF_EXPONENT.
_sf_align() { # digits exponent digits exponent
  local zeros a=$1 b=$3
  _SF_EXPONENT=$(($2 < $4 ? $2 : $4))
  printf -v zeros '%*s' $(($2 - _SF_EXPONENT)) ''
  a+=${zeros// /0}
  printf -v zeros '%*s' $(($4 - _SF_EXPONENT)) ''
  b+=${zeros// /0}
  printf -v zeros '%*s' $((${#a} > ${#b} ? ${#a} - ${#b} : ${#b} - ${#a})) ''
  if ((${#a} < ${#b})); then a=${zeros// /0}$a; else b=${zeros// /0}$b; fi
  _SF_A=$a _SF_B=$b
}

# Adds positive and negative numbers apart, and subtracts at the end.
_sf_add_up() { # sum or avg
  local plus='' minus='' plus_exponent=0 minus_exponent=0 kind=int special='' i sign=''
  for ((i = 0; i < ${#values[@]}; ++i)); do
    if [[ ${kinds[i]} == special ]]; then
      if [[ -n $special && $special != "${values[i]}" ]]; then special='"NaN"'; else special=${values[i]}; fi
      continue
    fi
    if [[ ${kinds[i]} == float ]]; then kind=float; fi
    _sf_split_number "${values[i]}"
    if [[ -z $_SF_SIGN ]]; then
      _sf_align "$plus" "$plus_exponent" "$_SF_DIGITS" "$_SF_EXPONENT"
      _sf_big_add
      plus=$_SF_BIG plus_exponent=$_SF_EXPONENT
    else
      _sf_align "$minus" "$minus_exponent" "$_SF_DIGITS" "$_SF_EXPONENT"
      _sf_big_add
      minus=$_SF_BIG minus_exponent=$_SF_EXPONENT
    fi
  done
  if [[ -n $special ]]; then
    _SF_JSON=$special
    return
  fi
  _sf_align "$plus" "$plus_exponent" "$minus" "$minus_exponent"
  if [[ $_SF_A < $_SF_B ]]; then
    i=$_SF_A _SF_A=$_SF_B _SF_B=$i sign=-
  fi
  _sf_big_subtract
  if [[ $kind == int && $1 == sum ]]; then
    printf -v i '%*s' "$_SF_EXPONENT" ''
    _SF_JSON=$sign${_SF_BIG:-0}
    if [[ -n $_SF_BIG ]]; then _SF_JSON+=${i// /0}; fi
    return
  fi
  if [[ $1 == avg ]]; then _sf_big_divide ${#values[@]}; fi
  _sf_round_17
  _sf_float "$sign" "$_SF_BIG" '' "$_SF_EXPONENT"
}
# _SF_A + _SF_B, which have the same length, and the difference -> _SF_BIG, without zeros at its start.
_sf_big_add() {
  local out='' at=${#_SF_A} size carry=0 part
  while ((at > 0)); do
    ((size = at < 17 ? at : 17, at -= size))
    ((part = 10#${_SF_A:at:size} + 10#${_SF_B:at:size} + carry))
    printf -v part "%0${size}d" "$part"
    carry=$((${#part} > size))
    out=${part: -size}$out
  done
  out=$carry$out
  _SF_BIG=${out#"${out%%[!0]*}"}
}
_sf_big_subtract() {
  local out='' at=${#_SF_A} size borrow=0 part
  while ((at > 0)); do
    ((size = at < 17 ? at : 17, at -= size))
    ((part = 10#${_SF_A:at:size} - 10#${_SF_B:at:size} - borrow, borrow = part < 0))
    if ((borrow)); then ((part += 10 ** size)); fi
    printf -v part "%0${size}d" "$part"
    out=$part$out
  done
  _SF_BIG=${out#"${out%%[!0]*}"}
}
# Divides until there are 20 digits. A digit 1 at the end stands for a rest.
_sf_big_divide() { # whole number
  local out='' i rest=0 digits=$_SF_BIG
  for ((i = 0; i < ${#digits} || (rest && ${#out} < 20); ++i)); do
    if ((i >= ${#digits})); then ((--_SF_EXPONENT)); fi
    ((rest = rest * 10 + 10#0${digits:i:1}))
    out+=$((rest / $1))
    ((rest %= $1))
    if [[ $out == 0 ]]; then out=''; fi
  done
  if ((rest)); then
    out+=1
    ((--_SF_EXPONENT))
  fi
  _SF_BIG=$out
}
# Rounds _SF_BIG to 17 digits.
_sf_round_17() {
  local rest=${_SF_BIG:17}
  if [[ -z $rest ]]; then return; fi
  ((_SF_EXPONENT += ${#rest}))
  _SF_BIG=${_SF_BIG:0:17}
  if [[ ${rest:0:1} == [6-9] || $rest == 5*[1-9]* || ($rest == 5* && $_SF_BIG == *[13579]) ]]; then ((++_SF_BIG)); fi
}
