"""Associations in columns, for work in bulk: what is read as rows, and rows as inputs. It sends nothing.

Arrow is an extra, which is imported when something is handed out as Arrow or comes as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, Protocol

import msgspec
from attrs import field, frozen

from hubapi_client.errors import InvalidResponse, shortened
from hubapi_client.models import (
    AssociationSpecWithLabel,
    BatchResponsePublicAssociationMultiWithLabel,
    MultiAssociatedObjectWithLabel,
    PublicAssociationMultiWithLabel,
)
from hubapi_client.wire import decode, texts
from hubapi_ext.errors import ConfigurationError, InvalidInputError

if TYPE_CHECKING:
    import pyarrow as pa


class ArrowArray(Protocol):
    """A table that speaks Arrow's protocol, such as a record batch."""

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]: ...


class ArrowStream(Protocol):
    """Tables that speak Arrow's protocol, such as a reader of record batches, a table or a data frame."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...


Row = tuple[str, str, int, str, str | None]

COLUMNS_FORM = (
    "columns are from_id, to_id and type_id, all of one length; a category beside them is HUBSPOT_DEFINED unless given"
)


@frozen(repr=False)
class AssociationRows:
    """Associations in columns, with one row for each (from, to, type). It is iterated over by row, as tuples."""

    from_id: list[str]
    to_id: list[str]
    type_id: list[int]
    category: list[str]
    label: list[str | None]
    """None for every type that has no label."""

    @classmethod
    def of(cls, results: Sequence[Any]) -> AssociationRows:
        """The rows of an answer that was decoded as `answer_type`."""
        tos = [to for result in results for to in result.to]
        from_ids = _repeated([result.from_id for result in results], [len(result.to) for result in results])
        to_ids = texts([to.to_object_id for to in tos])
        types = [to.association_types for to in tos]
        if tos and len(types[0]) == 1 and types.count(types[0]) == len(tos):
            (spec,) = types[0]
            count = len(tos)
            return cls(from_ids, to_ids, [spec.type_id] * count, [spec.category] * count, [spec.label] * count)
        counts = list(map(len, types))
        every = list(chain.from_iterable(types))
        return cls(
            _repeated(from_ids, counts),
            _repeated(to_ids, counts),
            [spec.type_id for spec in every],
            [spec.category for spec in every],
            [spec.label for spec in every],
        )

    def to_arrow(self) -> pa.RecordBatch:
        """The rows as a pyarrow.RecordBatch, which polars and DuckDB take as it is; for pandas it has `to_pandas()`.

        Raises ConfigurationError without the extra `arrow`.
        """
        columns = [self.from_id, self.to_id, self.type_id, self.category, self.label]
        return _pyarrow().record_batch(columns, schema=self.arrow_schema())

    @staticmethod
    @cache
    def arrow_schema() -> pa.Schema:
        """The schema of all record batches of rows, for a table that may have none.

        Raises ConfigurationError without the extra `arrow`.
        """
        arrow = _pyarrow()
        kinds = {"from_id": arrow.string(), "to_id": arrow.string(), "type_id": arrow.int64()}
        return arrow.schema({**kinds, "category": arrow.string(), "label": arrow.string()})

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        """The same by Arrow's protocol, for libraries that do not know pyarrow."""
        capsules: tuple[object, object] = self.to_arrow().__arrow_c_array__(requested_schema)
        return capsules

    def __len__(self) -> int:
        return len(self.from_id)

    def __iter__(self) -> Iterator[Row]:
        return zip(self.from_id, self.to_id, self.type_id, self.category, self.label, strict=True)

    def __repr__(self) -> str:
        return f"<AssociationRows of {len(self)} rows>"


def record_batch_reader(rows: Iterable[AssociationRows]) -> pa.RecordBatchReader:
    """A pyarrow.RecordBatchReader for all rows of a stream. It reads only as it is read.

    Raises ConfigurationError without the extra `arrow`, and InvalidInputError for an async stream, whose blocks have
    to_arrow().

    Example:
        reader = record_batch_reader(hub.associations.read_rows("contacts", "0-410", ids))
        duckdb.sql("select to_id, count(*) from reader group by to_id")
    """
    if not isinstance(rows, Iterable):
        raise InvalidInputError("rows", f"got {shortened(rows)}", allowed="loop over an async stream, with to_arrow()")
    batches = (block.to_arrow() for block in rows)
    return _pyarrow().RecordBatchReader.from_batches(AssociationRows.arrow_schema(), batches)


