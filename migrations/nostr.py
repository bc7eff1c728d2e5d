"""What goes out to Nostr: keys, what cards were published, events on their way."""

from __future__ import annotations

from lnbits.db import Connection

from ..schema import run


async def m100_program_keys(db: Connection) -> None:
    """Keys that sign for a programme, sealed; one of them at a time."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS program_keys (
            id TEXT PRIMARY KEY,
            program_id TEXT NOT NULL,
            pubkey TEXT NOT NULL UNIQUE,
            sealed TEXT NOT NULL,
            sealed_by TEXT NOT NULL,
            from_at BIGINT NOT NULL,
            until_at BIGINT
        )
        """,
        "CREATE UNIQUE INDEX IF NOT EXISTS program_keys_current "
        "ON program_keys (program_id) WHERE until_at IS NULL",
        "CREATE INDEX IF NOT EXISTS program_keys_program ON program_keys (program_id)",
    )


async def m101_nostr_programs(db: Connection) -> None:
    """Where a programme publishes, and what it last said of itself.

    `said` is what that statement was made of, hashed; `fill_after` the last card that
    was marked where all of them have to be published: `~` when all are, NULL while the
    programme does not publish. `ready`: it has a key, which can be opened.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS nostr_programs (
            program_id TEXT PRIMARY KEY,
            relays TEXT NOT NULL DEFAULT '[]',
            said TEXT NOT NULL DEFAULT '',
            signed_at BIGINT NOT NULL DEFAULT 0,
            ready BIGINT NOT NULL DEFAULT 0,
            fill_after TEXT
        )
        """,
    )


async def m102_nostr_cards(db: Connection) -> None:
    """What Nostr was told of a card, and has to be told.

    It waits for its signature while `marked > done`. `look_at`: when its badge has to
    be looked at, moved or not. `relays`, `inbox`: where its customer reads and gets
    messages; `asked_at`: when relays were last asked for that, `asked_due` when they
    have to be; below zero: not now.
    `d`, `author`: what the published card is named by.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS nostr_cards (
            card_id TEXT PRIMARY KEY,
            program_id TEXT NOT NULL,
            visibility TEXT NOT NULL DEFAULT 'private',
            marked BIGINT NOT NULL DEFAULT 0,
            done BIGINT NOT NULL DEFAULT 0,
            signed_at BIGINT NOT NULL DEFAULT 0,
            look_at BIGINT NOT NULL DEFAULT 0,
            d TEXT NOT NULL DEFAULT '',
            author TEXT NOT NULL DEFAULT '',
            award_id TEXT NOT NULL DEFAULT '',
            award_tier TEXT NOT NULL DEFAULT '',
            award_author TEXT NOT NULL DEFAULT '',
            award_until BIGINT NOT NULL DEFAULT 0,
            relays TEXT NOT NULL DEFAULT '[]',
            inbox TEXT NOT NULL DEFAULT '[]',
            asked_at BIGINT NOT NULL DEFAULT 0,
            asked_due BIGINT NOT NULL DEFAULT 0
        )
        """,
        "CREATE INDEX IF NOT EXISTS nostr_cards_marked ON nostr_cards (signed_at) "
        "WHERE marked > done",
        "CREATE INDEX IF NOT EXISTS nostr_cards_look ON nostr_cards (look_at) "
        "WHERE look_at > 0",
        "CREATE INDEX IF NOT EXISTS nostr_cards_ask ON nostr_cards (asked_due) "
        "WHERE asked_due >= 0",
        "CREATE INDEX IF NOT EXISTS nostr_cards_program ON nostr_cards (program_id)",
        "CREATE INDEX IF NOT EXISTS outbox_state ON outbox (topic, state, created_at)",
    )


async def m103_nostr_events(db: Connection) -> None:
    """Signed events, word for word, and each one's way to each relay.

    Of all events with the same `slot` only the newest matters. A delivery is leased
    while somebody sends it; its state is `waiting`, `sent` or `dead`.
    """
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS nostr_events (
            id TEXT PRIMARY KEY,
            program_id TEXT NOT NULL,
            card_id TEXT NOT NULL,
            slot TEXT NOT NULL,
            body TEXT NOT NULL,
            created_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX IF NOT EXISTS nostr_events_card ON nostr_events (card_id)",
        "CREATE INDEX IF NOT EXISTS nostr_events_slot ON nostr_events (slot) "
        "WHERE slot <> ''",
        """
        CREATE TABLE IF NOT EXISTS nostr_deliveries (
            event_id TEXT NOT NULL,
            relay TEXT NOT NULL,
            program_id TEXT NOT NULL,
            state TEXT NOT NULL,
            tries BIGINT NOT NULL,
            due_at BIGINT NOT NULL,
            leased_until BIGINT NOT NULL,
            reason TEXT NOT NULL,
            ended_at BIGINT,
            PRIMARY KEY (event_id, relay)
        )
        """,
        "CREATE INDEX IF NOT EXISTS nostr_deliveries_due "
        "ON nostr_deliveries (relay, due_at) WHERE state = 'waiting'",
        "CREATE INDEX IF NOT EXISTS nostr_deliveries_program "
        "ON nostr_deliveries (program_id, state, relay)",
        "CREATE INDEX IF NOT EXISTS nostr_deliveries_ended "
        "ON nostr_deliveries (ended_at) WHERE ended_at IS NOT NULL",
    )


async def m104_nostr_relays(db: Connection) -> None:
    """How each relay has behaved, and until when it is left alone."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS nostr_relays (
            url TEXT PRIMARY KEY,
            fails BIGINT NOT NULL,
            paused_until BIGINT NOT NULL,
            reason TEXT NOT NULL,
            last_ok_at BIGINT NOT NULL,
            last_tried_at BIGINT NOT NULL
        )
        """,
    )


async def m114_nostr_signers(db: Connection) -> None:
    """Remote signers that keep a programme's present key: how each is reached, sealed
    like a key, and how it behaved."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS nostr_signers (
            program_id TEXT PRIMARY KEY,
            pubkey TEXT NOT NULL,
            sealed TEXT NOT NULL,
            sealed_by TEXT NOT NULL,
            state TEXT NOT NULL,
            reason TEXT NOT NULL,
            fails BIGINT NOT NULL,
            paused_until BIGINT NOT NULL
        )
        """,
    )


async def m115_challenge_codes(db: Connection) -> None:
    """Codes that were sent for links at the table, hashed; and how many a key was sent
    on a day (Unix days)."""
    await run(
        db,
        """
        CREATE TABLE IF NOT EXISTS challenge_codes (
            nonce_hash TEXT PRIMARY KEY,
            pubkey TEXT NOT NULL,
            code_hash TEXT NOT NULL,
            amount_sats BIGINT NOT NULL,
            sent BIGINT NOT NULL,
            tries BIGINT NOT NULL,
            expires_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX IF NOT EXISTS challenge_codes_end "
        "ON challenge_codes (expires_at)",
        "CREATE INDEX IF NOT EXISTS challenge_codes_pubkey ON challenge_codes (pubkey)",
        """
        CREATE TABLE IF NOT EXISTS code_days (
            pubkey TEXT NOT NULL,
            day BIGINT NOT NULL,
            sent BIGINT NOT NULL,
            PRIMARY KEY (pubkey, day)
        )
        """,
    )
