"""The guards that the ledger's promises rest on, and the tests that should miss them.

Each is one piece of text in one file; `tools/mutate.py` says what is done with it.
"""

from __future__ import annotations

from dataclasses import dataclass

SQLITE, POSTGRES = "sqlite", "postgres"


@dataclass(frozen=True)
class Mutant:
    """A guard that is taken away.

    Attributes:
        guard: the text to be replaced by `without`; it stands there `times` times.
        tests: what pytest runs; one of them has to fail.
        database: on which engine.
    """

    name: str
    file: str
    guard: str
    without: str
    tests: tuple[str, ...]
    database: str = SQLITE
    times: int = 1


def api(*modules: str) -> tuple[str, ...]:
    return tuple(f"tests/api/test_{module}.py" for module in modules)


APPEND_ONLY = (
    Mutant(
        "events can be updated",
        "schema.py",
        'f"CREATE TRIGGER IF NOT EXISTS {table}_no_update BEFORE UPDATE ON {table} "',
        'f"CREATE TRIGGER IF NOT EXISTS {table}_no_update '
        'BEFORE UPDATE OF rowid ON {table} "',
        api("append_only"),
    ),
    Mutant(
        "events can be deleted",
        "schema.py",
        'f"CREATE TRIGGER IF NOT EXISTS {table}_no_delete BEFORE DELETE ON {table} "',
        'f"CREATE TRIGGER IF NOT EXISTS {table}_no_delete '
        'BEFORE DELETE ON {table} WHEN 0 "',
        api("append_only"),
    ),
    Mutant(
        "events can be replaced",
        "migrations/spine.py",
        """    await no_replace(
        db, "events", "card_id, seq", "program_id, source, source_id, kind"
    )
""",
        "",
        api("append_only"),
    ),
    Mutant(
        "events can be updated or deleted",
        "schema.py",
        'f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "',
        'f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} '
        'FOR EACH ROW WHEN (FALSE) EXECUTE FUNCTION refuse_change()", f"SELECT 1 -- "',
        api("append_only"),
        POSTGRES,
    ),
    Mutant(
        "events can be truncated",
        "schema.py",
        'f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "',
        'f"CREATE TRIGGER {table}_no_truncate BEFORE INSERT ON {table} '
        'FOR EACH ROW WHEN (FALSE) EXECUTE FUNCTION refuse_change()", f"SELECT 1 -- "',
        api("append_only"),
        POSTGRES,
    ),
)

EXACTLY_ONCE = (
    Mutant(
        "a cause may lead to two events",
        "migrations/spine.py",
        "            UNIQUE (program_id, source, source_id, kind)\n",
        "            CHECK (seq > 0)\n",
        api("concurrency"),
        POSTGRES,  # SQLite has a trigger beside it, against REPLACE
    ),
    Mutant(
        "a payment may be judged twice",
        "orders/settlement.py",
        "    if not crud.insert_payment(tx, judged):\n"
        "        return _judged_before(tx, payment)\n"
        "    _put_order",
        "    crud.insert_payment(tx, judged)\n    _put_order",
        api("concurrency"),
        POSTGRES,
    ),
    Mutant(
        "a customer may have two cards",
        "migrations/spine.py",
        "            UNIQUE (program_id, customer_pubkey)\n",
        "            CHECK (created_at > 0)\n",
        api("concurrency"),
        POSTGRES,  # SQLite has one writer
    ),
    Mutant(
        "an order may have two refunds of one number",
        "migrations/movements.py",
        "            UNIQUE (order_id, number)\n",
        "            CHECK (number > 0)\n",
        api("concurrency"),
        POSTGRES,
    ),
    Mutant(
        "settings may change under a movement",
        "crud/programs.py",
        '{"FOR SHARE OF p" if hold else ""}',
        "",
        api("concurrency"),
        POSTGRES,
    ),
    Mutant(
        "settings are changed without waiting",
        "crud/programs.py",
        "WHERE id = :id FOR UPDATE",
        "WHERE id = :id",
        api("concurrency"),
        POSTGRES,
    ),
    Mutant(
        "a card known by its id is not held",
        "crud/cards.py",
        'f"{_SELECT_CARD} WHERE id = :id FOR UPDATE"',
        'f"{_SELECT_CARD} WHERE id = :id"',
        api("redemption_races", "transfers"),
        POSTGRES,
    ),
    Mutant(
        "a redemption is not held",
        "crud/rewards.py",
        '(" FOR UPDATE" if hold else "")',
        '""',
        api("redemption_races"),
        POSTGRES,
    ),
    Mutant(
        "a bill may be moved from where it is no longer",
        "services/transfers.py",
        "    if crud.holder_of(tx, event) != event or cards[right_id].merged_into:\n",
        "    if cards[right_id].merged_into:\n",
        api("transfers"),
        POSTGRES,
    ),
    Mutant(
        "a key is claimed by everybody",
        "migrations/spine.py",
        "            PRIMARY KEY (scope, key)\n",
        "            CHECK (created_at > 0)\n",
        api("idempotency"),
    ),
    Mutant(
        "a key is for any body",
        "idempotency.py",
        '        if first["request_hash"] != self.request_hash:\n',
        '        if not first["request_hash"]:\n',
        api("idempotency"),
    ),
    Mutant(
        "the same key acts again",
        "idempotency.py",
        "        if first is not None:\n            answer: dict",
        "        if first is not None and act is None:\n            answer: dict",
        api("idempotency"),
    ),
    Mutant(
        "an erased customer is new again",
        "services/welcome.py",
        "    if pubkey and was_erased(",
        "    if not pubkey and was_erased(",
        api("welcome_cards"),
    ),
    Mutant(
        "two cards of one person are welcomed twice",
        "services/welcome.py",
        "        and GIVEN not in crud.welcome_states(move.tx, move.card.id)\n",
        "",
        api("welcome_cards"),
    ),
    Mutant(
        "two writers may hold one card",
        "crud/cards.py",
        "    WHERE program_id = :program_id AND customer_pubkey = :customer_pubkey\n"
        "    FOR UPDATE\n",
        "    WHERE program_id = :program_id AND customer_pubkey = :customer_pubkey\n",
        api("concurrency"),
        POSTGRES,
    ),
)

