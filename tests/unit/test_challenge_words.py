"""What is agreed to by a link at the table has words in every language of messages."""

from __future__ import annotations

from typing import get_args

import pytest

from loyalty.challenges import messages
from loyalty.challenges.models import Purpose


@pytest.mark.parametrize("language", sorted(messages._TEXTS))
def test_no_purpose_is_without_words(language: str) -> None:
    assert set(messages._PURPOSES[language]) == set(get_args(Purpose))
