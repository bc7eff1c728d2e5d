"""A lab and the same thing on paper, held against each other.

Imported by tests that use the `app` fixture.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

from lab import Lab
from paper import Card, Refused, Settings, tier
from paper_ledger import Paper


class BothSides:
    """What happens in a lab and on paper at one time.

    Attributes:
        paper: what should be.
    """

    def __init__(self, lab: Lab) -> None:
        self.lab = lab
        self.paper = Paper(lab.now, [(lab.now, Settings())])

    async def both(self, verb: str, real: Callable[..., Any], *paper: Any) -> Any:
        """Lets it happen on both sides; refused is refused on both, and is nothing."""
        from loyalty.exceptions import LoyaltyError

        before = pickle.dumps(self.paper)
        try:
            getattr(self.paper, verb)(*paper)
            expected = True
        except Refused:
            self.paper = pickle.loads(before)  # noqa: S301 our own
            expected = False
        try:
            done = await self.lab.run(real)
        except LoyaltyError as exc:
            assert not expected, f"{verb} was refused: {exc.code}"
            return None
        assert expected, f"{verb} was not refused"
        return done

    # --- what must be true ------------------------------------------------------------

    async def check(self) -> None:
        """Every card is what paper says: as it was written, and as it is read now."""
        self.paper.now = self.lab.now
        keys = [card.key for card in self.paper.cards.values() if not card.into]
        kept, shown = await self.lab.run(self._look, keys)
        for key, card in self.read_on_paper().items():
            assert shown[key] == (card.points, self.tier_on_paper(key)), key
        for key in keys:
            card = self.paper.cards[key]
            expected = (card.points, self.paper.open_parts(card), self.figures(card))
            assert kept.get(key, NO_CARD) == expected, key

    def read_on_paper(self) -> dict[str, Card]:
        """Cards as they would be if what came due was posted; what would be given is
        to come."""
        swept: Paper = pickle.loads(pickle.dumps(self.paper))  # noqa: S301 our own
        cards = {card.key: card for card in swept.cards.values() if not card.into}
        for card in cards.values():
            swept.post_due(card, gives=False)
        return cards

    def tier_on_paper(self, key: str) -> int | None:
        """The threshold of the tier that a customer holds now."""
        paper = self.paper
        held = tier(paper.bills_on(paper.cards[key]), paper.rules, paper.now)
        return held[0] if held else None

    def figures(self, card: Card) -> tuple[int, int, int]:
        """Points for tiers, sats, and visits."""
        bills = self.paper.bills_on(card)
        days = {bill.day for bill in bills if bill.base}
        return sum(b.score for b in bills), sum(b.base for b in bills), len(days)

    def _look(self, tx: Any, keys: list[str]) -> tuple[dict[str, Any], dict[str, Any]]:
        """What cards have by their books, and what is shown of them."""
        from loyalty import crud, services

        kept, shown = {}, {}
        program = services.get_program(tx, self.lab.program_id)
        for key in keys:
            card = crud.find_card(tx, program.id, key)
            if card:
                kept[key] = _books(tx, card)
            view = services.view_card(tx, program, key, "2030-01", self.lab.now, 0)
            shown[key] = (view.points, view.tier and view.tier.threshold)
        return kept, shown


NO_CARD: tuple[int, list[tuple[int, int]], tuple[int, ...]] = (0, [], (0, 0, 0))


def _books(tx: Any, card: Any) -> tuple[int, list[tuple[int, int]], tuple[int, ...]]:
    """Points, open lots and figures, which are what the card's events add up to."""
    from loyalty import crud

    books = crud.read_books(tx, card.id, card.program_id)
    ends: dict[int, int] = {}
    for lot in books.lots.values():
        if lot.left:
            ends[lot.until] = ends.get(lot.until, 0) + lot.left
    balance, chain = books.balance, list(crud.read_chain(tx, card.id))
    assert sum(ends.values()) == max(balance.points, 0)  # no lot beside a debt
    assert sum(event.delta for event in chain) == balance.points
    figures = (balance.tier_points, balance.spent_sats, balance.visits)
    return balance.points, sorted(ends.items()), figures


def taken(tx: Any, redemption: Any) -> list[tuple[int, int]]:
    """Until when, and how many points, of what a redemption took."""
    from loyalty import crud
    from loyalty.ledger import Balance

    books = crud.SqlBooks(tx, Balance(redemption.card_id, redemption.program_id))
    return sorted((part.until, part.points) for part in books.takings(redemption.seq))
