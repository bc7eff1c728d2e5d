"""What the API's description says of each endpoint by itself.

Its summary is the first sentence of its own words; the codes that it may answer with
are those of `api_codes.txt`, which `tools/api_codes.py` reads from the source; and the
example of a body is made of the least that the body has to hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import StrictBool

from .fields import Number

_TABLE = Path(__file__).with_name("api_codes.txt")
_WORDS = {
    400: "Malformed, or absurd: nothing was done",
    401: "No proof of who calls, or one that does not count",
    403: "Known, and not allowed to",
    404: "Not there, or not the caller's",
    409: "It contradicts what is already so",
    413: "More than a body may hold",
    429: "Tried too often; `Retry-After` says how long to wait",
}
_REFUSAL = {
    "type": "object",
    "required": ["detail", "code"],
    "properties": {"detail": {"type": "string"}},
}


def summary_of(endpoint: Callable[..., Any]) -> str:
    """The first sentence of an endpoint's words, without its full stop."""
    words = " ".join((endpoint.__doc__ or "").partition("\n\n")[0].split())
    return re.split(r"(?<=[^.])[.:;] ", f"{words} ")[0].rstrip(". ")


def refusals_of(endpoint: Callable[..., Any]) -> dict[int | str, dict[str, Any]]:
    """The answers that are no success, as FastAPI's `responses` has them."""
    found: dict[int | str, dict[str, Any]] = {
        status: {
            "description": f"{_WORDS[status]}: {', '.join(map(_code, codes))}",
            "content": {"application/json": _described(codes)},
        }
        for status, codes in _codes().get(_name_of(endpoint), {}).items()
    }
    # What FastAPI answers by itself, 422, the route class turns into 400.
    return {**found, "default": {"description": "Whatever LNbits itself refuses"}}


def _code(code: str) -> str:
    return f"`{code}`"


def _described(codes: list[str]) -> dict[str, Any]:
    said = {"type": "string", "enum": codes}
    properties = {**_REFUSAL["properties"], "code": said}  # type: ignore[dict-item]
    return {
        "schema": {**_REFUSAL, "properties": properties},
        "example": {"detail": "Words for a person.", "code": codes[0]},
    }


def _name_of(endpoint: Callable[..., Any]) -> str:
    """Where it stands in the table, whatever the package is called."""
    package = __name__.rpartition(".")[0]
    module = endpoint.__module__.removeprefix(f"{package}.")
    return f"{module}:{endpoint.__name__}"


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, dict[int, list[str]]]:
    """The codes of each endpoint by status."""
    found = {}
    for line in _TABLE.read_text().splitlines():
        name, _, said = line.partition(" ")
        if name != "#" and said:
            parts = [part.split() for part in said.split("; ")]
            found[name] = {int(status): codes for status, *codes in parts}
    return found


# --- examples -------------------------------------------------------------------------

_KEY = "3bf0c63fcb93463407af97a5e5ee64fa883d107ef9e558472c4eb9aaaefa459d"
_KNOWN: dict[str, Any] = {
    "amount": 34_000,
    "amount_sats": 34_000,
    "badge": f"30009:{_KEY}:member",
    "category": "restaurant",
    "color": "#d4a017",
    "country": "PT",
    "customer_pubkey": _KEY,
    "description": "10 % for members",
    "earn_per_sats": 1000,
    "email": "ana@example.com",
    "from_pubkey": _KEY,
    "initials": "AB",
    "into_pubkey": _KEY,
    "issuer": _KEY,
    "lines": [{"name": "Coffee", "unit_price_sats": 300, "quantity": 2}],
    "method": "cash",
    "multiplier_bp": 20_000,
    "name": "Lunch",
    "new_pubkey": _KEY,
    "password": "correct horse battery",
    "payment_hash": "0" * 64,
    "points": 50,
    "pubkey": _KEY,
    "reason": "Waited an hour",
    "tags": {"name": "Café Central", "amenity": "cafe"},
    "timezone": "Europe/Lisbon",
    "url": "https://example.com/loyalty",
}


def example_of(model: type[Any]) -> dict[str, Any]:
    """What a body itself says it may be; else the least that it has to hold, and where
    nothing has to be, its first field."""
    if "example" in (known := model.__config__.schema_extra or {}):
        return dict(known["example"])
    fields = list(model.__fields__.values())
    needed = [field for field in fields if field.required] or fields[:1]
    return {field.alias: _example(field) for field in needed}


def _example(field: Any) -> Any:
    if field.name in _KNOWN:
        return _KNOWN[field.name]
    value = _of_type(field.type_)
    return [value] if field.shape in _LISTS else value


_LISTS = {2, 3, 6, 7}  # pydantic's shapes of lists, sets, and tuples without an end


def _of_type(kind: Any) -> Any:
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    if not isinstance(kind, type):
        return "text"
    if hasattr(kind, "__fields__"):
        return example_of(kind)
    if issubclass(kind, StrictBool | bool):
        return True
    if issubclass(kind, int):
        return max(getattr(kind, "ge", None) or 1, 1)
    if issubclass(kind, Number | float):
        return 1
    return "a" * max(getattr(kind, "shortest", 1), 4)
