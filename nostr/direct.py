"""A message to one customer, now: where they get theirs, and what it takes to arrive.

Not through the outbox: somebody waits for it, and nothing of it is to be kept.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from hashlib import sha256

from ..store import store
from . import crud, facts, server
from .bunker import SignerFailed
from .event import Draft, NostrEvent, committed
from .kinds import INBOX_RELAYS, MESSAGE
from .pens import run_with
from .preparing import ASK_SECONDS, relays_of
from .publisher import DEADLINE_SECONDS
from .relay import RelayConnection, RelayFailed, ask_all
from .signing_in import sign_in
from .verdicts import SENT
from .wraps import wrap_text

MOST_LISTS = 8


async def inbox_of(program_id: str, customer: str) -> list[str]:
    """Where a customer gets messages (kind 10050), as the programme's relays have it;
    at most three relays that can be dialled."""
    program = await store.read(crud.get_program, program_id)
    asked = {"authors": [customer], "kinds": [INBOX_RELAYS], "limit": 4}
    answers = await ask_all(program.relays, asked, MOST_LISTS, ASK_SECONDS)
    events = [event for answer in answers for event in answer]
    return relays_of(events, customer, INBOX_RELAYS)


async def send_message(
    program_id: str, customer: str, relays: Sequence[str], text: str, now: int
) -> int:
    """Sends a direct message (NIP-17) by the programme's key; says how many relays have
    it. None: it has no key, the signer is away, or no relay took it."""
    signer = await store.read(facts.signer_of, program_id, server.secret())
    if signer is None:
        return 0
    rumor = _rumor(signer.pubkey, customer, text, now)
    try:
        envelope = await run_with(
            signer.pen, wrap_text, rumor, signer.pen, customer, now
        )
    except SignerFailed:
        return 0
    sent = await asyncio.gather(
        *(_send(envelope, relay, program_id) for relay in relays)
    )
    return sum(sent)


def _rumor(pubkey: str, customer: str, text: str, now: int) -> str:
    """Kind 14, unsigned: nobody can show it around as ours."""
    draft = Draft(MESSAGE, now, (("p", customer),), text)
    event_id = sha256(committed(pubkey, draft).encode()).hexdigest()
    tags = [list(tag) for tag in draft.tags]
    return json.dumps(
        {
            "id": event_id,
            "pubkey": pubkey,
            "created_at": now,
            "kind": MESSAGE,
            "tags": tags,
            "content": text,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


async def _send(envelope: NostrEvent, relay: str, program_id: str) -> bool:
    bodies = {envelope.id: envelope.to_json()}
    try:
        connection = await RelayConnection.open(relay)
    except RelayFailed:
        return False
    try:
        answered = await connection.publish(bodies, DEADLINE_SECONDS)
        verdict = answered.get(envelope.id)
        if verdict and verdict.wants_sign_in:
            await sign_in(connection, relay, [program_id], DEADLINE_SECONDS)
            answered = await connection.publish(bodies, DEADLINE_SECONDS)
            verdict = answered.get(envelope.id)
        return verdict is not None and verdict.state == SENT
    except RelayFailed:
        return False
    finally:
        connection.drop()
