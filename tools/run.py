"""`make run`: a real LNbits with a living demo restaurant, until Ctrl-C.

PORT=5000 is where LNbits listens and STAGE_PORT=5001 where the demo page is, on this
machine only. FRESH=1 makes the demo anew.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import socket
import sys
import time
from types import FrameType
from typing import IO

from demo import book, story
from demo.book import Book
from demo.stage import Stage
from demo.web import StageServer
from devkit import people, processes
from devkit.environment import process_environment
from devkit.layout import EXTENSION, ROOT
from devkit.server import LNbitsServer, ServerDidNotStart

LOCK = book.FOLDER.with_name("run.lock")
CLOSING_SECONDS = 20
SEED_LOG = book.FOLDER.with_name("seed.log")


class CannotRun(RuntimeError):
    """Words for the person at the terminal."""


def only_one() -> IO[str]:
    """Two servers on one folder would corrupt each other; the kernel keeps count."""
    LOCK.parent.mkdir(parents=True, exist_ok=True)
    lock = LOCK.open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise CannotRun("The demo is already running in this folder.") from error
    return lock


def check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            words = f"Port {port} is taken. Choose another: make run PORT={port + 10}"
            raise CannotRun(words) from error


def seed(port: int) -> None:
    """Make the past; a half-made one is thrown away first."""
    shutil.rmtree(book.FOLDER, ignore_errors=True)
    SEED_LOG.parent.mkdir(parents=True, exist_ok=True)
    print(f"Living through five months at {story.RESTAURANT} …", flush=True)
    SEED_LOG.unlink(missing_ok=True)
    environment = process_environment({"PYTHONPATH": str(ROOT / "tools")})
    process = processes.start(
        [sys.executable, "-m", "demo.seed", str(port)],
        folder=ROOT,
        log=SEED_LOG,
        environment=environment,
    )
    try:
        code = process.wait()
    finally:
        processes.end(process, signal.SIGTERM)
    if code:
        raise CannotRun(f"Seeding failed:\n{processes.last_lines(SEED_LOG)}")


def move_address(stage: Stage) -> None:
    """LNbits keeps the address of its first boot; another PORT has to be told."""
    demo = stage.demo
    if demo.url != stage.server.url:
        stage.claim_address()
        demo.url = stage.server.url
        demo.save()


def introduce(demo: Book, page: str) -> None:
    """The one link, then links and keys of each role; all of it play money here."""
    owner, ana = demo.operator, demo.guests[story.ANA]
    login = "{username} / {password}"
    lines = {
        story.RESTAURANT: f"{demo.url}/{EXTENSION}/",
        "Operator": login.format(**owner),
        "Superuser": login.format(**demo.superuser),
        "Merchant id": demo.merchant_id,
        "Admin key": owner["admin_key"],
        "Invoice key": owner["invoice_key"],
        "Waiter token": demo.waiter_token,
        "Ana's key": ana["pubkey"],
        "Ana's secret": ana["secret_key"],
        "Other guests": ", ".join(name for name in demo.guests if name != story.ANA),
    }
    print(f"\n  Open this: {page}/\n")
    for name, value in lines.items():
        print(f"  {name:<16} {value}")
    print("\n  In another terminal: make pay    Here: Ctrl-C ends it\n", flush=True)


def watch(stage: Stage) -> int:
    """Until Ctrl-C; a server that ends by itself is a failure."""
    while not stage.is_dead:
        time.sleep(0.5)
    print(processes.last_lines(stage.server.folder.log))
    print("LNbits ended by itself.")
    return 1


def run(port: int, stage_port: int, fresh: bool) -> int:
    for wanted in (port, stage_port):
        check_port(wanted)
    if fresh or not book.exists():
        seed(port)
    demo = book.load()
    print("Starting LNbits …", flush=True)
    # The stage shows the pages in frames, from another port.
    frames = {"LOYALTY_FRAME_ANCESTORS": f"http://127.0.0.1:{stage_port}"}
    with LNbitsServer(book.FOLDER, port=port, extra_environment=frames) as server:
        stage = Stage(server, demo)
        try:
            move_address(stage)
            page = StageServer(stage, stage_port)
            stage.open()
            introduce(demo, page.url)
            return watch(stage)
        finally:
            stage.close(CLOSING_SECONDS)


def end_politely(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main() -> int:
    # Ctrl-C as well: a shell that starts this in the background has it ignored.
    signal.signal(signal.SIGINT, end_politely)
    signal.signal(signal.SIGTERM, end_politely)
    port = int(os.environ.get("PORT") or 5000)
    stage_port = int(os.environ.get("STAGE_PORT") or port + 1)
    fresh = os.environ.get("FRESH", "") not in ("", "0")
    try:
        with only_one():
            return run(port, stage_port, fresh)
    except KeyboardInterrupt:
        print("\nClosed. The data stays: make run goes on, make run FRESH=1 does not.")
        return 0
    except (CannotRun, ServerDidNotStart, people.CallFailed) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
