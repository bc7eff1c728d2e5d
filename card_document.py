"""The card document: one customer's whole card as a JSON text that anybody can check.

Pure. Specified in `docs/ledger.md`; `tools/verify_card.py` reads it and knows nothing
of ours. What an event's hash commits to stands in the document as the very text that
was hashed, so that it survives a JSON round trip in any language:

    sha256(prev + JSON.stringify(hashed)) === hash
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .ledger import FORMAT_V1, START, Balance, Event, Head, canonical

FORMAT = "loyalty-card"
VERSION = 1


@dataclass(frozen=True)
class CardHistory:
    """All that is known of one card, as read in one snapshot.

    Attributes:
        merchants: the names of the merchants that its events name, by id.
        events: its whole chain, oldest first.
        rules: the canonical texts of the earn rules that its events name, by hash.
        balance: what the card shows. It is claimed, not computed here: who checks the
            document compares it with the chain.
        satoshi_balance: sats owed to the holder and not paid yet; claimed, too.
        exported_at: Unix seconds.
        signed_head: a Nostr event by the programme's key over card, customer and head,
            or nothing where nobody signs.
    """

    program_id: str
    program_name: str
    card_id: str
    customer_pubkey: str
    merchants: dict[str, str]
    events: list[Event]
    rules: dict[str, str]
    balance: Balance
    satoshi_balance: int
    exported_at: int
    signed_head: dict[str, Any] | None = None

    @property
    def head(self) -> Head:
        """Where the chain ends."""
        if not self.events:
            return START
        return Head(self.events[-1].seq, self.events[-1].hash)


def to_json(history: CardHistory) -> str:
    """The document's text, an event a line."""
    members = {
        "format": _json(FORMAT),
        "version": _json(VERSION),
        "program": _json({"id": history.program_id, "name": history.program_name}),
        "card": _json(
            {"id": history.card_id, "customer_pubkey": history.customer_pubkey}
        ),
        "merchants": _json(history.merchants),
        "exported_at": _json(history.exported_at),
        "fields": _json(FORMAT_V1),
        "events": _lines(map(_event, history.events)),
        "rules": _json(history.rules),
        "head": _json({"seq": history.head.seq, "hash": history.head.hash}),
        "balance": _json(
            {
                "points": history.balance.points,
                "lifetime_points": history.balance.lifetime_points,
            }
        ),
        "satoshi_balance": _json(history.satoshi_balance),
        "signed_head": _json(history.signed_head),
    }
    return (
        "{\n"
        + ",\n".join(f'"{name}": {text}' for name, text in members.items())
        + ("\n}\n")
    )


def _event(event: Event) -> str:
    return (
        f'{{"hashed":{canonical(event)},"prev":"{event.prev}","hash":"{event.hash}"}}'
    )


def _lines(texts: Iterable[str]) -> str:
    joined = ",\n".join(texts)
    return f"[\n{joined}\n]" if joined else "[]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
