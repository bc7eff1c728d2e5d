"""Verbs of badges: which ones count here, and which of them a customer holds.

Nothing in here dials anywhere: what relays say is read by `reading`, and kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from .. import acts, clock
from ..exceptions import Conflict, NotFound
from ..ids import new_id
from ..keepers import COMMUNITY
from ..merchants import crud as merchants
from ..merchants.models import Merchant
from ..nostr import crud as nostr
from ..nostr.event import NostrEvent
from ..nostr.services import checked_relays
from ..store import Tx
from . import cache_crud, crud, own
from .addresses import Named, spelled
from .finding import Question
from .models import EVERYWHERE, Check, HeldBadge, Issuer, Template
from .said import claimed_badge, trimmed_badge
from .verdicts import HOLDS_SECONDS, Known, Trust, judge_all

T = TypeVar("T", Template, Issuer)
MOST_LISTED = 100  # badges, and issuers, of one list
MOST_RELAYS = 8  # that are asked for a customer's badges, beside the customer's own
KEPT_SECONDS = 30 * 86_400  # after somebody was last asked for

FRESH_SECONDS, NONE_SECONDS, FAILED_SECONDS = 300, 60, 15


# --- what a customer holds ------------------------------------------------------------


def held(
    tx: Tx, merchant_id: str, customer_pubkey: str, now: int
) -> tuple[HeldBadge, ...]:
    """What is known of a customer's badges, as they count at a merchant: those that do
    first. Who wants to know it anew awaits `reading.refresh` before.

    The merchant's own tiers and badges come from its own tables: no relay is needed.
    """
    merchant = merchants.get_merchant(tx, merchant_id)
    if merchant is None:
        return ()
    ours = own.held(tx, merchant.program_id, customer_pubkey, now)
    keys = {key.pubkey for key in nostr.get_keys(tx, merchant.program_id)}
    trust = trust_at(tx, merchant_id)
    known = known_of(tx, merchant_id, customer_pubkey, trust)
    judged = judge_all(known, trust, customer_pubkey, merchant.clock, now)
    theirs = [one for one in judged if one.issuer not in keys]
    return (*ours, *theirs)


def trust_at(tx: Tx, merchant_id: str) -> Trust:
    """What counts at a merchant, the community's lists included."""
    badges = crud.counting_at(tx, Template, merchant_id)
    issuers = crud.counting_at(tx, Issuer, merchant_id)
    since: dict[str, int] = {}
    for template in badges:
        since.setdefault(template.badge, template.created_at)
    keys: dict[str, int] = {}
    for issuer in issuers:
        keys.setdefault(issuer.issuer, issuer.created_at)
    names = {issuer.issuer: issuer.name for issuer in issuers if issuer.name}
    return Trust(since, keys, names)


def known_of(tx: Tx, merchant_id: str, customer: str, trust: Trust) -> Known:
    """What relays said of a customer's badges, as it is kept."""
    given = cache_crud.get_awards(tx, customer, trust.authors)
    if not given:
        return Known(checked_at=_check(tx, merchant_id, customer).answered_at)
    claimed = [claimed_badge(one.event) for one in given]
    badges = {spelled(badge): badge.pubkey for badge in claimed if badge}
    definitions = cache_crud.get_definitions(tx, badges)
    ids = [one.event.id for one in given] + [d.id for d in definitions.values()]
    deletions = cache_crud.get_deletions(tx, badges.values(), [*ids, *badges])
    _, worn = cache_crud.get_guest(tx, customer)
    checked_at = _check(tx, merchant_id, customer).answered_at
    return Known(given, definitions, deletions, worn, checked_at)


def _check(tx: Tx, merchant_id: str, customer: str) -> Check:
    return cache_crud.get_check(tx, merchant_id, customer)


# --- whether relays have to be asked --------------------------------------------------


