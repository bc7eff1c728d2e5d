"""Asks every endpoint for what its description allows, and for what it does not."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import hypothesis
import requests
import schemathesis

from devkit.people import NostrKeys
from proofs import BASE_URL, signed

# What would end what the rest of the questions is about.
SPARED = {"DELETE /loyalty/api/v1/merchants/{merchant_id}"}
_THEIRS = {"authorization", "x-api-key", "x-loyalty-token", "cookie", "host"}


@dataclass
class Role:
    """Somebody who asks.

    Attributes:
        keys: whoever signs each request.
        is_stranger: nothing of the house is theirs to see.
    """

    name: str
    headers: dict[str, str] = field(default_factory=dict)
    keys: NostrKeys | None = None
    is_stranger: bool = False

    def proof(self, method: str, path: str, body: bytes) -> dict[str, str]:
        more = signed(self.keys, method, path, body) if self.keys else {}
        return {**self.headers, **more}


@dataclass
class Inquisitor:
    """What was asked by whom, and what must not be answered.

    Attributes:
        ids: of a house, by the names of paths' parameters.
        mark: words that stand only in what is the house's.
        seen: how often each status was answered.
    """

    http: httpx.Client
    described: dict[str, Any]
    roles: list[Role]
    ids: dict[str, str]
    mark: str
    seen: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def ask_all(self, examples: int, seed: int) -> None:
        turns = itertools.cycle(self.roles)
        schema = schemathesis.openapi.from_dict(self.described)
        for found in schema.get_all_operations():
            operation: Any = found.ok()  # type: ignore[union-attr]
            name = f"{operation.method.upper()} {operation.path}"
            if name not in SPARED:
                self._ask(operation, name, turns, examples, seed)

    def _ask(
        self, operation: Any, name: str, turns: Iterator[Role], examples: int, seed: int
    ) -> None:
        numbers = itertools.count()

        @hypothesis.seed(seed)
        @hypothesis.settings(
            max_examples=examples,
            database=None,
            deadline=None,
            phases=[hypothesis.Phase.generate],
            suppress_health_check=list(hypothesis.HealthCheck),
        )
        @hypothesis.given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            self._once(operation, name, case, next(turns), next(numbers) % 3 > 0)

        ask()

    def _once(
        self, operation: Any, name: str, case: Any, role: Role, is_real: bool
    ) -> None:
        if is_real:  # about something that is there
            for known, value in self.ids.items():
                if known in (case.path_parameters or {}):
                    case.path_parameters[known] = value
                if isinstance(case.body, dict) and known in case.body:
                    case.body[known] = value
        response = self._send(case, role)
        self.seen[response.status_code] += 1
        problem = self._judge(operation, response, role)
        if problem:
            said = f"{response.status_code} {response.text[:200]}"
            self.wrong.append(f"{name} as {role.name}: {problem}: {said}")

    def _send(self, case: Any, role: Role) -> httpx.Response:
        asked = case.as_transport_kwargs(base_url=BASE_URL)
        known = ("method", "url", "headers", "params", "json", "data")
        made = requests.Request(**{k: asked[k] for k in known if k in asked}).prepare()
        body: Any = made.body or b""
        raw = body.encode() if isinstance(body, str) else body
        sent: dict[str, Any] = dict(made.headers)
        headers = {k: v for k, v in sent.items() if k.lower() not in _THEIRS}
        path = str(made.url).removeprefix(BASE_URL)
        method = str(made.method)
        headers |= role.proof(method, path, raw)
        return self.http.request(method, path, content=raw, headers=headers)

    def _judge(self, operation: Any, response: httpx.Response, role: Role) -> str:
        status = response.status_code
        if status >= 500:
            return "a failure"
        if role.is_stranger and self.mark in response.text:
            return "it tells a stranger"
        documented = operation.definition.raw["responses"]
        if str(status) not in documented:
            return "an undocumented status"
        if status < 400:
            return ""
        said = documented[str(status)]["content"]["application/json"]
        code = response.json().get("code")
        known = said["schema"]["properties"]["code"]["enum"]
        return "" if code in known else f"an undocumented code, {code}"


def own_paths(described: dict[str, Any], prefix: str) -> dict[str, Any]:
    """Only our own part of a description."""
    paths = {p: o for p, o in described["paths"].items() if p.startswith(prefix)}
    return {**json.loads(json.dumps(described)), "paths": paths}
