"""A server of map pictures on this machine, which keeps what it was asked for."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

# One grey pixel.
TILE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mPM+M8AAAMhAa3V"
    "V0LrAAAAAElFTkSuQmCC"
)


@dataclass
class Tiles:
    """Where pictures are, who asked for which, and where each asker came from."""

    url: str
    paths: list[str] = field(default_factory=list)
    referrers: set[str] = field(default_factory=set)

    @property
    def template(self) -> str:
        return f"{self.url}/{{z}}/{{x}}/{{y}}.png"


@contextmanager
def serving_tiles() -> Iterator[Tiles]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            tiles.paths.append(self.path)
            tiles.referrers.add(self.headers.get("Referer", ""))
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.send_header("Content-Length", str(len(TILE)))
            with suppress(ConnectionError):  # a page that is left waits no more
                self.end_headers()
                self.wfile.write(TILE)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    tiles = Tiles(f"http://127.0.0.1:{server.server_address[1]}")
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield tiles
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
