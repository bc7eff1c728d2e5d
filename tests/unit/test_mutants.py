"""What `make mutate` takes away is there: a guard that was rewritten has to be named
anew, or it would be guarded by nobody."""

from __future__ import annotations

import pytest

from devkit.layout import ROOT
from mutants import MUTANTS
from mutants.mutant import Mutant


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_every_guard_is_where_its_mutant_looks_for_it(mutant: Mutant) -> None:
    text = (ROOT / mutant.file).read_text()
    assert text.count(mutant.guard) == mutant.times
    assert mutant.guard not in ("", mutant.without)


def test_every_mutant_has_tests_and_a_name_of_its_own() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)
    for mutant in MUTANTS:
        for test in mutant.tests:
            assert (ROOT / test.partition("::")[0]).exists(), test
