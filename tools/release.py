"""`make release`: the archive of this commit, its hash and its entry in the catalogue.

They are put into .build/release. A folder with changes is no commit, and what is not
committed could not be made again by anybody else.
"""

from __future__ import annotations

import json
import sys

from releasing import archive, catalogue
from releasing.archive import Archive, CannotRelease

from devkit.layout import BUILD

FOLDER = BUILD / "release"


def main() -> int:
    try:
        released = release()
    except CannotRelease as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{FOLDER / released.name}\nsha256 {released.hash}")
    return 0


def release() -> Archive:
    if archive.git("status", "--porcelain"):
        raise CannotRelease("Commit what is changed or new, or have git ignore it.")
    made = archive.of_work_tree()
    said = catalogue.entry(made)
    wrong = catalogue.faults(made, said)
    if wrong:
        raise CannotRelease("\n".join(["The catalogue would refuse it:", *wrong]))
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / made.name).write_bytes(made.content)
    (FOLDER / f"{made.name}.sha256").write_text(f"{made.hash}  {made.name}\n")
    whole = {"featured": [], "extensions": [said]}
    (FOLDER / "extensions.json").write_text(json.dumps(whole, indent=2) + "\n")
    return made


if __name__ == "__main__":
    sys.exit(main())
