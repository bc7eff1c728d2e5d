"""What has to be said next, read in one snapshot: facts only, nothing is signed here.

A programme that does not publish, and whose customer shows nothing, is not spoken of,
whatever was noted while it did.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from .. import crud as loyalty
from ..ledger import Event
from ..models import Program
from ..points import Tier
from ..services import earned_tier, get_program
from ..store import Tx
from . import cards_crud, crud, keys, letters_crud, notes_crud
from .event import NostrEvent, read
from .keys import KeyLocked, SealedKey
from .kinds import Kinds
from .models import PRIVATE, NostrCard, NostrProgram
from .pens import LocalPen, Pen, RemotePen
from .places import PlaceSaid
from .services import NAMED_BY, issuers_of
from .statements import CardState, Issuer, card_name

DAY = 86_400
PAUSE_SECONDS = 2  # between two versions of one card


@dataclass(frozen=True)
class Signer:
    """A programme that can speak.

    Attributes:
        pens: what signs for it, by public key, the one that signs now first.
        sealed: the same keys as they are stored: when each of them signed.
    """

    program: Program
    nostr: NostrProgram
    tiers: list[Tier]
    sealed: list[SealedKey]
    pens: dict[str, Pen]

    @property
    def pubkey(self) -> str:
        return self.sealed[0].pubkey

    @property
    def pen(self) -> Pen:
        return self.pens[self.pubkey]

    @property
    def issuers(self) -> tuple[Issuer, ...]:
        return issuers_of(self.sealed)

    def signing_at(self, at: int) -> str:
        """A key that signed for the programme at a moment, and still opens; where none
        does, the one that signs now."""
        for key in self.sealed:
            signed = key.from_at <= at and (key.until_at is None or at < key.until_at)
            if signed and key.pubkey in self.pens:
                return key.pubkey
        return self.pubkey

    def speaks_of(self, card: NostrCard) -> bool:
        """Whether anything of a card is said at all."""
        return self.program.settings.publish_events or card.visibility != PRIVATE


@dataclass(frozen=True)
class CardDue:
    """A card to be signed; without a state it is no more."""

    card: NostrCard
    signer: Signer
    state: CardState | None
    tier: Tier | None


@dataclass(frozen=True)
class ReceiptDue:
    """An entry whose customer is to get a receipt; without one they get none."""

    card: NostrCard
    signer: Signer
    event: Event
    customer_pubkey: str | None
    d: str


@dataclass(frozen=True)
class LetterDue:
    """A signed event that goes to a customer; without one it goes nowhere."""

    card: NostrCard
    signer: Signer
    event: NostrEvent
    customer_pubkey: str | None


@dataclass(frozen=True)
class ProgramDue:
    """A programme that has something new to say of itself.

    Attributes:
        said: what it is made of, hashed.
        places: its merchants that the directory has, or had, if it publishes at all and
            the key is here: a remote signer was not asked for these.
    """

    signer: Signer
    said: str
    places: tuple[PlaceSaid, ...] = ()


def signer_of(
    tx: Tx, program_id: str, server_secret: str, known: NostrProgram | None = None
) -> Signer | None:
    """A programme that can speak; nothing if it has no key, or it cannot be opened."""
    sealed = crud.get_keys(tx, program_id)
    if not sealed or sealed[0].until_at is not None:
        return None
    pens = _pens(tx, sealed, server_secret)
    if sealed[0].pubkey not in pens:
        return None
    return Signer(
        program=get_program(tx, program_id),
        nostr=known or crud.get_program(tx, program_id),
        tiers=loyalty.get_tiers(tx, program_id),
        sealed=sealed,
        pens=pens,
    )


def _pens(tx: Tx, sealed: Sequence[SealedKey], server_secret: str) -> dict[str, Pen]:
    """What signs with these keys, but for those that stay locked: an old one may, for
    it signs nothing new."""
    desk = crud.get_signer(tx, sealed[0].program_id)
    found: dict[str, Pen] = {}
    for key in sealed:
        try:
            if desk and desk.pubkey == key.pubkey:
                found[key.pubkey] = RemotePen(keys.opened_bunker(server_secret, desk))
            else:
                found[key.pubkey] = LocalPen(keys.opened(server_secret, key))
        except KeyLocked:
            continue
    return found


class Signers:
    """Signers of one snapshot, each looked up once."""

    def __init__(self, tx: Tx, server_secret: str) -> None:
        self._find: Callable[[str], Signer | None] = lambda program_id: signer_of(
            tx, program_id, server_secret
        )
        self._found: dict[str, Signer | None] = {}

    def get(self, program_id: str) -> Signer | None:
        if program_id not in self._found:
            self._found[program_id] = self._find(program_id)
        return self._found[program_id]


# --- programmes -----------------------------------------------------------------------


def speaks(tx: Tx, nostr: NostrProgram) -> bool:
    """Whether a programme has anything to say: it publishes, or a customer shows a
    card, and there is somewhere to say it."""
    if not nostr.relays:
        return False
    settings = get_program(tx, nostr.program_id).settings
    return settings.publish_events or cards_crud.has_visible(tx, nostr.program_id)


def program_due(
    tx: Tx, nostr: NostrProgram, server_secret: str, kinds: Kinds
) -> ProgramDue | None:
    """What a programme has to say of itself, if that is not what it said last."""
    signer = signer_of(tx, nostr.program_id, server_secret, nostr)
    if signer is None:
        return None
    places: tuple[PlaceSaid, ...] = ()
    publishes = signer.program.settings.publish_events
    if publishes and isinstance(signer.pen, LocalPen):
        places = tuple(crud.list_places(tx, nostr.program_id))
    said = _hashed(signer, kinds, places)
    return ProgramDue(signer, said, places) if said != nostr.said else None


def _hashed(signer: Signer, kinds: Kinds, places: Sequence[PlaceSaid]) -> str:
    made_of: list[Any] = [
        signer.program.settings.to_json(),
        [[tier.id, tier.name, tier.threshold] for tier in signer.tiers],
        [[issuer.pubkey, issuer.until_at] for issuer in signer.issuers],
        list(signer.nostr.relays),
        vars(kinds),
        *(list(vars(place).values()) for place in places),
    ]
    return sha256(json.dumps(made_of).encode()).hexdigest()


# --- cards ----------------------------------------------------------------------------


def cards_due(
    tx: Tx, server_secret: str, now: int, limit: int, program_id: str = ""
) -> list[CardDue]:
    """Cards that have to be signed now: of one programme, or of all whose key is
    here."""
    signers, secret = Signers(tx, server_secret), naming_secret(tx)
    found = []
    due = cards_crud.get_cards_due(tx, now, PAUSE_SECONDS, limit, program_id)
    for card, customer in due:
        signer = signers.get(card.program_id)
        if signer is None:
            continue
        if customer is None:
            found.append(CardDue(card, signer, None, None))
        else:
            found.append(_card_due(tx, signer, card, customer, secret, now))
    return found


def _card_due(
    tx: Tx, signer: Signer, card: NostrCard, customer: str, secret: bytes, now: int
) -> CardDue:
    state, tier = card_state(tx, signer, card.card_id, customer, secret, now)
    return CardDue(card, signer, state, tier)


def card_state(
    tx: Tx, signer: Signer, card_id: str, customer: str, secret: bytes, now: int
) -> tuple[CardState, Tier | None]:
    """How a card stands, and the tier it holds by what was paid here."""
    balance, head = loyalty.get_balance_and_head(tx, card_id)
    tier = None
    if balance:
        tier = earned_tier(tx, signer.program, balance, now)
    program_id = signer.program.id
    state = CardState(
        card_id=card_id,
        program_id=program_id,
        customer_pubkey=customer,
        d=card_name(secret, program_id, customer),
        head=head,
        points=balance.points if balance else 0,
        tier=tier.name if tier else "",
    )
    return state, tier


# --- receipts -------------------------------------------------------------------------


def receipts_due(
    tx: Tx, server_secret: str, limit: int, program_id: str = ""
) -> list[ReceiptDue]:
    """Entries whose receipts are due, oldest first: of one programme, or of all whose
    key is here."""
    signers, secret = Signers(tx, server_secret), naming_secret(tx)
    found = []
    due = notes_crud.get_receipts_due(tx, limit, program_id)
    for card, customer, event in due:
        signer = signers.get(card.program_id)
        if signer is None:
            continue
        who = customer if customer and card.inbox and signer.speaks_of(card) else None
        d = card_name(secret, card.program_id, who) if who else ""
        found.append(ReceiptDue(card, signer, event, who, d))
    return found


def letters_due(
    tx: Tx, server_secret: str, limit: int, of: str = ""
) -> list[LetterDue]:
    """Letters that can be put into envelopes, of each programme the oldest first: of
    one programme, or of all whose key is here.

    Each was asked for, so they go out whether or not the programme publishes; where its
    key is locked they wait, and hold up nobody else's.
    """
    found: list[LetterDue] = []
    for program_id in letters_crud.get_programs_due(tx, of):
        signer = signer_of(tx, program_id, server_secret)
        if signer is None:
            continue
        due = letters_crud.get_letters_due(tx, program_id, limit - len(found))
        found += [LetterDue(card, signer, read(body), who) for card, who, body in due]
        if len(found) >= limit:
            break
    return found


def naming_secret(tx: Tx) -> bytes:
    """As `services.naming_secret` made it; empty before that, when nothing is due."""
    return bytes.fromhex(loyalty.get_secret(tx, NAMED_BY))
