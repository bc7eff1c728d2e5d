"""A long proof that was ended goes on with the rounds and the seed that it has."""

from __future__ import annotations

from pathlib import Path

import pytest

import rounds
from rounds import Rounds


@pytest.fixture(autouse=True)
def proving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "PROVING", True)
    monkeypatch.setattr(rounds, "FOLDER", tmp_path / "prove")
    monkeypatch.delenv("SEED", raising=False)


def throws(proof: Rounds) -> dict[int, float]:
    """What the dice of each round that is left say first."""
    return {number: dice.random() for number, dice in proof.left()}


def test_it_goes_on_where_it_was_ended() -> None:
    whole = throws(Rounds.of("kills", 7, 4))
    ended = Rounds.of("kills", 7, 4)
    ended.keep(0, kills=4)
    ended.keep(2, kills=3)
    again = Rounds.of("kills", 8, 4)
    assert again.seed == 7
    assert throws(again) == {1: whole[1], 3: whole[3]}
    assert again.total("kills") == 7


def test_one_that_is_done_begins_anew() -> None:
    Rounds.of("kills", 7, 1).keep(0, kills=4)
    again = Rounds.of("kills", 8, 1)
    assert (again.seed, again.done) == (8, {})


def test_another_seed_that_is_asked_for_begins_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Rounds.of("kills", 7, 2).keep(0, kills=4)
    monkeypatch.setenv("SEED", "8")
    assert Rounds.of("kills", 8, 2).done == {}
    monkeypatch.setenv("SEED", "7")
    assert list(Rounds.of("kills", 7, 2).done) == [0]


def test_another_size_begins_anew() -> None:
    Rounds.of("kills", 7, 2).keep(0, kills=4)
    assert Rounds.of("kills", 7, 3).done == {}


def test_other_code_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    Rounds.of("kills", 7, 2).keep(0, kills=4)
    monkeypatch.setattr(rounds, "code", lambda: "another")
    assert Rounds.of("kills", 7, 2).done == {}


def test_code_is_all_that_a_proof_rests_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "ROOT", tmp_path)
    seen = {rounds.code()}
    for name in ("points.py", "services/earning.py", "tests/server/test_kill.py"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
        seen.add(rounds.code())
    assert len(seen) == 4


def test_everyday_runs_keep_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "PROVING", False)
    Rounds.of("kills", 0, 2).keep(0, kills=2)
    assert list(tmp_path.iterdir()) == []
    assert Rounds.of("kills", 0, 2).done == {}
