"""Who keeps what is offered to every partner: an LNbits admin, by their admin key."""

from __future__ import annotations

from lnbits.settings import settings

from ..callers import ADMIN, Proof
from ..exceptions import NotAllowed, NotProved


def check_community(proof: Proof | None) -> str:
    """Lets the community's keepers pass; returns whom they act as.

    Raises:
        NotProved: `not_proved`; NotAllowed: `community_only`.
    """
    if proof is None:
        raise NotProved("not_proved", "Send an LNbits admin's key as X-Api-Key.")
    if proof.kind != ADMIN or not settings.is_admin_user(proof.user_id):
        raise NotAllowed("community_only", "That is for the community's keepers.")
    return f"wallet:{proof.holder}"
