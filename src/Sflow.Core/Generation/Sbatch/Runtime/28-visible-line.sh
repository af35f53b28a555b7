# ---- the visible line: what log probes and output patterns see of a line of a log ----
# A log has exactly the bytes that the task wrote. People write a pattern after they have read the line on a screen, so
# the pattern is compared with what a screen shows. Only this file defines what a screen shows.

# With --label, srun begins each line with the rank, right-aligned ("P1 3: " in a heterogeneous job).
_SF_LABEL='(P[0-9]+ )? *[0-9]+: '

# srun also sends at most 1024 bytes at once, and gives each piece its own label and newline. So the next line of the
# same rank always continues a piece of exactly 1024 bytes; that line can be empty. The program joins them. Meanwhile,
# the pattern space has the label, and the hold space has all pieces. Lines of other ranks are passed on. The
# expressions use 8 times 128, because GNU's matcher needs milliseconds for .{1024}.
_SF_UNLABEL="
/^.{128}/! {
  s/^$_SF_LABEL//
  b
}
h
s/^$_SF_LABEL//
t measure
: measure
s/.{128}/&/8
T
s/.{1,128}/&/9
t
x
s/^($_SF_LABEL).*/\\1/
: next
\$ b whole
N
s/^($_SF_LABEL)\\n\\1/\\1\\n/
T other
H
s/[^\\n]{128}/&/8
T whole
s/\\n.*//
t next
: other
s/^([^\\n]*)\\n($_SF_LABEL)?(.*)/\\4\\n\\1/
P
s/^[^\\n]*\\n//
t next
: whole
x
s/\\n$_SF_LABEL\\n//g"

# With these characters, a screen shows something else than what was written: backspace, carriage return, escape and the
# zero byte. An argument of grep cannot contain a zero byte, so the pattern describes all other bytes and negates them.
_SF_CONTROL=$'[\b\r\x1b]|[^\x01-\xff]'

_SF_SHOW=$'
# A zero byte shows nothing, and bash cannot store one.
s/\\x00//g
/[\b\r\x1b]/ {
  # "Cursor to column 1" begins an update, as a carriage return does. All other escape sequences show nothing: colours
  # and modes (CSI), titles and links (OSC and similar ones, which BEL or ST ends), and short ones.
  s/\x1b\\[[01]?G/\r/g
  s,\x1b\\[[0-?]*[ -/]*([@-~]|$),,g
  s/\x1b[]PX^_][^\x07\x1b]*(\x07|\x1b\\\\)//g
  s,\x1b[ -/]*[0-~]?,,g
  # On a terminal, a carriage return also ends each line. At another place, it begins an update (a progress bar, for
  # example) that overwrites the one before. The last update counts.
  s/\r+$//
  s/^.*\r//
}
# Only the first 64 KiB count, because matching a line of several megabytes would take seconds.
s/.{1,128}//513g
# A backspace moves back one character, in UTF-8 too, and the next character overwrites it.
/\b/ {
  s/\b+$//
  : many
  s/[^\b\x80-\xff]{64}\b{64}//
  t many
  : back
  s/(^|[^\b\x80-\xbf][\x80-\xbf]*)\b//g
  t back
}'

# Passes each line on at once, because the log is read while it grows. Without stdbuf, sed can do that only byte by
# byte, which is slow but correct.
_sf_sed_at_once() { # program
  if type -P stdbuf >/dev/null; then exec stdbuf -oL sed -E "$1"; else exec sed -u -E "$1"; fi
}
