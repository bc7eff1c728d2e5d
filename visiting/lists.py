"""Fetches the lists that programmes go by, beside the requests and never in one.

What was good last stays until relays have something newer that can be read: a relay
that is down, or brings an old version back, changes nothing.
"""

from __future__ import annotations

from dataclasses import replace

from .. import clock
from ..nostr import crud as nostr
from ..nostr.event import Malformed, NostrEvent
from ..nostr.kinds import Kinds
from ..nostr.readers import address, newest, read_list
from ..nostr.relay import ask_all
from ..nostr.server import KINDS
from ..store import Tx, store
from . import crud
from .models import WHY, TrustedList

FRESH_SECONDS = 3600
FIRST_PAUSE, LONGEST_PAUSE = 60, 6 * 3600
AHEAD_SECONDS = 600
AT_ONCE = 20
MOST_RELAYS = 6
MOST_ANSWERS = 10
ASK_SECONDS = 4.0
LONGEST_TITLE = 100


async def fetch_lists() -> int:
    """Asks for lists that are due, one after the other; says how many there were."""
    due = await store.read(crud.get_due_lists, clock.now(), AT_ONCE)
    for one in due:
        await fetch(one, KINDS)
    return len(due)


async def fetch(one: TrustedList, kinds: Kinds) -> None:
    """Asks relays for a list and keeps what is good of their answers."""
    relays = await store.read(_relays, one)
    if not relays:
        await store.write(_keep, one, None, WHY["no_relay"], kinds)
        return
    at = address(one.address)
    wanted = {"kinds": [at.kind], "authors": [at.pubkey], "#d": [at.d], "limit": 2}
    answers = await ask_all(relays, wanted, MOST_ANSWERS, ASK_SECONDS)
    found = newest([e for some in answers for e in some if _is_it(e, one)])
    words = "" if found else WHY["not_there"]
    if not answers:
        words = WHY["silent"]
    await store.write(_keep, one, found, words, kinds)


def _relays(tx: Tx, one: TrustedList) -> list[str]:
    own = nostr.get_program(tx, one.program_id).relays
    return list(dict.fromkeys((*one.relays, *own)))[:MOST_RELAYS]


def _is_it(event: NostrEvent, one: TrustedList) -> bool:
    """A relay may send anything."""
    try:
        is_named = event.address == one.address
    except Malformed:
        return False
    return is_named and event.created_at <= clock.now() + AHEAD_SECONDS


def _keep(
    tx: Tx, one: TrustedList, event: NostrEvent | None, words: str, kinds: Kinds
) -> None:
    kept = crud.lock_list(tx, one.program_id, one.address)
    if not kept:
        return  # nobody goes by it any more
    now = clock.now()
    if event is None:
        crud.put_list(tx, _failed(kept, words, now))
        return
    try:
        programs, people = read_list(kinds, event)
        title = (event.maybe("title") or "")[:LONGEST_TITLE]
    except Malformed as exc:
        crud.put_list(tx, _failed(kept, f"It cannot be read: {exc.message}.", now))
        return
    fresh = replace(
        kept, fetched_at=now, due_at=now + FRESH_SECONDS, tries=0, reason=""
    )
    if (-event.created_at, event.id) < (-kept.created_at, kept.event_id):
        fresh = replace(
            fresh,
            title=title,
            programs=tuple(f"{p.kind}:{p.pubkey}:{p.d}" for p in programs),
            people=tuple(people),
            created_at=event.created_at,
            event_id=event.id,
        )
    crud.put_list(tx, fresh)


def _failed(kept: TrustedList, words: str, now: int) -> TrustedList:
    pause = min(FIRST_PAUSE << min(kept.tries, 20), LONGEST_PAUSE)
    return replace(kept, reason=words, due_at=now + pause, tries=kept.tries + 1)
