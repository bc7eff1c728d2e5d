"""Ways to falsify a card's document: one thing at a time, whatever a forger thinks of.

Each takes a decoded document that it may change, and dice. `other` is the chain of
another card that is just as genuine, as entries of its document.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from random import Random
from typing import Any

Document = dict[str, Any]


def changed(value: Any, dice: Random) -> Any:
    """Another value of the same or of another kind."""
    choices: list[Any] = [None, [], {}, True, 1.5, "", "x", 0, 1, -1, 2**53, 10**30]
    if isinstance(value, int):
        choices += [value + 1, value - 1, -value, str(value), float(value), value * 10]
    else:
        cut = dice.randrange(len(value) + 1)
        choices += [value + " ", value[:cut] + "0" + value[cut:], value[:-1]]
        choices += [value.upper(), value[::-1], "\ud800", value + "\u0000"]
    different = [c for c in choices if json.dumps(c) != json.dumps(value)]
    return dice.choice(different)


def change_field(document: Document, other: list[Any], dice: Random) -> None:
    hashed = dice.choice(document["events"])["hashed"]
    index = dice.randrange(len(hashed))
    hashed[index] = changed(hashed[index], dice)


def change_link(document: Document, other: list[Any], dice: Random) -> None:
    entry, name = dice.choice(document["events"]), dice.choice(["prev", "hash"])
    entry[name] = changed(entry[name], dice)


def drop_field(document: Document, other: list[Any], dice: Random) -> None:
    hashed = dice.choice(document["events"])["hashed"]
    del hashed[dice.randrange(len(hashed))]


def add_field(document: Document, other: list[Any], dice: Random) -> None:
    hashed = dice.choice(document["events"])["hashed"]
    hashed.insert(dice.randrange(len(hashed) + 1), dice.choice([0, "", None]))


def swap_fields(document: Document, other: list[Any], dice: Random) -> None:
    hashed = dice.choice(document["events"])["hashed"]
    first, second = dice.sample(range(len(hashed)), 2)
    hashed[first], hashed[second] = hashed[second], hashed[first]


def break_entry(document: Document, other: list[Any], dice: Random) -> None:
    events = document["events"]
    index = dice.randrange(len(events))
    name = dice.choice(["hashed", "prev", "hash"])
    without = {k: v for k, v in events[index].items() if k != name}
    more = {**events[index], "note": "paid"}
    events[index] = dice.choice([without, more, None, [], 7, "entry"])


def drop_entry(document: Document, other: list[Any], dice: Random) -> None:
    del document["events"][dice.randrange(len(document["events"]))]


def repeat_entry(document: Document, other: list[Any], dice: Random) -> None:
    events = document["events"]
    events.insert(dice.randrange(len(events) + 1), dice.choice(events))


def swap_entries(document: Document, other: list[Any], dice: Random) -> None:
    events = document["events"]
    first, second = dice.sample(range(len(events)), 2)
    events[first], events[second] = events[second], events[first]


def splice(document: Document, other: list[Any], dice: Random) -> None:
    """An entry of another card in the place of one, or between two."""
    events = document["events"]
    index = dice.randrange(len(events))
    events[index : index + dice.choice([0, 1])] = [dice.choice(other)]


def take_other_chain(document: Document, other: list[Any], dice: Random) -> None:
    document["events"] = other


def truncate(document: Document, other: list[Any], dice: Random) -> None:
    """The last entries are gone, and either the head or the balance is made to fit."""
    events = document["events"]
    left = dice.randrange(len(events))
    gone = [entry["hashed"][5] for entry in events[left:]]
    del events[left:]
    if dice.random() < 0.5 or not sum(gone):
        document["balance"]["points"] -= sum(gone)
        return
    end = events[-1]["hash"] if events else "0" * 64
    document["head"] = {"seq": left, "hash": end}


def seal_again(document: Document, other: list[Any], dice: Random) -> None:
    """An entry is changed, and its hash made to fit."""
    entry = dice.choice(document["events"])
    entry["hashed"][5] += dice.choice([1, -1, 1000])
    text = json.dumps(entry["hashed"], separators=(",", ":"), ensure_ascii=False)
    entry["hash"] = sha256((entry["prev"] + text).encode()).hexdigest()


def claim_more(document: Document, other: list[Any], dice: Random) -> None:
    part = dice.choice(["balance", "head"])
    name = dice.choice(list(document[part]))
    document[part][name] = changed(document[part][name], dice)


def change_rule(document: Document, other: list[Any], dice: Random) -> None:
    rules = document["rules"]
    rule_hash = dice.choice(list(rules))
    text = rules.pop(rule_hash)
    if dice.random() < 0.5:
        rules[rule_hash] = changed(text, dice)


def claim_card(document: Document, other: list[Any], dice: Random) -> None:
    document["card"]["id"] = changed(document["card"]["id"], dice)


def break_document(document: Document, other: list[Any], dice: Random) -> None:
    # Sats that are owed are told beside the card, and prove nothing.
    name = dice.choice([part for part in document if part != "satoshi_balance"])
    if dice.random() < 0.5:
        del document[name]
    else:
        document[name] = dice.choice(["x", 1.5, [None]])


WAYS: list[Callable[[Document, list[Any], Random], None]] = [
    *[change_field] * 6,  # there is most to change
    change_link,
    drop_field,
    add_field,
    swap_fields,
    break_entry,
    drop_entry,
    repeat_entry,
    swap_entries,
    splice,
    take_other_chain,
    truncate,
    seal_again,
    claim_more,
    change_rule,
    claim_card,
    break_document,
]


def falsified(text: str, other: list[Any], dice: Random) -> Document:
    """A genuine document with one thing changed."""
    while True:
        document: Document = json.loads(text)
        dice.choice(WAYS)(document, other, dice)
        if json.dumps(document) != json.dumps(json.loads(text)):
            return document
