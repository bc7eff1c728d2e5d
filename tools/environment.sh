#!/usr/bin/env bash
# Makes .venv from a lock file, and only when that lock has changed.
#
#   tools/environment.sh run    what LNbits and the demo need
#   tools/environment.sh dev    the same, plus what tests and checks need
#
# Only bash, coreutils and a Python in the range of LNbits 1.6.2 are assumed.
set -euo pipefail
cd "$(dirname "$0")/.."

lock="${1:?which lock: run or dev}"
venv=.venv
stamp="$venv/.installed-$lock"

# A name on the PATH proves nothing: version managers leave shims that only
# print an error, so each candidate has to say its version and make a venv.
usable() {
  "$1" -c 'import sys, venv, ensurepip
sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 12))' >/dev/null 2>&1
}

find_python() {
  local candidate
  for candidate in ${PYTHON:-} python3.12 python3.11 python3.10 python3; do
    if usable "$candidate"; then
      echo "$candidate"
      return
    fi
  done
  echo "No usable Python: LNbits 1.6.2 needs 3.10, 3.11 or 3.12 with venv." >&2
  echo "On Debian: apt-get install python3-venv" >&2
  return 1
}

checksum() {
  sha256sum "requirements/$1.txt" | cut -d ' ' -f 1
}

# What a lock installs is also what every lock it contains installs.
contained() {
  if [ "$lock" = dev ]; then echo run dev; else echo "$lock"; fi
}

if [ -x "$venv/bin/python" ] &&
  [ "$(cat "$stamp" 2>/dev/null)" = "$(checksum "$lock")" ]; then
  exit 0
fi

if ! usable "$venv/bin/python"; then
  python="$(find_python)"
  echo "Making $venv with $("$python" --version)"
  rm -rf "$venv"
  "$python" -m venv "$venv"
fi
echo "Installing requirements/$lock.txt"
# Old stamps go first: an interrupted install must not look like a finished one.
rm -f "$venv"/.installed-*
"$venv/bin/python" -m pip install -qq --disable-pip-version-check \
  -r "requirements/$lock.txt"
for name in $(contained); do
  checksum "$name" >"$venv/.installed-$name"
done
