"""What is refused is said in every language, and with the figures that it names.

The API says it in English, with a stable code; the pages say it by that code. So no
code may be without words, and no words may name a figure that the answer lacks.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from spoken import OTHERS, gaps, our_files, words_of

ERRORS = {"InvalidInput", "NotProved", "NotAllowed", "NotFound", "Conflict", "TooMany"}
# What speaks against a card of elsewhere gets a name in front before it is answered.
FOREIGN = "NotShown"
# Helpers that put the same end to every sentence of a module.
HELPERS = {"_no", "_refused", "refused"}
# Only a program that calls the API wrongly meets these: our pages cannot.
OF_PROGRAMS = {
    *("bad_box", "bad_idempotency_key", "bad_list_name", "bad_position", "bad_radius"),
    *("bad_time", "confirm_needed", "csrf_needed", "currency_unused", "job_not_found"),
    *("expiry_months_needed", "idempotency_key_needed", "idempotency_mismatch"),
    *("invoice_needed", "malformed", "name_needed", "no_tiers", "not_available_yet"),
    *("not_found", "one_destination", "one_way_needed", "price_needed"),
    *("quote_needed", "too_far_back", "two_earn_rules", "unknown_expiry_mode"),
    *("unknown_kind", "unknown_sort", "zap_malformed", "zap_wrong_kind"),
    *("zap_wrong_link", "zap_wrong_receiver", "proof_bad_key", "proof_bad_signature"),
    *("proof_malformed", "proof_wrong_amount", "proof_wrong_body", "proof_wrong_kind"),
    *("proof_wrong_method", "proof_wrong_order", "proof_wrong_purpose"),
    "proof_wrong_url",
}
CODE = re.compile(r"[a-z]+(_[a-z]+)*")


def raised() -> Iterator[tuple[str, set[str]]]:
    """Every code that is written where it is refused, and the figures beside it."""
    for file in our_files():
        tree = ast.parse(file.read_text())
        named = constants(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            code = value_of(node.args[0], named)
            if name in ERRORS | HELPERS | {FOREIGN} and CODE.fullmatch(code):
                family = "foreign_" if name == FOREIGN else ""
                yield family + code, {key.arg or "" for key in node.keywords}


def constants(tree: ast.Module) -> dict[str, str]:
    """`SHORT = "insufficient_points"`."""
    return {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value.value, str)
    }


def value_of(node: ast.expr, named: dict[str, str]) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return named.get(node.id, "") if isinstance(node, ast.Name) else ""


@pytest.fixture(scope="module")
def sent() -> dict[str, set[str]]:
    """Every code, with all figures that may come with it."""
    codes: dict[str, set[str]] = {}
    for code, figures in raised():
        codes.setdefault(code, set()).update(figures)
    some = {"insufficient_points", "tier_needed", "zap_too_old", "foreign_stale"}
    assert len(codes) > 200 and some <= codes.keys()
    return codes


@pytest.mark.parametrize("language", OTHERS)
def test_no_refusal_is_left_in_english(
    sent: dict[str, set[str]], language: str
) -> None:
    said = words_of(language, "refused").keys()
    assert not sorted(sent.keys() - said - OF_PROGRAMS)
    assert not OF_PROGRAMS & said


@pytest.mark.parametrize("language", OTHERS)
def test_words_name_no_figure_that_is_not_sent(
    sent: dict[str, set[str]], language: str
) -> None:
    exact = words_of(language, "refused_exact")
    assert exact.keys() == {code for code, figures in sent.items() if figures}
    assert not {code for code, text in exact.items() if not gaps(text) <= sent[code]}
    assert not [text for text in words_of(language, "refused").values() if gaps(text)]
