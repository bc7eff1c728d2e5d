"""The demo page and what its buttons call, on a port of its own.

Loopback only, and only for the page itself: another site open in the same browser can
neither press a button nor read what is here.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

from devkit.layout import EXTENSION

from . import acts, forgery, gifts, owners, places, refunds, story, strangers
from .news import News
from .stage import Busy, Stage

PAGE = Path(__file__).with_name("page")
FILES = {
    "/": ("index.html", "text/html"),
    "/stage.css": ("stage.css", "text/css"),
    "/stage.js": ("stage.js", "text/javascript"),
}
PATIENCE_SECONDS = 20.0
LOGIN_SECONDS = 12 * 3600


class StageServer(ThreadingHTTPServer):
    """Serves as long as the program runs; its threads end with it."""

    daemon_threads = True

    def __init__(self, stage: Stage, port: int) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.stage = stage
        self.login = stage.login()
        self.url = f"http://127.0.0.1:{port}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page that was closed while it waited for news is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def screens(self) -> dict[str, str]:
        """Where the two devices look. Ana's key stays behind `#`: no server sees it."""
        demo = self.stage.demo
        home = f"{self.stage.server.url}/{EXTENSION}"
        secret = demo.guests[story.ANA]["secret_key"]
        return {
            "tablet": f"{home}/monitor/{demo.merchant_id}",
            "phone": f"{home}/card/{demo.merchant_id}#key={secret}&name={story.ANA}",
        }


class Handler(BaseHTTPRequestHandler):
    """One request."""

    @property
    def house(self) -> StageServer:
        return cast(StageServer, self.server)

    def do_GET(self) -> None:
        if f"http://{self.headers['Host']}" != self.house.url:
            # The login below is for this very name, and `localhost` is another.
            self._send(HTTPStatus.FOUND, {"Location": f"{self.house.url}/"})
            return
        url = urlsplit(self.path)
        if url.path == "/api/news":
            seen = parse_qs(url.query).get("after", [""])[0]
            revision = int(seen) if seen.isdecimal() else -1
            self._json(self.house.stage.news.after(revision, PATIENCE_SECONDS))
        elif url.path == "/api/screens":
            self._json(self.house.screens())
        elif url.path in FILES:
            self._file(url.path)
        else:
            self._json({"detail": "There is no such page."}, HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        is_ours = f"http://{self.headers['Host']}" == self.house.url
        origin = self.headers["Origin"]
        # A form of another site can send no JSON, and a script says where it is from.
        is_json = self.headers.get_content_type() == "application/json"
        if not is_ours or not is_json or origin not in (None, self.house.url):
            self._json({"detail": "Not from here."}, HTTPStatus.FORBIDDEN)
            return
        try:
            play = self._button()
        except (KeyError, TypeError, ValueError):
            self._json({"detail": "There is no such button."}, HTTPStatus.NOT_FOUND)
            return
        try:
            self._json(vars(play()))
        except Busy:
            self._json({"detail": "One thing at a time."}, HTTPStatus.CONFLICT)

    def _button(self) -> Callable[[], News]:
        """What was pressed, ready to be played."""
        stage = self.house.stage
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/api/lunch":
            return partial(stage.let_lunch_go_on, bool(body["on"]))
        plug = acts.pull_plug(body.get("moment", acts.SETTLED))
        buttons = {
            "pay": acts.pay,
            "give": gifts.give,
            "stranger": strangers.pay,
            "second": strangers.look_again,
            "refund": refunds.refund_half,
            "owner": owners.look,
            "forge": forgery.change_one_number,
            "places": places.find,
            "plug": plug,
            "over": acts.start_over,
        }
        name = self.path.removeprefix("/api/acts/")
        return partial(stage.perform, name, buttons[name])

    def _file(self, path: str) -> None:
        name, kind = FILES[path]
        headers = {"Content-Type": f"{kind}; charset=utf-8"}
        cookies = self._login() if path == "/" else []
        self._send(HTTPStatus.OK, headers, (PAGE / name).read_bytes(), cookies)

    def _login(self) -> list[str]:
        """The cookie that LNbits itself sets, for the tablet to be signed in.

        Cookies know no ports, and frames of one host are one site, so it reaches LNbits
        from inside the frames. The one that says that a person has just signed in is
        left out, and taken away: LNbits would put over the owner's first page that
        they have to save their credentials, and nobody here has any to save.
        """
        more = f"Path=/; Max-Age={LOGIN_SECONDS}; SameSite=Lax"
        return [
            f"cookie_access_token={self.house.login}; HttpOnly; {more}",
            "is_lnbits_user_authorized=; Path=/; Max-Age=0",
            "is_access_token_expired=; Path=/; Max-Age=0",
        ]

    def _json(self, content: Any, status: HTTPStatus = HTTPStatus.OK) -> None:
        headers = {"Content-Type": "application/json"}
        self._send(status, headers, json.dumps(content).encode())

    def _send(
        self,
        status: HTTPStatus,
        headers: dict[str, str],
        body: bytes = b"",
        cookies: list[str] | None = None,
    ) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        for cookie in cookies or []:
            self.send_header("Set-Cookie", cookie)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", self._policy())
        self.end_headers()
        self.wfile.write(body)

    def _policy(self) -> str:
        screens = self.house.stage.server.url
        screens += f" {screens.replace('127.0.0.1', 'localhost')}"  # a second phone's
        return (
            f"default-src 'self'; img-src data:; frame-src {screens}; base-uri 'none'; "
            "frame-ancestors 'none'; form-action 'none'"
        )

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """The terminal is for the person at it."""
