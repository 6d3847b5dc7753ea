"""The form in which an effect is written: data, which a rule in a file or a control names by its `kind`."""

import msgspec

# Seconds. A test that needs longer ones turns the portal's clock.
DAY = 86_400
YEAR = 366 * DAY
STATUSES_WITHOUT_BODY = (204, 304)


def _tag(name: str) -> str:
    return name[0].lower() + name[1:]


class Kind(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    rename="camel",
    tag=_tag,
    tag_field="kind",
):
    """An effect."""
