"""Every text that our pages show, in every language, as tests read them."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from devkit.layout import ROOT
from loyalty.merchants.models import Language

I18N = ROOT / "static" / "i18n"
ENGLISH = "en"
OTHERS = sorted(code for code in get_args(Language) if code not in ("", ENGLISH))
SIDE_ROOMS = {"tests", "tools", ".venv", ".build", "node_modules"}
READ = """
const read = {}
global.window = {i18n: {global: {mergeLocaleMessage: (_, words) => (read.it = words)}}}
require(process.argv[1])
process.stdout.write(JSON.stringify(read.it.loyalty))
"""


def words(language: str) -> dict[str, str]:
    """Every text of a language by its dotted key."""
    file = I18N / f"{language}.js"
    command = ["node", "-e", READ, str(file)]
    read = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(_flat(json.loads(read.stdout)))


def words_of(language: str, group: str) -> dict[str, str]:
    """The texts of one group, without its name."""
    under = f"{group}."
    found = words(language).items()
    return {k.removeprefix(under): text for k, text in found if k.startswith(under)}


def _flat(node: dict[str, Any], at: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in node.items():
        inner = isinstance(value, dict)
        found += _flat(value, f"{at}{name}.") if inner else [(f"{at}{name}", value)]
    return found


def gaps(text: str) -> set[str]:
    """The names of what is filled in."""
    return set(re.findall(r"\{(\w+)\}", text))


def our_files() -> Iterator[Path]:
    """The Python of the package itself."""
    for file in sorted(ROOT.rglob("*.py")):
        if not SIDE_ROOMS & set(file.relative_to(ROOT).parts):
            yield file
