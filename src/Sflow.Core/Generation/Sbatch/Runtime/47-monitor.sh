# ---- the hardware monitor: one sampler on each node, only if the workflow asks for it ----
#
#  It writes into the folder `monitor` of the run folder, and never decides anything about tasks:
#
#      <node>.csv         one line per sample: CPU, memory, disks, network, from /proc and /sys
#      <node>.gpus.csv    one line per sample and GPU, from one nvidia-smi that runs until the end
#      <node>.custom.csv  one line per line that the custom script prints
#      <node>.log         what went wrong
#
#  A sampler starts no process for a sample, so it costs far less than 0.5 % of a core at the default interval of 5 s.

# ---- the sampler: these functions also run in a step of Slurm, so they use nothing else of this runtime ----

# It ends by a signal to its group. It also ends by itself if the mark `.on` is gone, because a killed srun can leave its
# step behind.
_sf_sample() { # folder node interval_ms scopes (packed words: cpu, memory, disk, network, gpu=FIELDS, custom=SCRIPT)
  local folder=$1 node=$2 interval=$3 scope now next booted='' gpu='' custom='' header='t_ms' file pipe
  local -A scopes=() last=()
  local disks='' interfaces='' rdma_in=() rdma_out=() helpers=()
  shift 3
  export LC_ALL=C
  set +f
  for scope; do
    case $scope in
      gpu=*) gpu=${scope#*=} ;;
      custom=*) custom=${scope#*=} ;;
      *) scopes[$scope]=yes ;;
    esac
  done
  exec {pipe}<> <(:) || return 1
  if [[ -n $gpu ]]; then _sf_sample_gpus "$gpu" & helpers+=("$!"); fi
  if [[ -n $custom ]]; then _sf_sample_custom "$custom" & helpers+=("$!"); fi
  if [[ -n ${scopes[cpu]-} ]]; then header+=,cpu_percent,load_1min; fi
  if [[ -n ${scopes[memory]-} ]]; then header+=,memory_used_bytes,memory_total_bytes; fi
  if [[ -n ${scopes[disk]-} ]]; then header+=,disk_read_bytes_per_s,disk_write_bytes_per_s; fi
  if [[ -n ${scopes[network]-} ]]; then
    header+=,network_in_bytes_per_s,network_out_bytes_per_s,rdma_in_bytes_per_s,rdma_out_bytes_per_s
  fi
  if [[ $header == t_ms ]]; then
    wait
    return
  fi
  _sf_sample_devices
  file=$folder/$node.csv
  if [[ ! -s $file ]]; then printf '%s\n' "$header" >>"$file" || return 1; fi
  _sf_sample_once >/dev/null
  _sf_sample_now
  next=$((now + (interval < 1000 ? interval : 1000))) # the first line comes soon, for workflows that are over soon
  while _sf_sample_wait "$next" && [[ -e $folder/.on ]]; do
    _sf_sample_once >>"$file"
    _sf_sample_now
    # After a pause of the whole machine, samples that are late are not made up.
    while ((next <= now)); do ((next += interval)); done
  done
  if ((${#helpers[@]})); then kill "${helpers[@]}" 2>/dev/null; fi
}
# bash 4.4 has no such clock: the time of the start plus the uptime since then, in steps of 10 ms.
_sf_sample_now() {
  local uptime
  if [[ -n ${EPOCHREALTIME-} ]]; then
    now=${EPOCHREALTIME//[!0-9]/}
    now=$((now / 1000))
    return
  fi
  read -r uptime _ </proc/uptime
  uptime=$((10#${uptime/./} * 10))
  if [[ -z ${booted-} ]]; then
    read -r now < <(date +%s%3N)
    booted=$((now - uptime))
  fi
  now=$((booted + uptime))
}
# Reading from a pipe that nobody writes is a sleep that costs no process.
_sf_sample_wait() { # until
  local seconds
  _sf_sample_now
  if (($1 <= now)); then return 0; fi
  printf -v seconds '%d.%03d' $((($1 - now) / 1000)) $((($1 - now) % 1000))
  read -r -t "$seconds" -u "$pipe" _
  (($? > 128)) # a time limit; anything else is an error that would make this a busy loop
}

# Counts whole disks, and interfaces that have hardware. A bridge or a bond would count the same bytes again. In a
# container no interface has hardware; there, all count but the loopback.
_sf_sample_devices() {
  local path name
  for path in /sys/block/*; do
    name=${path##*/}
    case $name in loop* | ram* | zram* | dm-* | md* | sr*) ;; *) disks+=" $name " ;; esac
  done
  for path in /sys/class/net/*; do
    if [[ -e $path/device ]]; then interfaces+=" ${path##*/} "; fi
  done
  if [[ -z $interfaces ]]; then
    for path in /sys/class/net/*; do
      if [[ ${path##*/} != lo ]]; then interfaces+=" ${path##*/} "; fi
    done
  fi
  for path in /sys/class/infiniband/*/ports/*/counters; do
    if [[ -r $path/port_rcv_data ]]; then rdma_in+=("$path/port_rcv_data") rdma_out+=("$path/port_xmit_data"); fi
  done
}

