"""A server that webhooks are sent to, and what it was told."""

from __future__ import annotations

import hmac
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple


class Told(NamedTuple):
    """One request.

    Attributes:
        signed: what the signature in its header is over.
    """

    event: Any
    signed: bytes
    signature: str

    def is_signed_with(self, secret: str) -> bool:
        mac = hmac.new(secret.encode(), self.signed, sha256).hexdigest()
        return self.signature == f"v1={mac}"

    @property
    def type(self) -> str:
        return str(self.event["type"])

    @property
    def data(self) -> Any:
        return self.event["data"]


class Receiver:
    """Answers each request with the next of `answers`, then with 200.

    Attributes:
        told: what it was told, in order; those it refused, too.
    """

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/hook"
        self.told: list[Told] = []
        self.answers: list[int] = []
        self.refuses: set[str] = set()  # types that are always refused
        self.lock = threading.Lock()

    def hear(self, headers: Any, body: bytes) -> int:
        names = ("X-Loyalty-Webhook-Timestamp", "X-Loyalty-Webhook-Id")
        at, event_id = (headers[name] for name in names)
        event = json.loads(body)
        assert event["id"] == event_id
        signed = f"{at}.{event_id}.".encode() + body
        with self.lock:
            told = Told(event, signed, headers["X-Loyalty-Webhook-Signature"])
            self.told.append(told)
            if told.type in self.refuses:
                return 500
            return self.answers.pop(0) if self.answers else 200

    def types(self) -> list[str]:
        return [told.type for told in self.told]

    def of(self, kind: str) -> Any:
        """The only event of a type."""
        (found,) = {t.event["id"]: t for t in self.told if t.type == kind}.values()
        return found.data


@contextmanager
def receiving(port: int = 0) -> Iterator[Receiver]:
    """A receiver on this machine. Args: port: 0: any free one."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = receiver.hear(self.headers, body)
            self.send_response(status)
            if status in (301, 302, 307):
                self.send_header("Location", f"{receiver.url}/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    receiver = Receiver(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
