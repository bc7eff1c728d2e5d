#!/usr/bin/env bash
# Sees to it that a Chromium is there for the browser tests, and says where.
#
# Playwright's own browser is not used: a test machine may reach Debian's packages
# and nothing else.
set -euo pipefail

find_chromium() {
  command -v chromium || command -v chromium-browser || command -v google-chrome
}

if ! find_chromium; then
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "The browser tests need Chromium: sudo apt-get install chromium" >&2
    exit 1
  fi
  echo "Installing chromium" >&2
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends chromium >/dev/null
  find_chromium
fi
