#!/bin/sh
# Runs one fuzz target over its corpus and what it makes of it.
#
#   run.sh short|long TARGET FUZZ_BUILD_DIR [SECONDS]
#
# short: a fixed number of inputs from a fixed seed, the same each time. long: for so many seconds, going on where the
# last one ended. What breaks lies in FUZZ_BUILD_DIR/findings; mended, it belongs into corpus/TARGET, with a name that
# says what it was.
set -eu
mode=$1 target=$2 build=$3 seconds=${4:-600}
here=$(dirname "$0")
program=$build/tests/fuzz/fuzz_$target
work=$build/corpus/$target
mkdir -p "$build/findings"

# How long inputs may be, and how many of them take some ten seconds.
case $target in
  reader) length=4096 runs=20000 ;;
  logic) length=1024 runs=20000 ;;
  session) length=1024 runs=2000 ;;
  lint) length=2048 runs=1500 ;;
  *)
    echo "there is no fuzz target '$target'; there are: reader, logic, session, lint" >&2
    exit 2
    ;;
esac
set -- -max_len=$length -len_control=0 -timeout=20 -print_funcs=0 -verbosity=1 "-artifact_prefix=$build/findings/$target-"
case $target in reader | lint) set -- "$@" "-dict=$here/reader.dict" ;; esac
if [ "$mode" = short ]; then
  work=$build/scratch/$target
  rm -rf "$work"
  set -- "$@" -seed=1 "-runs=$runs"
else
  set -- "$@" "-max_total_time=$seconds"
fi
mkdir -p "$work"
exec "$program" "$@" "$work" "$here/corpus/$target"
