"""Progress on stderr: what a line says, and when one is written."""

from __future__ import annotations

import io

import pytest

from hubapi_ext import Progress, RateLimitStatus
from hubapi_ext.command_line.progress import Figures, Pace, ProgressDisplay, duration_text, line


class StubHub:
    rate_limits = RateLimitStatus(max=190, remaining=19)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class StepClock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def figures(pace: float | None = None, limits: RateLimitStatus | None = None, **counts: int) -> Figures:
    return Figures(Progress(**counts), pace, limits or RateLimitStatus())


FULL = "contacts: 12,300 of 50,000 rows (25%), 1,940 rows/s, 19 s left, 3 failed, 1 unknown, 90% of the budget in use"


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (figures(), "contacts: 0 rows, 0 failed, 0 unknown"),
        (
            figures(1940.2, StubHub.rate_limits, succeeded=12_296, failed=3, unknown=1, total=50_000),
            FULL,
        ),
        (figures(0.25, succeeded=2, total=4), "contacts: 2 of 4 rows (50%), 0.2 rows/s, 8 s left, 0 failed, 0 unknown"),
        (figures(0.0, succeeded=2, total=4), "contacts: 2 of 4 rows (50%), 0.0 rows/s, 0 failed, 0 unknown"),
        (figures(20.0, succeeded=4, total=4), "contacts: 4 of 4 rows (100%), 20 rows/s, 0 failed, 0 unknown"),
        (figures(total=0), "contacts: 0 of 0 rows, 0 failed, 0 unknown"),
    ],
)
def test_a_line_tells_what_is_known(given: Figures, text: str) -> None:
    assert line("contacts", given) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.4, "0 s"), (59.4, "59 s"), (59.6, "1 min 00 s"), (3599, "59 min 59 s"), (7384, "2 h 03 min")],
)
def test_a_time_is_said_as_people_say_it(seconds: float, text: str) -> None:
    assert duration_text(seconds) == text


def test_the_pace_is_that_of_the_last_half_minute_without_what_was_done_before() -> None:
    pace = Pace()
    pace.note(0, 5000)
    assert pace.rows_per_second is None
    for second in range(1, 101):
        pace.note(second, 5000 + second * (10 if second <= 50 else 20))
    assert pace.rows_per_second == pytest.approx((5000 + 2000 - (5000 + 1400)) / 30)


def shown(stream: io.StringIO, *, quiet: bool = False, seconds: int = 25) -> str:
    """What a display writes that is called every second."""
    clock = StepClock()
    with ProgressDisplay("contacts", StubHub(), quiet=quiet, stream=stream, clock=clock) as display:
        for done in range(1, seconds + 1):
            clock.now += 1
            display(Progress(succeeded=done, total=100))
    return stream.getvalue()


def test_where_nobody_watches_there_is_a_line_every_10_seconds_and_one_at_the_end() -> None:
    counts = [text.split()[1] for text in shown(io.StringIO()).splitlines()]
    assert counts == ["10", "20", "25"]


def test_the_end_is_not_told_twice() -> None:
    assert len(shown(io.StringIO(), seconds=10).splitlines()) == 1


def test_a_display_that_is_told_nothing_says_nothing() -> None:
    assert shown(io.StringIO(), seconds=0) == ""


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_a_quiet_display_writes_nothing(stream: io.StringIO) -> None:
    assert shown(stream, quiet=True) == ""


def test_a_terminal_gets_a_line_that_changes_and_stays_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    text = shown(Terminal())
    assert "25 of 100 rows (25%), 1.0 rows/s, 1 min 15 s left, 0 failed, 0 unknown" in text
    assert "\x1b[?25h" in text


def test_the_display_of_a_terminal_ends_with_an_exception() -> None:
    terminal = Terminal()
    with pytest.raises(ValueError, match="no"), ProgressDisplay("contacts", StubHub(), stream=terminal):
        raise ValueError("no")
    assert "\x1b[?25h" in terminal.getvalue()
