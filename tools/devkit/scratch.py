"""Folders for throw-away data, none of which outlives its maker for long.

Each carries the process id of its maker in its name. What a killed process left is
removed by the next one that asks for a folder of the same kind.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path

from .layout import BUILD, EXTENSION

MEMORY = Path("/dev/shm")  # noqa: S108
ENOUGH_BYTES = 2**30


def fast_folder(kind: str) -> Path:
    """In memory where there is room, else on disk.

    A first boot commits some hundred migrations one by one; without a disk to wait
    for it takes half the time. A killed process loses nothing either way.
    """
    roomy = os.access(MEMORY, os.W_OK) and (
        shutil.disk_usage(MEMORY).free > ENOUGH_BYTES
    )
    return _make(MEMORY if roomy else BUILD, kind)


def public_folder(kind: str) -> Path:
    """One that another account can reach, as the clone may not be."""
    folder = _make(Path(tempfile.gettempdir()), kind)
    folder.chmod(0o755)
    return folder


def _make(parent: Path, kind: str) -> Path:
    parent.mkdir(parents=True, exist_ok=True)
    prefix = f"{EXTENSION}-{kind}-"
    _sweep(parent, prefix)
    return Path(tempfile.mkdtemp(prefix=f"{prefix}{os.getpid()}-", dir=parent))


def _sweep(parent: Path, prefix: str) -> None:
    for folder in parent.glob(f"{prefix}*"):
        maker = re.match(r"(\d+)-", folder.name.removeprefix(prefix))
        ours = folder.stat().st_uid == os.geteuid()
        if maker and ours and not _is_alive(int(maker[1])):
            shutil.rmtree(folder, ignore_errors=True)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
