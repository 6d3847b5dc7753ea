"""What the mock does for each operation: a function of its own, one of the verbs, or the contract's example."""

from collections.abc import Mapping

from hubapi_ext.mock.behaviours import Behaviour, declared_in
from hubapi_ext.mock.operation import Operation
from hubapi_ext.mock.operations import association_labels, association_limits, association_writes, associations, lists
from hubapi_ext.mock.operations.examples import EXAMPLE
from hubapi_ext.mock.verbs import usual_behaviour

BEHAVIOURS: Mapping[str, Behaviour] = declared_in(
    associations, association_writes, association_labels, association_limits, lists
)
"""The functions of peculiar operations, by the operation ids of the contract."""


def behaviour_of(operation: Operation) -> Behaviour:
    """How an operation is carried out."""
    return BEHAVIOURS.get(operation.name) or usual_behaviour(operation) or EXAMPLE
