"""From facts to signed events. Pure but for the pens, and slow: run beside the loop,
never in a unit of work that somebody waits for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..ledger import Event
from . import statements as say
from .event import NostrEvent
from .facts import CardDue, LetterDue, ProgramDue, ReceiptDue, Signer
from .kinds import Kinds
from .models import FULL, PRIVATE, NostrCard, Outgoing, letter_slot
from .pens import Pen
from .places import place_event
from .wraps import wrap

DAY = 86_400
RENEW_SECONDS = 30 * DAY  # before it ends, a badge that holds is given again
MOST_OF_A_CUSTOMERS = 3


@dataclass(frozen=True)
class SignedCard:
    """What became of a card that was due.

    Attributes:
        after: as it is now; nothing: it is no more.
        look_at: when its badge has to be looked at again, 0: only when it moves.
    """

    before: NostrCard
    after: NostrCard | None
    look_at: int
    going: list[Outgoing]


@dataclass(frozen=True)
class SealedLetter:
    """A letter in its envelope; nothing goes out where there is no inbox."""

    event_id: str
    going: list[Outgoing]


@dataclass(frozen=True)
class SignedReceipt:
    """An entry whose receipt was signed; nothing goes out where there is no inbox."""

    card_id: str
    seq: int
    going: list[Outgoing]


def sign_program(
    kinds: Kinds, due: ProgramDue, api: str, now: int
) -> tuple[list[Outgoing], int]:
    """A programme's statement and its badges, and when they are dated.

    Keys that no longer sign say it as well, so that who knows an old one finds the new.
    """
    signer = due.signer
    at = max(now, signer.nostr.signed_at + 1)
    program, relays = signer.program, signer.nostr.relays
    going = []
    for pubkey, pen in signer.pens.items():
        draft = say.program_event(
            kinds,
            signer.pubkey,
            program.id,
            program.settings,
            signer.tiers,
            signer.issuers,
            relays,
            api,
            at,
        )
        slot = f"program:{program.id}:{pubkey}"
        going.append(Outgoing(pen.sign(draft), program.id, relays, slot))
    for tier in signer.tiers:
        event = signer.pen.sign(say.badge(program.settings.name, tier, at))
        slot = f"badge:{tier.id}:{signer.pubkey}"
        going.append(Outgoing(event, program.id, relays, slot))
    own = say.address(kinds.program, signer.pubkey, program.id)
    for place in due.places:
        event = signer.pen.sign(place_event(place, own, _pages(api), at))
        slot = f"place:{place.id}:{signer.pubkey}"
        going.append(Outgoing(event, program.id, relays, slot))
    return going, at


def _pages(api: str) -> str:
    """Where places have their pages, beside the API."""
    return f"{api.removesuffix('/api/v1')}/places"


def sign_card(kinds: Kinds, due: CardDue, now: int) -> SignedCard:
    """A card's newest version, and what becomes of its badge."""
    at = max(now, due.card.signed_at + 1)
    if due.state is None:
        return SignedCard(due.card, None, 0, _retire(kinds, due, at))
    if not due.signer.speaks_of(due.card):
        going = _retire(kinds, due, at)
        unnamed = replace(due.card, d="", author="", signed_at=at)
        return SignedCard(due.card, _unbadged(unnamed), 0, going)
    after, going = _badge(due, at)
    pen = due.signer.pen
    readable = pen.sign(say.card_event(kinds, pen.pubkey, due.state, at))
    shown = readable
    if due.card.visibility != FULL:
        sealed = pen.encrypt(due.state.customer_pubkey, readable.to_json())
        shown = pen.sign(say.private_card_event(kinds, readable, sealed))
    going.append(_of_card(due, shown, slot=f"card:{due.card.card_id}"))
    after = replace(after, signed_at=at, d=due.state.d, author=due.signer.pubkey)
    return SignedCard(due.card, after, _look_at(due, after, at), going)


def _of_card(due: CardDue, event: NostrEvent, slot: str = "") -> Outgoing:
    relays = where_card_goes(due.signer.nostr.relays, due.card)
    return Outgoing(event, due.card.program_id, relays, slot, due.card.card_id)


def where_card_goes(own: Sequence[str], card: NostrCard) -> tuple[str, ...]:
    """The programme's relays, and of the customer's at most three, inbox included."""
    inbox = where_receipts_go(card)
    room = MOST_OF_A_CUSTOMERS - len(inbox)
    read = [url for url in card.relays if url not in inbox][:room]
    read += [url for url in card.relays if url in inbox]
    return tuple(dict.fromkeys([*own, *read]))


