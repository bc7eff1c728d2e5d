"""From the ledger's notes to signed events on their way: what comes before the relays.

Each step reads in one snapshot, signs in a thread of its own, and writes in one unit of
work that refuses whatever was done, or erased, meanwhile. So two processes may prepare
at once, and one may be killed anywhere: nothing is said twice, and nothing is lost.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from loguru import logger

from .. import clock
from ..guard import DialRefused, check_url
from ..store import Tx, store
from . import (
    cards_crud,
    crud,
    facts,
    letters_crud,
    lists,
    notes_crud,
    outbox_crud,
    readers,
    server,
    services,
    signing,
)
from .event import Malformed, NostrEvent
from .kinds import INBOX_RELAYS, RELAY_LIST
from .models import FILLED, NostrCard, NostrProgram
from .relay import ask_all
from .signing import SealedLetter, SignedCard, SignedReceipt

T = TypeVar("T")
Beside = Callable[..., Awaitable[Any]]
NOTES = 500  # of the ledger, taken in one unit of work
BATCH = 100  # cards or receipts, signed together
FILL = 200
ASKED = 50  # customers, whose relays are asked for together
ASKED_SECONDS = 86_400
ASK_SECONDS = 4.0
AGAIN_SECONDS = 600
PROGRAMS = 100


async def prepare() -> int:
    """One round of everything but asking; says how much there was to do."""
    done = await take_notes()
    done += await fill()
    done += await sign_cards()
    done += await sign_receipts()
    done += await seal_letters()
    done += await sign_lists()
    return done


async def take_notes() -> int:
    """Takes what the ledger has noted: the cards it is about have to be told."""

    def take(tx: Tx) -> int:
        card_ids = notes_crud.take_noted(tx, NOTES)
        cards_crud.mark(tx, card_ids, clock.now() - ASKED_SECONDS)
        notes_crud.release(tx, card_ids)
        return len(card_ids)

    if not await store.read(notes_crud.has_noted):
        return 0
    return await store.write(take)


async def fill() -> int:
    """Marks all cards of programmes that begin to publish, a few at a time."""
    done = 0
    for program in await store.read(crud.list_filling, PROGRAMS):
        done += await store.write(_fill, program.program_id)
    return done


def _fill(tx: Tx, program_id: str) -> int:
    after = crud.get_program(tx, program_id).fill_after
    if after is None or after == FILLED:
        return 0
    card_ids = cards_crud.holders_after(tx, program_id, after, FILL)
    cards_crud.mark(tx, card_ids, stale_before=0)
    crud.put_fill(tx, program_id, card_ids[-1] if len(card_ids) == FILL else FILLED)
    return len(card_ids)


# --- programmes -----------------------------------------------------------------------


async def check_programs() -> None:
    """Sees to it that every programme that publishes has a key, and says what is so."""
    after = ""
    while True:
        found = await store.read(crud.list_programs, after, PROGRAMS)
        for program in found:
            await _check(program)
        if len(found) < PROGRAMS:
            return
        after = found[-1].program_id


async def _check(program: NostrProgram) -> None:
    """One that fails holds up no other."""
    try:
        is_ready = await store.write(_ready, program.program_id, server.secret())
        if is_ready:
            await say(program.program_id)
    except Exception as exc:
        logger.error(f"loyalty: {program.program_id} cannot be said: {exc!r}")


def _ready(tx: Tx, program_id: str, server_secret: str) -> bool:
    """Whether a programme has something to say and can; its key is made if need be.

    One whose key a remote signer keeps is not said here.
    """
    program = crud.get_program(tx, program_id)
    publishes = services.publishes(tx, program_id)
    if publishes and program.fill_after is None:
        crud.put_fill(tx, program_id, "")
    elif not publishes and program.fill_after is not None:
        crud.put_fill(tx, program_id, None)
        cards_crud.mark_all(tx, program_id)  # relays are asked to delete them
    if not facts.speaks(tx, program):
        return False
    services.naming_secret(tx)
    services.make_key(tx, program_id, server_secret)
    is_ready = services.key_state(tx, program_id, server_secret).state == "ready"
    if is_ready and not program.is_ready:
        services.open_up(tx, program_id)
    elif program.is_ready and not is_ready:
        crud.put_ready(tx, program_id, False)
    return is_ready and crud.get_signer(tx, program_id) is None


async def say(program_id: str, beside: Beside | None = None) -> None:
    """Signs what a programme says of itself, if that is something new.

    Args:
        beside: runs what signs.
    """

    def due(tx: Tx) -> facts.ProgramDue | None:
        program = crud.get_program(tx, program_id)
        return facts.program_due(tx, program, server.secret(), server.KINDS)

    found = await store.read(due)
    if found is None:
        return
    going, at = await (beside or _aside)(
        signing.sign_program, server.KINDS, found, server.api_url(), clock.now()
    )

    def put(tx: Tx) -> None:
        if crud.put_said(tx, found.signer.nostr, found.said, at):
            outbox_crud.put_outgoing(tx, going, clock.now())
            cards_crud.mark_visible(tx, program_id)

    await store.write(put)


# --- cards and receipts ---------------------------------------------------------------


async def sign_cards() -> int:
    """Signs the newest version of cards that moved."""
    now = clock.now()
    due = await store.read(facts.cards_due, server.secret(), now, BATCH)
    if not due:
        return 0
    signed = await _aside(
        lambda: [signing.sign_card(server.KINDS, one, now) for one in due]
    )
    await store.write(put_cards, signed)
    return len(signed)


def put_cards(tx: Tx, signed: Sequence[SignedCard]) -> None:
    """Puts signed cards on their way, but for those that were signed meanwhile."""
    for one in signed:
        if one.after is None:
            is_ours = cards_crud.delete_card(tx, one.before)
            notes_crud.drop_notes(tx, one.before.card_id)
        else:
            is_ours = cards_crud.put_signed(tx, one.before, one.after, one.look_at)
        if is_ours:
            outbox_crud.put_outgoing(tx, one.going, clock.now())


async def sign_receipts() -> int:
    """Signs receipts and puts them into envelopes, for customers who have an inbox."""
    due = await store.read(facts.receipts_due, server.secret(), BATCH)
    if not due:
        return 0
    secret = await store.read(facts.naming_secret)
    now = clock.now()
    signed = await _aside(
        lambda: [signing.sign_receipt(server.KINDS, one, secret, now) for one in due]
    )
    await store.write(put_receipts, signed)
    return len(signed)


def put_receipts(tx: Tx, signed: Sequence[SignedReceipt]) -> None:
    """Puts signed receipts on their way, each once."""
    for one in signed:
        if notes_crud.take_off(tx, one.card_id, one.seq):
            outbox_crud.put_outgoing(tx, one.going, clock.now())


async def seal_letters() -> int:
    """Puts letters into envelopes, for customers who have an inbox."""
    due = await store.read(facts.letters_due, server.secret(), BATCH)
    if not due:
        return 0
    now = clock.now()
    sealed = await _aside(lambda: [signing.seal_letter(one, now) for one in due])
    await store.write(put_letters, sealed)
    return len(sealed)


def put_letters(tx: Tx, sealed: Sequence[SealedLetter]) -> None:
    """Puts sealed letters on their way, but for those that were called back."""
    for one in sealed:
        if letters_crud.take_letter(tx, one.event_id):
            outbox_crud.put_outgoing(tx, one.going, clock.now())


async def sign_lists() -> int:
    """Signs lists of programmes that have another key by now."""
    due = await store.read(lists.lists_due, server.secret(), BATCH)
    if not due:
        return 0
    signed = await _aside(lambda: [one.signed() for one in due])
    await store.write(lists.put_due, signed)
    return len(signed)


async def _aside(fn: Callable[..., T], *args: object) -> T:
    """Runs what takes the processor for long beside the loop."""
    return await asyncio.to_thread(fn, *args)


# --- where customers read -------------------------------------------------------------


async def ask() -> int:
    """Asks programmes' relays where some of their customers read and get messages.

    Whoever is known nowhere gets no receipts, and their card goes to the programme's
    relays only. Where no relay answers it is tried again; nothing else waits for it but
    those customers' receipts.
    """
    found = await store.read(cards_crud.get_cards_to_ask, clock.now(), ASKED)
    by_program: dict[str, list[tuple[NostrCard, str]]] = {}
    for card, customer in found:
        by_program.setdefault(card.program_id, []).append((card, customer))
    await asyncio.gather(*(_ask(cards) for cards in by_program.values()))
    return len(found)


async def _ask(cards: list[tuple[NostrCard, str]]) -> None:
    program = await store.read(crud.get_program, cards[0][0].program_id)
    customers = sorted({customer for _, customer in cards})
    kinds = [RELAY_LIST, INBOX_RELAYS]
    asked = {"authors": customers, "kinds": kinds, "limit": 4 * len(customers)}
    answers = await ask_all(program.relays, asked, 8 * len(customers), ASK_SECONDS)
    if not answers:
        ids = [card.card_id for card, _ in cards]
        until = clock.now() + AGAIN_SECONDS if program.relays else cards_crud.NOT_NOW
        await store.write(cards_crud.put_off_asking, ids, until)
        return
    events = [event for answer in answers for event in answer]

    def put(tx: Tx) -> None:
        for card, customer in cards:
            read = relays_of(events, customer, RELAY_LIST)
            inbox = relays_of(events, customer, INBOX_RELAYS)
            cards_crud.put_asked(tx, card, read, inbox, clock.now())
        notes_crud.release(tx, [card.card_id for card, _ in cards])

    await store.write(put)


def relays_of(events: Sequence[NostrEvent], customer: str, kind: int) -> list[str]:
    """The first relays of a customer's newest list that could be dialled at all."""
    lists = [e for e in events if e.pubkey == customer and e.kind == kind]
    latest = readers.newest(lists)
    if latest is None:
        return []
    found: list[str] = []
    try:
        named = readers.read_relays(latest)
    except Malformed:
        return []
    for text in named:
        try:
            url = check_url(text)
        except DialRefused:
            continue
        if url not in found:
            found.append(url)
    return found[: signing.MOST_OF_A_CUSTOMERS]
