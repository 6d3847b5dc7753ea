"""The numbers of rows in few characters, as a journal keeps them."""

from __future__ import annotations

from collections.abc import Sequence


def packed(rows: Sequence[int]) -> str:
    """Rows in few characters: runs of consecutive ones by their ends."""
    ordered = sorted(set(rows))
    if ordered and ordered[-1] - ordered[0] == len(ordered) - 1 > 0:
        # Those of one request mostly are a single run.
        return f"{ordered[0]}-{ordered[-1]}"
    runs: list[list[int]] = []
    for row in ordered:
        if runs and runs[-1][1] + 1 == row:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return " ".join(f"{first}-{last}" if first < last else str(first) for first, last in runs)


def unpacked(text: str) -> list[int]:
    """The rows again."""
    ends = (run.partition("-") for run in text.split())
    return [row for first, _, last in ends for row in range(int(first), int(last or first) + 1)]
