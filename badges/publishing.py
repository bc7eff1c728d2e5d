"""Tells relays of a programme's own badges; the outbox carries it there.

What is kept says what relays should have; each round finds what they have otherwise, a
few at a time, and signs that. So nothing has to be queued, and nothing is lost. A badge
is told of while its programme speaks on Nostr at all; an award, while its customer lets
others see it. Where a remote signer keeps the key, it is asked beside everything else:
it may be away, or slow, and holds up no other programme.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from hashlib import sha256

from loguru import logger

from .. import clock
from ..nostr import cards_crud, outbox_crud, remotely, server, signing
from ..nostr import crud as nostr
from ..nostr import statements as say
from ..nostr.event import NostrEvent
from ..nostr.facts import Signer, signer_of, speaks
from ..nostr.kinds import BADGE
from ..nostr.models import NostrCard, Outgoing, RemoteSigner
from ..nostr.pens import run_with
from ..nostr.publisher import MOST_SIGNERS
from ..store import Tx, store
from . import own_crud as crud
from .models import OwnAward, OwnBadge, own_name
from .own import MOST_BADGES
from .reading import reader, refresh_moved

STEP_SECONDS = 2.0
MOVED_EVERY = 30  # steps
BATCH = 50
PROGRAMS = 100


async def run() -> None:
    """Tells what is to be told, and asks for customers whose card moved, until it is
    cancelled."""
    steps, publisher = 0, Publisher()
    try:
        while True:
            await _guarded(publisher.publish)
            if steps % MOVED_EVERY == 0:
                await _guarded(refresh_moved)
            steps += 1
            await asyncio.sleep(STEP_SECONDS)
    finally:
        await publisher.end()
        await reader.end()


async def _guarded(work: Callable[[], Awaitable[object]]) -> None:
    try:
        await work()
    except Exception as exc:
        logger.error(f"loyalty: badges stopped for a moment: {exc!r}")


class Publisher:
    """Rounds through all programmes that have badges.

    `_asking`: by programme, whose remote signer is being asked now.
    """

    def __init__(self) -> None:
        self._asking: dict[str, asyncio.Task[None]] = {}

    async def publish(self) -> int:
        """One round; says how much was told of programmes whose key is here."""
        done, after = 0, ""
        while True:
            found = await store.read(crud.list_programs, after, PROGRAMS)
            for program_id in found:
                signer = await store.read(nostr.get_signer, program_id)
                if signer is None:
                    done += await _publish(program_id)
                else:
                    self._ask(signer)
            if len(found) < PROGRAMS:
                return done
            after = found[-1]

    def _ask(self, signer: RemoteSigner) -> None:
        """Unless it is being asked, or left alone after it failed."""
        program_id = signer.program_id
        is_free = program_id not in self._asking and len(self._asking) < MOST_SIGNERS
        if is_free and signer.paused_until <= clock.now():
            work = _guarded(lambda: remotely.asked(signer, _publish))
            task = asyncio.create_task(work, name=f"ext_loyalty_badges_{program_id}")
            self._asking[program_id] = task
            task.add_done_callback(lambda _: self._asking.pop(program_id, None))

    async def end(self) -> None:
        tasks = list(self._asking.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@dataclass(frozen=True)
class _Due:
    """What of a programme's badges has to be told.

    Attributes:
        given, gone: awards to be told, with their customers, and to be taken back.
    """

    signer: Signer
    badges: list[tuple[OwnBadge, str]]
    given: list[tuple[OwnAward, str]]
    gone: list[OwnAward]
    cards: dict[str, NostrCard]


async def _publish(program_id: str) -> int:
    """Raises: SignerFailed."""
    now = clock.now()
    due = await store.read(_due, program_id, server.secret(), now)
    if due is None or not (due.badges or due.given or due.gone):
        return 0
    events = await run_with(due.signer.pen, _signed, due, now)
    return await store.write(_put, due, events, now)


def _due(tx: Tx, program_id: str, server_secret: str, now: int) -> _Due | None:
    program = nostr.get_program(tx, program_id)
    if not program.relays:
        return None
    signer = signer_of(tx, program_id, server_secret, program)
    if signer is None:
        return None
    is_spoken_of = speaks(tx, program)
    badges = []
    for badge in crud.get_unsaid(tx, program_id, 4 * MOST_BADGES):
        said = _said(badge, signer) if is_spoken_of and not badge.ended_at else ""
        if said != badge.said and (is_spoken_of or badge.ended_at):
            badges.append((badge, said))
    given = crud.get_to_say(tx, program_id, now, BATCH) if is_spoken_of else []
    gone = crud.get_to_take_back(tx, program_id, signer.pubkey, BATCH)
    found = [award for award, _ in (*given, *gone)]
    cards = {one.card_id: cards_crud.get_card(tx, one.card_id) for one in found}
    known = {card_id: card for card_id, card in cards.items() if card}
    return _Due(signer, badges, given, [award for award, _ in gone], known)


def _said(badge: OwnBadge, signer: Signer) -> str:
    """What is said of a badge, hashed, and by whom: nobody else can take it back."""
    said = [badge.name, badge.description, badge.image, list(signer.nostr.relays)]
    return f"{signer.pubkey}:{sha256(json.dumps(said).encode()).hexdigest()[:32]}"


def _signed(due: _Due, now: int) -> dict[str, NostrEvent]:
    """The events, by the id of the badge or the award that each is about."""
    signer = due.signer
    events = {}
    for badge, said in due.badges:
        at = max(now, badge.said_at + 1)
        author = badge.said.partition(":")[0] or signer.pubkey
        if said:
            text = (badge.d, badge.name, badge.description, badge.image)
            events[badge.id] = signer.pen.sign(say.own_badge(*text, at))
        elif author in signer.pens:
            draft = say.end_of_badge(say.address(BADGE, author, badge.d), at)
            events[badge.id] = signer.pens[author].sign(draft)
    for award, customer in due.given:
        named = say.address(BADGE, signer.pubkey, own_name(award.badge_id))
        draft = say.own_award(named, customer, award.expires_at, now)
        events[award.id] = signer.pen.sign(draft)
    for award in due.gone:
        if award.event_author in signer.pens:
            draft = say.revocation(award.event_id, now)
            events[award.id] = signer.pens[award.event_author].sign(draft)
    return events


def _put(tx: Tx, due: _Due, events: dict[str, NostrEvent], now: int) -> int:
    """Puts it on its way, but for what changed meanwhile."""
    going: list[Outgoing] = []
    program_id, own = due.signer.program.id, due.signer.nostr.relays
    done = 0
    for badge, said in due.badges:
        event = events.get(badge.id)
        at = event.created_at if event else now
        if crud.put_said(tx, badge, said, at) and event:
            slot = f"own-badge:{badge.id}:{event.pubkey}"
            going.append(Outgoing(event, program_id, own, slot))
    for award in due.gone:  # those whose key cannot be opened any more stay out there
        is_ours = crud.put_event(tx, award, "", "")
        done += is_ours
        if is_ours and award.id in events:
            relays = _relays(own, due.cards.get(award.card_id))
            going.append(Outgoing(events[award.id], program_id, relays))
    for award, customer in due.given:
        event = events[award.id]
        if not crud.is_shown(tx, award, customer):
            continue
        if crud.put_event(tx, award, event.id, event.pubkey):
            relays = _relays(own, due.cards.get(award.card_id))
            going.append(Outgoing(event, program_id, relays, card_id=award.card_id))
    outbox_crud.put_outgoing(tx, going, now)
    return done + len(going)


def _relays(own: tuple[str, ...], card: NostrCard | None) -> tuple[str, ...]:
    return signing.where_card_goes(own, card) if card else own