@dataclass(frozen=True)
class State:
    """How well a customer's badges are known at a merchant.

    Attributes:
        state: `none`: nothing of others counts here; `fresh`; `cached`: no relay
            answered lately, and what was known before still holds; `unknown`.
        checked_at: Unix seconds, 0: never.
    """

    state: str
    checked_at: int


def state_of(tx: Tx, merchant_id: str, customer: str, now: int) -> State:
    check = _check(tx, merchant_id, customer)
    newest = trust_at(tx, merchant_id).newest
    if not newest:
        return State("none", now)
    if check.answered_at < max(newest, now - HOLDS_SECONDS):
        return State("unknown", check.answered_at)
    is_last = check.answered_at >= check.asked_at
    return State("fresh" if is_last else "cached", check.answered_at)


@dataclass(frozen=True)
class Due:
    """What relays have to be asked for, and which.

    Attributes:
        at: since when it is being asked, Unix seconds.
        relays: the merchant's and the community's, and where badges are said to be.
        own: the customer's, which are asked, too, and prove nothing by not knowing.
    """

    at: int
    question: Question
    relays: tuple[str, ...]
    own: tuple[str, ...]


def due(
    tx: Tx, merchant_id: str, customer: str, now: int, anyway: bool = False
) -> Due | None:
    """What has to be asked now; nothing, if it was lately, or nothing would count.

    Args:
        anyway: however lately it was.
    """
    trust = trust_at(tx, merchant_id)
    merchant = merchants.get_merchant(tx, merchant_id)
    if not trust.newest or merchant is None or merchant.deleted_at:
        return None
    check = _check(tx, merchant_id, customer)
    known = known_of(tx, merchant_id, customer, trust)
    if not anyway and not _is_due(check, trust, known, now):
        return None
    own_relays, _ = cache_crud.get_guest(tx, customer)
    asked = relays_of(tx, merchant)
    others = tuple(url for url in own_relays if url not in asked)
    return Due(now, _question(trust, known, customer), asked, others)


def _is_due(check: Check, trust: Trust, known: Known, now: int) -> bool:
    if trust.newest >= check.asked_at:
        return True
    has_some = any(
        trust.since(badge) is not None
        for badge in map(claimed_badge, (one.event for one in known.given))
        if badge
    )
    pause = FRESH_SECONDS if has_some else NONE_SECONDS
    if check.answered_at < check.asked_at:
        pause = FAILED_SECONDS
    return now - check.asked_at >= pause


def _question(trust: Trust, known: Known, customer: str) -> Question:
    targets: dict[str, str] = {}
    for given in known.given:
        badge = claimed_badge(given.event)
        if badge and badge.pubkey == given.event.pubkey:
            targets |= {given.event.id: badge.pubkey, spelled(badge): badge.pubkey}
    for address, definition in known.definitions.items():
        if address in targets:
            targets[definition.id] = definition.pubkey
    badges = frozenset([*trust.badges, *known.definitions])
    return Question(customer, trust, badges, targets)


def relays_of(tx: Tx, merchant: Merchant | None) -> tuple[str, ...]:
    """Where badges are looked for: the programme's relays, the community's, and those
    that came with what is on the lists."""
    named: list[str] = []
    merchant_id = EVERYWHERE
    if merchant:
        merchant_id = merchant.id
        named += nostr.get_program(tx, merchant.program_id).relays
    named += crud.get_community_relays(tx)
    listed: Sequence[Template | Issuer] = [
        *crud.counting_at(tx, Template, merchant_id),
        *crud.counting_at(tx, Issuer, merchant_id),
    ]
    named += [url for one in listed for url in one.relays]
    return tuple(dict.fromkeys(named))[:MOST_RELAYS]


# --- lists ----------------------------------------------------------------------------


