#!/bin/sh
# c_string.sh FILE: the lines of a text as the lines of a C string.
set -eu
sed -e 's/["\\]/\\&/g' -e 's/^/"/' -e 's/$/\\n"/' "$1"
