"""The rows of files and tables, read in a stream. It knows no job, and nothing of what becomes of a row.

A row is a mapping of its columns. Of CSV all values are text; other formats have types of their own.
"""

from __future__ import annotations

import csv
import glob
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Literal, TypeAlias, get_args

import msgspec
from attrs import frozen

from hubapi_client.errors import shortened
from hubapi_ext.errors import HubApiError, InvalidInputError
from hubapi_ext.tables.rows import pyarrow_or_raise

Format: TypeAlias = Literal["csv", "tsv", "jsonl", "parquet", "arrow"]
Row: TypeAlias = dict[str, Any]

_SUFFIXES: dict[str, Format] = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".arrow": "arrow",
    ".feather": "arrow",
    ".ipc": "arrow",
}
BLOCK = 10_000
"""How many rows of a table are in memory at a time."""
_PIECE = 1 << 20
_CSV_BLOCK = 1 << 19
"""How many bytes of a CSV file Arrow parses at a time. It reads some twenty such blocks ahead; a row may be as long."""
_JSON_WORDS = 'each line is a JSON object: the columns, or {"id": ..., "properties": {...}}'


class SourceError(HubApiError):
    """A file cannot be read to its end, or is not what it was when the job began."""


@frozen
class Source:
    """Files that are read one after the other as if they were one."""

    paths: tuple[Path, ...]
    format: Format | None = None
    """The format of all of them; else each has that of its suffix."""

    def rows(self) -> Iterator[Row]:
        """All rows, in the order of the files. Raises SourceError with file and line where one cannot be read."""
        for path in self.paths:
            yield from _READERS[self.format_of(path)](path)

    def columns(self) -> list[str]:
        """The names of the columns, as far as the files say so before their rows; JSON lines by their first row."""
        names: dict[str, None] = {}
        for path in self.paths:
            names |= dict.fromkeys(_COLUMNS[self.format_of(path)](path))
        return list(names)

    def count(self) -> int:
        """How many rows there are. It reads all files to their end, and so finds what cannot be read."""
        return sum(_COUNTS[self.format_of(path)](path) for path in self.paths)

    def fingerprint(self) -> str:
        """What tells whether the files are still the same."""
        digest = hashlib.blake2b()
        for path in self.paths:
            with _opened(path) as file:
                while piece := file.read(_PIECE):
                    digest.update(piece)
            digest.update(b"\0")
        return digest.hexdigest()

    def format_of(self, path: Path) -> Format:
        """The format of a file."""
        found = self.format or _SUFFIXES.get(path.suffix.lower())
        if found is None:
            known = f"say which of {', '.join(get_args(Format))} it is, or use a suffix such as {', '.join(_SUFFIXES)}"
            raise InvalidInputError("source", f"the format of {path.name} is not known", allowed=known)
        return found


def source_of(paths: Sequence[str | os.PathLike[str]], format: str | None = None) -> Source:
    """The source of these files; a name may be a pattern, such as "people-*.csv"."""
    known = _checked_format(format)
    found: list[Path] = []
    for path in paths:
        text = os.fspath(path)
        matches = [text] if Path(text).exists() else sorted(glob.glob(os.path.expanduser(text)))  # noqa: PTH111, PTH207
        files = [Path(one).resolve() for one in matches if Path(one).is_file()]
        if not files:
            raise InvalidInputError("source", f"got {text!r}", allowed="it is a file, or a pattern that files match")
        found += files
    if not found:
        raise InvalidInputError("source", "there is no file", allowed="give at least one")
    source = Source(tuple(found), known)
    for path in found:
        source.format_of(path)
    return source


