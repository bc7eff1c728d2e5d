"""SQL for signed events on their way, and for the relays that they go to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..store import Tx
from .models import Delivery, Outgoing, RelayState
from .verdicts import DEAD, SENT, WAITING, Verdict


def put_outgoing(tx: Tx, going: Sequence[Outgoing], now: int) -> None:
    """Puts signed events on their way; of one slot, only the newest stays on it."""
    for one in going:
        if one.slot:
            forget_slot(tx, one.slot)
        event = one.event
        tx.insert(
            "nostr_events",
            {
                "id": event.id,
                "program_id": one.program_id,
                "card_id": one.card_id,
                "slot": one.slot,
                "body": event.to_json(),
                "created_at": now,
            },
            or_ignore=True,
        )
        for relay in one.relays:
            _deliver(tx, one, relay, now)


def _deliver(tx: Tx, one: Outgoing, relay: str, now: int) -> None:
    tx.insert(
        "nostr_deliveries",
        {
            "event_id": one.event.id,
            "relay": relay,
            "program_id": one.program_id,
            "state": WAITING,
            "tries": 0,
            "due_at": now,
            "leased_until": 0,
            "reason": "",
        },
        or_ignore=True,
    )
    tx.insert(
        "nostr_relays",
        {
            "url": relay,
            "fails": 0,
            "paused_until": 0,
            "reason": "",
            "last_ok_at": 0,
            "last_tried_at": 0,
        },
        or_ignore=True,
    )


def forget_slot(tx: Tx, slot: str) -> None:
    """Takes the events of a slot off their way; empty: none."""
    values = {"slot": slot}
    tx.execute(
        """
        DELETE FROM nostr_deliveries WHERE event_id IN (
            SELECT id FROM nostr_events WHERE slot = :slot AND slot <> '')
        """,
        values,
    )
    tx.execute("DELETE FROM nostr_events WHERE slot = :slot AND slot <> ''", values)


def due_relays(tx: Tx, now: int) -> list[str]:
    """Relays that something is due at, and that are not left alone just now; those
    that were tried longest ago first."""
    rows = tx.all(
        f"""
        SELECT r.url FROM nostr_relays r WHERE r.paused_until <= :now AND EXISTS (
            SELECT 1 FROM nostr_deliveries d WHERE d.relay = r.url
                AND d.state = '{WAITING}' AND d.due_at <= :now
                AND d.leased_until <= :now)
        ORDER BY r.last_tried_at, r.url
        """,
        {"now": now},
    )
    return [row["url"] for row in rows]


def lease(tx: Tx, relay: str, now: int, until: int, limit: int) -> list[Delivery]:
    """Takes what is due at a relay, oldest first: nobody else sends it until then."""
    leased = tx.all(
        f"""
        UPDATE nostr_deliveries SET leased_until = :until
        WHERE relay = :relay AND event_id IN (
            SELECT event_id FROM nostr_deliveries
            WHERE relay = :relay AND state = '{WAITING}' AND due_at <= :now
                AND leased_until <= :now
            ORDER BY due_at, event_id LIMIT :limit FOR UPDATE SKIP LOCKED)
        RETURNING event_id, tries, program_id,
            (SELECT body FROM nostr_events WHERE id = event_id) AS body
        """,
        {"relay": relay, "now": now, "until": until, "limit": limit},
    )
    return [Delivery(**row) for row in leased]


def settle(
    tx: Tx,
    relay: str,
    verdicts: Mapping[str, Verdict],
    due: Mapping[str, int],
    now: int,
) -> None:
    """Notes what a relay made of events.

    Args:
        due: when those are tried again that wait.
    """
    for event_id, verdict in verdicts.items():
        tx.execute(
            f"""
            UPDATE nostr_deliveries SET state = :state, reason = :reason,
                tries = tries + 1, leased_until = 0, due_at = :due,
                ended_at = CASE WHEN :state = '{WAITING}' THEN NULL
                    ELSE CAST(:now AS BIGINT) END
            WHERE event_id = :event_id AND relay = :relay AND state = '{WAITING}'
            """,
            {
                "event_id": event_id,
                "relay": relay,
                "state": verdict.state,
                "reason": verdict.reason,
                "due": due.get(event_id, now),
                "now": now,
            },
        )


def release(tx: Tx, relay: str, event_ids: Sequence[str]) -> None:
    """Gives events back that were taken and not sent."""
    tx.execute_many(
        """
        UPDATE nostr_deliveries SET leased_until = 0
        WHERE event_id = :event_id AND relay = :relay
        """,
        [{"event_id": event_id, "relay": relay} for event_id in event_ids],
    )


def note_answered(tx: Tx, relay: str, now: int, pause: int, reason: str) -> None:
    """A relay answered. Args: pause: seconds to leave it alone all the same."""
    tx.execute(
        """
        UPDATE nostr_relays SET fails = 0, last_ok_at = :now, last_tried_at = :now,
            paused_until = :until, reason = :reason
        WHERE url = :url
        """,
        {"url": relay, "now": now, "until": now + pause, "reason": reason},
    )


def get_fails(tx: Tx, relay: str) -> int:
    row = tx.one("SELECT fails FROM nostr_relays WHERE url = :url", {"url": relay})
    return row["fails"] if row else 0


def note_failed(tx: Tx, relay: str, now: int, until: int, reason: str) -> None:
    """A relay could not be talked to: it is left alone until then."""
    tx.execute(
        """
        UPDATE nostr_relays SET fails = fails + 1, last_tried_at = :now,
            paused_until = :until, reason = :reason
        WHERE url = :url
        """,
        {"url": relay, "now": now, "until": until, "reason": reason},
    )


def give_up(tx: Tx, relay: str, reason: str, now: int) -> None:
    """Nothing that waits for a relay is sent to it any more, until somebody asks."""
    tx.execute(
        f"""
        UPDATE nostr_deliveries SET state = '{DEAD}', reason = :reason,
            leased_until = 0, ended_at = :now
        WHERE relay = :relay AND state = '{WAITING}'
        """,
        {"relay": relay, "reason": reason, "now": now},
    )


# --- for the operator -----------------------------------------------------------------


def relay_states(
    tx: Tx, program_id: str, named: Sequence[str], limit: int, offset: int
) -> tuple[list[RelayState], int]:
    """A page of the relays of a programme: those it names, and those of its customers'
    that something did not arrive at; and how many there are."""
    rows = tx.all(
        f"""
        SELECT d.relay AS url,
            SUM(CASE WHEN d.state = '{WAITING}' THEN 1 ELSE 0 END) AS waiting,
            SUM(CASE WHEN d.state = '{DEAD}' THEN 1 ELSE 0 END) AS dead,
            MAX(CASE WHEN d.state = '{DEAD}' THEN d.reason ELSE '' END) AS dead_reason
        FROM nostr_deliveries d
        WHERE d.program_id = :program_id AND d.state IN ('{WAITING}', '{DEAD}')
        GROUP BY d.relay
        """,
        {"program_id": program_id},
    )
    found = {row["url"]: row for row in rows}
    urls = [*named, *sorted(found.keys() - set(named))]
    states = [_state(tx, url, found.get(url)) for url in urls[offset : offset + limit]]
    return states, len(urls)


def _state(tx: Tx, url: str, counts: Mapping[str, int | str] | None) -> RelayState:
    known = tx.one("SELECT * FROM nostr_relays WHERE url = :url", {"url": url}) or {}
    return RelayState(
        url=url,
        waiting=int(counts["waiting"]) if counts else 0,
        dead=int(counts["dead"]) if counts else 0,
        dead_reason=str(counts["dead_reason"]) if counts else "",
        fails=known.get("fails", 0),
        paused_until=known.get("paused_until", 0),
        reason=known.get("reason", ""),
        last_ok_at=known.get("last_ok_at", 0),
        last_tried_at=known.get("last_tried_at", 0),
    )


def retry_dead(tx: Tx, program_id: str, relay: str, now: int) -> int:
    """Puts a programme's dead letters on their way again, and lets their relays be
    tried at once. Args: relay: only that one; empty: all. Returns how many."""
    values = {"program_id": program_id, "relay": relay, "now": now}
    which = "program_id = :program_id AND (:relay = '' OR relay = :relay)"
    tx.execute(
        f"""
        UPDATE nostr_relays SET paused_until = 0, fails = 0
        WHERE (:relay = '' OR url = :relay) AND url IN (
            SELECT relay FROM nostr_deliveries
            WHERE program_id = :program_id AND state <> '{SENT}')
        """,
        {"program_id": program_id, "relay": relay},
    )
    return tx.execute(
        f"""
        UPDATE nostr_deliveries SET state = '{WAITING}', tries = 0, due_at = :now,
            ended_at = NULL
        WHERE {which} AND state = '{DEAD}'
        """,
        values,
    )


def forget_ended(tx: Tx, before: int, limit: int) -> int:
    """Lets go of deliveries that ended before a moment, and of events that go nowhere
    any more; at most so many, and says how many."""
    gone = tx.execute(
        """
        DELETE FROM nostr_deliveries WHERE (event_id, relay) IN (
            SELECT event_id, relay FROM nostr_deliveries
            WHERE ended_at < :before LIMIT :limit)
        """,
        {"before": before, "limit": limit},
    )
    tx.execute(
        """
        DELETE FROM nostr_events WHERE id IN (
            SELECT id FROM nostr_events WHERE created_at < :before AND NOT EXISTS (
                SELECT 1 FROM nostr_deliveries d WHERE d.event_id = nostr_events.id)
            LIMIT :limit)
        """,
        {"before": before, "limit": limit},
    )
    return gone
