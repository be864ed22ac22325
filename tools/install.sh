#!/bin/sh
# install.sh [all|page]: installs the Debian packages that Pursestrings is built and tested with, and
# nothing that is there already; with "all" also what its own checks use (make lint, fuzz, cover).
# With "page" also what builds and tries the page; a node or npm of another source is left as it is.
# Uses sudo only when you are not root. Asks nothing.
set -eu

# Compiler and build; libraries; the places of the Census; the text of PDF; tests.
packages="gcc libc6-dev make meson pkg-config
  libutf8proc-dev libjansson-dev libxxhash-dev libsimde-dev zlib1g-dev
  libcmark-gfm-dev libcmark-gfm-extensions-dev libgumbo-dev
  libzip-dev libbz2-dev libisal-dev libssl-dev libcurl4-openssl-dev libmicrohttpd-dev
  weather-util-data poppler-utils
  libcmocka-dev libsqlite3-dev
  python3-icalendar python3-feedparser python3-pyld python3-jsonschema"
# A second language for purse.h; formatting and linting; man pages; completions; fuzzing; coverage.
checks="g++ clang-format-14 clang-tidy-14 codespell mandoc zsh clang-14 libclang-rt-14-dev llvm-14 gcovr"

if [ "${1:-}" = page ]; then
    command -v node >/dev/null || packages="$packages nodejs"
    command -v npm >/dev/null || packages="$packages npm"
    command -v chromium >/dev/null || packages="$packages chromium"
fi
[ "${1:-}" = all ] && packages="$packages $checks"

missing=
for package in $packages; do
    case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true) in
    *" ok installed") ;;
    *) missing="$missing $package" ;;
    esac
done
if [ -z "$missing" ]; then
    echo "install.sh: every package is there already" >&2
    exit 0
fi
if ! command -v apt-get >/dev/null; then
    echo "install.sh: there is no apt-get here; install what corresponds to:$missing" >&2
    exit 1
fi
as_root=
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "install.sh: you are not root and there is no sudo; as root, run: apt-get install$missing" >&2
        exit 1
    fi
    as_root=sudo
fi

echo "install.sh: installing$missing" >&2
# Quiet unless something goes wrong; apt's own words are then shown.
words=$(mktemp)
trap 'rm -f "$words"' EXIT
install() {
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 --no-install-recommends install $missing >"$words" 2>&1 </dev/null
}
if ! install; then
    # The package lists may be absent or old.
    $as_root apt-get -q update >"$words" 2>&1 </dev/null || { cat "$words" >&2; exit 1; }
    install || { cat "$words" >&2; exit 1; }
fi
