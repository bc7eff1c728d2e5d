"""Who else has to know when a merchant changes.

Something that is made of merchants, a directory of them, is kept right in the very unit
of work that changes one. This slice knows none of those who do: they are put together
where the API is composed.
"""

from __future__ import annotations

from collections.abc import Callable

from ..store import Tx
from .models import Merchant

Keeper = Callable[[Tx, Merchant], None]

_keepers: list[Keeper] = []


def told_to(keeper: Keeper) -> None:
    """From now on it is told of each merchant that changes, as it is then."""
    if keeper not in _keepers:
        _keepers.append(keeper)


def tell(tx: Tx, merchant: Merchant) -> None:
    for keeper in _keepers:
        keeper(tx, merchant)
