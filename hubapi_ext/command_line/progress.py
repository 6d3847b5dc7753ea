"""How far a load or an export has come, on stderr: a line that changes on a terminal, elsewhere a line now and then.

The text is made by pure functions. A display is called with a Progress, as the `progress=` of batches is.

    with ProgressDisplay("contacts", hub, quiet=quiet) as display:
        load(hub, source, into="contacts", progress=display)
"""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, Self, TextIO

from attrs import define, field, frozen

from hubapi_ext.batches.outcomes import Progress
from hubapi_ext.rate_limit_status import RateLimitStatus

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.live import Live

SECONDS_BETWEEN_LINES = 10.0
"""How often a line is written where nobody watches it change."""
SECONDS_OF_PACE = 30.0
"""Over what time the rows per second are measured."""


class ReportsLimits(Protocol):
    """A HubApi or AsyncHubApi."""

    @property
    def rate_limits(self) -> RateLimitStatus: ...  # noqa: D102


@define
class Pace:
    """How many rows are done per second, over the last while. A job that goes on starts with rows that are done."""

    _samples: deque[tuple[float, int]] = field(factory=deque, init=False)

    def note(self, now: float, done: int) -> None:
        """Notes how many rows are done now."""
        self._samples.append((now, done))
        while len(self._samples) > 2 and self._samples[1][0] <= now - SECONDS_OF_PACE:
            self._samples.popleft()

    @property
    def rows_per_second(self) -> float | None:
        """None as long as nothing can be said."""
        if not self._samples:
            return None
        (began, before), (now, done) = self._samples[0], self._samples[-1]
        return (done - before) / (now - began) if now > began else None


@frozen
class Figures:
    """What a line of progress tells."""

    progress: Progress
    rows_per_second: float | None = None
    rate_limits: RateLimitStatus = field(factory=RateLimitStatus)

    @property
    def seconds_left(self) -> float | None:
        """How long it will take, at this pace."""
        if self.progress.total is None or not self.rows_per_second:
            return None
        return max(0, self.progress.total - self.progress.done) / self.rows_per_second

    @property
    def budget_in_use(self) -> float | None:
        """The part of HubSpot's budget for a short time that is used, from 0 to 1, where HubSpot tells."""
        limits = self.rate_limits
        if not limits.max or limits.remaining is None:
            return None
        return min(1.0, max(0.0, 1 - limits.remaining / limits.max))


def rows_text(progress: Progress) -> str:
    """How many rows are done, of how many."""
    if progress.total is None:
        return f"{progress.done:,} {'row' if progress.done == 1 else 'rows'}"
    share = f" ({progress.done / progress.total:.0%})" if progress.total else ""
    return f"{progress.done:,} of {progress.total:,} rows{share}"


def duration_text(seconds: float) -> str:
    """A time as a person says it."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02} min"


def line(title: str, figures: Figures, *, can_fail: bool = True) -> str:
    """All figures in a line. What is not known is left out, and failures where there cannot be any."""
    progress, pace = figures.progress, figures.rows_per_second
    parts = [rows_text(progress)]
    if pace is not None:
        parts.append(f"{pace:,.0f} rows/s" if pace >= 10 else f"{pace:.1f} rows/s")
    if figures.seconds_left is not None and progress.done < (progress.total or 0):
        parts.append(f"{duration_text(figures.seconds_left)} left")
    if can_fail:
        parts += [f"{progress.failed:,} failed", f"{progress.unknown:,} unknown"]
    if figures.budget_in_use is not None:
        parts.append(f"{figures.budget_in_use:.0%} of the budget in use")
    return f"{title}: {', '.join(parts)}"


@define(eq=False)
class ProgressDisplay:
    """Shows progress on a stream, as long as its context is open. It may be called from any thread.

    Args:
        title: What comes and goes, such as the object type.
        hub: Whose rate limits are shown.
        quiet: Whether nothing is shown.
        can_fail: Whether rows can fail, and so are counted.
        stream: Where to write; stderr unless it is given.
        clock: Tells the time, in seconds.
    """

    title: str
    hub: ReportsLimits
    quiet: bool = field(default=False, kw_only=True)
    can_fail: bool = field(default=True, kw_only=True)
    stream: TextIO = field(factory=lambda: sys.stderr, kw_only=True)
    clock: Callable[[], float] = field(default=time.monotonic, kw_only=True)
    _pace: Pace = field(factory=Pace, init=False)
    _latest: Figures | None = field(default=None, init=False)
    _written: Figures | None = field(default=None, init=False)
    _next_line: float = field(default=0.0, init=False)
    _live: Live | None = field(default=None, init=False)

    def __call__(self, progress: Progress) -> None:
        """Shows how far it has come."""
        now = self.clock()
        self._pace.note(now, progress.done)
        self._latest = Figures(progress, self._pace.rows_per_second, self.hub.rate_limits)
        if not self.quiet and self._live is None and now >= self._next_line:
            self._write()
            self._next_line = now + SECONDS_BETWEEN_LINES

    def begin(self, title: str) -> None:
        """Says what comes and goes from now on, unless that is what it was."""
        if title != self.title:
            if not self.quiet and self._live is None:
                self._write()
            self.title, self._pace, self._latest = title, Pace(), None

    def _write(self) -> None:
        if self._latest is not None and self._latest is not self._written:
            self._written = self._latest
            print(line(self.title, self._latest, can_fail=self.can_fail), file=self.stream, flush=True)

    def __enter__(self) -> Self:
        self._next_line = self.clock() + SECONDS_BETWEEN_LINES
        if not self.quiet and self.stream.isatty():
            from rich.console import Console  # noqa: PLC0415 - slow to import, for terminals alone
            from rich.live import Live  # noqa: PLC0415

            self._live = Live(get_renderable=self._rendered, console=Console(file=self.stream))
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        live, self._live = self._live, None
        if live is not None:
            live.stop()
        elif not self.quiet:
            self._write()

    def _rendered(self) -> RenderableType:
        from rich.progress_bar import ProgressBar  # noqa: PLC0415 - slow to import, for terminals alone
        from rich.table import Table  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415

        latest = self._latest
        if latest is None:
            return Text(f"{self.title}: starting")
        text = Text(line(self.title, latest, can_fail=self.can_fail), no_wrap=True, overflow="ellipsis")
        text.highlight_regex(r"[1-9][\d,]* (failed|unknown)", "bold red")
        grid = Table.grid(padding=(0, 1))
        progress = latest.progress
        grid.add_row(ProgressBar(total=progress.total, completed=progress.done, width=20), text)
        return grid if progress.total else text
