"""Our words in every language: none missing, none too many, nothing left unsaid."""

from __future__ import annotations

import re

import pytest
from spoken import ENGLISH, I18N, OTHERS, gaps, our_files, words

from devkit.layout import ROOT
from screens import banned_words

# What the API says itself, in English; other languages have words of their own for it.
SERVERS = ("refused.", "refused_exact.")
FAMILY = "foreign_"  # put before a card's refusals where they are raised
# Put together from what a list is of (`badges/services.py`).
COMPOSED = {"issuer_not_found", "too_many_issuers"}


@pytest.fixture(scope="module")
def english() -> dict[str, str]:
    return words(ENGLISH)


def test_there_is_a_file_for_every_language_and_no_other() -> None:
    assert {file.stem for file in I18N.glob("*.js")} == {ENGLISH, *OTHERS}
    listed = (ROOT / "static" / "js" / "language.js").read_text()
    assert set(re.findall(r"code: '(\w+)'", listed)) == {ENGLISH, *OTHERS}


@pytest.mark.parametrize("language", OTHERS)
def test_no_word_is_missing_or_too_many(english: dict[str, str], language: str) -> None:
    own = {key for key in words(language) if not key.startswith(SERVERS)}
    missing, superfluous = sorted(english.keys() - own), sorted(own - english.keys())
    assert not missing, f"{language}.js lacks {len(missing)}: {', '.join(missing)}"
    assert not superfluous, f"{language}.js has what en.js has not: {superfluous}"


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_filled_in_and_how_many_forms_are_the_same(
    english: dict[str, str], language: str
) -> None:
    wrong = [
        key
        for key, text in words(language).items()
        if key in english
        and (gaps(text) != gaps(english[key]) or forms(text) != forms(english[key]))
    ]
    assert not wrong


def forms(text: str) -> int:
    """`no points | 1 point | {n} points` are three."""
    return len(text.split(" | "))


@pytest.mark.parametrize("language", [ENGLISH, *OTHERS])
def test_nobody_is_shouted_at_and_nothing_is_empty(language: str) -> None:
    wrong = [k for k, text in words(language).items() if "!" in text or not text]
    assert not wrong


@pytest.mark.parametrize("language", [ENGLISH, *OTHERS])
def test_nothing_is_said_in_the_words_of_the_trade(language: str) -> None:
    """Also where no browser test happens to look."""
    trade = banned_words()
    assert not {
        key: text for key, text in words(language).items() if trade.search(text)
    }


@pytest.mark.parametrize("language", OTHERS)
def test_every_refusal_that_has_words_is_one_of_ours(language: str) -> None:
    named = (key for key in words(language) if key.startswith(SERVERS))
    codes = {key.split(".", 1)[1] for key in named}
    ours = "".join(file.read_text() for file in our_files())
    unknown = {code for code in codes - COMPOSED if f'"{code}"' not in ours}
    assert not sorted(
        code for code in unknown if f'"{code.removeprefix(FAMILY)}"' not in ours
    )


def test_a_piece_that_speaks_has_words() -> None:
    """A template finds `t` among its piece's methods, or fails where it is shown."""
    speaks = re.compile(r"(?<![\w.$])t\(")
    has_words = re.compile(r"methods:\s*\{(?:[^{}]*[\s,])?t\s*[,}:]")
    mute = [
        template.stem
        for template in (ROOT / "static" / "components").glob("*.vue")
        if speaks.search(template.read_text())
        and not has_words.search(template.with_suffix(".js").read_text())
    ]
    assert not mute


def test_a_piece_that_shows_a_code_can_draw_it() -> None:
    """The library is no piece of the application's: each names it, or shows nothing."""
    blank = [
        template.stem
        for template in (ROOT / "static").rglob("*.vue")
        if "<qrcode-vue" in template.read_text()
        and "QrcodeVue" not in template.with_suffix(".js").read_text()
    ]
    assert not blank
