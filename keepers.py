"""Who keeps what the whole community shares: LNbits admins, and curators.

An admin is one of this LNbits', signed in, or by the admin key of a wallet of theirs. A
curator is a Nostr key on a list that admins keep, and signs each request: they may do
what the community does, and touch no setting of the server.
"""

from __future__ import annotations

from dataclasses import dataclass

from . import acts, clock, crud
from .crud import Curator
from .exceptions import Conflict, NotAllowed, NotFound, NotProved
from .ids import new_id
from .store import Tx

COMMUNITY = acts.Where("", "")  # what is of no merchant
MOST_CURATORS = 100


@dataclass(frozen=True)
class Keeper:
    """Whoever is calling, as far as the community goes.

    Attributes:
        actor_id: whom they act as, `user:<id>` or `curator:<id>`; empty: they keep
            nothing.
        is_admin: whether they may set what is the server's, too.
        is_known: whether they showed anything at all.
        refusal: why not, in LNbits' words, if it says so.
    """

    actor_id: str = ""
    is_admin: bool = False
    is_known: bool = True
    refusal: str = "That is for the community's keepers."

    def check(self) -> str:
        """Lets the community's keepers pass; returns whom they act as.

        Raises:
            NotProved: `not_proved`; NotAllowed: `community_only`.
        """
        if not self.is_known:
            raise NotProved(
                "not_proved",
                "Sign in as an LNbits admin, or sign the request as a curator.",
            )
        if not self.actor_id:
            raise NotAllowed("community_only", self.refusal)
        return self.actor_id

    def check_admin(self) -> str:
        """Lets LNbits admins pass. Raises: as `check`; NotAllowed `admins_only`."""
        actor_id = self.check()
        if not self.is_admin:
            raise NotAllowed("admins_only", "That is for admins of this LNbits.")
        return actor_id


def admin_keeper(user_id: str) -> Keeper:
    return Keeper(f"user:{user_id}", is_admin=True)


def curating(tx: Tx, pubkey: str) -> Keeper:
    """What a key that signed may keep."""
    curator = crud.find_curator(tx, pubkey)
    return Keeper(f"curator:{curator.id}") if curator else Keeper()


def list_curators(tx: Tx, limit: int, offset: int) -> tuple[list[Curator], int]:
    """A page of them, the newest first, and how many there are."""
    return crud.list_curators(tx, limit, offset), crud.count_curators(tx)


def add_curator(tx: Tx, pubkey: str, name: str, actor_id: str) -> Curator:
    """Puts a key on the list; one that is on it stays as it is.

    Raises:
        Conflict: `too_many_curators`.
    """
    known = crud.find_curator(tx, pubkey)
    if known:
        return known
    if crud.count_curators(tx) >= MOST_CURATORS:
        words = f"There are {MOST_CURATORS} curators. Remove one first."
        raise Conflict("too_many_curators", words)
    curator = Curator(new_id(), pubkey, name, clock.now())
    if not crud.insert_curator(tx, curator):  # somebody else just did
        return crud.find_curator(tx, pubkey) or curator
    acts.note(tx, "curator_added", COMMUNITY, actor_id, curator.id, curator.words)
    return curator


def end_curator(tx: Tx, curator_id: str, actor_id: str) -> None:
    """Takes a key off the list; who they were stays, for what they did.

    Raises:
        NotFound: `curator_not_found`.
    """
    curator = crud.end_curator(tx, curator_id, clock.now())
    if not curator:
        raise NotFound("curator_not_found", "There is no such curator on the list.")
    acts.note(tx, "curator_removed", COMMUNITY, actor_id, curator.id, curator.words)
