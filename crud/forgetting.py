"""SQL that takes a customer's key, and what was said of them, out of our tables.

A column that holds a customer's key belongs in here; a test looks for new ones.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..store import Row, Tx, in_list
from .gifts import drop_gifts, forget_links
from .payouts import void_payouts_of
from .reviews import forget_review_mentions, forget_reviews, pass_reviews_on

# Tables of what was said of a card; a row goes with its card's key.
_OF_CARDS = (
    "event_texts",
    "nicknames",
    "card_names",
    "name_parts",
    "customer_notes",
    "vouchers",
)
ERASED_ANSWER = '{"erased": true}'
_OF_PROGRAM = """
    (program_id = :program_id OR merchant_id IN (
        SELECT id FROM merchants WHERE program_id = :program_id))
"""
_OF_MERCHANTS = (
    "merchant_id IN (SELECT id FROM merchants WHERE program_id = :program_id)"
)
# Whose bill it is, or who paid a part of it.
_OF_CUSTOMER = """
    (customer_pubkey = :pubkey OR id IN (
        SELECT order_id FROM order_payments WHERE customer_pubkey = :pubkey))
"""


def forget_orders(tx: Tx, program_id: str, pubkey: str) -> int:
    """Takes a key, the notes on its bills, and why they were refunded, out of a
    programme's orders.

    Returns how many orders named it.
    """
    values = {"program_id": program_id, "pubkey": pubkey}
    tx.execute(
        f"""
        DELETE FROM refund_texts WHERE refund_id IN (
            SELECT r.id FROM refunds r WHERE r.order_id IN (
                SELECT id FROM orders WHERE {_OF_CUSTOMER} AND {_OF_PROGRAM}))
        """,
        values,
    )
    tx.execute(
        f"UPDATE orders SET note = '' WHERE {_OF_CUSTOMER} AND {_OF_PROGRAM}", values
    )
    # Their receipts stay claimed, though by nobody: no other card may have them.
    tx.execute(
        f"""
        UPDATE order_payments SET
            claimed_at = COALESCE(claimed_at, paid_at), customer_pubkey = NULL
        WHERE customer_pubkey = :pubkey
            AND order_id IN (SELECT id FROM orders WHERE {_OF_PROGRAM})
        """,
        values,
    )
    own = tx.execute(
        f"""
        UPDATE orders SET customer_pubkey = NULL
        WHERE customer_pubkey = :pubkey AND {_OF_PROGRAM}
        """,
        values,
    )
    brought = tx.execute(
        f"""
        UPDATE orders SET referrer_pubkey = NULL
        WHERE referrer_pubkey = :pubkey AND {_OF_PROGRAM}
        """,
        values,
    )
    return own + brought


def forget_checkins(tx: Tx, program_id: str, pubkey: str) -> int:
    """Lets go of where in a programme somebody sits; returns 1 if they do, else 0."""
    return tx.execute(
        """
        DELETE FROM checkins WHERE customer_pubkey = :pubkey AND merchant_id IN (
            SELECT id FROM merchants WHERE program_id = :program_id)
        """,
        {"program_id": program_id, "pubkey": pubkey},
    )


def forget_discounts(tx: Tx, program_id: str, pubkey: str) -> int:
    """Takes a key off the discounts that it got in a programme, and what proved its
    badges: relays tell whose they are. Returns how many named it."""
    values = {"program_id": program_id, "pubkey": pubkey}
    tx.execute(
        "DELETE FROM discount_quotes "
        f"WHERE customer_pubkey = :pubkey AND {_OF_MERCHANTS}",
        values,
    )
    return tx.execute(
        f"""
        UPDATE discount_usages
        SET customer_pubkey = NULL, award_id = '', definition_id = ''
        WHERE customer_pubkey = :pubkey AND {_OF_MERCHANTS}
        """,
        values,
    )


def retire_key(
    tx: Tx, program_id: str, card_id: str, lost_pubkey: str, new_pubkey: str
) -> None:
    """Takes a lost key off its card, gives its bills to the key that has the card now,
    and signs it out everywhere."""
    tx.execute(
        "UPDATE cards SET customer_pubkey = NULL WHERE id = :id", {"id": card_id}
    )
    values = {"program_id": program_id, "lost": lost_pubkey, "new": new_pubkey}
    tx.execute(
        f"""
        UPDATE order_payments SET customer_pubkey = :new WHERE customer_pubkey = :lost
            AND order_id IN (SELECT id FROM orders WHERE {_OF_PROGRAM})
        """,
        values,
    )
    tx.execute(
        f"""
        UPDATE orders SET customer_pubkey = :new
        WHERE customer_pubkey = :lost AND {_OF_PROGRAM}
        """,
        values,
    )
    tx.execute(
        f"""
        UPDATE discount_usages SET customer_pubkey = :new
        WHERE customer_pubkey = :lost AND {_OF_MERCHANTS}
        """,
        values,
    )
    tx.execute(
        "DELETE FROM discount_quotes "
        f"WHERE customer_pubkey = :lost AND {_OF_MERCHANTS}",
        {"program_id": program_id, "lost": lost_pubkey},
    )
    pass_reviews_on(tx, program_id, lost_pubkey, new_pubkey)
    forget_reviews(tx, program_id, lost_pubkey)
    tx.execute("DELETE FROM sessions WHERE pubkey = :pubkey", {"pubkey": lost_pubkey})
    forget_badges(tx, program_id, lost_pubkey)
    _forget_unless_used(tx, "payout_destinations", lost_pubkey)
    names, card = in_list("id", [card_id])
    _unpublish(tx, names, card)


def forget_doors(tx: Tx, program_id: str, pubkey: str) -> None:
    """Lets go of what a key has confirmed at a programme, and signs it out everywhere:
    a session is of no programme.

    A link that it has used goes as a whole, or another key could use it again.
    """
    values = {"program_id": program_id, "pubkey": pubkey}
    of_program = f"order_id IN (SELECT id FROM orders WHERE {_OF_PROGRAM})"
    tx.execute(
        f"DELETE FROM challenges WHERE proved_by = :pubkey AND {of_program}", values
    )
    tx.execute("DELETE FROM challenge_codes WHERE pubkey = :pubkey", values)
    tx.execute("DELETE FROM code_days WHERE pubkey = :pubkey", values)
    tx.execute("DELETE FROM sessions WHERE pubkey = :pubkey", values)
    forget_links(tx, program_id, pubkey)
    tx.execute(
        """
        UPDATE staff SET card_pubkey = NULL WHERE card_pubkey = :pubkey
            AND merchant_id IN (SELECT id FROM merchants WHERE program_id = :program_id)
        """,
        values,
    )
    tx.execute(
        f"DELETE FROM order_proofs WHERE pubkey = :pubkey AND {of_program}", values
    )
    # Another programme's card of this key can be lost, too: what it takes stays then;
    # and where its sats go to.
    for table in ("page_keys", "payout_destinations"):
        _forget_unless_used(tx, table, pubkey)


def _forget_unless_used(tx: Tx, table: str, pubkey: str) -> None:
    tx.execute(
        f"DELETE FROM {table} WHERE pubkey = :pubkey AND NOT EXISTS ("
        "SELECT 1 FROM cards WHERE customer_pubkey = :pubkey)",
        {"pubkey": pubkey},
    )


def forget_badges(tx: Tx, program_id: str, pubkey: str) -> None:
    """Lets go of what relays said of a customer's badges.

    The check goes first: who is asking relays just now holds it, or finds it gone.
    What another programme asked for stays with it.
    """
    values = {"program_id": program_id, "pubkey": pubkey}
    tx.execute(
        """
        DELETE FROM badge_checks WHERE customer_pubkey = :pubkey AND merchant_id IN (
            SELECT id FROM merchants WHERE program_id = :program_id)
        """,
        values,
    )
    for table in ("badge_awards", "badge_guests"):
        tx.execute(
            f"""
            DELETE FROM {table} WHERE customer_pubkey = :pubkey AND NOT EXISTS (
                SELECT 1 FROM badge_checks k WHERE k.customer_pubkey = :pubkey)
            """,
            values,
        )


def forget_mentions(tx: Tx, program_id: str, spelling: str) -> None:
    """Empties every text that somebody has written the key into.

    Args:
        spelling: the key in lower case, as hex or as npub.
    """
    values = {
        "program_id": program_id,
        "part": f"%{spelling}%",
        "answer": ERASED_ANSWER,
    }
    tx.execute(
        f"""
        UPDATE order_lines SET name = '' WHERE LOWER(name) LIKE :part
            AND order_id IN (SELECT id FROM orders WHERE {_OF_PROGRAM})
        """,
        values,
    )
    forget_review_mentions(tx, program_id, spelling)
    for column in ("note", "table_name", "reference"):
        tx.execute(
            f"""
            UPDATE orders SET {column} = ''
            WHERE LOWER({column}) LIKE :part AND {_OF_PROGRAM}
            """,
            values,
        )
    tx.execute(
        """
        UPDATE customer_notes SET note = '' WHERE LOWER(note) LIKE :part
            AND card_id IN (SELECT id FROM cards WHERE program_id = :program_id)
        """,
        values,
    )
    tx.execute(
        "UPDATE stuck_payments SET error = '' WHERE LOWER(error) LIKE :part", values
    )
    tx.execute(
        "UPDATE idempotency_keys SET answer = :answer WHERE LOWER(answer) LIKE :part",
        values,
    )


def forget_cards(tx: Tx, card_ids: Sequence[str]) -> None:
    """Takes the key off cards, the words off their events, their names and notes, and
    what was still to be told of them."""
    names, values = in_list("id", card_ids)
    tx.execute(f"UPDATE cards SET customer_pubkey = NULL WHERE id IN ({names})", values)
    for table in _OF_CARDS:
        tx.execute(f"DELETE FROM {table} WHERE card_id IN ({names})", values)
    drop_gifts(tx, card_ids)
    _unpublish(tx, names, values)
    void_payouts_of(tx, card_ids)


def _unpublish(tx: Tx, names: str, values: Row) -> None:
    """Takes back what was on its way to relays; what is there already, relays are asked
    to delete.

    In this order: whoever is signing something of these cards just now holds a row of
    the outbox, or the card's; once they let go, what they put on its way is seen. The
    other `signed_at` refuses what they have not written yet.
    """
    tx.execute(f"DELETE FROM outbox WHERE card_id IN ({names})", values)
    tx.execute(f"DELETE FROM nostr_letters WHERE card_id IN ({names})", values)
    tx.execute(
        f"""
        UPDATE nostr_cards SET visibility = 'private', marked = marked + 1,
            signed_at = signed_at + 1, inbox = '[]', asked_due = -1
        WHERE card_id IN ({names})
        """,
        values,
    )
    of_cards = f"SELECT id FROM nostr_events WHERE card_id IN ({names})"
    tx.execute(f"DELETE FROM nostr_deliveries WHERE event_id IN ({of_cards})", values)
    tx.execute(f"DELETE FROM nostr_events WHERE card_id IN ({names})", values)


def forget_recoveries(tx: Tx, program_id: str, pubkey: str, now: int) -> int:
    """Ends the recoveries of a key's card, and those to that key, and takes out whom
    they were for and why; who approved them, and when, stays. Returns how many."""
    return tx.execute(
        """
        UPDATE recoveries SET new_pubkey = NULL, reason = '',
            ended_at = COALESCE(ended_at, :now),
            state = CASE WHEN ended_at IS NULL THEN 'canceled' ELSE state END
        WHERE program_id = :program_id AND (new_pubkey = :pubkey OR card_id IN (
            SELECT id FROM cards
            WHERE program_id = :program_id AND customer_pubkey = :pubkey))
        """,
        {"program_id": program_id, "pubkey": pubkey, "now": now},
    )


# --- that somebody was forgotten ------------------------------------------------------


def insert_erased(tx: Tx, program_id: str, key_hmac: str, until: int) -> None:
    """Again, it counts from the last time."""
    tx.execute(
        """
        INSERT INTO erased_keys (program_id, key_hmac, until)
        VALUES (:program_id, :key_hmac, :until)
        ON CONFLICT (program_id, key_hmac) DO UPDATE SET until = excluded.until
        """,
        {"program_id": program_id, "key_hmac": key_hmac, "until": until},
    )


def find_erased(tx: Tx, program_id: str, key_hmac: str, at: int) -> bool:
    return bool(
        tx.one(
            """
            SELECT 1 AS yes FROM erased_keys
            WHERE program_id = :program_id AND key_hmac = :key_hmac AND until > :at
            """,
            {"program_id": program_id, "key_hmac": key_hmac, "at": at},
        )
    )


def forget_erased_keys(tx: Tx, now: int) -> int:
    """Forgets that, too, once it has been long enough; returns how many."""
    return tx.execute("DELETE FROM erased_keys WHERE until <= :now", {"now": now})
