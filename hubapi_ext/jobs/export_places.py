"""Where the files of an export go, by its target. It looks whether the target is a folder, and touches nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import cast

from attrs import frozen

from hubapi_client.errors import shortened
from hubapi_client.object_types import object_type_facts
from hubapi_ext.errors import InvalidInputError
from hubapi_ext.jobs.export_formats import FORMATS, FormatName


@frozen
class Places:
    """The places of an export's files, all in one folder."""

    records: Path
    format: FormatName

    @classmethod
    def of(cls, object_type: str, target: str | os.PathLike[str], format: FormatName | None) -> Places:
        """The places by a folder, in which files are called after the object type, or by the file of the records.

        Raises InvalidInputError for a name that tells no format.
        """
        if not isinstance(target, str | os.PathLike) or not (text := os.fspath(target)) or text == "-":
            raise InvalidInputError("target", f"got {shortened(target)}", allowed="it is a folder or a file")
        path = Path(target)
        if path.is_dir() or text.endswith(("/", os.sep)) or not path.suffix:
            kind: FormatName = format or "parquet"
            return cls(path / f"{object_type_facts(str(object_type)).plural}{FORMATS[kind].suffixes[0]}", kind)
        by_suffix = {suffix: name for name, one in FORMATS.items() for suffix in one.suffixes}
        found = format or by_suffix.get(path.suffix.lower())
        if found is None:
            allowed = f"a file's name ends in {', '.join(by_suffix)}, and that of a new folder in {os.sep}"
            raise InvalidInputError("target", f"got {shortened(text)}", allowed=allowed)
        return cls(path, cast("FormatName", found))

    @property
    def stem(self) -> str:
        """What all tables are called after."""
        return self.records.stem

    def table(self, name: str) -> Path:
        """The file of a table, the records' own or another, by the table's name."""
        return self.records.with_name(f"{name}{self.records.suffix}")

    @property
    def working_folder(self) -> Path:
        """Where an export keeps what it has read, until its files are complete."""
        return self.records.with_name(f".{self.records.name}.export")

    @property
    def checkpoint(self) -> Path:
        """The file that tells up to when the files are complete."""
        return self.records.with_name(f"{self.records.name}.checkpoint.json")
