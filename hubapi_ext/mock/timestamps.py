"""Moments as HubSpot writes them. It tells no time."""

from datetime import UTC, datetime


def timestamp(moment: datetime) -> str:
    """A moment as HubSpot writes it: a fraction of nothing is left out."""
    utc = moment.astimezone(UTC)
    precision = "milliseconds" if utc.microsecond else "seconds"
    return utc.isoformat(timespec=precision).replace("+00:00", "Z")