# Prints one line. Rates are differences from the sample before.
_sf_sample_once() {
  local line name value a b c d e f g h idle total=0 free=0 read=0 written=0 in=0 out=0 rdma_read=0 rdma_sent=0 passed load
  _sf_sample_now
  line=$now passed=$((now - ${last[now]:-0}))
  if ((passed < 1)); then passed=1; fi
  last[now]=$now
  if [[ -n ${scopes[cpu]-} ]]; then
    read -r _ a b c d e f g h _ </proc/stat # user nice system idle iowait irq softirq steal
    total=$((a + b + c + d + e + f + g + h)) idle=$((d + e))
    value=$((total - ${last[cpu]:-0}))
    if ((value < 1)); then value=1; fi
    value=$((1000 * (value - (idle - ${last[idle]:-0})) / value))
    if ((value < 0)); then value=0; fi
    last[cpu]=$total last[idle]=$idle
    read -r load _ </proc/loadavg
    line+=,$((value / 10)).$((value % 10)),$load
  fi
  if [[ -n ${scopes[memory]-} ]]; then
    while read -r name value _; do
      case $name in
        MemTotal:) total=$value ;;
        MemAvailable:) free=$value; break ;;
      esac
    done </proc/meminfo
    line+=,$(((total - free) * 1024)),$((total * 1024))
  fi
  if [[ -n ${scopes[disk]-} ]]; then
    while read -r _ _ name _ _ a _ _ _ b _; do
      if [[ $disks == *" $name "* ]]; then ((read += a, written += b)); fi
    done </proc/diskstats
    _sf_sample_rate read $((read * 512))
    _sf_sample_rate written $((written * 512))
  fi
  if [[ -n ${scopes[network]-} ]]; then
    while IFS=': ' read -r name a _ _ _ _ _ _ _ b _; do
      if [[ $interfaces == *" $name "* ]]; then ((in += a, out += b)); fi
    done </proc/net/dev
    # These counters count words of four bytes.
    for name in "${rdma_in[@]}"; do read -r a <"$name" && ((rdma_read += a * 4)); done 2>/dev/null
    for name in "${rdma_out[@]}"; do read -r a <"$name" && ((rdma_sent += a * 4)); done 2>/dev/null
    _sf_sample_rate in "$in"
    _sf_sample_rate out "$out"
    _sf_sample_rate rdma_in "$rdma_read"
    _sf_sample_rate rdma_out "$rdma_sent"
  fi
  printf '%s\n' "$line"
}
# Appends a rate per second. A counter that went back was reset: its rate is unknown.
_sf_sample_rate() { # name counter
  local difference=$(($2 - ${last[$1]:-$2}))
  last[$1]=$2
  if ((difference < 0)); then line+=,; else line+=,$((difference * 1000 / passed)); fi
}

# One nvidia-smi samples until the end. Its lines have no time of their own that is the same for all GPUs of a sample.
_sf_sample_gpus() { # fields
  local row file=$folder/$node.gpus.csv
  if ! type -P nvidia-smi >/dev/null; then
    printf 'GPUs are not sampled: there is no nvidia-smi on this node\n' >&2
    return
  fi
  if [[ ! -s $file ]]; then printf 't_ms,%s\n' "$1" >>"$file" || return; fi
  while IFS= read -r row; do
    if [[ $row == *[0-9]*,* ]]; then
      _sf_sample_now
      printf '%s,%s\n' "$now" "${row//, /,}" >>"$file"
    elif [[ -n $row ]]; then
      printf 'nvidia-smi: %s\n' "$row" >&2
    fi
  done < <(exec nvidia-smi --query-gpu="$1" --format=csv,noheader,nounits -lms "$interval" 2>&1)
  printf 'GPUs are no longer sampled: nvidia-smi has ended\n' >&2
}

