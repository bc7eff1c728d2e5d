"""What is looked after beside the requests, a few cards at a time.

Nothing waits for any of it: a reader sees what has come due whether or not it was
posted, and a writer posts it first. Each card is locked and looked at again, so two
processes may do this at once. The functions say how many cards they brought on; fewer
than `limit`: it may be done.
"""

from __future__ import annotations

from .. import crud, webhook_notes
from ..crud import gifts, names, old_cards
from ..expiry import BY_INACTIVITY
from ..models import Card
from ..store import Tx
from .due import resting_since
from .movement import moving_card, open_movement
from .programs import get_program
from .standing import standings


def expire_lots(tx: Tx, now: int, limit: int) -> int:
    """Posts what has ended on cards with a lot that has come to its end."""
    return _post_due(tx, crud.get_cards_ending(tx, now, limit))


def expire_resting(tx: Tx, now: int, limit: int) -> int:
    """Posts the end of all points of cards that nobody used for too long."""
    done = 0
    for program_id in crud.get_programs_ever(tx, BY_INACTIVITY, now):
        resting = resting_since(tx, get_program(tx, program_id), now)
        left = limit - done
        if resting >= 0 and left > 0:
            cards = crud.get_cards_resting(tx, program_id, resting, left)
            done += _post_due(tx, cards)
    return done


def _post_due(tx: Tx, cards: list[Card]) -> int:
    done = 0
    for card in cards:
        with moving_card(tx, card) as move:
            done += move.has_moved  # opening it has posted what is due
    return done


def give_due_old_cards(tx: Tx, now: int, limit: int) -> int:
    """Gives what comes from old cards by now."""
    card_ids = old_cards.get_due_old_cards(tx, now, limit)
    cards = [crud.get_card(tx, card_id) for card_id in card_ids]
    _post_due(tx, [card for card in cards if card])
    return len(card_ids)


def index_names(tx: Tx, now: int, limit: int) -> int:
    """Takes names of before in among those that can be searched for."""
    card_ids = names.get_unindexed(tx, limit)
    names.index_names(tx, card_ids)
    return len(card_ids)


def remake_books(tx: Tx, now: int, limit: int) -> int:
    """Makes books again that an older release kept, with what has come due on them."""
    cards = crud.get_outdated_cards(tx, now, limit)
    _post_due(tx, cards)
    return len(cards)


def review_tiers(tx: Tx, now: int, limit: int) -> int:
    """Looks at tiers again that the clock, or a change of the tiers, has taken."""
    program_id = crud.find_program_to_review(tx, now)
    if not program_id:
        return 0
    program = get_program(tx, program_id, hold=True)
    tiers = crud.get_tiers(tx, program_id)
    balances = crud.lock_cards_to_review(tx, program_id, now, limit)
    found = [
        (card_id, standing.tier.id if standing.tier else None, standing.holds_until)
        for card_id, standing in standings(tx, program, tiers, balances, now).items()
    ]
    crud.put_tiers(tx, found)
    before = {balance.card_id: balance.tier_id for balance in balances}
    for card_id, tier_id, _ in found:
        webhook_notes.tell_tier(tx, program_id, card_id, before[card_id], tier_id)
    return len(balances)


def give_due_welcomes(tx: Tx, now: int, limit: int) -> int:
    """Gives what is due by now on at most so many cards; returns how many there were.

    All programmes are held and all cards locked before a budget is touched: whoever
    else gives on one of these cards waits for the card, never for the budget.
    """
    due = crud.get_due_welcomes(tx, now, limit)
    programs = {
        program_id: get_program(tx, program_id, hold=True)
        for program_id in sorted({welcome.program_id for welcome in due})
    }
    cards = {
        card_id: crud.lock_card_by_id(tx, card_id)
        for card_id in sorted(welcome.card_id for welcome in due)
    }
    for welcome in due:
        card = cards[welcome.card_id]
        open_movement(tx, programs[welcome.program_id], card).finish()
    return len(due)


def give_due_gifts(tx: Tx, now: int, limit: int) -> int:
    """Gives what new guests have brought by now, to at most so many; returns how many.

    In the order of `give_due_welcomes`; what is due is held before a budget is, too.
    """
    gifts.follow_merged(tx, now)
    due = gifts.get_due_gifts(tx, now, limit)
    programs = {
        program_id: get_program(tx, program_id, hold=True)
        for program_id in sorted({gift.program_id for gift in due})
    }
    cards = {
        card_id: crud.lock_card_by_id(tx, card_id)
        for card_id in sorted({gift.card_id for gift in due})
    }
    if cards:
        gifts.lock_due_gifts(tx, list(cards), now)
    for card in cards.values():
        open_movement(tx, programs[card.program_id], card).finish()
    return len(due)


def forget_old_links(tx: Tx, now: int, limit: int) -> int:
    """Lets go of links of referrers that hold no more."""
    return gifts.forget_old_links(tx, now, limit)