def _pyarrow() -> Any:
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
    except ImportError:
        raise ConfigurationError("Arrow needs pyarrow: install hubapi with its extra 'arrow'") from None
    return pa


def _repeated(entries: list[str], counts: list[int]) -> list[str]:
    return list(chain.from_iterable(map(repeat, entries, counts)))


_SPECS = f"{MultiAssociatedObjectWithLabel.__name__}.associationTypes"
"""What the log calls them."""


def _specs(content: bytes) -> list[Any]:
    """The association types of an associated record, as they are written in an answer."""
    try:
        specs = decode(content, list[AssociationSpecWithLabel] | None, _SPECS)  # type: ignore[arg-type]
    except InvalidResponse as error:
        # The answer that it is a part of cannot be understood either.
        raise ValueError(error.reason) from None
    # Something else than a list is kept as it came.
    return specs if isinstance(specs, list) else []


@cache
def answer_type() -> type[BatchResponsePublicAssociationMultiWithLabel]:
    """The answer to a batch read, of which the ids of associated records are left as they came.

    They are made text at once. Association types, of which many are alike, are decoded once, and then shared.
    """
    left: dict[str, Any] = {"association_types": (msgspec.Raw, msgspec.Raw())}
    fields = [
        (name, kind, msgspec.field(name=one.encode_name, default=default))
        for one in msgspec.structs.fields(MultiAssociatedObjectWithLabel)
        for name, (kind, default) in [(one.name, left.get(one.name, (one.type, one.default)))]
    ]
    to: Any = msgspec.defstruct(MultiAssociatedObjectWithLabel.__name__, fields, kw_only=True, gc=False)
    row: Any = _with(PublicAssociationMultiWithLabel, "to", to)
    made: type[BatchResponsePublicAssociationMultiWithLabel] = _with(
        BatchResponsePublicAssociationMultiWithLabel, "results", row
    )
    return made


def _with(base: type[Any], field: str, entry: Any) -> Any:
    """A model whose list has other entries. It has the name of the model, which the log shows."""
    fields = [(field, list[entry] | None, None)]
    finish = {"__post_init__": _finish} if field == "results" else {}
    return msgspec.defstruct(base.__name__, fields, bases=(base,), namespace=finish, kw_only=True, gc=False)


def _finish(answer: Any) -> None:
    """Stands in for what finishes the model's associated records."""
    if answer.results is None:
        answer.results = []
    tos = [to for result in answer.results for to in result.to]
    written = [to.association_types for to in tos]
    if tos and written.count(written[0]) == len(tos):
        # Most reads are of one type of association.
        specs = _specs(bytes(written[0]))
        for to in tos:
            to.association_types = specs
        return
    known = {content: _specs(content) for content in set(map(bytes, written))}
    for to, content in zip(tos, map(bytes, written), strict=True):
        to.association_types = known[content]


# Rows as inputs


def as_inputs(given: Any) -> Any:
    """Inputs of a batch create in whatever form, as an iterable of (from id, to id, type); others as they are."""
    table = _table(given)
    if table is not None:
        return table
    if isinstance(given, list | tuple):
        return _Tables(given) if given and _is_table(given[0]) else given
    return _Tables(given) if isinstance(given, Iterator) else given


def _is_table(given: Any) -> bool:
    """Whether something has columns. Some can be read only once, so that asking must not open them."""
    known = isinstance(given, AssociationRows | Mapping)
    return known or hasattr(given, "__arrow_c_stream__") or hasattr(given, "__arrow_c_array__")


def _table(given: Any) -> Iterable[Any] | None:
    """The rows of what has columns."""
    if isinstance(given, AssociationRows):
        return _Columns(given.from_id, given.to_id, given.type_id, given.category)
    if isinstance(given, Mapping):
        return _columns(given)
    if hasattr(given, "__arrow_c_stream__"):
        return _Batches(given)
    if hasattr(given, "__arrow_c_array__"):
        arrow = _pyarrow()
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
        arrow = _pyarrow()
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
