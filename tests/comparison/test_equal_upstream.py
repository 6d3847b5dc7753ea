"""An upstream that says the same, in whatever words, differs in nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from comparison.accepted import Accepted
from comparison.result import compare_all

from hubapi_generation.fragments import Document
from tests.comparison.upstream import Content, describe, in_3_0, rearranged

WORDINGS: dict[str, Callable[[Content], Content]] = {
    "3.1, inline": lambda content: content,
    "3.0, inline": in_3_0,
    "3.1, rearranged": rearranged,
    "3.0, rearranged": lambda content: in_3_0(rearranged(content)),
}


@pytest.mark.parametrize("wording", WORDINGS)
def test_every_operation_is_the_same_in_every_version(document: Document, wording: str) -> None:
    result = compare_all(document, {"upstream": WORDINGS[wording](describe(document))}, Accepted())
    assert {f"{each}" for one in result.comparisons for each in one.differences} == set()
    assert {one.verdict for one in result.comparisons} == {"same"}
    assert result.unknown == ()