BOOKS = (
    Mutant(
        "a lot may be used beyond its end",
        "services/movement.py",
        "    post_due(movement)\n",
        "",
        api("lots"),
    ),
    Mutant(
        "a card shows points that have ended",
        "services/cards.py",
        "balance.points - crud.points_ended(tx, balance.card_id, at)",
        "balance.points",
        api("lots"),
    ),
    Mutant(
        "a card hides points that have come back",
        "services/cards.py",
        "        points += paid + (back - paid if until > at else 0)\n",
        "        points += paid\n",
        api("redemption_time"),
    ),
    Mutant(
        "a late sweep keeps a resting card alive",
        "ledger/books.py",
        "        return event.source not in (REDEMPTION, WELCOME)\n",
        "        return event.source != WELCOME\n",
        api("redemption_time"),
    ),
    Mutant(
        "a late welcome keeps a resting card alive",
        "ledger/books.py",
        "        return event.source not in (REDEMPTION, WELCOME)\n",
        "        return event.source != REDEMPTION\n",
        api("welcome"),
    ),
    Mutant(
        "a refund takes what ends soonest",
        "ledger/books.py",
        "    if event.kind == REVOKED and event.answers:\n",
        "    if event.kind == REVOKED and event.answers == event.id:\n",
        ("tests/unit/test_books.py",),
    ),
    Mutant(
        "what comes back is a lot of its own",
        "ledger/books.py",
        "    if event.source == REDEMPTION and _is_own(event):\n",
        "    if event.source == REDEMPTION and not event.lots:\n",
        ("tests/unit/test_books.py",),
    ),
    Mutant(
        "what comes back goes into another card's lots",
        "ledger/books.py",
        "    if event.source == REDEMPTION and _is_own(event):\n",
        "    if event.source == REDEMPTION:\n",
        ("tests/unit/test_books.py",),
    ),
    Mutant(
        "a card may hold more than can be told",
        "services/posting.py",
        "        if not ledger.fits(self.books.balance):\n",
        "        if not ledger.fits(self.books.balance._replace(points=0)):\n",
        api("grant_cap"),
    ),
    Mutant(
        "stock does not come back",
        "services/returning.py",
        "    if ended.from_stock:\n",
        "    if ended.from_stock > 1:\n",
        api("redemption_time"),
    ),
    Mutant(
        "what staff held too long ends at once",
        "rewards.py",
        "days if by_staff and taking.until <= at else taking.until",
        "taking.until",
        api("redemption_time"),
    ),
    Mutant(
        "a late lot may end at once",
        "expiry.py",
        "    if recorded_at - time > LATE_SECONDS:\n",
        "    if recorded_at < time:\n",
        api("lots"),
    ),
    Mutant(
        "new points leave a debt as it is",
        "ledger/books.py",
        "    if owed > 0:\n",
        "    if owed > 2**60:\n",
        ("tests/unit/test_books.py",),
    ),
    Mutant(
        "the youngest points are used first",
        "crud/books.py",
        "            ORDER BY until, seq LIMIT :limit\n",
        "            ORDER BY until DESC, seq LIMIT :limit\n",
        api("lots"),
    ),
)

