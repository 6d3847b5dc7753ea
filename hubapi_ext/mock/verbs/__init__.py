"""The verbs of usual operations, which the contract names in `x-hubapi-mock`: one set for all object types.

An operation of `operations` is peculiar, and has a function of its own. A usual one has none, and needs none.
"""

from collections.abc import Mapping

from hubapi_ext.mock.behaviours import Behaviour
from hubapi_ext.mock.operation import Operation
from hubapi_ext.mock.verbs import batches, items, records

_RECORDS = {
    "create": records.create,
    "read": records.read,
    "update": records.update,
    "archive": records.archive,
    "delete": records.delete,
    "merge": records.merge,
    "list": records.list_records,
    "search": records.search,
}
_BATCHES = {
    "create": batches.create,
    "read": batches.read,
    "update": batches.update,
    "upsert": batches.upsert,
    "archive": batches.archive,
}
_ITEMS = {
    "create": items.create,
    "read": items.read,
    "update": items.update,
    "replace": items.replace,
    "set": items.set_item,
    "archive": items.archive,
    "delete": items.delete,
    "list": items.list_items,
}
_BATCHES_OF_ITEMS = {
    "create": items.create_batch,
    "read": items.read_batch,
    "update": items.update_batch,
    "archive": items.archive_batch,
}

# By whether it is of records, and whether it is a batch.
_VERBS: Mapping[tuple[bool, bool], Mapping[str, Behaviour]] = {
    (True, False): _RECORDS,
    (True, True): _BATCHES,
    (False, False): _ITEMS,
    (False, True): _BATCHES_OF_ITEMS,
}


def usual_behaviour(operation: Operation) -> Behaviour | None:
    """How a usual operation is carried out; None for one that is not usual."""
    usual = operation.usual
    if usual is None:
        return None
    verbs = _VERBS[usual.of == "records", operation.batch]
    if usual.verb not in verbs:
        raise ValueError(f"{operation.name}: the mock cannot {usual.verb} {usual.of}; it can {', '.join(verbs)}")
    return verbs[usual.verb]
