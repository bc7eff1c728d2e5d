"""The archive that LNbits installs: what git keeps, less what only developers need.

The same commit makes the same bytes on every machine: files in the order of their
names, one moment and one mode for all, and stored as they are, because what deflating
makes of them depends on the zlib at hand. What comes from npm is pinned by its hashes
in package-lock.json.
"""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from devkit.layout import ROOT

# Folders and files that only developers need. What is new is shipped until it is here:
# a file too many does no harm, one too few breaks every installation.
LEFT_OUT = (".ci", "docs", "requirements", "tests", "tools")
LEFT_OUT_FILES = ("Makefile", "package-lock.json", "package.json", "pyproject.toml")
VENDOR = Path("static/vendor")  # from npm, in no commit: tools/vendor.sh
VENDORED = (
    "leaflet/leaflet.js",
    "leaflet/leaflet.css",
    "leaflet/LICENSE",
    "leaflet.markercluster/leaflet.markercluster.js",
    "leaflet.markercluster/MarkerCluster.css",
    "leaflet.markercluster/MIT-LICENCE.txt",
)
MOMENT = (1980, 1, 1, 0, 0, 0)  # the first one that a zip file knows
PLAIN_FILE = 0o100644 << 16


class CannotRelease(RuntimeError):
    """Words for the person at the terminal."""


@dataclass(frozen=True)
class Archive:
    """A release's file.

    Attributes:
        config: what its config.json says.
    """

    name: str
    content: bytes
    config: dict[str, Any]

    @property
    def hash(self) -> str:
        return sha256(self.content).hexdigest()

    @property
    def version(self) -> str:
        return str(self.config["version"])


def of_work_tree() -> Archive:
    """What this folder would be released as; files that git does not keep are no part.

    Raises:
        CannotRelease: the map's files are not there.
    """
    files = {name: (ROOT / name).read_bytes() for name in kept() if is_shipped(name)}
    return pack(files | _vendored())


def pack(files: dict[str, bytes]) -> Archive:
    """One archive with one folder in it, as LNbits and its catalogue want it."""
    config = json.loads(files["config.json"])
    folder = f"{config['repo'].rsplit('/', 1)[1]}-{config['version']}"
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{name}", MOMENT)
            entry.external_attr = PLAIN_FILE
            entry.create_system = 3  # whatever system this is
            archive.writestr(entry, files[name])
    return Archive(f"{folder}.zip", content.getvalue(), config)


def is_shipped(name: str) -> bool:
    first = name.partition("/")[0]
    is_hidden = first.startswith(".") and first == name
    return not (is_hidden or first in LEFT_OUT or name in LEFT_OUT_FILES)


def kept() -> list[str]:
    """What git keeps of this folder, or would: all that it is not told to ignore."""
    names = git("ls-files", "-z", "--cached", "--others", "--exclude-standard")
    return [name for name in names.split("\0") if (ROOT / name).is_file()]


def git(*arguments: str) -> str:
    command = ["git", *arguments]
    return subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout


def _vendored() -> dict[str, bytes]:
    missing = [name for name in VENDORED if not (ROOT / VENDOR / name).is_file()]
    if missing:
        raise CannotRelease(f"Not in {VENDOR}: {', '.join(missing)}. Is npm here?")
    return {
        f"{VENDOR}/{name}": (ROOT / VENDOR / name).read_bytes() for name in VENDORED
    }
