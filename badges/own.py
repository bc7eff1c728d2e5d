"""A programme's own badges: made, given to a card, taken back, held.

The tables are the authority: a badge counts at once, and at the programme's own places
whether relays know of it or not. Relays are told of an award only where its customer
lets others see the card's tier (`publishing`).
"""

from __future__ import annotations

from dataclasses import replace

from .. import acts, clock
from .. import crud as loyalty
from ..exceptions import Conflict, InvalidInput, NotFound
from ..ids import new_id
from ..images import checked_image
from ..models import Card
from ..nostr import crud as nostr
from ..nostr import server
from ..nostr.kinds import BADGE
from ..nostr.services import make_key
from ..nostr.statements import address, badge_name
from ..points import Tier
from ..services import get_program, held_tiers
from ..store import Row, Tx
from . import own_crud as crud
from .models import AwardBody, HeldBadge, OwnAward, OwnBadge, OwnBadgeBody

MOST_BADGES = 50
DAY = 86_400


def make_badge(tx: Tx, at: acts.Place, body: OwnBadgeBody, actor_id: str) -> OwnBadge:
    """A new badge of the programme's, and the programme's key, if it has none yet.

    Raises:
        Conflict: `too_many_badges`.
        InvalidInput: `bad_image`.
    """
    loyalty.lock_program(tx, at.program_id)
    if crud.count_badges(tx, at.program_id) >= MOST_BADGES:
        words = f"A programme has at most {MOST_BADGES} badges. End one first."
        raise Conflict("too_many_badges", words)
    image = checked_image(body.image) or ""
    if image and not image.startswith("https://"):
        raise InvalidInput("bad_image", "A badge's picture has an https:// address.")
    make_key(tx, at.program_id, server.secret())
    badge = OwnBadge(
        id=new_id(),
        program_id=at.program_id,
        name=body.name,
        description=body.description,
        image=image,
        created_at=clock.now(),
        ended_at=None,
    )
    crud.insert_badge(tx, badge)
    acts.note(tx, "badge_made", at, actor_id, badge.id, badge.name)
    return badge


def get_badge(tx: Tx, program_id: str, badge_id: str) -> OwnBadge:
    """Raises: NotFound `badge_not_found`: not there, ended, or another programme's."""
    badge = crud.lock_badge(tx, badge_id)
    return _open(badge, program_id)


def see_badge(tx: Tx, program_id: str, badge_id: str) -> OwnBadge:
    """The same, to read it only."""
    return _open(crud.get_badge(tx, badge_id), program_id)


def _open(badge: OwnBadge | None, program_id: str) -> OwnBadge:
    if badge is None or badge.program_id != program_id or badge.ended_at is not None:
        raise NotFound("badge_not_found", "There is no such badge.")
    return badge


def end_badge(tx: Tx, at: acts.Place, badge_id: str, actor_id: str) -> None:
    """Ends a badge: nobody holds it any more, and relays are asked to delete it.

    Raises:
        NotFound: `badge_not_found`.
    """
    badge = get_badge(tx, at.program_id, badge_id)
    crud.end_badge(tx, badge.id, clock.now())
    acts.note(tx, "badge_ended", at, actor_id, badge.id, badge.name)


def give(
    tx: Tx, at: acts.Place, badge_id: str, key: str, body: AwardBody, actor_id: str
) -> OwnAward:
    """Gives a badge to a customer, who gets a card by it. Who holds it already, and for
    as long, keeps it: the same call again changes nothing.

    Args:
        key: the customer's, 64 hex digits.

    Raises:
        NotFound: `badge_not_found`.
    """
    badge = get_badge(tx, at.program_id, badge_id)
    now = clock.now()
    card = loyalty.lock_card(tx, at.program_id, key, now)
    until = now + body.days * DAY if body.days else None
    known = crud.find_award(tx, badge.id, card.id)
    if known and _lasts(known, until, now):
        return known
    if known:
        crud.take_award(tx, known.id, now)
    award = OwnAward(
        id=new_id(),
        badge_id=badge.id,
        program_id=at.program_id,
        card_id=card.id,
        created_at=now,
        expires_at=until,
        taken_at=None,
        actor_id=actor_id,
    )
    crud.insert_award(tx, award)
    acts.note(tx, "badge_given", at, actor_id, badge.id, badge.name)
    return award


