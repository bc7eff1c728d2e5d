"""Start and end child processes so that none is ever left behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

LEASH = Path(__file__).with_name("leash.py")

# The kernel ties a child to the thread that started it, not to the process. All
# children therefore come from one thread that lives as long as the interpreter.
_starter = ThreadPoolExecutor(max_workers=1, thread_name_prefix="starter")


def start(
    command: Sequence[str],
    *,
    folder: Path,
    log: Path,
    environment: Mapping[str, str],
    on_orphaned: signal.Signals = signal.SIGTERM,
    account: str = "-",
) -> subprocess.Popen[bytes]:
    """Start `command` in its own session; output is appended to `log`.

    Its own session keeps the Ctrl-C of a terminal from reaching it: whoever
    started it decides how it ends.
    """
    leash = [sys.executable, "-I", "-S", str(LEASH)]
    leash += [on_orphaned.name, account, str(os.getpid())]
    with log.open("ab") as output:
        spawn: partial[subprocess.Popen[bytes]] = partial(
            subprocess.Popen,
            [*leash, *command],
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        return _starter.submit(spawn).result()


def end(
    process: subprocess.Popen[bytes], how: signal.Signals, patience: float = 15
) -> int:
    """Ask with `how`, insist with SIGKILL; return the exit code."""
    if process.poll() is None:
        process.send_signal(how)
    try:
        return process.wait(patience)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def wait_until(ready: Callable[[], bool], timeout: float, pause: float = 0.05) -> bool:
    """Ask again and again; False when `timeout` seconds were not enough."""
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        if ready():
            return True
        time.sleep(pause)
    return ready()


def free_port() -> int:
    """A port nobody listens on now; the kernel hands them out in turn."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def last_lines(log: Path, count: int = 40) -> str:
    """The end of a log, for the words of an error."""
    if not log.exists():
        return "(no log)"
    return "\n".join(log.read_text(errors="replace").splitlines()[-count:])
