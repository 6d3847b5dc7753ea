"""Rows as inputs of a batch create: columns, Arrow's tables, blocks of rows, and streams of these. It sends nothing.

Arrow is an extra, which is imported when something comes as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol

from attrs import field, frozen

from hubapi_client.errors import shortened
from hubapi_ext.errors import InvalidInputError
from hubapi_ext.rows import AssociationRows, pyarrow_or_raise

if TYPE_CHECKING:
    import pyarrow as pa


class ArrowArray(Protocol):
    """A table that speaks Arrow's protocol, such as a record batch."""

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]: ...


class ArrowStream(Protocol):
    """Tables that speak Arrow's protocol, such as a reader of record batches, a table or a data frame."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...


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


def _table(given: Any, *, alone: bool = False) -> Iterable[Any] | None:
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
    """Rows from columns that are there."""

    from_id: Sequence[Any]
    to_id: Sequence[Any]
    type_id: Sequence[Any]
    category: Sequence[Any] | None = None

    def __len__(self) -> int:
        return len(self.from_id)

    def __iter__(self) -> Iterator[tuple[Any, Any, Any]]:
        types = self.type_id if self.category is None else zip(self.category, self.type_id, strict=True)
        return zip(self.from_id, self.to_id, types, strict=True)


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

    def __iter__(self) -> Iterator[Any]:
        return chain.from_iterable(map(_of_batch, self._batches))


@frozen
class _Tables:
    """Rows from an iterable of tables, or of rows: its first entry tells."""

    source: Iterable[Any]

    def __iter__(self) -> Iterator[Any]:
        entries = iter(self.source)
        for first in entries:
            table = _table(first)
            if table is None:
                return chain((first,), entries)
            return chain(table, chain.from_iterable(map(_rows_of, entries)))
        return entries


def _rows_of(given: Any) -> Iterable[Any]:
    table = _table(given)
    if table is None:
        raise InvalidInputError("inputs", f"got {shortened(given)} among tables", allowed=COLUMNS_FORM)
    return table
