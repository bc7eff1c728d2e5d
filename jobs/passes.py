"""Goes through all cards of a programme, a unit of work at a time.

The work is read only: what is wrong is looked at again under its card's lock before it
is put right. So verifying and rebuilding cost the same, and hold up nobody who pays.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from .. import crud, proving, services
from ..liability import Usable
from ..proving import CardProof
from ..services.as_of import usable_of_next
from ..services.units import next_cards
from ..store import Tx, store
from .models import REBUILD, Progress

FINDINGS_SHOWN = 100
FAULTS_SHOWN = 20
PAUSE_SECONDS = 0.001  # between units: others' turn

Beat = Callable[[Progress], Awaitable[None]]
Further = Callable[[str, str, Progress], Awaitable[None]]

_further: list[Further] = []


def goes_on_with(further: Further) -> None:
    """From now on that is proved, or made again, behind all cards: what is kept of them
    higher up, which nobody here knows of. It is given the programme's id, the kind of
    pass, and the progress to note its findings in."""
    if further not in _further:
        _further.append(further)


async def go_through(
    program_id: str, kind: str, progress: Progress, beat: Beat | None = None
) -> Progress:
    """Proves every card, and with `rebuild` mends the books of those that are wrong.

    Args:
        progress: is kept up to date on the way.
        beat: is called after each unit of work.
    """
    began = time.monotonic()
    progress.total = await store.read(crud.count_cards, program_id)
    after = ""
    while True:
        proofs = await store.read(_prove_next, program_id, after)
        if not proofs:
            break
        after = proofs[-1].card_id
        for proof in proofs:
            if not proof.is_right:
                await _note(program_id, kind, proof, progress)
        progress.done += len(proofs)
        progress.events += sum(proof.events for proof in proofs)
        progress.worked_ms = int((time.monotonic() - began) * 1000)
        if beat:
            await beat(progress)
        await asyncio.sleep(PAUSE_SECONDS)
    progress.total = progress.done
    for further in _further:
        await further(program_id, kind, progress)
    return progress


def _prove_next(tx: Tx, program_id: str, after: str) -> list[CardProof]:
    program = services.get_program(tx, program_id)
    card_ids = next_cards(tx, program_id, after)
    return proving.prove_cards(tx, program, card_ids) if card_ids else []


async def _note(
    program_id: str, kind: str, proof: CardProof, progress: Progress
) -> None:
    if kind == REBUILD:
        proof = await store.write(_rebuild, program_id, proof.card_id)
    if proof.is_right:  # somebody used the card meanwhile
        return
    progress.wrong += 1
    progress.unmended += bool(proof.faults)
    if len(progress.findings) < FINDINGS_SHOWN:
        finding = {**vars(proof), "faults": proof.faults[:FAULTS_SHOWN]}
        progress.findings.append(finding)


def _rebuild(tx: Tx, program_id: str, card_id: str) -> CardProof:
    program = services.get_program(tx, program_id, hold=True)
    return proving.rebuild_card(tx, program, card_id)


async def usable_at(program_id: str, at: int) -> Usable:
    """What all cards of a programme held at a moment, by a replay of their events."""
    total, after = Usable(), ""
    while True:
        after, some = await store.read(usable_of_next, program_id, at, after)
        if not after:
            return total
        total = total.plus(some)
        await asyncio.sleep(PAUSE_SECONDS)
