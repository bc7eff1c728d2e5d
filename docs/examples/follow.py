"""A client of Loyalty in one file: Python 3.8 or later, and nothing else.

    LNBITS=https://… TOKEN=lty_… MERCHANT=… python follow.py bill 34000 [npub1…]
    LNBITS=https://… TOKEN=lty_… MERCHANT=… python follow.py card npub1…
    SECRET=whsec_… PORT=8080 python follow.py listen

`bill` makes a bill and says what to pay, `card` reads a guest's card; the token needs
the scopes `orders` and `monitor`. `listen` is told by a webhook what happens, and
prints what is genuine and new. Put it behind a proxy that speaks https.
"""

import hmac
import json
import os
import sys
import time
import urllib.error
import urllib.request
import uuid
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer

OLDEST_SECONDS = 300


def call(method, path, body=None, **headers):
    """One call of the API. Whoever sends a key may send the same call again."""
    request = urllib.request.Request(
        os.environ["LNBITS"] + "/loyalty/api/v1" + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={
            "X-Loyalty-Token": os.environ["TOKEN"],
            "Content-Type": "application/json",
            **headers,
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return json.load(response)
    except urllib.error.HTTPError as error:
        refusal = json.load(error)
        sys.exit("{code}: {detail}".format(**refusal))


def bill(amount_sats, customer=None):
    body = {"merchant_id": os.environ["MERCHANT"], "amount_sats": int(amount_sats)}
    if customer:
        body["customer_pubkey"] = customer
    key = {"Idempotency-Key": str(uuid.uuid4())}
    print(call("POST", "/orders", body, **key)["payment_request"])


def card(customer):
    path = "/restaurants/{}/loyalty/{}".format(os.environ["MERCHANT"], customer)
    found = call("GET", path)
    tier = (found["tier"] or {}).get("name", "no tier")
    print("{} points, {}".format(found["points"], tier))


def is_genuine(secret, headers, body):
    """Whether a webhook was sent by who knows the secret, just now."""
    event_id = headers["X-Loyalty-Webhook-Id"] or ""
    sent_at = headers["X-Loyalty-Webhook-Timestamp"] or ""
    signed = f"{sent_at}.{event_id}.".encode() + body
    mac = hmac.new(secret.encode(), signed, sha256).hexdigest()
    said = headers["X-Loyalty-Webhook-Signature"] or ""
    if not hmac.compare_digest(said, "v1=" + mac):
        return False
    return abs(time.time() - int(sent_at)) < OLDEST_SECONDS


def listen():
    secret, seen = os.environ["SECRET"], set()

    class Listener(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if not is_genuine(secret, self.headers, body):
                self.send_error(401)
                return
            event = json.loads(body)
            if event["id"] not in seen:  # it may come twice
                seen.add(event["id"])
                print(event["type"], json.dumps(event["data"]), flush=True)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            """Says nothing."""

    server = HTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Listener)
    print("listening on", server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    verbs = {"bill": bill, "card": card, "listen": listen}
    if len(sys.argv) < 2 or sys.argv[1] not in verbs:
        sys.exit(__doc__)
    verbs[sys.argv[1]](*sys.argv[2:])
