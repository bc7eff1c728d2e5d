"""Signing in to a relay that wants to know who is there (NIP-42).

Once for each programme and connection, by the programme's key: what is signed names
that relay, and opens nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable

from .. import clock
from ..store import store
from . import facts, server
from .bunker import SignerFailed
from .event import Draft, NostrEvent
from .kinds import AUTH
from .pens import run_with
from .relay import RelayConnection


async def sign_in(
    connection: RelayConnection, url: str, program_ids: Iterable[str], seconds: float
) -> int:
    """Signs in for these programmes, as far as they can sign; says for how many.

    Raises:
        RelayFailed
    """
    done = 0
    for program_id in program_ids:
        event = await _signed(program_id, url, connection.challenge)
        if event is not None:
            await connection.sign_in(event, seconds)
            done += 1
    return done


async def _signed(program_id: str, url: str, challenge: str) -> NostrEvent | None:
    if not challenge:
        return None
    signer = await store.read(facts.signer_of, program_id, server.secret())
    if signer is None:
        return None
    draft = Draft(AUTH, clock.now(), (("relay", url), ("challenge", challenge)))
    try:
        return await run_with(signer.pen, signer.pen.sign, draft)
    except SignerFailed:
        return None
