"""Output that nobody reads makes nobody wait."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hubapi_ext.mock.streams import LossyStream, unblocked, unblocked_output


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reading, writing = os.pipe()
    yield reading, writing
    os.close(reading)
    os.close(writing)


def test_what_is_written_arrives_in_its_order(pipe: tuple[int, int]) -> None:
    stream = LossyStream(pipe[1])
    print("one", file=stream)
    print("two \u00e9", file=stream)
    stream.drain()
    assert os.read(pipe[0], 1000) == "one\ntwo \u00e9\n".encode()


def test_more_than_a_pipe_holds_arrives_where_somebody_reads(tmp_path: Path) -> None:
    file = tmp_path / "out"
    with file.open("wb") as opened:
        stream = LossyStream(opened.fileno())
        stream.write("x" * 200_000)
        stream.drain()
    assert file.stat().st_size == 200_000


def test_what_nobody_reads_is_left_out_and_nobody_waits(pipe: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hubapi_ext.mock.streams._SECONDS_TO_DRAIN", 0.01)
    stream = LossyStream(pipe[1])
    for _ in range(10_000):
        stream.write("x" * 1000)
    stream.drain()
    # So that the thread, which waits for a reader, ends its wait before the pipe is closed.
    received = 0
    os.set_blocking(pipe[0], False)
    while True:
        waiting = bool(stream._pending)
        try:
            received += len(os.read(pipe[0], 65_536))
        except BlockingIOError:
            if not waiting:
                break
            stream.drain()
    assert received < 10_000 * 1000


def test_a_reader_that_went_away_is_nothing_to_wait_for() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    stream = LossyStream(writing)
    stream.write("x" * 100_000)
    stream.drain()
    os.close(writing)
    assert stream._pending == b""


def test_text_that_is_no_unicode_is_written_all_the_same(pipe: tuple[int, int]) -> None:
    stream = LossyStream(pipe[1])
    stream.write("\ud800")
    stream.drain()
    assert os.read(pipe[0], 100) == rb"\ud800"


def test_a_stream_without_a_descriptor_stays_as_it_is() -> None:
    stream = io.StringIO()
    assert unblocked(stream) is stream


def test_standard_output_is_what_it_was_afterwards(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with (tmp_path / "out").open("w", encoding="utf-8") as file:
        monkeypatch.setattr(sys, "stdout", file)
        print("before ")
        with unblocked_output():
            print("within")
        print("after")
        assert sys.stdout is file
    assert (tmp_path / "out").read_text(encoding="utf-8").split() == ["before", "within", "after"]
