"""One command proves the ledger of a running server (mission 20-25)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

import records
from devkit.layout import ROOT
from devkit.people import Guest
from venue import Venue

Tool = Callable[..., Awaitable["subprocess.CompletedProcess[str]"]]
NAME = "Satoshi's Table"


@pytest.fixture
def tool(venue: Venue, bench: Any, in_thread: Callable[..., Awaitable[Any]]) -> Tool:
    """`await tool("verify")`, on the venue's programme, where LNbits runs."""

    async def run(
        kind: str, folder: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "ledger_tool.py"), kind]
        finished: subprocess.CompletedProcess[str] = await in_thread(
            subprocess.run,
            [*command, "--programme", venue.merchant["program_id"]],
            cwd=folder or bench.folder.path,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            timeout=60,
        )
        return finished

    return run


async def test_it_finds_and_mends_beside_the_server(
    venue: Venue, guest: Guest, tool: Tool
) -> None:
    await venue.serve(guest, 3_000)
    right = await tool("verify")
    assert (right.returncode, right.stdout) == (
        0,
        f"{NAME}: 1 cards, 1 events, all right\n",
    )
    assert "100 %  1 of 1 cards" in right.stderr
    await records.spoil(
        "UPDATE balances SET points = 999, spent_sats = 1 WHERE program_id = :id",
        id=venue.merchant["program_id"],
    )
    wrong = await tool("verify")
    assert wrong.returncode == 1
    assert "1 wrong" in wrong.stdout
    assert (
        "kept points, spent sats was not what its entries add up to\n" in wrong.stdout
    )
    mended = await tool("rebuild")
    assert mended.returncode == 0 and "put right" in mended.stdout
    assert (await tool("verify")).stdout == right.stdout
    assert (await venue.card(guest))["points"] == 3


async def test_where_there_is_no_ledger_it_says_so(tool: Tool, tmp_path: Path) -> None:
    nothing = await tool(
        "verify", tmp_path, LNBITS_DATA_FOLDER=str(tmp_path), LNBITS_DATABASE_URL=""
    )
    assert nothing.returncode == 2
    assert nothing.stderr == "There is no ledger here. Run this where LNbits runs.\n"
    assert list(tmp_path.glob("*.sqlite3")) == []
