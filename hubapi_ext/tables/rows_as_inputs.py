"""Rows as inputs of a batch create: columns, Arrow's tables, blocks of rows, and streams of these. It sends nothing.

Arrow is an extra, which is imported when something comes as such.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from attrs import field, frozen

from hubapi_client.errors import shortened
from hubapi_ext.errors import InvalidInputError
from hubapi_ext.tables.rows import AssociationRows, pyarrow_or_raise

if TYPE_CHECKING:
    import pyarrow as pa


class ArrowArray(Protocol):
    """A table that speaks Arrow's protocol, such as a record batch."""

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]: ...


class ArrowStream(Protocol):
    """Tables that speak Arrow's protocol, such as a reader of record batches, a table or a data frame."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...


_Row: TypeAlias = tuple[Any, Any, Any]

COLUMNS_FORM = (
    "columns are from_id, to_id and type_id, all of one length; a category beside them is HUBSPOT_DEFINED unless given"
)


def as_inputs(given: Any) -> Any:
    """Inputs of a batch create in whatever form, as an iterable of (from id, to id, type); others as they are."""
    table = _table(given, alone=True)
    if table is not None:
        return table
    if isinstance(given, list | tuple):
        return _Tables(given) if given and _is_table(given[0]) else given
    return _Tables(given) if isinstance(given, Iterator) else given


def _is_table(given: Any) -> bool:
    """Whether something has columns. Some can be read only once, so that asking must not open them."""
    known = isinstance(given, AssociationRows) or (isinstance(given, Mapping) and not _is_row(given))
    return known or hasattr(given, "__arrow_c_stream__") or hasattr(given, "__arrow_c_array__")


def _is_row(given: Mapping[Any, Any]) -> bool:
    """Whether a mapping is a row, or HubSpot's own form of an association, and not a table of columns."""
    ids = [given[name] for name in ("from_id", "to_id") if name in given]
    return not any(hasattr(one, "__len__") and not isinstance(one, str | bytes | Mapping) for one in ids)


def _table(given: Any, *, alone: bool = False) -> _Columns | _Batches | None:
    """The rows of what has columns. A mapping that is given alone cannot be a row, since inputs are many."""
    if isinstance(given, AssociationRows):
        return _Columns(given.from_id, given.to_id, given.type_id, given.category)
    if isinstance(given, Mapping):
        return _columns(given) if alone or not _is_row(given) else None
    if hasattr(given, "__arrow_c_stream__"):
        return _Batches(given)
    if hasattr(given, "__arrow_c_array__"):
        arrow = pyarrow_or_raise()
        try:
            return _of_batch(arrow.record_batch(given))
        except arrow.ArrowInvalid as error:
            raise InvalidInputError("inputs", f"got {shortened(given)}: {error}", allowed=COLUMNS_FORM) from None
    return None


def _of_batch(batch: pa.RecordBatch) -> _Columns:
    names = batch.schema.names
    if len(set(names)) < len(names):
        raise InvalidInputError("inputs", f"the columns are {', '.join(names)}", allowed=COLUMNS_FORM)
    return _columns(dict(zip(names, batch.columns, strict=True)))


def _columns(given: Mapping[str, Any]) -> _Columns:
    known = ("from_id", "to_id", "type_id", "category", "label")
    missing = [name for name in known[:3] if name not in given]
    unknown = [name for name in given if name not in known]
    if missing or unknown:
        problem = f"there is no column {missing[0]}" if missing else f"there is a column {shortened(unknown[0])}"
        raise InvalidInputError("inputs", problem, allowed=COLUMNS_FORM)
    columns = [_values(name, given[name]) for name in known[:4] if name in given]
    if len({len(column) for column in columns}) > 1:
        lengths = ", ".join(str(len(column)) for column in columns)
        raise InvalidInputError("inputs", f"the columns have {lengths} entries", allowed=COLUMNS_FORM)
    return _Columns(*columns)


def _values(name: str, column: Any) -> Sequence[Any]:
    """The entries of a column as Python's own objects, whichever library it comes from."""
    for method in ("to_pylist", "tolist", "to_list"):
        if hasattr(column, method):
            column = getattr(column, method)()
            break
    if isinstance(column, str | bytes) or not isinstance(column, Sequence):
        raise InvalidInputError("inputs", f"{name} is {shortened(column)}", allowed=COLUMNS_FORM)
    return column


