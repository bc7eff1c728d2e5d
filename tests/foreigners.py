"""Nostr software that nobody here wrote, in environments of its own under `.build`.

Made once, by the first test that asks, and kept; who asks meanwhile, in a process of
its own, waits for that: a relay in Python (`nostr-relay`) and
one in JavaScript (`@nostr-relay`, whose database is compiled: that takes minutes), and
nostr-tools on Node, which reads back what we published, and is a remote signer.
"""

from __future__ import annotations

import asyncio
import fcntl
import json
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import airwaves

from devkit.layout import BUILD, ROOT
from devkit.people import NostrKeys

TESTS = ROOT / "tests"
WAITS = 60.0
RELAY = "nostr-relay==1.14"
CONFIG = """
DEBUG: false
relay_name: a stranger
storage:
  sqlalchemy.url: sqlite+aiosqlite:///{folder}/nostr.sqlite3
  validators:
    - nostr_relay.validators.is_not_too_large
    - nostr_relay.validators.is_signed
    - nostr_relay.validators.is_recent
    - nostr_relay.validators.is_not_hellthread
verification:
  nip05_verification: disabled
gunicorn:
  bind: 127.0.0.1:{port}
  workers: 1
  loglevel: error
  reload: false
authentication:
  enabled: false
"""


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Whoever else would install there waits, in other processes, too."""
    BUILD.mkdir(exist_ok=True)
    with open(folder.with_suffix(".lock"), "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def python_relay() -> Path:
    """The relay's program; installed if it is not there."""
    folder = BUILD / "nostr-relay-1.14"
    program = folder / "bin" / "nostr-relay"
    with _alone(folder):
        if not program.exists():
            venv = [sys.executable, "-m", "venv", "--clear", str(folder)]
            subprocess.run(venv, check=True)
            pip = [str(folder / "bin" / "pip"), "install", "--quiet", RELAY]
            subprocess.run(pip, check=True)
    return program


def node_parts() -> Path:
    """A folder with nostr-tools and our scripts; installed if it is not there."""
    return _node_folder("foreign_parts", "--ignore-scripts")


def node_relay() -> Path:
    """A folder with `@nostr-relay` and what serves it; compiled if it is not there."""
    return _node_folder("foreign_relay")


def _node_folder(name: str, *options: str) -> Path:
    parts, folder = TESTS / name, BUILD / name.replace("_", "-")
    with _alone(folder):
        folder.mkdir(exist_ok=True)
        for file in ("package.json", "package-lock.json", ".npmrc", *_scripts(parts)):
            shutil.copy(parts / file, folder / file)
        wanted = (parts / "package-lock.json").read_bytes()
        done = folder / "installed-lock.json"  # written last: half a one is none
        if not done.exists() or done.read_bytes() != wanted:
            npm = ["npm", "ci", "--silent", *options]
            subprocess.run(npm, cwd=folder, check=True)
            done.write_bytes(wanted)
    return folder


def _scripts(parts: Path) -> list[str]:
    return [script.name for script in parts.glob("*.mjs")]


@asynccontextmanager
async def stranger(folder: Path) -> AsyncIterator[str]:
    """A running `nostr-relay`; its URL."""
    program = await asyncio.to_thread(python_relay)
    port = airwaves.free_port()
    config = folder / "relay.yaml"
    config.write_text(CONFIG.format(folder=folder, port=port))
    process = await asyncio.create_subprocess_exec(
        *(str(program), "-c", str(config), "serve"), cwd=folder
    )
    try:
        url = f"ws://127.0.0.1:{port}"
        await _until_it_answers(url)
        yield url
    finally:
        await _end(process)


@asynccontextmanager
async def script(folder: Path, auth: bool = False) -> AsyncIterator[str]:
    """A running relay of `@nostr-relay`; its URL. Args: auth: only for who signs in."""
    home = await asyncio.to_thread(node_relay)
    port = airwaves.free_port()
    more = ["auth"] if auth else []
    file = str(folder / "script.sqlite3")
    process = await asyncio.create_subprocess_exec(
        *("node", "relay.mjs", str(port), file, *more), cwd=home
    )
    try:
        url = f"ws://127.0.0.1:{port}"
        await _until_it_answers(url)
        yield url
    finally:
        await _end(process)


@asynccontextmanager
async def bunker(
    relay: str, own: NostrKeys, keys: NostrKeys, way: str = "honest"
) -> AsyncIterator[str]:
    """A running remote signer on nostr-tools; its link.

    Args:
        own: it is known by; keys: it signs with; way: see `bunker.mjs`.
    """
    folder = await asyncio.to_thread(node_parts)
    process = await asyncio.create_subprocess_exec(
        *("node", "bunker.mjs", relay, own.secret, keys.secret, way),
        cwd=folder,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout
        line = await asyncio.wait_for(process.stdout.readline(), WAITS)
        assert line == b"ready\n", line
        yield f"bunker://{own.public}?relay={quote(relay)}&secret=let%20me%20in"
    finally:
        await _end(process)


async def _end(process: asyncio.subprocess.Process) -> None:
    with suppress(ProcessLookupError):  # it died, and why is the caller's story
        process.terminate()
    await process.wait()


async def _until_it_answers(url: str) -> None:
    for _ in range(600):
        try:
            await airwaves.heard(url, kinds=[1], limit=1)
            return
        except OSError:
            await asyncio.sleep(0.1)
    raise TimeoutError(f"{url} does not answer")


async def read_back(
    url: str, author: str, secret: str, script: str = "read_back"
) -> Any:
    """What nostr-tools finds on a relay, and makes of it."""
    return await _told(f"{script}.mjs", url, author, secret)


async def make_badges(secret: str, customer: str, at: int) -> list[str]:
    """A badge's definition, its award and the award's deletion, by nostr-tools."""
    made = await _told("make_badges.mjs", secret, customer, str(at))
    return [json.dumps(event) for event in made]


async def _told(script: str, *words: str) -> Any:
    folder = await asyncio.to_thread(node_parts)
    process = await asyncio.create_subprocess_exec(
        *("node", script, *words),
        cwd=folder,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, faults = await process.communicate()
    assert process.returncode == 0, faults.decode()
    return json.loads(out)
