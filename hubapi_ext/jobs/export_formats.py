"""Tables as files, in each of the formats of an export: written table by table, and read back in the same way.

What stands in a table, and what becomes of the file, is not known here. Reading and writing take the memory of one of
these tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from importlib import import_module
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, TypeAlias

import msgspec
from attrs import frozen

from hubapi_ext.tables.rows import pyarrow_or_raise

if TYPE_CHECKING:
    import pyarrow as pa

FormatName: TypeAlias = Literal["parquet", "csv", "jsonl", "arrow"]
ROWS = 20_000
"""How many rows of a file are held in memory at a time."""


@frozen
class Format:
    """How tables are written to a file, and read back."""

    suffixes: tuple[str, ...]
    """How names of its files end; the first one is what a new file gets."""
    is_typed: bool
    """Whether values have types. Without them a property is the text that HubSpot stores."""
    write: Callable[[BinaryIO, pa.Schema, Iterable[pa.Table]], None]
    read: Callable[[BinaryIO, pa.Schema], Iterator[pa.Table]]
    """Reads a file that was written so. The schema is what is wanted; a column that the file lacks is null."""


def _write_parquet(file: BinaryIO, schema: pa.Schema, tables: Iterable[pa.Table]) -> None:
    parquet = import_module("pyarrow.parquet")
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        for table in tables:
            writer.write_table(table, row_group_size=max(1, len(table)))


def _read_parquet(file: BinaryIO, schema: pa.Schema) -> Iterator[pa.Table]:
    arrow, parquet = pyarrow_or_raise(), import_module("pyarrow.parquet")
    for batch in parquet.ParquetFile(file).iter_batches(batch_size=ROWS):
        yield fitted(arrow.Table.from_batches([batch]), schema)


def _write_arrow(file: BinaryIO, schema: pa.Schema, tables: Iterable[pa.Table]) -> None:
    with pyarrow_or_raise().ipc.new_file(file, schema) as writer:
        for table in tables:
            writer.write_table(table)


def _read_arrow(file: BinaryIO, schema: pa.Schema) -> Iterator[pa.Table]:
    arrow = pyarrow_or_raise()
    reader = arrow.ipc.open_file(file)
    for number in range(reader.num_record_batches):
        yield fitted(arrow.Table.from_batches([reader.get_batch(number)]), schema)


def _write_csv(file: BinaryIO, schema: pa.Schema, tables: Iterable[pa.Table]) -> None:
    csv = import_module("pyarrow.csv")
    with csv.CSVWriter(file, schema) as writer:
        for table in tables:
            writer.write_table(table)


def _read_csv(file: BinaryIO, schema: pa.Schema) -> Iterator[pa.Table]:
    arrow, csv = pyarrow_or_raise(), import_module("pyarrow.csv")
    convert = csv.ConvertOptions(
        column_types={field.name: field.type for field in schema},
        include_columns=schema.names,
        include_missing_columns=True,
        strings_can_be_null=True,
        null_values=[""],
    )
    reader = csv.open_csv(file, parse_options=csv.ParseOptions(newlines_in_values=True), convert_options=convert)
    for batch in reader:
        yield fitted(arrow.Table.from_batches([batch]), schema)


def _write_jsonl(file: BinaryIO, schema: pa.Schema, tables: Iterable[pa.Table]) -> None:  # noqa: ARG001 - as the others
    for table in tables:
        file.write(msgspec.json.Encoder().encode_lines(table.to_pylist()))


def _read_jsonl(file: BinaryIO, schema: pa.Schema) -> Iterator[pa.Table]:
    arrow, decode = pyarrow_or_raise(), msgspec.json.Decoder(dict[str, Any]).decode
    moments: dict[str, Callable[[str], Any]] = {
        field.name: datetime.fromisoformat if arrow.types.is_timestamp(field.type) else date.fromisoformat
        for field in schema
        if arrow.types.is_temporal(field.type)
    }
    while rows := [decode(line) for line in islice(file, ROWS)]:
        for name, read in moments.items():
            for row in rows:
                if row.get(name) is not None:
                    row[name] = read(row[name])
        yield arrow.Table.from_pylist(rows, schema=schema)


def fitted(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """The table with the columns and types of a schema. What it lacks is null."""
    arrow = pyarrow_or_raise()
    columns = [
        table.column(field.name).cast(field.type)
        if field.name in table.column_names
        else arrow.nulls(len(table), field.type)
        for field in schema
    ]
    return arrow.Table.from_arrays(columns, schema=schema)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "parquet": Format(suffixes=(".parquet", ".pq"), is_typed=True, write=_write_parquet, read=_read_parquet),
        "csv": Format(suffixes=(".csv",), is_typed=False, write=_write_csv, read=_read_csv),
        "jsonl": Format(suffixes=(".jsonl", ".ndjson"), is_typed=True, write=_write_jsonl, read=_read_jsonl),
        "arrow": Format(suffixes=(".arrow", ".feather"), is_typed=True, write=_write_arrow, read=_read_arrow),
    }
)
"""The formats by name."""
