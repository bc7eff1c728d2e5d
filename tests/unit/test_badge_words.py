"""A page has words, in every language, for whatever speaks against a badge."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from devkit.layout import ROOT
from loyalty.badges.verdicts import UNCHECKED
from loyalty.merchants.models import Language
from loyalty.nostr import awards

CODES = {
    *(UNCHECKED, awards.UNTRUSTED, awards.FORGED, awards.NOT_THEIRS, awards.AHEAD),
    *(awards.ENDED, awards.NO_BADGE, awards.TAKEN_BACK, awards.BADGE_GONE),
    awards.UNCLEAR,
}


@pytest.mark.parametrize("language", [code for code in get_args(Language) if code])
def test_every_reason_has_words(language: str) -> None:
    words = (ROOT / "static" / "i18n" / f"{language}.js").read_text()
    section = words.split("    badge_why: {\n")[1].split("    },\n")[0]
    named = set(re.findall(r"^      (\w+):", section, re.MULTILINE))
    assert CODES <= named
