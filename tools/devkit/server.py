"""A real LNbits server in a process of its own."""

from __future__ import annotations

import signal
import subprocess
import sys
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import TracebackType

import httpx

from . import processes
from .environment import lnbits_environment, process_environment
from .layout import make_run_folder

# The `lnbits` command leaves a serving child behind on SIGTERM; uvicorn does not.
COMMAND = (sys.executable, "-m", "uvicorn", "lnbits.__main__:app", "--loop", "uvloop")
UP = (200, 307)


class ServerDidNotStart(RuntimeError):
    """The process ended, or never answered; the text carries the log's end."""


class LNbitsServer:
    """Starts, stops, kills and restarts one LNbits, always on the same port.

    `with LNbitsServer(folder) as server:` stops it at the end; if this process
    dies first, the kernel ends the server.
    """

    def __init__(
        self,
        path: Path,
        *,
        port: int | None = None,
        database_url: str | None = None,
        extra_environment: dict[str, str] | None = None,
        is_bare: bool = False,
    ) -> None:
        self.folder = make_run_folder(path, is_bare=is_bare)
        self.port = port or processes.free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        ours = lnbits_environment(self.folder, self.port, database_url)
        self.environment = process_environment(ours | (extra_environment or {}))
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self, timeout: float = 240) -> LNbitsServer:
        """Return when it answers; LNbits listens only after extensions started."""
        if self.is_running:
            raise RuntimeError("already running")
        command = [*COMMAND, "--host", "127.0.0.1", "--port", str(self.port)]
        self.process = processes.start(
            command,
            folder=self.folder.path,
            log=self.folder.log,
            environment=self.environment,
        )
        processes.wait_until(lambda: self._answers() or not self.is_running, timeout)
        if not self._answers():
            self.kill()
            raise ServerDidNotStart(processes.last_lines(self.folder.log))
        return self

    def stop(self) -> int:
        """End it the orderly way; return its exit code."""
        return self._end(signal.SIGTERM)

    def kill(self) -> int:
        """Pull the plug: no handler of the server runs."""
        return self._end(signal.SIGKILL)

    def restart(self) -> LNbitsServer:
        self.stop()
        return self.start()

    def client(self, timeout: float = 30) -> httpx.Client:
        """A client of this server; the caller closes it."""
        return httpx.Client(base_url=self.url, timeout=timeout)

    def _end(self, how: signal.Signals) -> int:
        if self.process is None:
            return 0
        code = processes.end(self.process, how)
        self.process = None
        return code

    def _answers(self) -> bool:
        if not self.is_running:
            return False
        # Asked many times while it boots: httpx would load certificates each time.
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/api/v1/health")
            # Before the first install every page is a redirect to it.
            return connection.getresponse().status in UP
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def __enter__(self) -> LNbitsServer:
        return self if self.is_running else self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
