"""Programmes whose key a remote signer keeps: connected, and asked for signatures.

A signer may be away, slow, refuse or lie. Then what is due waits, with words for the
owner, and is tried again later and later; the ledger, other programmes and the relays
wait for none of it. What it sends is verified before it is written down.
"""

from __future__ import annotations

import asyncio
import random
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from coincurve import PrivateKey

from .. import clock
from ..exceptions import Conflict, InvalidInput
from ..keys import customer_key
from ..store import Tx, store
from . import bunker as said
from . import crud, facts, lists, preparing, server, signing
from .bunker import LIED, READY, REFUSED, Bunker, SignerFailed
from .desk import CONNECT_SECONDS, SignerConnection, at_desk
from .event import Draft
from .facts import CardDue, LetterDue, ReceiptDue, Signer
from .kinds import AUTH
from .lists import DrawnList
from .models import RemoteSigner
from .pens import aside, holding
from .verdicts import pause_seconds

T = TypeVar("T")
BATCH = 24  # cards, or receipts, that are asked for together
LONGEST_PAUSE = 600
PAUSE_BASE = 2


async def connect(link: str) -> Bunker:
    """Connects to the signer of a `bunker://` link, and sees it sign.

    Raises:
        InvalidInput: `bad_signer`.
        Conflict: `signer_away`, `signer_refused`, `signer_lied`.
    """
    bunker = said.read_link(link, bytes(PrivateKey().secret))
    try:
        async with at_desk(bunker) as desk:
            return await _introduced(bunker, desk)
    except SignerFailed as exc:
        raise Conflict(f"signer_{exc.state}", str(exc)) from exc


async def _introduced(bunker: Bunker, desk: SignerConnection) -> Bunker:
    asked = [bunker.signer, bunker.secret, said.permissions(server.KINDS)]
    answer = await desk.ask("connect", asked, CONNECT_SECONDS)
    if answer != "ack" and (not bunker.secret or answer != bunker.secret):
        raise SignerFailed(REFUSED, "The signer does not let us in.")
    try:
        pubkey = customer_key(await desk.ask("get_public_key", []))
    except InvalidInput:
        raise SignerFailed(LIED, "The signer has no key that can be read.") from None
    # Whoever names a key has to sign with it, before anything is said in its name.
    challenge = (("relay", ""), ("challenge", secrets.token_hex(16)))
    draft = Draft(AUTH, clock.now(), challenge)
    text = await desk.ask("sign_event", [said.unsigned(pubkey, draft)], CONNECT_SECONDS)
    said.signed(text, pubkey, draft)
    return replace(bunker, pubkey=pubkey, secret="")


async def prepare(signer: RemoteSigner) -> int:
    """Signs what is due of one programme; says how much was."""
    return await asked(signer, _prepare)


async def asked(signer: RemoteSigner, work: Callable[[str], Awaitable[int]]) -> int:
    """Lets a programme do what its signer is needed for, and notes how that behaves.

    Args:
        work: raises SignerFailed; says how much was done.
    """
    try:
        done = await work(signer.program_id)
    except SignerFailed as exc:
        await store.write(_note_failed, signer, exc.state, str(exc))
        return 0
    if done and signer.state != READY:
        await store.write(crud.note_signer, signer, READY, "", 0, 0)
    return done


def _note_failed(tx: Tx, signer: RemoteSigner, state: str, words: str) -> None:
    fails = signer.fails + 1
    pause = pause_seconds(PAUSE_BASE, fails, random.random())  # noqa: S311  # no secret
    until = clock.now() + min(pause, LONGEST_PAUSE)
    crud.note_signer(tx, signer, state, words, fails, until)


@dataclass(frozen=True)
class _Due:
    """What a programme has to sign next, and with what."""

    signer: Signer
    says: bool
    cards: list[CardDue]
    receipts: list[ReceiptDue]
    letters: list[LetterDue]
    lists: list[DrawnList]

    @property
    def count(self) -> int:
        found = (*self.cards, *self.receipts, *self.letters, *self.lists)
        return int(self.says) + len(found)


def _due(tx: Tx, program_id: str, now: int) -> _Due | None:
    secret = server.secret()
    signer = facts.signer_of(tx, program_id, secret)
    if signer is None:
        return None
    program = signer.nostr
    speaks = program.is_ready and facts.speaks(tx, program)
    says = speaks and facts.program_due(tx, program, secret, server.KINDS) is not None
    found = _Due(
        signer,
        says,
        facts.cards_due(tx, secret, now, BATCH, program_id),
        facts.receipts_due(tx, secret, BATCH, program_id),
        facts.letters_due(tx, secret, BATCH, program_id),
        lists.lists_due(tx, secret, BATCH, program_id),
    )
    return found if found.count else None


async def _prepare(program_id: str) -> int:
    """Until nothing is due. Raises: SignerFailed; what was signed by then is kept."""
    done = 0
    due = await store.read(_due, program_id, clock.now())
    if due is None:
        return 0
    async with holding(due.signer.pen):
        while due is not None:
            if due.says:
                await preparing.say(program_id, aside)
            await _sign(due, clock.now())
            done += due.count
            due = await store.read(_due, program_id, clock.now())
    return done


async def _sign(due: _Due, now: int) -> None:
    kinds, naming = server.KINDS, await store.read(facts.naming_secret)
    cards = await _all(signing.sign_card, [(kinds, one, now) for one in due.cards])
    receipts = await _all(
        signing.sign_receipt, [(kinds, one, naming, now) for one in due.receipts]
    )
    letters = await _all(signing.seal_letter, [(one, now) for one in due.letters])
    signed = await _all(DrawnList.signed, [(one,) for one in due.lists])
    await store.write(preparing.put_cards, _made(cards))
    await store.write(preparing.put_receipts, _made(receipts))
    await store.write(preparing.put_letters, _made(letters))
    await store.write(lists.put_due, _made(signed))
    for one in (*cards, *receipts, *letters, *signed):
        if isinstance(one, BaseException):
            raise one


async def _all(
    fn: Callable[..., T], calls: Sequence[tuple[Any, ...]]
) -> list[T | BaseException]:
    """All that can be signed, and why the others cannot."""
    asking = (aside(fn, *args) for args in calls)
    return await asyncio.gather(*asking, return_exceptions=True)


def _made(found: Sequence[T | BaseException]) -> list[T]:
    return [one for one in found if not isinstance(one, BaseException)]
