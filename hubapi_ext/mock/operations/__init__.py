"""What the mock does for each operation. Each declares its behaviour beside its function."""

from collections.abc import Mapping

from hubapi_ext.mock.behaviours import Behaviour, declared_in
from hubapi_ext.mock.operations import association_limits, associations, courses

BEHAVIOURS: Mapping[str, Behaviour] = declared_in(associations, association_limits, courses)
"""By the operation ids of the contract."""
