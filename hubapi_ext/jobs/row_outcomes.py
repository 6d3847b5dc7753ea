"""What became of a row of a job, as it is kept and as it is shown. It finds nothing out."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import msgspec

RowStatus: TypeAlias = Literal["succeeded", "unchanged", "skipped", "failed", "unknown"]
"""What became of a row. `unchanged` and `skipped` mean that nothing was to be sent for it."""


class Trouble(msgspec.Struct, omit_defaults=True):
    """Why a row did not succeed, and what its columns were."""

    message: str
    category: str = ""
    existing_id: str | None = None
    """The record that has the value already that was to be unique."""
    columns: dict[str, Any] = msgspec.field(default_factory=dict)


class RowOutcome(msgspec.Struct):
    """What became of a row in one step of a job."""

    row: int
    """Its number in the source, from 1 on."""
    status: RowStatus
    id: str | None = None
    """The record's id, where it is known."""
    new: bool | None = None
    """Whether the record was created."""
    trouble: Trouble | None = None
