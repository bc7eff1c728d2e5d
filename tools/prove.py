"""`make verify` and `make rebuild`: the ledger tool on the demo's data.

The demo may run meanwhile. Another LNbits is proved with `ledger_tool.py` itself.
"""

from __future__ import annotations

import os
import sys

from demo import book
from devkit.environment import lnbits_environment, process_environment
from devkit.layout import ROOT, make_run_folder

PORT = 5000  # nothing is served: any will do


def main() -> None:
    if not book.FILE.exists():
        sys.exit("There is no demo yet. Make it with: make run")
    folder = make_run_folder(book.FOLDER)
    environment = process_environment(lnbits_environment(folder, PORT))
    os.chdir(folder.path)
    tool = str(ROOT / "ledger_tool.py")
    os.execve(  # noqa: S606
        sys.executable, [sys.executable, tool, *sys.argv[1:]], environment
    )


if __name__ == "__main__":
    main()