LIMITS = (
    Mutant(
        "stock may go below nothing",
        "crud/rewards.py",
        "WHERE id = :id AND stock > 0",
        "WHERE id = :id",
        api("redemption_races"),
    ),
    Mutant(
        "a day's limit may be passed",
        "crud/callers.py",
        "            WHERE daily_counters.used + :amount <= :cap\n",
        "",
        api("grant_cap"),
    ),
    Mutant(
        "a first grant may pass a day's limit",
        "crud/callers.py",
        "    if amount > cap:\n        return False\n",
        "",
        api("grant_cap"),
    ),
    Mutant(
        "more can be taken by hand than there is",
        "services/grants.py",
        "        check_enough(move.points, act.points)\n",
        "",
        api("grants"),
    ),
    Mutant(
        "a reward needs no points",
        "services/reserving.py",
        "    if obstacle:\n",
        '    if obstacle and obstacle.code != "insufficient_points":\n',
        api("redemption_races"),
    ),
    Mutant(
        "a payout on its way can be called back",
        "crud/rewards.py",
        "            WHERE cause = :cause AND state = '{PENDING}'\n",
        "            WHERE cause = :cause\n",
        api("redemption"),
    ),
    Mutant(
        "what has lapsed can be given",
        "services/redemption.py",
        "    if status != RESERVED:\n        raise _over(tx, redemption, at)\n",
        "",
        api("redemption_time"),
    ),
    Mutant(
        "a card is merged while a reward waits",
        "services/merging.py",
        "    if crud.lock_reserved(tx, old.id):\n",
        "    if crud.lock_reserved(tx, old.id) and not old.id:\n",
        api("merge"),
    ),
)

REFUNDS = (
    Mutant(
        "a bill does not catch up with its refunds",
        "services/earning.py",
        "        catch_up(move, event)  #",
        "        #",
        api("any_order"),
    ),
    Mutant(
        "a refund forgets what multiplied",
        "services/refunds.py",
        "        rule, bill, refunded_sats, event.tier_bp, event.campaign_bp\n",
        "        rule, bill, refunded_sats\n",
        api("promises"),
    ),
    Mutant(
        "what has ended is taken once more",
        "claw_back.py",
        "    gone = min(points, ended)\n",
        "    gone = min(points, 0)\n",
        ("tests/unit/test_claw_back.py",),
    ),
    Mutant(
        "a refund by visit looks at no other bill",
        "services/refunds.py",
        "    if not is_gone or stamps.is_stamped(move, day, but=holder.seq):\n",
        "    if not is_gone:\n",
        api("claw_back"),
    ),
    Mutant(
        "what was let off is kept at each move",
        "crud/transfers.py",
        "SUM(forgiven - forgiven_before)",
        "SUM(forgiven)",
        api("conservation"),
    ),
    Mutant(
        "what had ended is forgotten at a move",
        "crud/transfers.py",
        "        expired_before=state.expired_before + expired,\n",
        "        expired_before=state.expired_before,\n",
        api("conservation"),
    ),
)

CHAIN = (
    Mutant(
        "a changed entry is genuine",
        "ledger/event.py",
        "        if event.hash != event_hash(event):\n",
        "        if not event.hash:\n",
        ("tests/unit/test_chain_mutations.py",),
    ),
    Mutant(
        "an entry may follow anything",
        "ledger/event.py",
        "        elif event.prev != head:\n",
        "        elif not event.prev:\n",
        ("tests/unit/test_chain_mutations.py",),
    ),
    Mutant(
        "a chain may go back in time",
        "ledger/event.py",
        "    recorded_at = max(event.recorded_at, head.recorded_at)\n",
        "    recorded_at = event.recorded_at\n",
        ("tests/unit/test_ledger.py",),
    ),
    Mutant(
        "a last entry may be missing",
        "proving.py",
        "if was != should]",
        'if was != should and name != "last_seq"]',
        api("proof"),
    ),
)

MUTANTS = (*APPEND_ONLY, *EXACTLY_ONCE, *BOOKS, *LIMITS, *REFUNDS, *CHAIN)
