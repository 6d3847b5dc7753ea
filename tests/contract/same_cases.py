"""Has Hypothesis make the same cases in every process, which Schemathesis asks of it."""

from __future__ import annotations

from functools import cached_property

from hypothesis.internal.conjecture.providers import AVAILABLE_PROVIDERS, HypothesisProvider
from hypothesis.internal.constants_ast import Constants


class _SameCases(HypothesisProvider):
    """Hypothesis' own takes constants from the modules that have been imported, which differ from worker to worker."""

    @cached_property
    def _local_constants(self) -> Constants:
        return Constants()


def make_the_same_cases() -> None:
    """From now on."""
    AVAILABLE_PROVIDERS["hypothesis"] = _SameCases
