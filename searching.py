"""How people are found by their names. Pure.

Capitals, accents and the spaces between words do not matter: `elo` finds `Élodie`. A
name is kept from each of its words on, so that what a search begins with is a range of
an index; where writing knows no spaces between words, each character begins one.
"""

from __future__ import annotations

import unicodedata

LONGEST = 40  # characters of a name that a search can tell apart
_LAST = "\U0010ffff"


def folded(text: str) -> str:
    """A text as it is compared."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in spread if not unicodedata.combining(c))
    return " ".join(plain.split())


def parts_of(name: str) -> set[str]:
    """The name from each of its words on."""
    text = folded(name)
    starts = (n for n in range(len(text)) if _begins_word(text, n))
    return {text[n : n + LONGEST] for n in starts}


def _begins_word(text: str, at: int) -> bool:
    here, before = text[at], text[at - 1] if at else " "
    if here == " ":
        return False
    is_letter_alone = unicodedata.category(here) == "Lo"
    return before == " " or is_letter_alone or here.isalnum() > before.isalnum()


def range_of(search: str) -> tuple[str, str] | None:
    """The parts that begin with a search: from, and before; nothing: it finds none."""
    text = folded(search)[:LONGEST]
    return (text, text + _LAST) if text else None
