"""Verbs of visiting: whom a programme trusts, and what a card that is shown gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nostr_sdk import Nip19Coordinate, NostrSdkError

from .. import crud as loyalty
from .. import services
from ..exceptions import Conflict, InvalidInput
from ..guard import DialRefused, check_url
from ..merchants.models import Merchant
from ..models import ProgramSettings, ProgramUpdate
from ..nostr.event import Malformed
from ..nostr.foreign import ForeignCard, NotShown
from ..nostr.kinds import FOREIGN_LISTS, Kinds
from ..nostr.readers import Address, address
from ..store import Tx
from . import crud
from .models import TierMatch, Trust, TrustBody, TrustedList

DAY = 86_400
AHEAD_SECONDS = 60  # that the other place's clock may be ahead of ours
MOST_HINTS = 4
# How settings of the programme are called among those of trust.
SETTINGS = {
    "tier_days": "visit_tier_days",
    "fresh_days": "visit_fresh_days",
    "welcome_points": "visit_points",
    "daily_points": "visit_daily_points",
}


@dataclass(frozen=True)
class Seen:
    """What it takes to judge a card that is shown: whom to trust, and how old."""

    program_id: str
    trust: Trust
    settings: ProgramSettings


# --- whom a programme trusts ----------------------------------------------------------


def change_trust(
    tx: Tx, program_id: str, body: TrustBody, kinds: Kinds, actor_id: str
) -> None:
    """Says whom to trust, and what tiers there are here; new lists are fetched soon.

    Raises:
        InvalidInput: `bad_list`, `bad_program`, `unknown_tier`, and those of settings.
    """
    loyalty.lock_program(tx, program_id)
    trust = crud.get_trust(tx, program_id)
    if body.programs is not None:
        trust = replace(trust, programs=_programs(body.programs, kinds))
    if body.tiers is not None:
        trust = replace(trust, tiers=_tiers(tx, program_id, body, kinds))
    crud.put_trust(tx, program_id, trust)
    if body.lists is not None:
        _put_lists(tx, program_id, body.lists, kinds)
    sent = {SETTINGS[k]: v for k, v in body.dict().items() if k in SETTINGS}
    update = ProgramUpdate(**{k: v for k, v in sent.items() if v is not None})
    services.update_program(tx, program_id, update, actor_id)


def _programs(named: Sequence[str], kinds: Kinds) -> tuple[str, ...]:
    found = [_named(text, (kinds.program,), "bad_program")[0] for text in named]
    return tuple(dict.fromkeys(found))


def _tiers(
    tx: Tx, program_id: str, body: TrustBody, kinds: Kinds
) -> tuple[TierMatch, ...]:
    ours = {tier.id for tier in loyalty.get_tiers(tx, program_id)}
    found = []
    for row in body.tiers or []:
        if row.tier_id not in ours:
            raise InvalidInput("unknown_tier", "There is no such tier here.")
        where = _programs([row.program], kinds)[0] if row.program else ""
        found.append(TierMatch(row.their_tier, row.tier_id, where))
    return tuple(dict.fromkeys(found))


def _put_lists(tx: Tx, program_id: str, named: Sequence[str], kinds: Kinds) -> None:
    wanted = dict(
        _named(text, (kinds.curated, *FOREIGN_LISTS), "bad_list") for text in named
    )
    crud.keep_only(tx, program_id, list(wanted))
    known = {one.address: one for one in crud.get_lists(tx, program_id)}
    for where, hints in wanted.items():
        one = known.get(where) or TrustedList(program_id, where, ())
        relays = tuple(dict.fromkeys((*hints, *one.relays)))[:MOST_HINTS]
        crud.put_list(tx, replace(one, relays=relays, due_at=0, tries=0))


def _named(text: str, kinds: Sequence[int], code: str) -> tuple[str, tuple[str, ...]]:
    """An address as it is kept, and the relays that were named with it.

    Raises:
        InvalidInput: the code that is given.
    """
    text = text.removeprefix("nostr:")
    hints: list[str] = []
    try:
        if text.startswith("naddr1"):
            shared = Nip19Coordinate.from_bech32(text)
            at = shared.coordinate()
            key, kind = at.public_key().to_hex(), at.kind().as_u16()
            found = Address(kind, key, at.identifier())
            hints = [str(url) for url in shared.relays()]
        else:
            found = address(text)
    except (NostrSdkError, Malformed) as exc:
        raise InvalidInput(code, f"{text[:80]}: that is no address on Nostr.") from exc
    if found.kind not in kinds:
        raise InvalidInput(code, f"{text[:80]}: that names something else.")
    return f"{found.kind}:{found.pubkey}:{found.d}", tuple(_dialable(hints))


def _dialable(hints: Sequence[str]) -> list[str]:
    found = []
    for url in hints:
        try:
            found.append(check_url(url))
        except DialRefused:
            continue
    return found


# --- a card is shown ------------------------------------------------------------------


def seen_by(tx: Tx, merchant: Merchant) -> Seen:
    """What a card that is shown at a place is judged by.

    Raises:
        Conflict: `visiting_off`: nobody is trusted, or it would bring nothing.
    """
    program = services.get_program(tx, merchant.program_id)
    settings = program.settings
    trust = crud.get_trust(tx, program.id)
    gives = settings.visit_tier_days or settings.visit_points
    if not gives or not (trust.programs or trust.lists):
        words = "This place takes no cards of others. Nothing was given."
        raise Conflict("visiting_off", words)
    return Seen(program.id, trust, settings)


def check_trusted(seen: Seen, card: ForeignCard, now: int) -> None:
    """Whether a genuine card may be taken now.

    Raises:
        NotShown: `foreign_own_card`, `foreign_future`, `foreign_stale`.
    """
    if card.program.d == seen.program_id:
        raise NotShown("own_card", "That card is of this place. It counts already.")
    if card.signed_at > now + AHEAD_SECONDS:
        raise NotShown("future", "That card is from the future.")
    days = seen.settings.visit_fresh_days
    if card.signed_at < now - days * DAY:
        words = f"That card was signed more than {days} days ago. Get it anew there."
        raise NotShown("stale", words)


def worth_of(
    tx: Tx, seen: Seen, merchant: Merchant, card: ForeignCard
) -> services.Shown:
    """What a card of another place is here: the highest tier that its own may be."""
    may_be = seen.trust.tiers_for(card.program, card.tier) if card.tier else set()
    tiers = [t for t in loyalty.get_tiers(tx, seen.program_id) if t.id in may_be]
    best = max(tiers, key=lambda tier: tier.threshold, default=None)
    return services.Shown(
        program_id=seen.program_id,
        merchant_id=merchant.id,
        foreign=f"{card.program.d}:{card.card_id}",
        tier_id=best.id if best else "",
    )
