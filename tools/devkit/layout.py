"""The folder an LNbits is started in.

LNbits opens two paths relative to its working directory, so it must start where
`./lnbits` is the installed package. Extensions live in `extensions/<id>` below
LNBITS_EXTENSIONS_PATH. Both are links here, so the code served is the code edited.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / ".build"
EXTENSION = "loyalty"


@dataclass(frozen=True)
class RunFolder:
    """Where one LNbits lives: its links, its data, its log."""

    path: Path

    @property
    def data(self) -> Path:
        return self.path / "data"

    @property
    def extensions(self) -> Path:
        return self.path / "extensions"

    @property
    def log(self) -> Path:
        return self.path / "server.log"

    def secret(self) -> str:
        """The key that signs logins: kept, or every restart signs everybody out."""
        file = self.path / "auth_secret"
        if not file.exists():
            file.write_text(secrets.token_hex(32))
            file.chmod(0o600)
        return file.read_text()


def make_run_folder(path: Path, *, is_bare: bool = False) -> RunFolder:
    """Prepare `path`; a folder that is already prepared keeps its data.

    Args:
        is_bare: without the extension, for LNbits to install it itself. It must never
            do that where our link stands: it would write into the clone.
    """
    folder = RunFolder(path.resolve())
    folder.data.mkdir(parents=True, exist_ok=True)
    folder.extensions.mkdir(exist_ok=True)
    _link(folder.path / "lnbits", _installed_lnbits())
    if not is_bare:
        _link(folder.extensions / EXTENSION, ROOT)
    return folder


def _installed_lnbits() -> Path:
    # find_spec looks the package up without running it.
    spec = find_spec("lnbits")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("lnbits is not installed in this environment")
    return Path(spec.submodule_search_locations[0])


def _link(link: Path, target: Path) -> None:
    # Made anew each time: the clone or the environment may have moved.
    if link.is_symlink():
        link.unlink()
    link.symlink_to(target, target_is_directory=True)
