#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Times indexing in pairs: each round runs every variant once, one after the other, so that what else
# the machine does strikes all alike; read the ratios, not the seconds.
#
#   bench/indexing.sh -b build/release/bin -r 3 PAPERS
#   bench/indexing.sh -a people.tsv -a places.tsv -x ./plain-xapian PAPERS
#
#   -b BIN      folder of dossier-index; default build/release/bin
#   -B OTHER    another build's folder: its runs with the default authority are the variant "other"
#   -a FILE     authority files: the variant "authority" adds them to the default ones
#   -x PROGRAM  a program that is called with PAPERS and a new folder for its index: the variant "peer"
#   -r ROUNDS   default 3
#   -j JOBS     default 1, the steadier measure
#
# Prints for each variant the least user time, wall time and peak memory of the rounds (waiting for
# others only adds), the size of its index, and ratios to the variant "default".
set -eu

bin=build/release/bin other='' peer='' authority='' rounds=3 jobs=1
while getopts b:B:a:x:r:j: option; do
  case $option in
    b) bin=$OPTARG ;;
    B) other=$OPTARG ;;
    a) authority="$authority -a $OPTARG" ;;
    x) peer=$OPTARG ;;
    r) rounds=$OPTARG ;;
    j) jobs=$OPTARG ;;
    *) sed -n '3,20s/^# \{0,1\}//p' "$0"; exit 2 ;;
  esac
done
shift $((OPTIND - 1))
[ $# -eq 1 ] || { sed -n '3,20s/^# \{0,1\}//p' "$0"; exit 2; }
papers=$1
work=$(mktemp -d "${TMPDIR:-/tmp}/dossier-bench-XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM

# measure VARIANT PROGRAM ARGUMENT...: a line "user wall kB bytes-of-index", to its table. The exit
# status 1 says that some file had faults.
measure() {
  variant=$1
  shift
  rm -rf "$work/index"
  status=0
  /usr/bin/time -q -o "$work/time" -f '%U %e %M' "$@" > "$work/out" 2>&1 || status=$?
  [ $status -le 1 ] || { cat "$work/out" >&2; exit 1; }
  echo "$(tail -n 1 "$work/time") $(du -sb "$work/index" | cut -f1)" >> "$work/$variant.runs"
}

index() { echo "$1/dossier-index -q -j$jobs -d $work/index"; }

round=0
while [ $round -lt "$rounds" ]; do
  # Words are to be split: paths of programs and tables hold no blanks here.
  measure default $(index "$bin") "$papers"
  measure none $(index "$bin") --no-default-authority "$papers"
  [ -z "$authority" ] || measure authority $(index "$bin") $authority "$papers"
  [ -z "$other" ] || measure other $(index "$other") "$papers"
  [ -z "$peer" ] || measure peer "$peer" "$papers" "$work/index"
  round=$((round + 1))
done

echo "$(find "$papers" -type f | wc -l) files, $(du -sb "$papers" | cut -f1) bytes, $rounds rounds, -j$jobs"
for variant in default none authority other peer; do
  [ -f "$work/$variant.runs" ] || continue
  awk -v name="$variant" '
    NR == 1 { user = $1; wall = $2; memory = $3 }
    { user = $1 < user ? $1 : user; wall = $2 < wall ? $2 : wall; memory = $3 < memory ? $3 : memory; size = $4 }
    END { print name, user, wall, memory, size }' "$work/$variant.runs"
done | awk '
  NR == 1 { u = $2; w = $3; m = $4; s = $5; print "variant       user s ratio    wall s ratio    memory MB ratio    index MB ratio" }
  { printf "%-10s %9.2f %5.2f %9.2f %5.2f %12.0f %5.2f %11.1f %5.2f\n", $1, $2, $2/u, $3, $3/w, $4/1024, $4/m, $5/1e6, $5/s }'
