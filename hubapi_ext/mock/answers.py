"""The shape of HubSpot's successful answers. Their content is decided elsewhere."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from attrs import frozen

from hubapi_ext.mock.operation import Operation, Statuses, Usual
from hubapi_ext.mock.problems import Problem
from hubapi_ext.mock.timestamps import timestamp


@frozen
class Call:
    """A request that agrees with the contract, ready to be carried out."""

    operation: Operation
    parameters: Mapping[str, Any]
    query: Mapping[str, Any]
    body: Any
    started_at: datetime
    statuses: Statuses

    @property
    def usual(self) -> Usual:
        """What the contract says that a usual operation does. Raises ValueError for one that is not usual."""
        if self.operation.usual is None:
            raise ValueError(f"{self.operation.name} has no x-hubapi-mock")
        return self.operation.usual

    @property
    def id(self) -> str:
        """The id in the path: the last of its parameters."""
        return str(self.parameters[list(self.operation.path_parameters)[-1]])


@frozen
class Answer:
    """A status and what becomes a JSON body; None for an answer without one."""

    status: int
    body: Any
    cursors: Sequence[str] = ()
    """For a batch whose results have pages: the cursor by which the page of each result is asked for."""


def batch(
    call: Call,
    completed_at: datetime,
    results: Sequence[Mapping[str, Any]],
    problems: Sequence[Mapping[str, Any]] = (),
) -> Answer:
    """The answer to a batch, which may have problems."""
    status = call.statuses.success
    body: dict[str, Any] = {"status": "COMPLETE", "results": results}
    if problems:
        body |= {"numErrors": len(problems), "errors": problems}
        status = call.statuses.errors
    body |= {"startedAt": timestamp(call.started_at), "completedAt": timestamp(completed_at)}
    return Answer(status, body)


def as_errors(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    """Problems as the `errors` of a batch."""
    return [problem.as_json() for problem in problems]
