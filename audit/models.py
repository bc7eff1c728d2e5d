"""Nouns of the audit trail. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal, NamedTuple

About = Literal["", "points", "rewards", "bills", "guests", "settings", "access"]
Scope = Literal["branch", "program"]

WALLET: Final = "wallet"
COMMUNITY: Final = "community"


@dataclass(frozen=True)
class Wanted:
    """Which acts somebody asks for; an empty filter lets everything through.

    Attributes:
        actor_id: of this actor only, `staff:…`, `token:…` or `wallet:…`.
        since, until: Unix seconds, from `since` on, before `until`.
        scope: this merchant's acts, or those of all branches.
    """

    about: About = ""
    actor_id: str = ""
    since: int | None = None
    until: int | None = None
    scope: Scope = "branch"


class Act(NamedTuple):
    """One act, whichever table has it.

    Attributes:
        kind: what was done; ref: which one of its kind; with it, its id.
        subject: the name of what was acted on: a link, a tier, a table, a reward.
        words: what else the table says, as it is stored there.
        points, sats: what it moved, signed.
        actor_name: what staff or a token is called; nothing for a wallet.
    """

    at: int
    kind: str
    ref: str
    merchant_id: str
    subject_id: str
    order_id: str
    card_id: str
    points: int
    sats: int
    words: str
    actor_id: str
    merchant_name: str | None
    wallet_id: str | None
    subject: str | None
    table_name: str | None
    customer_pubkey: str | None
    nickname: str | None
    reason: str | None
    actor_name: str | None
    actor_person: str | None

    @property
    def id(self) -> str:
        return f"{self.kind}:{self.ref}"

    @property
    def actor_kind(self) -> str:
        """`staff`, `token`, `community`, `owner` of the place, or `program_owner`."""
        kind, _, holder = self.actor_id.partition(":")
        if kind in ("user", "curator"):
            return COMMUNITY
        if kind != WALLET:
            return kind
        return "owner" if holder == self.wallet_id else "program_owner"


class CommunityAct(NamedTuple):
    """What a keeper of the community's lists did.

    Attributes:
        words: what it was done to; actor_id: `user:…`, an admin, or `curator:…`.
        curator: what a curator is called.
    """

    id: str
    at: int
    kind: str
    words: str
    actor_id: str
    curator: str | None


def actor_view(act: Act) -> dict[str, Any]:
    """Who did it; `name` is empty for an owner, whom the caller's words name."""
    return {
        "id": act.actor_id,
        "kind": act.actor_kind,
        "name": act.actor_name or "",
        "person": act.actor_person or "",
    }
