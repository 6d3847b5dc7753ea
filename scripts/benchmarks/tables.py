"""Figures as tables of Markdown. It knows no part of the benchmarks."""

from __future__ import annotations

from collections.abc import Sequence

from .speed import Figures


def spread(one: Figures) -> str:
    """A median with its quartiles."""
    return f"{figure(one['median'])} ({figure(one['low'])} to {figure(one['high'])})"


def figure(value: float) -> str:
    """Three digits that matter."""
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of Markdown, whose columns but the first are set to the right."""
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    marks = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]

    def line(cells: Sequence[str]) -> str:
        first, *others = (
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        return f"| {' | '.join([first, *others])} |"

    return "\n".join(map(line, [headings, marks, *rows]))
