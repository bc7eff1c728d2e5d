"""Guards of what others are told, and of what comes in."""

from __future__ import annotations

from mutants.mutant import Mutant, api

WEBHOOKS = (
    Mutant(
        "what happens to one card arrives in any order",
        "webhooks/crud.py",
        " AND first.number < d.number)",
        " AND first.number < 0)",
        api("webhooks"),
    ),
    Mutant(
        "a webhook is told whose card it was, asked or not",
        "webhooks/services.py",
        "    if webhook.with_customers and kind in",
        "    if kind in",
        api("webhooks"),
    ),
    Mutant(
        "a signature says nothing of what was sent",
        "webhooks/signing.py",
        '.{event_id}.".encode() + body\n',
        '.{event_id}.".encode()\n',
        api("webhooks"),
    ),
    Mutant(
        "poison is sent for ever",
        "webhooks/sender.py",
        "_note(tx, notice, status, after(verdict, notice.tries + 1), now)",
        "_note(tx, notice, status, verdict, now)",
        api("webhooks"),
    ),
    Mutant(
        "who is switched off is told all the same",
        "crud/webhooks.py",
        " AND w.is_enabled = 1 AND",
        " AND",
        api("webhooks"),
    ),
    Mutant(
        "a body without an end is read",
        "web.py",
        "        if read > most_bytes:\n",
        "        if read < 0:\n",
        api("hostile_places"),
    ),
)
