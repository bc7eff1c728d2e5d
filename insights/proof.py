"""Kept figures among what `verify` proves and `rebuild` makes again."""

from __future__ import annotations

import asyncio

from ..jobs.models import REBUILD, Progress
from ..jobs.passes import PAUSE_SECONDS
from ..store import Tx, store
from . import kept_crud, report_crud, rolling


async def go_through_days(program_id: str, kind: str, progress: Progress) -> None:
    """Counts the figures of all kept days again; `rebuild` keeps those."""
    merchant_ids = await store.read(_merchant_ids, program_id)
    for merchant_id in merchant_ids:
        after = ""
        while True:
            after, wrong = await store.read(rolling.next_wrong, merchant_id, after)
            if not after:
                break
            progress.wrong_days += len(wrong)
            await asyncio.sleep(PAUSE_SECONDS)
    if kind == REBUILD:
        await store.write(kept_crud.drop_figures, program_id)
        await rolling.keep_figures(merchant_ids)


def _merchant_ids(tx: Tx, program_id: str) -> list[str]:
    return [merchant_id for merchant_id, _ in report_crud.get_branches(tx, program_id)]