# The custom script starts anew for each sample. It has its interval as its time limit.
_sf_sample_custom() { # script
  local row file=$folder/$node.custom.csv seconds next
  printf -v seconds '%d.%03d' $((interval / 1000)) $((interval % 1000))
  if [[ ! -s $file ]]; then printf 't_ms,line\n' >>"$file" || return; fi
  _sf_sample_now
  next=$now
  while _sf_sample_wait "$next" && [[ -e $folder/.on ]]; do
    while IFS= read -r row; do
      _sf_sample_now
      printf '%s,"%s"\n' "$now" "${row//\"/\"\"}" >>"$file"
    done < <(exec timeout -k 1 "$seconds" bash -c "$1" </dev/null)
    _sf_sample_now
    while ((next <= now)); do ((next += interval)); done
  done
}

# ---- the supervisor's side ----

# Samplers start before the first task and end after the last one.
_sf_start_monitors() {
  local item n known=' ' folder=$_SF_RUN/monitor
  if ((${#_SF_MONITORS[@]} == 0)); then return 0; fi
  if ! mkdir -p -- "$folder" || ! : >"$folder/.on"; then
    _sf_say "the hardware monitor does not run: $folder cannot be written"
    return 0
  fi
  for item in "${_SF_MONITORS[@]}"; do
    _sf_unpack "$item"
    if [[ ${_SF_WORDS[0]} == here ]]; then continue; fi
    for n in ${_SF_WORDS[0]//,/ }; do known+="${_SF_NODE[n]%%.*} "; done
  done
  for item in "${_SF_MONITORS[@]}"; do
    _sf_unpack "$item"
    # The script itself often runs on the first node, which is sampled once.
    if [[ ${_SF_WORDS[0]} == here && $known == *" ${HOSTNAME%%.*} "* ]]; then continue; fi
    _sf_spawn _sf_monitor "$folder" "${_SF_WORDS[@]}"
    _SF_MONITOR_PID+=("$_SF_SPAWNED")
  done
}
_sf_monitor() { # folder nodes interval_ms scope…
  local folder=$1 nodes=$2 n names='' count=0 node=${HOSTNAME:-localhost}
  _sf_become_child
  trap - TERM INT HUP USR1 PIPE
  shift 2
  if [[ $nodes == here ]]; then
    exec 8>&- 9>&- </dev/null >/dev/null 2>>"$folder/$node.log"
    _sf_sample "$folder" "$node" "$@"
    return
  fi
  for n in ${nodes//,/ }; do
    names+=${names:+,}${_SF_NODE[n]}
    ((++count))
  done
  _SF_COMMAND=(srun --jobid="$SLURM_JOB_ID" --overlap --nodes="$count" --ntasks="$count" --ntasks-per-node=1 --nodelist="$names"
    --job-name=sflow-monitor --export=ALL --input=none --output="$folder/%N.log" --open-mode=append bash -c)
  _SF_COMMAND+=("$(declare -f _sf_sample{,_now,_wait,_devices,_once,_rate,_gpus,_custom}); _sf_sample \"\$1\" \"\${SLURMD_NODENAME:-\$HOSTNAME}\" \"\${@:2}\"")
  _sf_forget_request
  exec 8>&- 9>&- </dev/null >/dev/null 2>>"$folder/srun.log"
  exec "${_SF_COMMAND[@]}" sflow-monitor "$folder" "$@"
}

# A monitor that ended early is reported once; the tasks continue.
_sf_check_monitors() {
  local n
  for n in "${!_SF_MONITOR_PID[@]}"; do
    if kill -0 "${_SF_MONITOR_PID[n]}" 2>/dev/null; then continue; fi
    wait "${_SF_MONITOR_PID[n]}" 2>/dev/null
    _sf_forget_group "${_SF_MONITOR_PID[n]}"
    unset "_SF_MONITOR_PID[$n]"
    _sf_now
    _sf_say "the hardware monitor ended early, see $_SF_RUN/monitor"
  done
}
# srun ends its step at once when it gets TERM. KILL would leave the step running until it finds its mark gone.
_sf_end_monitors() {
  local pid wait_ms=2000
  if ((${#_SF_MONITOR_PID[@]} == 0)); then return 0; fi
  rm -f -- "$_SF_RUN/monitor/.on"
  for pid in "${_SF_MONITOR_PID[@]}"; do _sf_signal_group "$pid" TERM; done
  while ((wait_ms > 0)) && _sf_any_group "${_SF_MONITOR_PID[@]}"; do
    _sf_sleep_ms 50
    ((wait_ms -= 50))
  done
  for pid in "${_SF_MONITOR_PID[@]}"; do _sf_discard "$pid"; done
  _SF_MONITOR_PID=()
  set +f
  find "$_SF_RUN/monitor" -name '*.log' -size 0 -delete 2>/dev/null
  set -f
}
