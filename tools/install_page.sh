#!/bin/sh
# install_page.sh FOLDER: puts the page of `purse serve`, where `make web` has built it, into FOLDER below the prefix that
# `meson install` names. Without a page it says so: the server then has its answers and no page.
set -eu
built="$MESON_BUILD_ROOT/web"
into="$MESON_INSTALL_DESTDIR_PREFIX/$1"
if [ ! -f "$built/index.html" ]; then
    echo "install_page.sh: the page is not built (make web), and not installed" >&2
    exit 0
fi
rm -rf "$into"
mkdir -p "$into"
cp -R "$built/." "$into/"
chmod -R u=rwX,go=rX "$into"
