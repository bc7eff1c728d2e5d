"""What is agreed to by a link at the table has words in every language of messages."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from loyalty.challenges import messages
from loyalty.challenges.models import Purpose
from loyalty.merchants.models import Language

SPOKEN = [code for code in get_args(Language) if code]


@pytest.mark.parametrize("language", SPOKEN)
def test_no_purpose_is_without_words(language: str) -> None:
    assert {"{code}", "{place}", "{sats}", "{purpose}"} <= set(
        re.findall(r"\{\w+\}", messages._TEXTS[language])
    )
    assert set(messages._PURPOSES[language]) == set(get_args(Purpose))
