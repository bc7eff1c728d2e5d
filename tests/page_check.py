"""The check of a card as our pages make it, run by Node on the pages' own modules."""

from __future__ import annotations

import base64
import importlib.util
import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from devkit.layout import BUILD, ROOT

RUNNER = ROOT / "tests" / "card_check.mjs"
STATIC = ROOT / "static"
Verdict = tuple[int, list[str]]


def modules() -> Path:
    """The pages' modules where Node takes them for modules."""
    folder = BUILD / "card-check"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text('{"type": "module"}')
    for file in (STATIC / "js").glob("card_*.js"):
        shutil.copy(file, folder / file.name)
    return folder


def bundle() -> Path:
    """NostrTools as LNbits brings it to every page."""
    found = importlib.util.find_spec("lnbits")
    assert found and found.submodule_search_locations
    (package,) = found.submodule_search_locations
    return Path(package) / "static" / "vendor" / "nostr.bundle.js"


def judged(cards: Sequence[tuple[bytes, str]]) -> list[Verdict]:
    """Code and words for each card and the key that has to have signed it, or none."""
    asked = [
        {"raw": base64.b64encode(raw).decode(), "issuer": issuer}
        for raw, issuer in cards
    ]
    command = ["node", str(RUNNER), str(modules()), str(bundle())]
    ran = subprocess.run(
        [*command, str(STATIC / "i18n" / "en.js")],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stderr
    return [(code, words) for code, words in json.loads(ran.stdout)]
