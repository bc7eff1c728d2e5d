#!/usr/bin/env bash
# Puts what pages need of others, and LNbits does not bring, into static/vendor.
#
# It comes from npm in the versions that package-lock.json pins, and is in no commit; a
# release's archive holds it. Without it, places are shown as a list and never as a map.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ ! -d node_modules/leaflet ]; then
  echo "No npm here: places are shown as a list, without a map." >&2
  exit
fi

put() {
  local folder="static/vendor/$1" file
  shift
  mkdir -p "$folder"
  for file in "$@"; do cp -u "node_modules/$file" "$folder/"; done
}

put leaflet leaflet/LICENSE leaflet/dist/leaflet.{js,css}
put leaflet.markercluster leaflet.markercluster/MIT-LICENCE.txt \
  leaflet.markercluster/dist/{leaflet.markercluster.js,MarkerCluster.css}
