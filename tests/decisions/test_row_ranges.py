"""The numbers of rows as a journal keeps them: few characters, and the same rows again."""

from __future__ import annotations

import pytest

from hubapi_ext.jobs.row_ranges import packed, unpacked


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([], ""),
        ([7], "7"),
        (range(101, 201), "101-200"),
        ([3, 1, 2], "1-3"),
        ([1, 2, 4, 7, 8], "1-2 4 7-8"),
        ([1, 1, 3], "1 3"),
    ],
)
def test_consecutive_rows_are_one_run(rows: list[int], text: str) -> None:
    assert packed(rows) == text


def test_rows_come_back_in_order() -> None:
    rows = [9, 1, 2, 3, 12, 11, 5]
    assert unpacked(packed(rows)) == sorted(rows)
