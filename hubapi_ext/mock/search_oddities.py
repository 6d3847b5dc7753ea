"""How the searches of a portal may fall short of what one expects, as HubSpot's have been seen to. It finds nothing."""

from datetime import datetime, timedelta
from typing import Any

import msgspec

from hubapi_ext.mock.contents import Record

_EVERY = 3
"""Of the pages with more to come, one in so many is short, and one is empty."""


class SearchOddities(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """What a test may switch on."""

    lag: float = 0.0
    """The seconds until a search finds what was written."""
    ids_as_text: bool = False
    """Whether records that are sorted by their ids come in the order of text: 1000 before 9."""
    short_pages: bool = False
    """Whether some pages are short and others empty, although more follow."""
    stray_results: bool = False
    """Whether pages hold a record that was not asked for."""

    def __post_init__(self) -> None:
        if not 0 <= self.lag < timedelta.max.total_seconds():
            raise ValueError("lag: a number of seconds from 0 on")

    def finds(self, record: Record, now: datetime) -> bool:
        """Whether a search finds a record by now."""
        return not self.lag or record.updated_at + timedelta(seconds=self.lag) <= now

    def size(self, size: int, after: str, left: int) -> int:
        """How many results a page has that could have so many, where there are so many left."""
        if not self.short_pages or left <= size:
            return size
        # A cursor with a zero before it is that of an empty page.
        if left % _EVERY == 0 and not (len(after) > 1 and after.startswith("0")):
            return 0
        return max(1, size // 2) if left % _EVERY == 1 else size


def changed(oddities: SearchOddities, body: bytes) -> SearchOddities:
    """The same with what the body of a control says."""
    said = msgspec.json.decode(body or b"{}", type=dict[str, Any])
    return msgspec.convert({**msgspec.to_builtins(oddities), **said}, SearchOddities)
