"""django-hordak, in an environment and in processes of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any

from devkit.layout import BUILD, ROOT

LOCK = ROOT / "requirements" / "hordak.txt"
VENV = BUILD / "hordak"
PEER = Path(__file__).with_name("peer.py")


def environment() -> Path:
    """The Python that has hordak; its environment is made when its lock has changed."""
    python, stamp = VENV / "bin" / "python", VENV / ".installed"
    wanted = sha256(LOCK.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != wanted:
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
        pip = [str(python), "-m", "pip", "install", "-qq"]
        pip += ["--disable-pip-version-check", "-r", str(LOCK)]
        subprocess.run(pip, check=True)
        stamp.write_text(wanted)
    return python


class Hordak:
    """Callers of hordak that wait to be told how much to do.

    Args:
        url: its own PostgreSQL database.
        workers: how many callers, each with a connection of its own.
        kind: whether they are `processes` or `threads` of one process.
    """

    def __init__(self, url: str, workers: int, kind: str) -> None:
        command = [str(environment()), str(PEER), url, str(workers), kind]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._answer()  # it is ready

    def per_second(self, what: str, how_many: int) -> float:
        """Transfers a second: `credit` gives customers points, `debit` takes them."""
        assert self._process.stdin
        order = {"what": what, "how_many": how_many}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return how_many / float(self._answer()["seconds"])

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("hordak gave up; see its words above")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def __enter__(self) -> Hordak:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin
        self._process.stdin.close()  # nothing more to do: it ends
        self._process.wait(timeout=30)
