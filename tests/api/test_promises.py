"""Promises of the ledger, each through the public writers, from random states.

What is random is seeded: `random_histories` makes a state, and what is promised has to
hold from there.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import paper
from lab import DAY, Lab
from player import COSTS, START, Player
from random_histories import script, steps
from till import Till
from venue import Venue

NewVenue = Callable[..., Awaitable[Venue]]
NewLab = Callable[[], Awaitable[Lab]]
PROVING = os.environ.get("LOYALTY_PROVE") == "1"
pytestmark = pytest.mark.timeout(3_600 if PROVING else 300)
ON_SQLITE = os.environ.get("LOYALTY_TEST_DB", "sqlite") == "sqlite"


def size(quick: int, long: int) -> int:
    """How many to try: PostgreSQL, where each takes ten times as long, gets a few."""
    how_many = long if PROVING else quick
    return how_many if ON_SQLITE else max(how_many // 5, 2)


def seeds(first: int, how_many: int) -> range:
    return range(first, first + how_many)


@pytest.fixture(scope="module")
async def labs(new_venue: NewVenue, new_lab: Any) -> AsyncIterator[NewLab]:
    """Programmes of one owner, each at the same start."""
    house = await new_venue()

    async def fresh() -> Lab:
        return await Lab.opened(await house.register(), START)

    yield fresh


@pytest.fixture(scope="module")
async def lab(labs: NewLab) -> Lab:
    """One in which every example goes on, a day old; two tiers with multipliers."""
    lab = await labs()
    await lab.venue.tier("Silver", 10, multiplier_bp=12_500)
    await lab.venue.tier("Gold", 30, multiplier_bp=17_500)
    lab.pass_time(DAY)
    return lab


# --- refunds --------------------------------------------------------------------------

earn_rules = st.fixed_dictionaries(
    {
        "earn_by": st.sampled_from(["spend", "spend", "visit"]),
        "earn_points": st.integers(1, 9),
        "earn_per_sats": st.sampled_from([1, 7, 100, 999, 1_000]),
        "min_spend_sats": st.sampled_from([0, 0, 1_000, 5_000]),
    }
)
paid_bills = st.integers(1, 40_000)


def parts_of(sats: int) -> st.SearchStrategy[list[int]]:
    """At most fifty parts of an amount, in any order."""
    cuts = st.lists(st.integers(1, sats), max_size=49, unique=True)
    return cuts.map(lambda some: _between(sorted({*some, sats}))).flatmap(
        st.permutations
    )


def _between(ends: list[int]) -> list[int]:
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


@given(rule=earn_rules, before=paid_bills, parts=paid_bills.flatmap(parts_of))
@settings(max_examples=size(20, 300), deadline=None)
async def test_any_split_of_a_refund_takes_back_what_was_earned(
    lab: Lab, rule: dict[str, Any], before: int, parts: list[int]
) -> None:
    """Promise 5: in at most fifty parts, in any order, whatever multiplied it."""
    till = Till.of_new_guest(lab)
    lab.pass_time(2 * DAY)
    await lab.settings(**rule)
    await till.earn("before", before)
    lab.pass_time(2 * DAY)
    kept = await till.points()
    earned = await till.earn("bill", sum(parts))
    for part in parts:
        await till.refund("bill", part)
    assert (await till.state("bill")).reached == earned.delta
    assert await till.points() == kept
    await till.apply("bill")
    assert await till.points() == kept


@given(
    rule=earn_rules,
    other=earn_rules,
    parts=paid_bills.flatmap(parts_of),
    multiplier_bp=st.integers(0, 30_000),
)
@settings(max_examples=size(25, 400), deadline=None)
async def test_a_refund_goes_by_the_rule_of_the_earn(
    lab: Lab,
    rule: dict[str, Any],
    other: dict[str, Any],
    parts: list[int],
    multiplier_bp: int,
) -> None:
    """Promise 6: whatever became of the rule and of the tiers' multipliers since."""
    till, sats, refunded = Till.of_new_guest(lab), sum(parts), parts[0]
    lab.pass_time(2 * DAY)
    await lab.settings(**rule)
    await till.earn("before", 40_000)
    lab.pass_time(2 * DAY)
    event = await till.earn("bill", sats)
    lab.pass_time(1)
    await lab.settings(**other)
    await _multiply(lab, multiplier_bp)
    kept = await till.points()
    await till.refund("bill", refunded)
    earned_by = paper.Settings(**rule)
    bill = paper.Bill("", sats, 0, earned_by, event.tier_bp, paper.Card(""), 0)
    counts = rule["earn_by"] == "spend" or refunded == sats
    expected = bill.worth(sats) - bill.worth(sats - refunded) if counts else 0
    assert event.delta == bill.worth(sats)
    assert kept - await till.points() == expected


