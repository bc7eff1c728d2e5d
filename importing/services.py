"""Takes a list of customers in, a line at a time: a unit of work each, so that people
pay meanwhile and one line that cannot be taken holds up no other."""

from __future__ import annotations

import asyncio
import time

from .. import services as loyalty
from ..clock import LocalClock
from ..crud.names import has_nickname
from ..customers.services import describe_customer
from ..exceptions import LoyaltyError
from ..jobs.models import Progress
from ..jobs.passes import FINDINGS_SHOWN, Beat
from ..merchants.models import Merchant
from ..store import Tx, store
from .reading import Row

TOGETHER = 25  # lines that wait for one commit


def take(tx: Tx, merchant: Merchant, actor_id: str, row: Row) -> bool:
    """Takes one line in; false if it was taken before, and nothing was left to do.

    Raises: as `import_points`.
    """
    is_new = bool(row.points) and loyalty.import_points(
        tx,
        row.pubkey,
        loyalty.ByHand(
            program_id=merchant.program_id,
            merchant_id=merchant.id,
            clock=LocalClock(merchant.timezone, merchant.day_start_hour),
            actor_id=actor_id,
            points=row.points,
            reason=row.reason,
        ),
        row.key,
    )
    # What the merchant calls somebody now is newer than any list.
    if row.nickname and not has_nickname(tx, merchant.program_id, row.pubkey):
        describe_customer(tx, merchant, row.pubkey, row.nickname, None)
        return True
    return is_new


async def take_all(
    merchant: Merchant,
    actor_id: str,
    rows: list[Row],
    progress: Progress,
    beat: Beat | None,
) -> None:
    """All lines; `events` counts those that were new, `wrong` those not taken."""
    began, progress.total = time.monotonic(), len(rows)
    for start in range(0, len(rows), TOGETHER):
        some = rows[start : start + TOGETHER]
        units = (store.write(take, merchant, actor_id, row) for row in some)
        taken = await asyncio.gather(*units, return_exceptions=True)
        for row, result in zip(some, taken, strict=True):
            _count(progress, row, result)
        progress.done += len(some)
        progress.worked_ms = int((time.monotonic() - began) * 1000)
        if beat:
            await beat(progress)


def _count(progress: Progress, row: Row, result: bool | BaseException) -> None:
    if isinstance(result, LoyaltyError):
        progress.wrong += 1
        if len(progress.findings) < FINDINGS_SHOWN:
            finding = {"line": row.number, "code": result.code}
            progress.findings.append({**finding, "detail": result.message})
    elif isinstance(result, BaseException):
        raise result
    else:
        progress.events += result