def spooled(rows: Any, folder: Path) -> Source:
    """The source of rows that are in no file: they are written to one in the folder of the job, to be read again.

    Args:
        rows: A table of Arrow's, or mappings one by one.
        folder: Where the file goes.
    """
    if hasattr(rows, "__arrow_c_stream__"):
        arrow = pyarrow_or_raise()
        path = folder / "source.arrow"
        reader = arrow.RecordBatchReader.from_stream(rows)
        with arrow.ipc.new_file(path, reader.schema) as writer:
            for batch in reader:
                writer.write_batch(batch)
        return Source((path,), "arrow")
    if isinstance(rows, str | bytes | Mapping) or not isinstance(rows, Iterable):
        allowed = "it is the path of a file or several, a table of Arrow's, or mappings"
        raise InvalidInputError("source", f"got {shortened(rows)}", allowed=allowed)
    path = folder / "source.jsonl"
    with path.open("wb") as file:
        for position, row in enumerate(rows):
            if not isinstance(row, Mapping):
                raise InvalidInputError(
                    "source", f"got {shortened(row)}", allowed="a row is a mapping", position=position
                )
            try:
                file.write(msgspec.json.encode(dict(row)) + b"\n")
            except (TypeError, UnicodeEncodeError) as error:
                allowed = f"its values must be text, numbers, True or False, dates or None: {error}"
                raise InvalidInputError("source", f"got {shortened(row)}", allowed=allowed, position=position) from None
    return Source((path,), "jsonl")


def copied(stream: BinaryIO, folder: Path, format: str | None) -> Source:
    """The source of what a stream holds, such as standard input: it is copied to the folder, to be read again."""
    known = _checked_format(format)
    if known is None:
        allowed = f"a stream has no name that tells it: {', '.join(get_args(Format))}"
        raise InvalidInputError("format", "it is not given", allowed=allowed)
    path = folder / f"source.{known}"
    with path.open("wb") as file:
        while piece := stream.read(_PIECE):
            if not isinstance(piece, bytes):
                raise InvalidInputError("source", "got a stream of text", allowed="open it as one of bytes")
            file.write(piece)
    return Source((path,), known)


def _checked_format(given: str | None) -> Format | None:
    if given is not None and given not in get_args(Format):
        raise InvalidInputError("format", f"got {shortened(given)}", allowed=f"it is {', '.join(get_args(Format))}")
    return given  # type: ignore[return-value]


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise SourceError(f"{path.name} cannot be read: {error}") from error


# Text with separators


def _header(path: Path, separator: str) -> tuple[list[str], int]:
    """The names of the columns, and how many lines they take."""
    try:
        # A spreadsheet may have put a mark of the encoding before the first name.
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, delimiter=separator)
            names = next(reader, [])
            lines = reader.line_num
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceError(f"{path.name}, line 1: the names of the columns cannot be read: {error}") from error
    doubled = {name for name in names if names.count(name) > 1}
    if not names or not all(names) or doubled:
        which = f"{', '.join(sorted(doubled))} stands twice" if doubled else "a column has no name"
        raise SourceError(f"{path.name}, line 1: the first line has the names of the columns; {which}")
    return names, lines


def _separated(separator: str, path: Path) -> Iterator[Any]:
    """The batches of a file."""
    arrow = pyarrow_or_raise()
    from pyarrow import csv as arrow_csv  # noqa: PLC0415 - pyarrow is an extra

    names, lines = _header(path, separator)
    try:
        reader = arrow_csv.open_csv(
            path,
            # Arrow finds no rows in a file that ends with its header.
            read_options=arrow_csv.ReadOptions(column_names=names, skip_rows=lines, block_size=_CSV_BLOCK),
            parse_options=arrow_csv.ParseOptions(delimiter=separator, newlines_in_values=True),
            # What a text means is told by the portal's definitions, not by how it looks.
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, arrow.string()), strings_can_be_null=False
            ),
        )
    except arrow.ArrowInvalid as error:
        if "Empty CSV file" in str(error):
            return
        raise SourceError(f"{path.name} is no file of this format: {error}") from error
    yield from reader


def _columns_of_separated(separator: str, path: Path) -> list[str]:
    return _header(path, separator)[0]


# JSON lines


def _json_lines(path: Path) -> Iterator[Row]:
    decode = msgspec.json.Decoder(dict[str, Any]).decode
    with _opened(path) as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise SourceError(f"{path.name}, line {number}: {error}; {_JSON_WORDS}") from error
            yield flattened(row)


