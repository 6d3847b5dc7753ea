"""Associations in columns, for work in bulk: what is read as rows. It sends nothing.

Arrow is an extra, which is imported when something is handed out as Arrow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

import msgspec
from attrs import frozen

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


Row = tuple[str, str, int, str, str | None]


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
        return pyarrow_or_raise().record_batch(columns, schema=self.arrow_schema())

    @staticmethod
    @cache
    def arrow_schema() -> pa.Schema:
        """The schema of all record batches of rows, for a table that may have none.

        Raises ConfigurationError without the extra `arrow`.
        """
        arrow = pyarrow_or_raise()
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
    return pyarrow_or_raise().RecordBatchReader.from_batches(AssociationRows.arrow_schema(), batches)


def pyarrow_or_raise() -> Any:
    """pyarrow, or a ConfigurationError where the extra is missing."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
    except ImportError:
        raise ConfigurationError("Arrow needs pyarrow: install hubapi-ext with its extra 'arrow'") from None
    return pa


def arrow_functions() -> Any:
    """Arrow's functions, which are made when they are imported, so that type checkers do not know them."""
    return import_module("pyarrow.compute")


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
    """Replaces the generated post-init: decodes each different list of association types once."""
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
