"""A real server whose clock is behind ours, and goes on from there.

What Python asks for the time, in that process, is told of another day: through
`sitecustomize`, which the interpreter reads before anything of LNbits.
"""

from __future__ import annotations

from devkit.server import LNbitsServer

DAYS = "CLOCKWORK_DAYS_BEHIND"
SITECUSTOMIZE = f"""\
import os, time
import time_machine
behind = 86400 * int(os.environ["{DAYS}"])
if behind:
    time_machine.travel(time.time() - behind, tick=True).start()
"""


def behind(server: LNbitsServer, days: int) -> None:
    """From its next start on, it is that many days ago on the server."""
    folder = server.folder.path / "clockwork"
    folder.mkdir(exist_ok=True)
    (folder / "sitecustomize.py").write_text(SITECUSTOMIZE)
    server.environment["PYTHONPATH"] = str(folder)
    server.environment[DAYS] = str(days)
