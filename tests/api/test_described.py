"""The API's description: every operation has words, an example, and its refusals."""

from __future__ import annotations

from typing import Any

import pytest

from venue import API, answer

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
async def described(client: Any) -> dict[str, Any]:
    """Our own paths of LNbits' OpenAPI."""
    found: dict[str, Any] = answer(await client.get("/openapi.json"))
    paths = {p: o for p, o in found["paths"].items() if p.startswith(API)}
    return {**found, "paths": paths}


def operations(described: dict[str, Any]) -> list[tuple[str, Any]]:
    return [
        (f"{method.upper()} {path}", operation)
        for path, operations in described["paths"].items()
        for method, operation in operations.items()
    ]


async def test_every_operation_says_what_it_does_and_how_it_refuses(
    described: dict[str, Any],
) -> None:
    found = operations(described)
    assert len(found) > 200
    for name, operation in found:
        assert operation["summary"] and not operation["summary"].startswith("Api ")
        assert len(operation["summary"]) < 160, name
        refusals = {s: r for s, r in operation["responses"].items() if s[0] == "4"}
        assert "422" not in refusals, name
        if operation.get("parameters"):
            assert {"400", "404"} <= refusals.keys(), name
        for status, refusal in refusals.items():
            said = refusal["content"]["application/json"]
            codes = said["schema"]["properties"]["code"]["enum"]
            assert codes and said["example"]["code"] in codes, (name, status)
        body = operation.get("requestBody")
        if body:
            (kind,) = body["content"].values()
            assert "example" in kind, name


async def test_every_example_is_one(app: Any) -> None:
    """What stands in the description is taken as it is."""
    from loyalty.web import LoyaltyRoute

    seen, wrong = 0, {}
    for route in app.routes:
        if isinstance(route, LoyaltyRoute) and route.openapi_extra:
            extra = route.openapi_extra.get("requestBody")
            if extra and route.body_field:
                example = extra["content"]["application/json"]["example"]
                _, problems = route.body_field.validate(example, {}, loc=("body",))
                seen += 1
                if problems:
                    wrong[route.path] = example
    assert not wrong and seen > 60
