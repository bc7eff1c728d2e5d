"""`make bench`: measures, prints, and keeps the result in `.build/bench.md`."""

from __future__ import annotations

import shutil
import sys

from devkit.inprocess import InProcessLNbits
from devkit.layout import BUILD, make_run_folder
from devkit.people import call, first_install

from . import earning, endpoints, proving, seeing, settling
from .figures import Figure, machine, report

FOLDER = BUILD / "bench"
PORT = 5000


def in_process() -> list[Figure]:
    """What is measured inside one LNbits: earning, settling, proving."""
    folder = make_run_folder(FOLDER / "in-process")
    with InProcessLNbits(folder, PORT) as lnbits:
        superuser = first_install(lnbits.http)
        owner = superuser.create_account("owner").wallet
        guest = superuser.welcome_guest("Ana", 1_000_000)
        admin = {"X-Api-Key": owner.admin_key}
        merchant = call(
            lnbits.http,
            "POST",
            "/loyalty/api/v1/merchants",
            headers=admin,
            json={"name": "Bench", "category": "restaurant"},
        )
        return [
            *settling.measure(lnbits, owner, guest),
            *earning.measure(lnbits, folder.data, owner.id),
            *proving.measure(lnbits, folder.data, merchant, admin),
        ]


def main() -> int:
    shutil.rmtree(FOLDER, ignore_errors=True)
    figures = [
        *seeing.measure(FOLDER / "screen"),
        *endpoints.measure(FOLDER / "server"),
        *in_process(),
    ]
    text = f"Measured on {machine()}.\n\n{report(figures)}\n"
    (BUILD / "bench.md").write_text(text)
    print(text)
    missed = [f for f in figures if f.aim is not None and (f.ratio or 0) < f.aim]
    for figure in missed:
        print(f"Below its aim: {figure.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
