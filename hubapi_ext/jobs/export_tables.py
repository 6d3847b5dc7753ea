"""The tables of an export: records, associations and former values as columns, and which of their rows stay.

Everything here is a function of what was read; nothing is read or written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from attrs import define, field

from hubapi_client.object_types import MERGED_IDS
from hubapi_ext.tables.rows import AssociationRows, arrow_functions, pyarrow_or_raise
from hubapi_ext.tables.typed_values import Definition, PropertyValueError, column, field_of, text_columns

if TYPE_CHECKING:
    import pyarrow as pa

_MERGED = "merged ids"
"""The column for it while records are read. No property has a space in its name."""


@define(slots=False)
class RecordTable:
    """The records of one object type as rows."""

    names: Sequence[str]
    """The properties."""
    definitions: Mapping[str, Definition]
    is_typed: bool
    errors: Literal["raise", "null"]

    @cached_property
    def schema(self) -> pa.Schema:
        """The columns, without the one that tells archived records."""
        arrow = pyarrow_or_raise()
        return arrow.schema([("id", arrow.int64()), *map(self._field, self.names)])

    @cached_property
    def part_schema(self) -> pa.Schema:
        """The same, with what is known of each record besides."""
        arrow = pyarrow_or_raise()
        return self.schema.append(arrow.field(_MERGED, arrow.string()))

    def _field(self, name: str) -> pa.Field:
        arrow, typed = pyarrow_or_raise(), field_of(self.definitions[name])
        if not self.is_typed:
            return typed.with_type(arrow.string())
        # In one file, an enumeration would need the same dictionary in all rows.
        return typed.with_type(typed.type.value_type) if arrow.types.is_dictionary(typed.type) else typed

    def batch(self, records: Sequence[Any]) -> pa.RecordBatch:
        """Records as rows. Raises PropertyValueError for a value that is none of its property's type."""
        arrow = pyarrow_or_raise()
        *texts, merged = text_columns([record.properties for record in records], [*self.names, MERGED_IDS])
        ids = arrow.array([int(record.id) for record in records], arrow.int64())
        values = [self._values(name, values) for name, values in zip(self.names, texts, strict=True)]
        return arrow.record_batch([ids, *values, merged], schema=self.part_schema)

    def _values(self, name: str, texts: pa.Array) -> pa.Array:
        if not self.is_typed:
            return texts
        try:
            _, values = column(self.definitions[name], texts, self.errors)
        except PropertyValueError as error:
            error.add_note("An export to CSV keeps the text of every value.")
            raise
        return values.cast(self.schema.field(name).type)


def changed_within(records: Sequence[Any], definition: Definition, since: datetime, until: datetime) -> Sequence[Any]:
    """The records whose property tells a moment of the window. HubSpot has found others, too."""
    (texts,) = text_columns([record.properties for record in records], [definition.name])
    _, moments = column(definition, texts, "null")
    # One that cannot be read decides nothing: to leave its record out could lose it.
    return [
        record
        for record, moment in zip(records, moments.to_pylist(), strict=True)
        if moment is None or since <= moment <= until
    ]


@define
class Ids:
    """Ids of records, eight bytes each."""

    arrays: list[Any] = field(factory=list)

    def add(self, ids: pa.ChunkedArray) -> None:
        """Adds some."""
        self.arrays += ids.chunks

    def _all(self) -> pa.Array:
        arrow = pyarrow_or_raise()
        self.arrays = [arrow.concat_arrays([arrow.array([], arrow.int64()), *self.arrays])]
        return self.arrays[0]

    def others(self, table: pa.Table, name: str = "id") -> pa.Table:
        """The rows of other records."""
        functions = arrow_functions()
        is_known = functions.is_in(table.column(name), value_set=self._all())
        return table.filter(functions.invert(is_known))

    @classmethod
    def of(cls, tables: Iterable[pa.Table]) -> Ids:
        """The ids of records as they were read."""
        made = cls()
        for table in tables:
            made.add(table.column("id"))
        return made

    @classmethod
    def merged(cls, tables: Iterable[pa.Table]) -> Ids:
        """The ids of the records that became part of these."""
        arrow, made = pyarrow_or_raise(), cls()
        for table in tables:
            found = zip(table.column("id").to_pylist(), table.column(_MERGED).to_pylist(), strict=True)
            ids = [
                int(part)
                for id, merged in found
                for part in (merged or "").split(";")
                if part.isdecimal() and int(part) != id
            ]
            made.add(arrow.chunked_array([arrow.array(ids, arrow.int64())]))
        return made

    def join(self, *others: Ids) -> Ids:
        """These and others."""
        return Ids([one for ids in (self, *others) for one in ids.arrays])


def once_each(tables: Iterable[pa.Table], without: Ids) -> Iterator[pa.Table]:
    """The rows of each record once, and none of some records."""
    known = without.join()
    for table in tables:
        rest = known.others(table)
        ids = rest.column("id").to_pylist()
        if len(set(ids)) < len(ids):
            rest = rest.take(list({id: at for at, id in reversed(list(enumerate(ids)))}.values()))
        known.add(rest.column("id"))
        if len(rest):
            yield rest


def with_archived(table: pa.Table, archived: bool) -> pa.Table:  # noqa: FBT001 - it is a column's value
    """The rows with the column that tells archived records."""
    arrow = pyarrow_or_raise()
    return table.append_column("archived", arrow.array([archived] * len(table), arrow.bool_()))


def not_archived(table: pa.Table) -> pa.Table:
    """The rows of records that were not archived, without the column that tells so."""
    if "archived" not in table.column_names:
        return table
    is_archived = table.column("archived").to_pylist()
    return table.filter([not one for one in is_archived]).drop_columns("archived")


def association_schema() -> pa.Schema:
    """The columns of associations, with ids as those of records are."""
    arrow = pyarrow_or_raise()
    kinds = {"from_id": arrow.int64(), "to_id": arrow.int64(), "type_id": arrow.int64()}
    return arrow.schema({**kinds, "category": arrow.string(), "label": arrow.string()})


def association_batch(rows: AssociationRows) -> pa.RecordBatch:
    """Associations as rows."""
    return rows.to_arrow().cast(association_schema())


def history_schema() -> pa.Schema:
    """The columns of the values that properties had."""
    arrow = pyarrow_or_raise()
    texts = {name: arrow.string() for name in ("source_type", "source_id")}
    value = {"property": arrow.string(), "value": arrow.string(), "timestamp": arrow.timestamp("ms", "UTC")}
    return arrow.schema({"id": arrow.int64(), **value, **texts})


def history_batch(records: Iterable[Any]) -> pa.RecordBatch:
    """The values that properties of these records had, the latest first, as HubSpot tells them."""
    rows = [
        {
            "id": int(record.id),
            "property": name,
            "value": one.value,
            "timestamp": one.timestamp,
            "source_type": one.source_type,
            "source_id": one.source_id,
        }
        for record in records
        for name, values in (record.properties_with_history or {}).items()
        for one in values
    ]
    return pyarrow_or_raise().RecordBatch.from_pylist(rows, schema=history_schema())
