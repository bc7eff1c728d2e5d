"""Pictures that an owner names: which addresses a page shows.

Pages show an address as it is: nothing that could leave an attribute or a stylesheet,
and no way up from the assets to other calls of this server. No I/O: nothing is fetched
here.
"""

from __future__ import annotations

import re

from .exceptions import InvalidInput

_IMAGE = re.compile(r"https://[^\s/@\"'<>\\()]+\.[^\s\"'<>\\()]+")
_ASSET = re.compile(r"/api/v1/assets(/[0-9A-Za-z_-][0-9A-Za-z._-]*)+")


def checked_image(address: str | None) -> str | None:
    """An https:// address, or the path of an asset of this LNbits; empty is none.

    Raises:
        InvalidInput: `bad_image`.
    """
    if not address:
        return None
    if not (_IMAGE.fullmatch(address) or _ASSET.fullmatch(address)):
        words = "An image has an https:// address, or is an asset of this LNbits."
        raise InvalidInput("bad_image", words)
    return address
