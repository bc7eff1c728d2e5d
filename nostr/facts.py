"""What has to be said next, read in one snapshot: facts only, nothing is signed here.

A programme that does not publish, and whose customer shows nothing, is not spoken of,
whatever was noted while it did.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

from .. import crud as loyalty
from ..ledger import Event
from ..models import Program
from ..points import Tier
from ..services import earned_tier, get_program
from ..store import Tx
from . import cards_crud, crud, keys, notes_crud
from .keys import KeyLocked, SealedKey
from .kinds import Kinds
from .models import PRIVATE, NostrCard, NostrProgram
from .services import NAMED_BY, issuers_of
from .statements import CardState, Issuer, card_name

DAY = 86_400
PAUSE_SECONDS = 2  # between two versions of one card


@dataclass(frozen=True)
class Signer:
    """A programme that can speak.

    Attributes:
        keys: its secrets by public key, the one that signs now first.
        sealed: the same keys as they are stored: when each of them signed.
    """

    program: Program
    nostr: NostrProgram
    tiers: list[Tier]
    sealed: list[SealedKey]
    keys: dict[str, bytes] = field(repr=False)

    @property
    def pubkey(self) -> str:
        return self.sealed[0].pubkey

    @property
    def secret(self) -> bytes:
        return self.keys[self.pubkey]

    @property
    def issuers(self) -> tuple[Issuer, ...]:
        return issuers_of(self.sealed)

    def signing_at(self, at: int) -> str:
        """A key that signed for the programme at a moment, and still opens; where none
        does, the one that signs now."""
        for key in self.sealed:
            signed = key.from_at <= at and (key.until_at is None or at < key.until_at)
            if signed and key.pubkey in self.keys:
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
class ProgramDue:
    """A programme that has something new to say of itself.

    Attributes:
        said: what it is made of, hashed.
    """

    signer: Signer
    said: str


def signer_of(
    tx: Tx, program_id: str, server_secret: str, known: NostrProgram | None = None
) -> Signer | None:
    """A programme that can speak; nothing if it has no key, or it cannot be opened."""
    sealed = crud.get_keys(tx, program_id)
    if not sealed or sealed[0].until_at is not None:
        return None
    opened: dict[str, bytes] = {}
    for key in sealed:
        try:
            opened[key.pubkey] = keys.opened(server_secret, key)
        except KeyLocked:
            continue  # an old one may stay locked: it signs nothing new
    if sealed[0].pubkey not in opened:
        return None
    return Signer(
        program=get_program(tx, program_id),
        nostr=known or crud.get_program(tx, program_id),
        tiers=loyalty.get_tiers(tx, program_id),
        sealed=sealed,
        keys=opened,
    )


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
    said = _hashed(signer, kinds)
    return ProgramDue(signer, said) if said != nostr.said else None


def _hashed(signer: Signer, kinds: Kinds) -> str:
    made_of = [
        signer.program.settings.to_json(),
        [[tier.id, tier.name, tier.threshold] for tier in signer.tiers],
        [[issuer.pubkey, issuer.until_at] for issuer in signer.issuers],
        list(signer.nostr.relays),
        vars(kinds),
    ]
    return sha256(json.dumps(made_of).encode()).hexdigest()


# --- cards ----------------------------------------------------------------------------


def cards_due(tx: Tx, server_secret: str, now: int, limit: int) -> list[CardDue]:
    """Cards that have to be signed now."""
    signers, secret = Signers(tx, server_secret), naming_secret(tx)
    found = []
    for card, customer in cards_crud.get_cards_due(tx, now, PAUSE_SECONDS, limit):
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


def receipts_due(tx: Tx, server_secret: str, limit: int) -> list[ReceiptDue]:
    """Entries whose receipts are due, oldest first."""
    signers, secret = Signers(tx, server_secret), naming_secret(tx)
    found = []
    for card, customer, event in notes_crud.get_receipts_due(tx, limit):
        signer = signers.get(card.program_id)
        if signer is None:
            continue
        who = customer if customer and card.inbox and signer.speaks_of(card) else None
        d = card_name(secret, card.program_id, who) if who else ""
        found.append(ReceiptDue(card, signer, event, who, d))
    return found


def naming_secret(tx: Tx) -> bytes:
    """As `services.naming_secret` made it; empty before that, when nothing is due."""
    return bytes.fromhex(loyalty.get_secret(tx, NAMED_BY))