def flattened(row: Row) -> Row:
    """The columns of a row that is written in HubSpot's own form: its properties, and what it is found by."""
    properties = row.get("properties")
    if not isinstance(properties, dict) or not row.keys() <= {"id", "idProperty", "properties"}:
        return row
    key = row.get("idProperty") or "id"
    return {key: row["id"], **properties} if "id" in row else properties


def _columns_of_json_lines(path: Path) -> list[str]:
    return list(next(_json_lines(path), {}))


# Tables


def _parquet(path: Path) -> Iterator[Any]:
    with _table(path, "Parquet"), _parquet_file(path) as file:
        yield from file.iter_batches(batch_size=BLOCK)


def _columns_of_parquet(path: Path) -> list[str]:
    with _table(path, "Parquet"), _parquet_file(path) as file:
        return list(file.schema_arrow.names)


def _parquet_file(path: Path) -> Any:
    pyarrow_or_raise()
    from pyarrow import parquet  # noqa: PLC0415 - pyarrow is an extra

    return parquet.ParquetFile(path)


def _ipc(path: Path) -> Iterator[Any]:
    with _table(path, "Arrow"), _ipc_reader(path) as (_, batches):
        yield from batches


def _columns_of_ipc(path: Path) -> list[str]:
    with _table(path, "Arrow"), _ipc_reader(path) as (schema, _):
        return list(schema.names)


@contextmanager
def _ipc_reader(path: Path) -> Iterator[tuple[Any, Iterator[Any]]]:
    """The schema and the batches of a file of Arrow's, which may be a stream's too."""
    arrow = pyarrow_or_raise()
    with arrow.memory_map(os.fspath(path)) as mapped:
        try:
            file = arrow.ipc.open_file(mapped)
        except arrow.ArrowInvalid:
            mapped.seek(0)
            stream = arrow.ipc.open_stream(mapped)
            yield stream.schema, iter(stream)
            return
        yield file.schema, map(file.get_batch, range(file.num_record_batches))


@contextmanager
def _table(path: Path, kind: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        # Arrow's exceptions are kinds of ValueError.
        raise SourceError(f"{path.name} cannot be read as {kind}: {error}") from error


def _batches(read: Callable[[Path], Iterator[Any]], path: Path) -> Iterator[Any]:
    """The batches of a file. Raises SourceError with the row after which it cannot be read."""
    arrow = pyarrow_or_raise()
    each, before = read(path), 0
    while True:
        try:
            batch = next(each, None)
        except (arrow.ArrowInvalid, OSError) as error:
            raise SourceError(f"{path.name}, after row {before}: {error}") from error
        if batch is None:
            return
        yield batch
        before += len(batch)


def _rows(read: Callable[[Path], Iterator[Any]], path: Path) -> Iterator[Row]:
    for batch in _batches(read, path):
        for at in range(0, len(batch), BLOCK):
            yield from batch.slice(at, BLOCK).to_pylist()


def _count(read: Callable[[Path], Iterator[Any]], path: Path) -> int:
    return sum(map(len, _batches(read, path)))


def _count_json_lines(path: Path) -> int:
    return sum(1 for _ in _json_lines(path))


_BATCHES: dict[Format, Callable[[Path], Iterator[Any]]] = {
    "csv": partial(_separated, ","),
    "tsv": partial(_separated, "\t"),
    "parquet": _parquet,
    "arrow": _ipc,
}
_READERS: dict[Format, Callable[[Path], Iterator[Row]]] = {
    "jsonl": _json_lines,
    **{format: partial(_rows, read) for format, read in _BATCHES.items()},
}
_COUNTS: dict[Format, Callable[[Path], int]] = {
    "jsonl": _count_json_lines,
    **{format: partial(_count, read) for format, read in _BATCHES.items()},
}
_COLUMNS: dict[Format, Callable[[Path], list[str]]] = {
    "csv": partial(_columns_of_separated, ","),
    "tsv": partial(_columns_of_separated, "\t"),
    "jsonl": _columns_of_json_lines,
    "parquet": _columns_of_parquet,
    "arrow": _columns_of_ipc,
}