@frozen
class _Columns:
    """Rows from columns that are there. Rows of one pair each have all types of the pair."""

    from_id: Sequence[Any]
    to_id: Sequence[Any]
    type_id: Sequence[Any]
    category: Sequence[Any] | None = None

    def __len__(self) -> int:
        return len(self.from_id)

    def __iter__(self) -> Iterator[_Row]:
        return _united(self.blocks())

    def blocks(self) -> Iterable[_Columns]:
        """The rows block by block."""
        return (self,)

    def pairs(self) -> Iterator[tuple[Any, Any]]:
        """The pair of each row, as a key: an id is the same as a number and as text."""
        return zip(*(_keys(column) for column in (self.from_id, self.to_id)), strict=True)

    def rows(self, shared: Mapping[tuple[Any, Any], list[Any]]) -> Iterator[_Row]:
        """The rows, with these types for the pairs that have several."""
        rows = zip(self.from_id, self.to_id, self._types(), strict=True)
        if not shared:
            return rows
        return ((*row[:2], shared.get(pair, row[2])) for pair, row in zip(self.pairs(), rows, strict=True))

    def shared(self, before: Sequence[_Row]) -> dict[tuple[Any, Any], list[Any]]:
        """The types of the pairs that have several, with those that the first pair has in the rows before."""
        try:
            types: dict[tuple[Any, Any], list[Any]] = {}
            if not self._has_no_pair_twice():
                types = {pair: [] for pair, count in Counter(self.pairs()).items() if count > 1}
            if before:
                types[next(self.pairs())] = _listed(before[0][2])
            if types:
                for pair, type in zip(self.pairs(), self._types(), strict=True):
                    if pair in types:
                        types[pair] += [one for one in _listed(type) if one not in types[pair]]
        except (TypeError, RecursionError):
            return {}  # An id that cannot be hashed or compared is refused when it is its turn.
        return {pair: every for pair, every in types.items() if len(every) > 1}

    def begins_with_pair_of(self, row: _Row) -> bool:
        """Whether the first row is of the same pair as another row."""
        return _is_same(self.from_id[0], row[0]) and _is_same(self.to_id[0], row[1])

    def rows_of_last_pair(self) -> int:
        """With how many rows of one pair it ends."""
        from_id, to_id = self.from_id[-1], self.to_id[-1]
        pairs = zip(reversed(self.from_id), reversed(self.to_id), strict=True)
        return sum(1 for _ in takewhile(lambda pair: _is_same(pair[0], from_id) and _is_same(pair[1], to_id), pairs))

    def _has_no_pair_twice(self) -> bool:
        """Whether it is plain that each pair has one row, as mostly. Hashes take much less memory than pairs."""
        ids = (set(_keys(column)) for column in (self.from_id, self.to_id))
        return any(len(one) == len(self) for one in ids) or len(set(map(hash, self.pairs()))) == len(self)

    def _types(self) -> Iterable[Any]:
        return self.type_id if self.category is None else zip(self.category, self.type_id, strict=True)


def _listed(types: Any) -> list[Any]:
    return list(types) if isinstance(types, list) else [types]


def _keys(column: Sequence[Any]) -> Iterable[Any]:
    """The ids of a column so that the same are equal. Where all are of one type, they are already."""
    return column if len(set(map(type, column))) == 1 else map(_key, column)


def _key(id: Any) -> Any:
    return f"{id}" if id.__class__ is int and 0 < id <= _LARGEST_ID else id


def _is_same(id: Any, other: Any) -> bool:
    key = _key(id)
    return isinstance(key, str) and key == _key(other)


_LARGEST_ID = 2**63 - 1
"""Any id of HubSpot's is smaller. Python refuses to write a number of any length."""


def _united(blocks: Iterable[_Columns]) -> Iterator[_Row]:
    """The rows of blocks, in which each row has all types of its pair.

    These are the types of the rows of its block, and of rows of the pair with which the next block goes on.
    """
    return chain.from_iterable(_stretches(blocks))


def _stretches(blocks: Iterable[_Columns]) -> Iterator[Iterable[_Row]]:
    held: list[_Row] = []
    source = iter(blocks)
    while True:
        try:
            block = next(source, None)
        except BaseException:
            # They came before what the source raises.
            yield held
            raise
        if block is None:
            break
        if not len(block):
            continue
        goes_on = bool(held) and block.begins_with_pair_of(held[0])
        shared = block.shared(held if goes_on else ())
        if goes_on and (types := shared.get(next(block.pairs()))):
            held = [(from_id, to_id, types) for from_id, to_id, _ in held]
        last = block.rows_of_last_pair()
        if not goes_on or last < len(block):
            yield held
            held = []
        rows = block.rows(shared)
        yield islice(rows, len(block) - last)
        held += rows
    yield held


@frozen
class _Batches:
    """Rows from what hands out Arrow's record batches, one batch at a time."""

    source: Any
    _batches: Any = field(init=False)

    @_batches.default
    def _open(self) -> Any:
        arrow = pyarrow_or_raise()
        given = self.source
        return given if isinstance(given, arrow.RecordBatchReader) else arrow.RecordBatchReader.from_stream(given)

    def __iter__(self) -> Iterator[_Row]:
        return _united(self.blocks())

    def blocks(self) -> Iterable[_Columns]:
        """The rows batch by batch."""
        return map(_of_batch, self._batches)


@frozen
class _Tables:
    """Rows from an iterable of tables, or of rows: its first entry tells."""

    source: Iterable[Any]

    def __iter__(self) -> Iterator[Any]:
        return chain.from_iterable(self._parts())

    def _parts(self) -> Iterator[Iterable[Any]]:
        """Nothing is taken from the source before it is asked for."""
        entries = iter(self.source)
        for first in entries:
            table = _table(first)
            if table is None:
                yield (first,)
                yield entries
            else:
                yield _united(chain(table.blocks(), chain.from_iterable(map(_blocks_of, entries))))


def _blocks_of(given: Any) -> Iterable[_Columns]:
    table = _table(given)
    if table is None:
        raise InvalidInputError("inputs", f"got {shortened(given)} among tables", allowed=COLUMNS_FORM)
    return table.blocks()