async def _multiply(lab: Lab, multiplier_bp: int) -> None:
    """Another multiplier for all tiers."""
    tiers = (await lab.venue.do("GET", f"/merchants/{lab.venue.id}/tiers"))["data"]
    for tier in tiers:
        await lab.run(_change_tier, tier["id"], multiplier_bp)


def _change_tier(tx: Any, tier_id: str, multiplier_bp: int) -> None:
    from loyalty import services
    from loyalty.models import TierUpdate

    update = TierUpdate.parse_obj({"multiplier_bp": multiplier_bp})
    services.update_tier(tx, services.get_tier(tx, tier_id), update)


# --- there and back -------------------------------------------------------------------

WAYS = ("cancel", "cancel by staff", "undo", "called back", "undo later")


async def test_there_and_back_leaves_lots_as_they_were(labs: NewLab, seed: int) -> None:
    """Promise 7: a reward that is given back leaves the rows of `lots` and `takings`
    as they were, to the byte, from any state, if no lot ended meanwhile."""
    tried = 0
    for number in seeds(seed, size(12, 300)):
        dice, history = Random(number), steps(number, 60)
        player = await _after(await labs(), history)
        await player.sweep()
        for key in player.guests:
            tried += await _there_and_back(player, key, dice)
        await player.check()
    assert tried > size(12, 300)


async def _after(lab: Lab, history: list[Any]) -> Player:
    player = await Player.ready(lab)
    try:
        for one in history:
            await player.play(one)
    except AssertionError as exc:
        raise AssertionError(f"{exc!r} in\n{script(history)}") from exc
    return player


async def _there_and_back(player: Player, key: str, dice: Random) -> int:
    """Every way in which a reward can be given back; how many could be tried."""
    lab, guest, tried = player.lab, player.guests.index(key), 0
    for way in WAYS:
        can = [cost for cost in COSTS if cost <= await lab.points(key)]
        before = await lab.run(_rows, key)
        if not can or any(lot[2] <= lab.now + 60 for lot in before["lots"] if lot[4]):
            continue
        cost = dice.choice(can)
        await player.play(("redeem", guest, cost, way in ("called back", "undo later")))
        assert await lab.run(_rows, key) != before
        await _give_back(player, way)
        assert await lab.run(_rows, key) == before, (way, cost)
        tried += 1
    return tried


async def _give_back(player: Player, way: str) -> None:
    name = [*player.redemptions][-1]
    newest = 4 * len(player.redemptions) - 4  # as the player takes them modulo
    if way == "undo":
        await player.play(("fulfil", newest))
    if way == "undo later":
        player.lab.pass_time(11)
    verb = ("undo", newest) if way.startswith("undo") else ("cancel", newest, True)
    await player.play(("cancel", newest, False) if way == "cancel" else verb)
    assert player.paper.uses[name].status == paper.BACK


def _rows(tx: Any, key: str) -> dict[str, list[tuple[Any, ...]]]:
    """The rows themselves of all cards that a customer has or had."""
    whose = "SELECT id FROM cards WHERE customer_pubkey = :key"
    return {
        table: sorted(
            tx.tuples(
                f"SELECT * FROM {table} WHERE card_id IN ({whose} UNION "  # noqa: S608
                "SELECT merged_into FROM cards WHERE customer_pubkey = :key)",
                {"key": key},
            )
        )
        for table in ("lots", "takings")
    }


# --- as of any moment -----------------------------------------------------------------


async def test_any_moment_is_what_the_chain_says_until_then(
    labs: NewLab, seed: int
) -> None:
    """Promise 8: what was kept of a card when a moment had passed is what a replay of
    the events recorded until then says; and what was shown then is what is told of
    that moment later, at every moment of a history."""
    for number in seeds(seed, size(6, 200)):
        player = await Player.ready(await labs())
        kept, shown = dict[int, dict[str, Any]](), dict[int, dict[str, Any]]()
        for one in steps(number, 80):
            await player.play(one)
            lab, now = player.lab, player.lab.now
            kept[now] = await lab.run(_kept, lab)
            shown[now] = await lab.run(_shown, lab, player.guests, now, False)
        chains = await player.lab.run(_chains, player.lab)
        for at, books in kept.items():
            assert _replayed_until(chains, at) == books, (number, at)
            then = await player.lab.run(_shown, player.lab, [*shown[at]], at, True)
            assert then == shown[at], (number, at)


def _replayed_until(chains: dict[str, list[Any]], at: int) -> dict[str, Any]:
    from loyalty import ledger

    found = {}
    for card_id, chain in chains.items():
        past = [event for event in chain if event.recorded_at <= at]
        if past:
            books = ledger.replay(card_id, chain[0].program_id, past)
            found[card_id] = _told(books)
    return found


