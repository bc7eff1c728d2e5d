"""The words that places are found by. Pure."""

from __future__ import annotations

import re

from ..searching import folded, parts_of

MOST_PARTS = 80  # of one place
MOST_ASKED = 6  # words of a search
LONGEST = 40
_WORD = re.compile(r"[^\W_]+")


def words_of(*texts: str) -> list[str]:
    """The words of a place, each once, those of the first text first; where writing
    knows no spaces, each from every character on."""
    found: dict[str, None] = {}
    for text in texts:
        for word in _WORD.findall(folded(text)):
            found.update((part[:LONGEST], None) for part in sorted(parts_of(word)))
    return list(found)[:MOST_PARTS]


def asked_words(search: str) -> list[str]:
    """The words of a search: with each, a word of the place has to begin."""
    words = _WORD.findall(folded(search))
    return [word[:LONGEST] for word in dict.fromkeys(words)][:MOST_ASKED]
