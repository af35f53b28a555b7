#!/bin/bash
#SBATCH --job-name=results
#SBATCH --nodes=1
#SBATCH --output=%x-%j.out
#SBATCH --signal=B:USR1@90
#
# Identity: 15b641a8aaa50d483684e5b2940f3b06 (Sflow 0.2.0)
#
# Workflow results: 4 tasks
# Backend local: this machine, 1 node
#
# Tasks, in an order in which they can start (* = service: it runs until everything else is done):
#     short    bash    node 0
#     long_8   bash    node 0
#     long_16  bash    node 0
#     file     bash    node 0
#
# Run:    sbatch THIS_SCRIPT, or bash THIS_SCRIPT inside an allocation (anywhere, if no task needs Slurm).
# Folder: SFLOW_OUTPUT_DIR sets where run folders are created. SFLOW_RESUME=<run folder> continues that run.
# Sflow made this script from the modules of a workflow. Change the modules, not this file.

# The workflow, in words that the supervisor below reads. sflow_main calls workflow(). Text in single quotes is literal.
# shellcheck disable=SC2016,SC2317,SC2329,SC2119,SC2120
workflow() {
wf_identity 15b641a8aaa50d483684e5b2940f3b06 local
wf_name results
wf_grace 10
wf_fingerprint 94d148690b194ca6
wf_origin '{"sflow":"0.2.0"}'

# ── variables of every task ──
setenv UNIT tok/s
setenv SIZE 8

# ── tasks ──
task short
  fingerprint 967b2475813456be
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  result tps auto last no '1 0' null 'tps=(\S+)' 'tps=([]\x01-\x08\x0e-\x1b!"-,.-Z[.[.]\\_-\x7f\x80-\xff^-]+)' =tps= = tps= '(' 2 r '[!\x01-\x08\x0e-\x1b\\!"-,\\-.-Z\\[\\\\\\]\\^_-\x7f]' S 1 -1 '' '(' 3 .
  result source auto last no '1 0' null 'from (?P<value>\w+)' 'from ([0-9A-Z_a-z\x80-\xff]+)' '=from ' = 'from ' '(' 2 r '[!0-9A-Z_a-z]' w 1 -1 '' '(' 3 .
  launch bash -c
  script <<'SFLOW_EOT'
bench
SFLOW_EOT

task long_8
  fingerprint 83b7081a4f278266
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  result p50 float avg yes '1 0' '"ms"' '(?i)size=8 p50: ([-+.\de]+?) ms$' '[Ss\x80-\xff]{1,4}[Ii\x80-\xff]{1,4}[Zz][Ee]=8 [Pp]50: ([+.0-9Ee\x80-\xff-]+) [Mm][Ss\x80-\xff]{1,4}$' '[!\x01- \\!"-,\\-.-RT-Z\\[\\\\\\]\\^_-rt-\x7f]' s '[!Ss]' 383-383 s '[!Ii]' '304-304 305-305' s '[!Zz]' '' s '[!Ee]' '' = '=8 ' s '[!Pp]' '' = '50: ' '(' 2 l '[!+\\-.0-9Ee]' d 1 -1 ' ' '(' 3 = ' ' s '[!Mm]' '' s '[!Ss]' 383-383 '$' .
  result tps auto list no '2 1 0' '"tok/s"' '^(?P<n>\d+)(?:,(?P<rest>.*))? tok(?=/s)' '^([0-9\x80-\xff]+)(,([]\x01- !"-,.-Z[.[.]\\_-\x7f\x80-\xff^-]*))? tok' '^' '^' '(' 2 r '[!0-9]' d 1 -1 '' '(' 3 '|' 10 = , '(' 4 r '[!\x01- \\!"-,\\-.-Z\\[\\\\\\]\\^_-\x7f]' '!' 0 -1 '' '(' 5 j 10 = ' tok' '?' = - 14 = /s . .
  result errors auto count no '0 1' null '\b(ERROR|FATAL)\b' '((ERROR|FATAL))' '[EF]' b '(' 2 '|' 5 = ERROR j 6 = FATAL '(' 3 b .
  result 'it'\''s' json last no '1 0' null 'quote'\''s "(.*)" \\ ($|x){2,3}+' 'quote'\''s "([]\x01- !"-,.-Z[.[.]\\_-\x7f\x80-\xff^-]*)" \\\\ (((|x)))+' '=quote'\''s "' = 'quote'\''s "' '(' 2 r '[!\x01- \\!"-,\\-.-Z\\[\\\\\\]\\^_-\x7f]' '!' 0 -1 '" \\ ' '(' 3 = '" \\ ' '>' 16 '{' 0 j 14 '(' 4 '|' 12 '$' j 13 = x '(' 5 '}' 0 2 3 8 . .
  launch bash -c
  script_same_as short

task long_16
  fingerprint 2b17fc59e2188155
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SIZE 16
  setenv SFLOW_REPLICA_INDEX 1
  result p50 float avg yes '1 0' '"ms"' '(?i)size=16 p50: ([-+.\de]+?) ms$' '[Ss\x80-\xff]{1,4}[Ii\x80-\xff]{1,4}[Zz][Ee]=16 [Pp]50: ([+.0-9Ee\x80-\xff-]+) [Mm][Ss\x80-\xff]{1,4}$' '[!\x01- \\!"-,\\-.-RT-Z\\[\\\\\\]\\^_-rt-\x7f]' s '[!Ss]' 383-383 s '[!Ii]' '304-304 305-305' s '[!Zz]' '' s '[!Ee]' '' = '=16 ' s '[!Pp]' '' = '50: ' '(' 2 l '[!+\\-.0-9Ee]' d 1 -1 ' ' '(' 3 = ' ' s '[!Mm]' '' s '[!Ss]' 383-383 '$' .
  result tps auto list no '2 1 0' '"tok/s"' '^(?P<n>\d+)(?:,(?P<rest>.*))? tok(?=/s)' '^([0-9\x80-\xff]+)(,([]\x01- !"-,.-Z[.[.]\\_-\x7f\x80-\xff^-]*))? tok' '^' '^' '(' 2 r '[!0-9]' d 1 -1 '' '(' 3 '|' 10 = , '(' 4 r '[!\x01- \\!"-,\\-.-Z\\[\\\\\\]\\^_-\x7f]' '!' 0 -1 '' '(' 5 j 10 = ' tok' '?' = - 14 = /s . .
  result errors auto count no '0 1' null '\b(ERROR|FATAL)\b' '((ERROR|FATAL))' '[EF]' b '(' 2 '|' 5 = ERROR j 6 = FATAL '(' 3 b .
  result 'it'\''s' json last no '1 0' null 'quote'\''s "(.*)" \\ ($|x){2,3}+' 'quote'\''s "([]\x01- !"-,.-Z[.[.]\\_-\x7f\x80-\xff^-]*)" \\\\ (((|x)))+' '=quote'\''s "' = 'quote'\''s "' '(' 2 r '[!\x01- \\!"-,\\-.-Z\\[\\\\\\]\\^_-\x7f]' '!' 0 -1 '" \\ ' '(' 3 = '" \\ ' '>' 16 '{' 0 j 14 '(' 4 '|' 12 '$' j 13 = x '(' 5 '}' 0 2 3 8 . .
  launch bash -c
  script_same_as short

task file
  fingerprint 72c102f412e04464
  setenv SFLOW_TASK_ASSIGNED_NODE_NAMES localhost
  setenv SFLOW_TASK_ASSIGNED_NODE_IPS 127.0.0.1
  setenv SFLOW_REPLICA_INDEX 0
  result_file out/result.JSON
  launch bash -c
  script_same_as short

# ── the plan, for programs that read events.jsonl ──
wf_plan '{"workflow":"results","timeout":null,"backends":[{"name":"local","type":"local","nodes":1,"gpus_per_node":null}],"order":["short","long_8","long_16","file"],"tasks":[{"name":"short","task":"short","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}},{"name":"long_8","task":"long","replica":0,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{"SIZE":"8"}},{"name":"long_16","task":"long","replica":1,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{"SIZE":"16"}},{"name":"file","task":"file","replica":null,"operator":"default_local","type":"bash","backend":"local","needs":[],"nodes":[0],"gpus":[],"service":false,"retries":0,"timeout":null,"sweep":{}}]}'
}

[the runtime with results]

sflow_main "$@"; exit
