"""Verbs of sponsored events: days on which a merchant gives something to those who hold
a badge. What it gives, and to whom, is for rules; here is what event, and when."""

from __future__ import annotations

from dataclasses import asdict, replace

from .. import acts, clock
from ..clock import LocalClock
from ..exceptions import Conflict, InvalidInput, NotFound
from ..ids import new_id
from ..store import Tx
from . import events_crud as crud
from . import services
from .addresses import Named, spelled
from .days import Happening, same_day
from .models import Sponsored
from .verdicts import Trust

MOST_EVENTS = 100


def add_event(
    tx: Tx,
    at: acts.Place,
    named: Named,
    said: Happening,
    badge: str,
    issuer: str,
    actor_id: str,
) -> Sponsored:
    """Adds an event that the merchant sponsors. One that it has stays as it is.

    Args:
        badge: the address of a badge that counts here, or empty; issuer: the key of an
            issuer who does, or empty.

    Raises:
        Conflict: `too_many_events`.
        InvalidInput: `badge_not_listed`, `issuer_not_listed`.
    """
    _check_listed(services.trust_at(tx, at.id), badge, issuer)
    known = crud.find_event(tx, at.id, spelled(named.address))
    if known:
        return known
    if crud.count_events(tx, at.id) >= MOST_EVENTS:
        words = f"There are {MOST_EVENTS} events. Remove one that is over first."
        raise Conflict("too_many_events", words)
    event = Sponsored(
        id=new_id(),
        merchant_id=at.id,
        event=spelled(named.address),
        badge=badge,
        issuer=issuer,
        relays=named.relays,
        created_at=clock.now(),
        **asdict(said),
    )
    if not crud.insert_event(tx, event):
        return crud.find_event(tx, at.id, event.event) or event
    acts.note(tx, "sponsored_added", at, actor_id, event.id, event.title)
    return event


def change_event(
    tx: Tx,
    at: acts.Place,
    event: Sponsored,
    said: Happening | None,
    badge: str | None,
    issuer: str | None,
    actor_id: str,
) -> Sponsored:
    """Names another badge or issuer, and takes what the event says by now, if a relay
    had it; nothing: it stays.

    Raises:
        InvalidInput: `badge_not_listed`, `issuer_not_listed`.
    """
    _check_listed(services.trust_at(tx, at.id), badge or "", issuer or "")
    changed = replace(event, **asdict(said)) if said else event
    if badge is not None:
        changed = replace(changed, badge=badge)
    if issuer is not None:
        changed = replace(changed, issuer=issuer)
    if changed != event:
        crud.update_event(tx, changed)
        acts.note(tx, "sponsored_changed", at, actor_id, event.id, changed.title)
    return changed


def remove_event(tx: Tx, at: acts.Place, event_id: str, actor_id: str) -> None:
    """Raises: NotFound `event_not_found`."""
    event = get_event(tx, at.id, event_id)
    crud.delete_event(tx, event.id)
    acts.note(tx, "sponsored_removed", at, actor_id, event.id, event.title)


def get_event(tx: Tx, merchant_id: str, event_id: str) -> Sponsored:
    """Raises: NotFound `event_not_found`: not there, or another merchant's."""
    event = crud.get_event(tx, event_id)
    if event is None or event.merchant_id != merchant_id:
        raise NotFound("event_not_found", "There is no such event.")
    return event


def list_events(
    tx: Tx, merchant_id: str, limit: int, offset: int
) -> tuple[list[Sponsored], int]:
    found = crud.list_events(tx, merchant_id, limit, offset)
    return found, crud.count_events(tx, merchant_id)


def is_event_day(
    tx: Tx, merchant_id: str, event: str, local: LocalClock, now: int
) -> bool:
    """Whether today is a day of an event that the merchant sponsors.

    Args:
        event: its address, `31923:<author>:<d>`. One that is on no list never is.
    """
    found = crud.find_event(tx, merchant_id, event)
    return found is not None and same_day(found.happening, local, now)


def _check_listed(trust: Trust, badge: str, issuer: str) -> None:
    if badge and badge not in trust.badges and badge.split(":")[1] not in trust.issuers:
        words = "Add that badge to what counts here first."
        raise InvalidInput("badge_not_listed", words)
    if issuer and issuer not in trust.issuers:
        words = "Add that issuer to those you trust first."
        raise InvalidInput("issuer_not_listed", words)
