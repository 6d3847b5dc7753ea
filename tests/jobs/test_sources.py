"""Files as rows: what the format of a file allows is read, however it lies in the file."""

from __future__ import annotations

from pathlib import Path

from hubapi_ext.jobs.sources import source_of


def test_a_csv_file_may_have_a_row_of_half_a_mebibyte(tmp_path: Path) -> None:
    long = "x" * ((1 << 19) - 100)
    path = tmp_path / "long.csv"
    path.write_text(f"email,notes\na@example.com,short\nb@example.com,{long}\nc@example.com,short\n")
    assert [len(row["notes"]) for row in source_of([path]).rows()] == [5, len(long), 5]