def _lasts(award: OwnAward, until: int | None, now: int) -> bool:
    """Whether an award holds for as long as the new one would."""
    if award.expires_at is None:
        return True
    return until is not None and max(until, now + 1) <= award.expires_at


def take_back(
    tx: Tx, at: acts.Place, badge_id: str, award_id: str, actor_id: str
) -> None:
    """Takes a badge back from a customer; twice is once.

    Raises:
        NotFound: `badge_not_found`, `award_not_found`.
    """
    badge = get_badge(tx, at.program_id, badge_id)
    award = crud.get_award(tx, award_id)
    if award is None or award.badge_id != badge.id:
        raise NotFound("award_not_found", "Nobody holds that badge by that award.")
    if crud.take_award(tx, award.id, clock.now()):
        acts.note(tx, "badge_taken", at, actor_id, badge.id, badge.name)


def list_badges(
    tx: Tx, program_id: str, limit: int, offset: int
) -> tuple[list[OwnBadge], int]:
    found = crud.list_badges(tx, program_id, clock.now(), limit, offset)
    return found, crud.count_badges(tx, program_id)


def list_holders(
    tx: Tx, badge: OwnBadge, limit: int, offset: int
) -> tuple[list[Row], int]:
    """A page of who holds a badge now, the last one first, and how many do."""
    now = clock.now()
    found = crud.list_holders(tx, badge.id, now, limit, offset)
    return found, crud.count_holders(tx, badge.id, now)


def address_of(tx: Tx, badge: OwnBadge) -> str:
    """A badge's address under the key that signs now."""
    keys = nostr.get_keys(tx, badge.program_id)
    return address(BADGE, keys[0].pubkey, badge.d) if keys else ""


# --- what a customer holds ------------------------------------------------------------


def held(
    tx: Tx, program_id: str, customer_pubkey: str, now: int
) -> tuple[HeldBadge, ...]:
    """The programme's badges that a customer holds: their tier's, and those given.

    Each under every key that ever signed for the programme, the present one first, so
    that what was written down under an old one goes on holding. Without a key there is
    no address, and nobody can have written one down.
    """
    card = loyalty.find_card(tx, program_id, customer_pubkey)
    keys = [key.pubkey for key in nostr.get_keys(tx, program_id)]
    if card is None or not keys:
        return ()
    found = [*_tier_badge(tx, card, now), *_given(tx, card, now)]
    named = [(one, key) for one in found for key in keys]
    return tuple(
        replace(one, badge=address(BADGE, key, one.badge), issuer=key)
        for one, key in sorted(named, key=lambda pair: keys.index(pair[1]))
    )


def _tier_badge(tx: Tx, card: Card, now: int) -> list[HeldBadge]:
    balance = loyalty.get_balance(tx, card.id)
    if balance is None:
        return []
    program = get_program(tx, card.program_id)
    tier: Tier | None = held_tiers(tx, program, [balance], now)[card.id]
    if tier is None:
        return []
    name = f"{tier.name} at {program.settings.name}"
    return [_held(badge_name(tier.id), name, tier.image or "", None, now)]


def _given(tx: Tx, card: Card, now: int) -> list[HeldBadge]:
    return [
        _held(badge.d, badge.name, badge.image, award.expires_at, now, award.event_id)
        for badge, award in crud.held_by(tx, [card.id])
        if award.expires_at is None or award.expires_at > now
    ]


def _held(
    d: str, name: str, image: str, ends: int | None, now: int, event_id: str = ""
) -> HeldBadge:
    is_public = image.startswith("https://")
    return HeldBadge(
        badge=d,
        name=name,
        image=image if is_public else "",
        issuer="",
        trusted=True,
        valid=True,
        reason="",
        award_id=event_id,
        definition_id="",
        expires_at=ends,
        checked_at=now,
    )
