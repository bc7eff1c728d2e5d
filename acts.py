"""Acts that nothing else keeps on record: who made a link, who left the staff.

Whatever moves points or sats is in the ledger, with who did it; settings have their
versions. The rest is noted here, in the unit of work that does it, for good: so no
note holds a guest's name or key, and people of the staff are named by their id.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from . import clock, crud
from .store import Tx

Kind = Literal[
    "badge_added",
    "badge_ended",
    "badge_given",
    "badge_made",
    "badge_removed",
    "badge_taken",
    "branch_joined",
    "card_bill",
    "cash_bill",
    "community_changed",
    "curator_added",
    "curator_removed",
    "discount_removed",
    "guest_erased",
    "guest_put_on_bill",
    "invitation_made",
    "issuer_added",
    "issuer_removed",
    "key_ended",
    "key_made",
    "link_ended",
    "link_made",
    "metrics_key_ended",
    "metrics_key_made",
    "programme_arrived",
    "programme_moved",
    "old_card_called_back",
    "relays_changed",
    "review_hidden",
    "review_shown",
    "reward_changed",
    "reward_ended",
    "reward_given",
    "reward_made",
    "rule_changed",
    "rule_ended",
    "rule_joined",
    "rule_left",
    "rule_made",
    "sponsored_added",
    "sponsored_changed",
    "sponsored_removed",
    "satoshi_back_changed",
    "staff_added",
    "staff_changed",
    "staff_left",
    "status_changed",
    "table_added",
    "table_removed",
    "tier_changed",
    "tier_ended",
    "tier_made",
    "venue_changed",
    "verification_asked",
    "voucher_made",
    "voucher_withdrawn",
    "webhook_changed",
    "webhook_ended",
    "webhook_made",
]


class Place(Protocol):
    """A merchant, as far as a note says where it was."""

    @property
    def id(self) -> str: ...

    @property
    def program_id(self) -> str: ...


@dataclass(frozen=True)
class Where:
    """A place of which no more is known than its ids."""

    id: str
    program_id: str


def note(
    tx: Tx, kind: Kind, at: Place, actor_id: str, subject_id: str = "", words: str = ""
) -> None:
    """Puts an act on record, as of now.

    Args:
        at: where it was done.
        actor_id: who did it: `wallet:…`, `token:…`, `staff:…`; of the community
            `user:…` or `curator:…`.
        subject_id: what was acted on: a token, somebody of the staff, a bill …
        words: what else there is to say: a tier's name, the fields that changed. Never
            of a guest: acts outlive an erasure.
    """
    act = {
        "id": crud.new_id(),
        "at": clock.now(),
        "program_id": at.program_id,
        "merchant_id": at.id,
        "kind": kind,
        "subject_id": subject_id,
        "words": words,
        "actor_id": actor_id,
    }
    crud.insert_act(tx, act)
