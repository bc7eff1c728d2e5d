"""A catalogue on loopback, from which an LNbits installs releases."""

from __future__ import annotations

import io
import json
import tarfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import CalledProcessError, run
from typing import Any

from releasing import archive, catalogue
from releasing.archive import Archive

from devkit.layout import EXTENSION, ROOT
from devkit.people import Operator

# The last commit before there were releases: what today's code is installed over. Its
# schema, code and pages are really older. A shallow clone does not have it: there it
# is today's code under a smaller number, which still shows that data is kept.
BEFORE, BEFORE_VERSION = "e0748451", "0.0.9"


def release_before() -> Archive:
    try:
        files = _of_commit(BEFORE)
    except CalledProcessError:
        files = {n: (ROOT / n).read_bytes() for n in archive.kept()}
    shipped = {n: content for n, content in files.items() if archive.is_shipped(n)}
    config = json.loads(shipped["config.json"]) | {"version": BEFORE_VERSION}
    return archive.pack(shipped | {"config.json": json.dumps(config).encode()})


def _of_commit(commit: str) -> dict[str, bytes]:
    command = ["git", "archive", "--format=tar", commit]
    packed = run(command, cwd=ROOT, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as opened:
        files = [member for member in opened if member.isfile()]
        return {f.name: opened.extractfile(f).read() for f in files}  # type: ignore[union-attr]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


class Shelf:
    """Archives, and the manifest that names them under this shelf's own address."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url
        self.manifest = f"{url}/extensions.json"
        self.releases: list[dict[str, Any]] = []

    def put(self, release: Archive) -> dict[str, Any]:
        (self.folder / release.name).write_bytes(release.content)
        said = catalogue.entry(release)
        said |= {"archive": f"{self.url}/{release.name}", "details_link": None}
        self.releases.append(said)
        (self.folder / "extensions.json").write_text(
            json.dumps({"featured": [], "extensions": self.releases})
        )
        return said

    def install(self, admin: Operator, said: dict[str, Any]) -> None:
        """As the page *Extensions* does it: an upgrade, if it is there already."""
        body = {"source_repo": self.manifest, "ext_id": EXTENSION}
        body |= {"archive": said["archive"], "version": said["version"]}
        admin.call("POST", "/api/v1/extension", json=body)


@contextmanager
def shelf(folder: Path) -> Iterator[Shelf]:
    handler = partial(Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Shelf(folder, f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