def _shown(
    tx: Any, lab: Lab, keys: list[str], at: int, later: bool
) -> dict[str, tuple[Any, ...]]:
    """What customers are shown at a moment: now, or `later` as it is told of it."""
    from loyalty import services

    program, found = services.get_program(tx, lab.program_id, at), {}
    for key in keys:
        if later:
            view = services.view_card_at(tx, program.id, key, "2030-05", at, 3)
        else:
            view = services.view_card(tx, program, key, "2030-05", at, 3)
        shown = (view.points, view.tier, view.visits_this_month, view.expiring)
        found[key] = (*shown, view.entries)
    return found


def _cards(tx: Any, lab: Lab) -> list[str]:
    from loyalty import crud

    return list(crud.get_card_ids(tx, lab.program_id, "", 1_000))


def _chains(tx: Any, lab: Lab) -> dict[str, list[Any]]:
    from loyalty import crud

    return {card_id: list(crud.read_chain(tx, card_id)) for card_id in _cards(tx, lab)}


def _kept(tx: Any, lab: Lab) -> dict[str, Any]:
    from loyalty import crud

    return {
        card_id: _told(crud.read_books(tx, card_id, lab.program_id))
        for card_id in _cards(tx, lab)
        if crud.get_balance(tx, card_id)
    }


def _told(books: Any) -> Any:
    """All that books say; a tier follows from the tiers of now, and from no event."""
    balance = books.balance._replace(tier_id=None, tier_until=0)
    return balance, dict(books.lots), dict(books.all_takings), dict(books.bills)


# --- tiers ----------------------------------------------------------------------------

TIER_RULES = [
    {"tier_basis": basis, "tier_window_days": window, "tier_grace_days": grace}
    for basis in ("points", "spent", "visits")
    for window, grace in ((0, 0), (30, 0), (30, 10), (90, 45))
]
AHEAD = (0, 1, 5 * DAY, 10 * DAY, 29 * DAY, 30 * DAY, 41 * DAY, 90 * DAY, 200 * DAY)


@pytest.mark.parametrize("rule", TIER_RULES)
async def test_a_tier_is_what_the_bills_say_at_any_moment(
    labs: NewLab, rule: dict[str, Any], seed: int
) -> None:
    """Promise 9: what a card shows, now and at moments to come, is what `tier_at` says
    of a replay of its chain, and what the rule says, whatever was refunded, moved or
    merged."""
    for number in seeds(seed, size(2, 40)):
        player = await Player.ready(await labs())
        await player.lab.settings(**rule)
        player.paper.settings(**rule)
        for one in steps(number, 60):
            if one[0] != "settings":
                await player.play(one)
                await _compare_tiers(player)


async def _compare_tiers(player: Player) -> None:
    lab, sheet = player.lab, player.paper
    keys = [card.key for card in sheet.cards.values() if not card.into]
    shown = await lab.run(_tiers_of, lab, keys)
    for key in keys:
        bills = sheet.bills_on(sheet.cards[key])
        for ahead in AHEAD:
            held = paper.tier(bills, sheet.rules, lab.now + ahead)
            expected = held[0] if held else None
            if key in shown:
                assert shown[key][ahead] == (expected, expected), (key, ahead)


def _tiers_of(tx: Any, lab: Lab, keys: list[str]) -> dict[str, dict[int, Any]]:
    """By key and seconds ahead: as it is shown, and of a replay."""
    from loyalty import crud, ledger, services

    program, found = services.get_program(tx, lab.program_id), {}
    tiers = crud.get_tiers(tx, program.id)
    for key in keys:
        card = crud.find_card(tx, program.id, key)
        if not card:
            continue
        books = ledger.replay(card.id, program.id, crud.read_chain(tx, card.id))
        found[key] = {
            ahead: (
                _threshold(services.view_card(tx, program, key, "", at, 0).tier),
                _threshold(_replayed(tiers, books, program.settings, at)),
            )
            for ahead, at in ((ahead, lab.now + ahead) for ahead in AHEAD)
        }
    return found


def _replayed(tiers: Any, books: Any, rule: Any, at: int) -> Any:
    from loyalty.tiers import Counted, tier_at

    bills = [
        Counted(b.time, b.local_day, b.tier_points, b.base_sats, b.base_sats)
        for b in books.bills.values()
    ]
    window, grace = rule.tier_window_days, rule.tier_grace_days
    return tier_at(tiers, bills, rule.tier_basis, window, grace, at).tier


def _threshold(tier: Any) -> int | None:
    return tier.threshold if tier else None
