"""What the package needs at run time: nothing that LNbits does not bring."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator

from devkit.layout import ROOT

SIDE_ROOMS = {"tests", "tools", "docs", "bench", ".venv", ".build", "node_modules"}
# What LNbits 1.6 itself depends on: nothing else is there where it runs.
SHIPPED = {
    *("lnbits", "fastapi", "starlette", "pydantic", "httpx", "loguru", "sqlalchemy"),
    *("asyncpg", "bolt11", "coincurve", "cryptography", "nostr_sdk", "websockets"),
    *("lnurl", "bech32", "jinja2"),
}


def imported() -> Iterator[tuple[str, str]]:
    """The foreign modules that the package imports, and where."""
    for file in sorted(ROOT.rglob("*.py")):
        place = file.relative_to(ROOT)
        if place.parts[0] in SIDE_ROOMS:
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                names = [node.module]
            for name in names:
                yield name.partition(".")[0], str(place)


def test_only_what_lnbits_ships_is_imported() -> None:
    ours = sys.stdlib_module_names | SHIPPED
    strange = {(name, place) for name, place in imported() if name not in ours}
    assert not strange


def test_what_is_called_shipped_is_in_the_lock_of_lnbits() -> None:
    lock = (ROOT / "requirements/run.txt").read_text().lower()
    for name in SHIPPED:
        dashed = re.escape(name).replace("_", "[-_]")
        assert re.search(rf"^{dashed}==", lock, re.MULTILINE), name
