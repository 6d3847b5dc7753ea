"""Words the result of a comparison, for people and for machines. It decides nothing but what is said."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from attrs import asdict

from .differences import Comparison
from .result import Result
from .schema_differences import Difference

INDENT = "    "


def as_json(result: Result) -> str:
    """The whole result."""
    comparisons = [
        {
            "operation": one.operation,
            "version": one.version,
            "request": one.request,
            "verdict": one.verdict,
            "differences": [
                {**asdict(each), "accepted": result.accepted.reason(one, each)} for each in one.differences
            ],
        }
        for one in result.comparisons
    ]
    content: dict[str, Any] = {
        "news": result.has_news(),
        "comparisons": comparisons,
        "unused_reasons": result.unused(),
        "unknown_operations": list(result.unknown),
    }
    return json.dumps(content, indent=2, ensure_ascii=False)


def as_text(result: Result, *, notes: bool, verdicts: bool, unknown: bool) -> str:
    """The news, what was asked for besides, and how much there is of everything."""
    news, noted = list(result.news()), list(result.notes())
    lines = [*_listed("news", news)]
    if notes:
        lines += _listed("note", noted)
    if verdicts:
        lines += _verdicts(result.comparisons)
    if unknown:
        lines += ["operations of theirs that are none of ours:", *(f"{INDENT}{name}" for name in result.unknown), ""]
    lines += [f"unused reason: {text}" for text in result.unused()]
    accepted = sum(len(one.differences) for one in result.comparisons) - len(news) - len(noted)
    counted = Counter(one.verdict for one in result.comparisons)
    said = ", ".join(f"{count} {verdict}" for verdict, count in counted.most_common())
    lines += [
        f"{len(result.comparisons)} operations, each in a version: {said}",
        f"{len(news)} differences are news, {accepted} accepted, {len(noted)} notes",
        f"{len(result.unknown)} operations of theirs are none of ours",
    ]
    return "\n".join(lines)


def _listed(heading: str, found: Iterable[tuple[Comparison, Difference]]) -> Iterator[str]:
    """Each difference once, with all places where it is; one in a component of ours is in many."""
    places: dict[tuple[str, ...], dict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for comparison, one in found:
        at = one.component or f"{comparison.operation} {one.field}"
        ours, theirs = (side if len(side) < 200 else f"{side[:180]} ..." for side in (one.ours, one.theirs))
        said = f"{one.kind}: ours is {_relation(one)}: ours {ours}, theirs {theirs}"
        places[heading, one.side, at, said][comparison.operation, one.field].append(comparison.version)
    for (_, side, at, said), operations in places.items():
        yield f"{heading}, {side}: {at}: {said}"
        for (operation, field), versions in operations.items():
            yield f"{INDENT}{operation} {field} ({', '.join(versions)})"
        yield ""


def _relation(difference: Difference) -> str:
    return "there alone" if difference.relation == "absent" else difference.relation


def _verdicts(comparisons: Collection[Comparison]) -> Iterator[str]:
    by_operation: dict[str, list[Comparison]] = defaultdict(list)
    for one in comparisons:
        by_operation[one.operation].append(one)
    yield "verdicts, ours compared with theirs:"
    for operation, versions in by_operation.items():
        yield f"{INDENT}{operation}: {_joined(versions)}"
    yield ""


def _joined(versions: Sequence[Comparison]) -> str:
    verdicts = {one.verdict for one in versions}
    if len(verdicts) == 1:
        return f"{versions[0].verdict} in every version"
    return ", ".join(f"{one.version} {one.verdict}" for one in versions)