def where_receipts_go(card: NostrCard) -> tuple[str, ...]:
    return card.inbox[:MOST_OF_A_CUSTOMERS]


# --- badges ---------------------------------------------------------------------------


def _badge(due: CardDue, at: int) -> tuple[NostrCard, list[Outgoing]]:
    """The badge as it should be from now on, and the events that make it so."""
    card, going = due.card, []
    wanted = due.tier.id if due.tier and card.visibility != PRIVATE else ""
    if card.award_id and wanted != card.award_tier:
        going += _revoke(due, at)
        card = _unbadged(card)
    is_old = card.award_until - RENEW_SECONDS <= at
    if wanted and due.state and (is_old or card.award_author != due.signer.pubkey):
        award = say.award(due.signer.pubkey, wanted, due.state.customer_pubkey, at)
        event = due.signer.pen.sign(award)
        going.append(_of_card(due, event))
        card = replace(
            card,
            award_id=event.id,
            award_tier=wanted,
            award_author=event.pubkey,
            award_until=at + say.AWARD_SECONDS,
        )
    return card, going


def _unbadged(card: NostrCard) -> NostrCard:
    return replace(card, award_id="", award_tier="", award_author="", award_until=0)


def _revoke(due: CardDue, at: int) -> list[Outgoing]:
    """Takes a badge back; one whose key cannot be opened any more ends by itself."""
    pen = due.signer.pens.get(due.card.award_author)
    if not due.card.award_id or pen is None:
        return []
    return [_unnamed(due, pen.sign(say.revocation(due.card.award_id, at)))]


def _retire(kinds: Kinds, due: CardDue, at: int) -> list[Outgoing]:
    """Asks relays to delete what they have of a card."""
    going = _revoke(due, at)
    pen = due.signer.pens.get(due.card.author)
    if due.card.d and pen is not None:
        draft = say.retirement(kinds, due.card.author, due.card.d, at)
        going.append(_unnamed(due, pen.sign(draft)))
    return going


def _unnamed(due: CardDue, event: NostrEvent) -> Outgoing:
    """An event without a customer's key: an erasure must not stop it."""
    return replace(_of_card(due, event), card_id="")


def _look_at(due: CardDue, after: NostrCard, at: int) -> int:
    if after.visibility == PRIVATE:
        return 0
    moments = []
    if after.award_id:
        moments.append(after.award_until - RENEW_SECONDS)
    if due.signer.program.settings.tier_window_days:
        moments.append(at + DAY)  # a tier can be lost, or won, without an event
    return min(moments, default=0)


# --- receipts -------------------------------------------------------------------------


def sign_receipt(
    kinds: Kinds, due: ReceiptDue, naming_secret: bytes, now: int
) -> SignedReceipt:
    """An entry's receipt, in an envelope to its customer."""
    card = due.card
    if due.customer_pubkey is None:
        return SignedReceipt(card.card_id, due.event.seq, [])
    event, pen = receipt_event(
        kinds, due.signer, due.event, due.customer_pubkey, due.d, naming_secret
    )
    envelope = wrap(event, pen, due.customer_pubkey, now)
    going = Outgoing(
        envelope, card.program_id, where_receipts_go(card), card_id=card.card_id
    )
    return SignedReceipt(card.card_id, due.event.seq, [going])


def seal_letter(due: LetterDue, now: int) -> SealedLetter:
    """A customer's letter in an envelope, sealed by the key that signed it.

    A key that no longer opens seals nothing: then the letter is fetched here only.
    """
    event, relays = due.event, where_receipts_go(due.card)
    pen = due.signer.pens.get(event.pubkey)
    if due.customer_pubkey is None or pen is None or not relays:
        return SealedLetter(event.id, [])
    envelope = wrap(event, pen, due.customer_pubkey, now)
    card = due.card
    slot = letter_slot(event.id)
    going = Outgoing(envelope, card.program_id, relays, slot, card.card_id)
    return SealedLetter(event.id, [going])


def receipt_event(
    kinds: Kinds,
    signer: Signer,
    event: Event,
    customer_pubkey: str,
    d: str,
    naming_secret: bytes,
) -> tuple[NostrEvent, Pen]:
    """An entry's receipt by a key that signed when it was written, and its pen."""
    author = signer.signing_at(event.recorded_at)
    order = say.order_name(naming_secret, event.order_id) if event.order_id else ""
    draft = say.receipt(kinds, author, event, customer_pubkey, d, order)
    pen = signer.pens[author]
    return pen.sign(draft), pen
