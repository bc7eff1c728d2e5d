"""What of this server the publisher needs: its secret, its address, its environment."""

from __future__ import annotations

import os

from lnbits.settings import settings

from ..signatures import base_url
from .kinds import Kinds, kinds_from

KINDS: Kinds = kinds_from(os.environ)


def secret() -> str:
    """LNbits' own secret, under which programmes' keys are sealed."""
    return str(settings.auth_secret_key)


def api_url() -> str:
    """Where other programs ask this server."""
    return f"{base_url()}/loyalty/api/v1"
