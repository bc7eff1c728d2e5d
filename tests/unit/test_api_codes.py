"""Which refusals the description names is read from the source, as it is now."""

from __future__ import annotations

import api_codes


def test_the_table_is_up_to_date() -> None:
    """If not: `python tools/api_codes.py`."""
    assert api_codes.TABLE.read_text() == api_codes.text()


def test_codes_are_found_where_they_are_made() -> None:
    found = api_codes.table()
    grant = found["merchants.views_points:api_grant"]
    assert {(409, "grant_cap"), (403, "wrong_pin"), (401, "proof_used")} <= grant
    assert {(429, "too_many_tries"), (413, "too_large")} <= grant
    assert (409, "insufficient_points") not in grant
    assert found["views_api:api_health"] == set()
