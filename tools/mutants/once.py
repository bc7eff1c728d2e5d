"""Locks and constraints that let everything happen once."""

from __future__ import annotations

from mutants.mutant import POSTGRES, Mutant, api

EXACTLY_ONCE = (
    Mutant(
        "what has moved to another server moves on here",
        "services/programs.py",
        "    if hold:\n        check_stays(program)\n",
        "",
        api("moving"),
    ),
    Mutant(
        "the database takes events of what has moved",
        "migrations/moving.py",
        "BEGIN SELECT RAISE(ABORT, 'this programme has moved'); END",
        "BEGIN SELECT 1; END",
        api("moving"),
    ),
    Mutant(
        "a line of a list may be granted twice",
        "services/imports.py",
        "        if crud.find_event(tx, act.program_id, IMPORT, source_id, "
        "ledger.GRANTED):\n            return False\n",
        "",
        api("import"),
    ),
    Mutant(
        "a used voucher may be used again",
        "services/vouchers.py",
        "        if obstacle:\n            raise obstacle\n",
        "",
        api("vouchers"),
    ),
    Mutant(
        "whoever finds a voucher may use it",
        "services/vouchers.py",
        "    return bool(own and card and own.id in (card.id, card.merged_into))\n",
        "    return bool(card or own)\n",
        api("vouchers"),
    ),
    Mutant(
        "a key signs vouchers beyond its time",
        "vouchers/services.py",
        "        and (key.until_at is None or event.created_at < key.until_at)\n",
        "",
        api("voucher_checks"),
    ),
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
        "orders/payments/settlement.py",
        "    if not crud.insert_payment(tx, judged):\n"
        "        return _judged_before(tx, payment)\n"
        "    order, paid = _put(",
        "    crud.insert_payment(tx, judged)\n    order, paid = _put(",
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
        "WHERE id = :id FOR SHARE",
        "WHERE id = :id",
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
        api("concurrency"),
        POSTGRES,
    ),
    Mutant(
        "a redemption is not held",
        "crud/rewards.py",
        '(" FOR UPDATE" if hold else "")',
        '""',
        api("concurrency"),
        POSTGRES,
    ),
    Mutant(
        "a code at two tills is two desserts",
        "services/redemption.py",
        "    held = hold(tx, found.id)\n",
        "    held = found\n",
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
