"""Moments as HubSpot writes them, and those that can be one. It tells no time."""

from datetime import UTC, datetime


def timestamp(moment: datetime) -> str:
    """A moment as HubSpot writes it: a fraction of nothing is left out."""
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.replace(".000+", "+").replace("+00:00", "Z")


def in_utc(moment: datetime, name: str) -> datetime:
    """The same moment in UTC. Raises ValueError, which says the name, where it has no time zone or no place in time."""
    if moment.tzinfo is None:
        raise ValueError(f"{name} must be a time with a time zone")
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{name} must be a time in the years 1 to 9999") from None
