"""Guards of what a card adds up to, of limits, and of what refunds take."""

from __future__ import annotations

from mutants.mutant import POSTGRES, Mutant, api

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
        "_WAKES_NOTHING = {REDEMPTION, WELCOME, OLD_CARD, REFERRAL, VISIT}\n",
        "_WAKES_NOTHING = {WELCOME, OLD_CARD, REFERRAL, VISIT}\n",
        api("redemption_time"),
    ),
    Mutant(
        "a late welcome keeps a resting card alive",
        "ledger/books.py",
        "_WAKES_NOTHING = {REDEMPTION, WELCOME, OLD_CARD, REFERRAL, VISIT}\n",
        "_WAKES_NOTHING = {REDEMPTION, OLD_CARD, REFERRAL, VISIT}\n",
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
        api("conservation"),
    ),
)

LIMITS = (
    Mutant(
        "stock may go below nothing",
        "crud/rewards.py",
        "WHERE id = :id AND stock > 0",
        "WHERE id = :id",
        api("redemption_races"),
        POSTGRES,  # SQLite has one writer, who has just looked
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
        "crud/payouts.py",
        "        WHERE cause = :cause AND state = '{PENDING}' RETURNING id\n",
        "        WHERE cause = :cause RETURNING id\n",
        api("redemption"),
    ),
    Mutant(
        "what has lapsed can be given",
        "services/redemption.py",
        "    if status != RESERVED:\n        raise over(tx, redemption, at)\n",
        "",
        api("conservation"),
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
        "        event.tier_bp,\n        event.campaign_bp,\n        part",
        "        10_000,\n        10_000,\n        part",
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