def add_template(
    tx: Tx, at: acts.Place, named: Named, definition: NostrEvent, actor_id: str
) -> Template:
    """Lets a badge count at a merchant, or, of no merchant, everywhere. One that is on
    the list already stays as it is.

    Raises:
        Conflict: `too_many_badges`.
        NotFound: `badge_not_found`: that is no badge.
    """
    badge = trimmed_badge(definition)
    if badge is None:
        raise no_badge()
    template = Template(
        id=new_id(),
        merchant_id=at.id,
        badge=spelled(named.address),
        name=badge.one("name") or named.address.d,
        description=badge.one("description"),
        image=badge.one("image"),
        relays=named.relays,
        created_at=clock.now(),
    )
    cache_crud.put_definition(tx, badge)
    return _add(tx, at, template, template.badge, template.name, actor_id)


def add_issuer(
    tx: Tx,
    at: acts.Place,
    key: str,
    name: str,
    relays: tuple[str, ...],
    actor_id: str,
) -> Issuer:
    """Lets all badges of an issuer count.

    Raises:
        Conflict: `too_many_issuers`.
    """
    issuer = Issuer(new_id(), at.id, key, name, relays, clock.now())
    return _add(tx, at, issuer, key, name or f"…{key[-4:]}", actor_id)


_WORDS: dict[type[Template] | type[Issuer], tuple[str, str]] = {
    Template: ("badge", "badges"),
    Issuer: ("issuer", "issuers"),
}
_ADDED: dict[str, acts.Kind] = {"badge": "badge_added", "issuer": "issuer_added"}
_REMOVED: dict[str, acts.Kind] = {"badge": "badge_removed", "issuer": "issuer_removed"}


def _add(tx: Tx, at: acts.Place, listed: T, name: str, words: str, actor_id: str) -> T:
    kind = type(listed)
    known = crud.find_listed(tx, kind, at.id, name)
    if known:
        return known
    one, many = _WORDS[kind]
    if crud.count_listed(tx, kind, at.id) >= MOST_LISTED:
        refused = f"There are {MOST_LISTED} {many} on the list. Remove one first."
        raise Conflict(f"too_many_{many}", refused)
    if not crud.insert_listed(tx, listed):  # somebody else just did
        return crud.find_listed(tx, kind, at.id, name) or listed
    acts.note(tx, _ADDED[one], at, actor_id, listed.id, words)
    return listed


def remove(
    tx: Tx, at: acts.Place, kind: type[T], listed_id: str, actor_id: str
) -> None:
    """Takes a badge, or an issuer, off a list.

    Raises:
        NotFound: `badge_not_found`, `issuer_not_found`: not there, or not on that list.
    """
    listed = crud.get_listed(tx, kind, listed_id)
    one, _ = _WORDS[kind]
    if listed is None or listed.merchant_id != at.id:
        raise NotFound(f"{one}_not_found", f"There is no such {one} on the list.")
    crud.delete_listed(tx, listed)
    acts.note(tx, _REMOVED[one], at, actor_id, listed.id, listed.name)


def list_listed(
    tx: Tx, kind: type[T], merchant_id: str, limit: int, offset: int
) -> tuple[list[T], int]:
    """A page of a list, the newest first, and how many are on it."""
    found = crud.list_listed(tx, kind, merchant_id, limit, offset)
    return found, crud.count_listed(tx, kind, merchant_id)


def no_badge() -> NotFound:
    words = "No relay knows that badge. Check its address, and your relays."
    return NotFound("badge_not_found", words)


def set_community_relays(
    tx: Tx, named: Sequence[str], actor_id: str
) -> tuple[str, ...]:
    """Raises: InvalidInput `bad_relay`."""
    crud.put_community_relays(tx, checked_relays(named))
    relays = crud.get_community_relays(tx)
    words = ", ".join(relays)
    acts.note(tx, "relays_changed", COMMUNITY, actor_id, words=words)
    return relays


def forget_unasked(tx: Tx, now: int, limit: int) -> int:
    """Lets go of what is kept of customers whom nobody asks for any more."""
    return cache_crud.forget_unasked(tx, now - KEPT_SECONDS, limit)
