"""The differences that are accepted, each with a reason, and the reasons without use. It finds no difference.

They stand in `specs/accepted_differences.yaml`, a list. An entry names an operation, or several, and a field as
`scripts/compare` prints it; or, for what is the same in many operations, the place in a component of ours, such as
`ObjectId`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import frozen
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from hubapi_generation.fragments import Place

from .differences import Comparison
from .schema_differences import Difference

TEXTS = ("field", "component", "kind", "side", "ours", "theirs", "reason")
LISTS = ("operation", "versions")


class AcceptedError(Exception):
    """The file cannot be used. Its text has one line for each thing that is wrong."""


@frozen
class Entry:
    """A difference that is accepted. What it does not name may be anything."""

    place: Place
    kind: str
    reason: str
    operations: tuple[str, ...] = ()
    field: str | None = None
    component: str | None = None
    versions: tuple[str, ...] = ()
    side: str | None = None
    ours: str | None = None
    theirs: str | None = None

    def accepts(self, comparison: Comparison, difference: Difference) -> bool:
        """Whether it names a difference."""
        return (
            difference.kind == self.kind
            and (not self.versions or comparison.version in self.versions)
            and (not self.operations or comparison.operation in self.operations)
            and (self.field is None or difference.field == self.field)
            and (self.component is None or difference.component == self.component)
            and self.side in (None, difference.side)
            and self.ours in (None, difference.ours)
            and self.theirs in (None, difference.theirs)
        )

    def unused_where(self, comparisons: Collection[Comparison]) -> Iterator[str]:
        """Where it was looked for in vain: by operation, and by version where it names some."""
        for operation in self.operations or (None,):
            for version in self.versions or (None,):
                looked_at = [
                    one
                    for one in comparisons
                    if operation in (None, one.operation) and version in (None, one.version) and self._concerns(one)
                ]
                used = any(self.accepts(one, each) for one in looked_at for each in one.differences)
                if not used and any(one.was_compared for one in looked_at):
                    yield ", ".join(name for name in (operation or self.component, version) if name)

    def _concerns(self, comparison: Comparison) -> bool:
        if self.component is None:
            return True
        root = self.component.partition(".")[0].partition("[")[0]
        return any(one == root or one.startswith((f"{root}.", f"{root}[")) for one in comparison.components)


@frozen
class Accepted:
    """All entries."""

    entries: tuple[Entry, ...] = ()

    def reason(self, comparison: Comparison, difference: Difference) -> str | None:
        """Why a difference is accepted; None where it is not."""
        return next((one.reason for one in self.entries if one.accepts(comparison, difference)), None)

    def unused(self, comparisons: Collection[Comparison]) -> list[str]:
        """What to say of the entries that nothing needs although it was compared."""
        return [
            f"{entry.place}: nothing differs so any more in {where}; remove the entry, or what it says of it"
            for entry in self.entries
            for where in entry.unused_where(comparisons)
        ]


def read_accepted(file: Path, operations: Collection[str], versions: Collection[str]) -> Accepted:
    """Reads the file. `operations` and `versions` are those that an entry may name."""
    try:
        content = YAML(typ="rt").load(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise AcceptedError(f"{file}: cannot be read: {error.strerror}") from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise AcceptedError(f"{file}:{mark.line + 1 if mark else 1}: not valid YAML: {error.problem}") from None
    except (YAMLError, UnicodeDecodeError) as error:
        raise AcceptedError(f"{file}:1: not valid YAML: {error}") from None
    if content is None:
        return Accepted()
    if not isinstance(content, CommentedSeq):
        raise AcceptedError(f"{file}:1: must be a list of entries, got {type(content).__name__}")
    entries, problems = [], []
    for index, written in enumerate(content):
        place = Place(str(file), content.lc.item(index)[0] + 1)
        found = list(_problems(written, operations, versions))
        problems += [f"{place}: {text}" for text in found]
        if not found:
            entries.append(_entry(place, written))
    if problems:
        raise AcceptedError("\n".join(problems))
    return Accepted(tuple(entries))


def _problems(written: Any, operations: Collection[str], versions: Collection[str]) -> Iterator[str]:
    if not isinstance(written, CommentedMap):
        yield f"an entry must be a mapping, got {written!r}"
        return
    yield from _problems_of_keys(written)
    for key, known in (("operation", operations), ("versions", versions)):
        for name in _names(written.get(key, ())):
            if name not in known:
                yield f"`{key}` must be one of the fragments', got {name!r}"


def _problems_of_keys(written: CommentedMap) -> Iterator[str]:
    if unknown := sorted(map(str, written.keys() - {*TEXTS, *LISTS})):
        yield f"an entry has no `{unknown[0]}`; it may have {', '.join((*LISTS, *TEXTS))}"
    for key in TEXTS:
        if key in written and not (isinstance(written[key], str) and written[key].strip()):
            yield f"`{key}` must be text, got {written[key]!r}; a number needs quotes"
    for key in ("kind", "reason"):
        if key not in written:
            yield f"an entry needs a `{key}`"
    if ("component" in written) == ("operation" in written and "field" in written):
        yield "an entry needs either `operation` and `field`, or `component`"


def _entry(place: Place, written: CommentedMap) -> Entry:
    texts = {key: str(written[key]) for key in TEXTS if key in written}
    names = {key: tuple(map(str, _names(written.get(key, ())))) for key in LISTS}
    return Entry(place=place, operations=names["operation"], versions=names["versions"], **texts)


def _names(written: Any) -> Iterable[Any]:
    return written if isinstance(written, list | tuple) else (written,)
