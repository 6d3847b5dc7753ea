"""The ids of records, as they are written and as they are kept. It knows no records."""


def canonical_id(id: str | int) -> str | None:
    """An id the way records are stored under it; None where it is not a number."""
    text = str(id)
    if not (text.isascii() and text.isdigit()):
        return None
    return text if text[0] != "0" else text.lstrip("0") or "0"


def numeric_order(id: str) -> tuple[int, str]:
    """Sorts canonical ids like the numbers they are, however long."""
    return len(id), id
