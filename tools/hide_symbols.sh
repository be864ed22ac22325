#!/bin/sh
# hide_symbols.sh OUT.a IN.a COMPILER...: the static library with every hidden symbol made local,
# so that a program that links it may use names such as map_find for itself.
set -eu
out=$1 in=$2
shift 2
object=$out.o
"$@" -r -nostdlib -o "$object" -Wl,--whole-archive "$in" -Wl,--no-whole-archive
objcopy --localize-hidden "$object"
rm -f "$out"
ar rcsD "$out" "$object"
rm -f "$object"
