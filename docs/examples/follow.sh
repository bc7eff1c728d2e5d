#!/usr/bin/env bash
# The same with curl and openssl.
#
#   LNBITS=https://… TOKEN=lty_… MERCHANT=… follow.sh bill 34000 [npub1…]
#   LNBITS=https://… TOKEN=lty_… MERCHANT=… follow.sh card npub1…
#   LNBITS=https://… ADMIN_KEY=…  MERCHANT=… follow.sh webhook https://example.com/hook
#   SECRET=whsec_… follow.sh verify <timestamp> <id> <signature> < body
#
# `webhook` prints the new webhook, with its secret. `verify` ends with 0 if what a
# webhook was sent is genuine, else with 1.
set -euo pipefail
api="${LNBITS:-}/loyalty/api/v1"

call() { # method, path, then what curl takes
  curl --silent --show-error --fail-with-body --max-time 10 \
    --request "$1" "$api$2" --header "Content-Type: application/json" "${@:3}"
  echo
}

case "${1:-}" in
bill)
  customer=${3:+, \"customer_pubkey\": \"$3\"}
  call POST /orders --header "X-Loyalty-Token: $TOKEN" \
    --header "Idempotency-Key: $(openssl rand -hex 16)" \
    --data "{\"merchant_id\": \"$MERCHANT\", \"amount_sats\": $2$customer}"
  ;;
card)
  call GET "/restaurants/$MERCHANT/loyalty/$2" --header "X-Loyalty-Token: $TOKEN"
  ;;
webhook)
  call POST "/merchants/$MERCHANT/webhooks" --header "X-Api-Key: $ADMIN_KEY" \
    --data "{\"url\": \"$2\", \"events\": [\"order.paid\", \"points.earned\"]}"
  ;;
verify)
  mac=$({
    printf '%s.%s.' "$2" "$3"
    cat
  } | openssl dgst -sha256 -hmac "$SECRET" -r | cut -d ' ' -f 1)
  age=$(($(date +%s) - $2))
  [ "v1=$mac" = "$4" ] && [ "${age#-}" -lt 300 ]
  ;;
*)
  sed -n '2,11p' "$0"
  exit 2
  ;;
esac
