"""[Change one number in Ana's history]: her card as a file, checked by the program that
anybody can check it with, as it is and with one number changed."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from devkit.layout import ROOT

from .stage import House, Stage

CHECKER = ROOT / "tools" / "verify_card.py"
ENTRY = 17
TOO_NEW = "Ana has no history yet."


def change_one_number(stage: Stage) -> None:
    """Both verdicts are the program's own words; it knows nothing but the file."""
    with stage.house() as house:
        original = export(house)
    document = json.loads(original)
    if not document["events"]:
        stage.say(TOO_NEW, "calm")
        return
    before, after = falsify(document)
    genuine, forged = judged(original), judged(json.dumps(document))
    stage.say(f"Ana's card as a file. {genuine[0]}", "good", genuine[1])
    stage.beat()
    stage.beat()
    change = f"{before} points became {after}, and nothing else."
    stage.say(forged[0], "trouble", f"{change} The original: {genuine[0]}")


def export(house: House) -> str:
    """What Ana takes along, as it is served to her."""
    place, ana = house.demo.merchant_id, house.ana
    path = f"/loyalty/api/v1/restaurants/{place}/loyalty/{ana.pubkey}/export"
    answer = house.http.get(path, headers=house.owner.headers)
    answer.raise_for_status()
    return answer.text


def falsify(document: dict[str, Any]) -> tuple[int, int]:
    """Ten times the points in one entry; what they were, and what they are."""
    place = min(ENTRY, len(document["events"])) - 1
    hashed, delta = (
        document["events"][place]["hashed"],
        document["fields"].index("delta"),
    )
    before = int(hashed[delta])
    hashed[delta] = before * 10 or 10
    return before, hashed[delta]


def judged(text: str) -> list[str]:
    """What the stand-alone program says of a card."""
    with tempfile.TemporaryDirectory(prefix="loyalty-demo-") as folder:
        card = Path(folder) / "card.json"
        card.write_text(text, encoding="utf-8")
        command = [sys.executable, str(CHECKER), str(card)]
        ran = subprocess.run(command, capture_output=True, text=True, timeout=60)
    return ran.stdout.splitlines() or [ran.stderr.strip()]
