"""Names of drafted operations, of their resources and methods, from paths and from how the family names its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hubapi_generation.models import python_name

from .facts import GROUPS, DraftError, Endpoint, version_in, without_version
from .known import Known

VERBS = {
    "create", "read", "update", "upsert", "archive", "list", "get", "search", "set", "replace", "delete", "merge",
    "restore", "purge", "add", "remove", "send", "cancel", "clone", "publish", "schedule", "reset",
    "request", "associate",
}  # fmt: skip
"""The verbs with which a path may end, and an operationId begin."""
_NAME = re.compile(r"[a-z]+(_[a-z]+)+")
_OF_METHODS = {"get": "get", "post": "create", "put": "set", "patch": "update", "delete": "archive"}


def verb_of(endpoint: Endpoint, *, is_list: bool = False) -> str:
    """What the operation does, by the end of its path or else by its method."""
    last = _snake(without_version(endpoint.path)[-1])
    if "{" not in last and last.partition("_")[0] in VERBS:
        return last.partition("_")[0]
    return "list" if is_list else _OF_METHODS[endpoint.method]


def operation_id(endpoint: Endpoint, known: Known, chosen: str | None, *, is_list: bool) -> tuple[str, str | None]:
    """The name of the operation, and what is to be said of it where it was made up."""
    if chosen is not None:
        if not _NAME.fullmatch(chosen):
            raise DraftError(f"--name must be words in lower case joined by _, such as list_owners, got {chosen!r}")
        return chosen, None
    offered = _snake(endpoint.offered_name or "")
    if _NAME.fullmatch(offered) and offered.partition("_")[0] in VERBS:
        return offered, None
    name = _of_sibling(endpoint, known) or _of_path(endpoint, known, is_list=is_list)
    unusable = f"`{endpoint.offered_name}` is no Python name; " if endpoint.offered_name else ""
    return name, f"operationId: {unusable}`{name}` was made from the path; choose another with `--name`."


def _of_sibling(endpoint: Endpoint, known: Known) -> str | None:
    """The name of the operation that has this path but for the verb at its end, with this verb."""
    steps = without_version(endpoint.path)
    for one in known.relatives(endpoint.method, endpoint.path):
        its = without_version(known.path_of(one["operationId"]))
        verb, _, rest = one["operationId"].partition("_")
        if its[:-1] == steps[:-1] and its[-1] == verb and steps[-1] in VERBS:
            return f"{steps[-1]}_{rest}"
    return None


def _of_path(endpoint: Endpoint, known: Known, *, is_list: bool) -> str:
    steps = list(without_version(endpoint.path))
    verb = verb_of(endpoint, is_list=is_list)
    is_batch = "batch" in steps
    is_of_one = steps[-1].startswith("{") or (endpoint.method == "post" and verb == "create" and not is_batch)
    if _snake(steps[-1]).partition("_")[0] == verb and "{" not in steps[-1]:
        steps.pop()
        is_of_one = not is_batch and bool(steps) and steps[-1].startswith("{")
    runs: list[list[str]] = [[]]
    for step in _telling(steps):
        object_type = known.object_type(step)
        if "{" in step:
            runs += [[]] if runs[-1] else []
        elif object_type is not None:
            runs = [[object_type["plural"]]]
        elif step != "batch":
            runs[-1] += _snake(step).split("_")
    runs = [one for one in runs if one]
    # Records of any type are what their endpoints are about, and no more than the place of all others.
    runs = runs[1:] if len(runs) > 1 and runs[0] == ["objects"] else runs
    words = [word for run in runs[:-1] for word in (*run[:-1], _singular(run[-1]))] + [*runs[-1:][0]] if runs else []
    words = [re.sub(r"[^a-z]", "", word) for word in words]
    words = [word for word in words if word] or ["something"]
    if is_of_one:
        words[-1] = _singular(words[-1])
    return "_".join([verb, *words])


def _telling(steps: list[str]) -> list[str]:
    """The parts of a path without the group of its API, and without an API that is a group itself."""
    length = _group_length(steps)
    has_more = any("{" not in step and step != "batch" for step in steps[1:])
    return steps[length or int(has_more) :]


def _group_length(steps: Sequence[str]) -> int:
    """How many parts of a path name no API, but a group of them."""
    return 1 if steps[0] in GROUPS and len(steps) > 1 else 0


def tag_of(endpoint: Endpoint, known: Known) -> str:
    """The resource to which the operation belongs: that of an object type, that of its family, or a new one."""
    steps = without_version(endpoint.path)
    for step in steps:
        object_type = known.object_type(step)
        if object_type is not None:
            return str(object_type["plural"])
    relatives = known.relatives(endpoint.method, endpoint.path)
    if relatives:
        return str(relatives[0]["tags"][0])
    return re.sub(r"[^a-z_]", "", _snake(steps[_group_length(steps)])) or "others"


def method_name(endpoint: Endpoint, known: Known, operation: str, tag: str, kind: str) -> tuple[str, str | None]:
    """What the method is called, and its stream where it is a batch. No other method of the resource is called so."""
    verb, _, rest = operation.partition("_")
    taken = known.method_names(tag)
    if kind == "batch":
        pairs = [(f"{verb}_many", f"stream_{verb}"), (f"{operation}_many", f"stream_{operation}")]
        return next((pair for pair in pairs if not taken & set(pair)), pairs[-1])
    names = (verb, rest.removesuffix(f"_{tag}") or operation, operation)
    is_named_by_path = endpoint.method == "get" and kind == "one" and not endpoint.path.endswith("}")
    candidates = names[1:] if is_named_by_path and rest not in (tag, _singular(tag)) else names
    return next((name for name in candidates if name not in taken), operation), None


def pascal(name: str) -> str:
    """The name of a schema, from a name with underscores or in camel case."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[^A-Za-z0-9]+", name) if part)


def documentation_page(endpoint: Endpoint, known: Known) -> str:
    """Where HubSpot's page most likely is: in the folder of the nearest relative's page."""
    last = "-".join([endpoint.method, *re.sub(r"[{}]", "", endpoint.path.strip("/")).split("/")])
    relatives = known.relatives(endpoint.method, endpoint.path)
    if relatives:
        return str(relatives[0]["externalDocs"]["url"]).rpartition("/")[0] + f"/{last}"
    family = "-".join(without_version(endpoint.path)[:2]).replace("{", "").replace("}", "")
    return f"https://developers.hubspot.com/docs/api-reference/{family}-{version_in(endpoint.path)}/{last}"


def words_of(name: str) -> str:
    """A name as words: `campaignId` is "campaign id"."""
    return python_name(name).replace("_", " ").strip()


def singular_words(name: str) -> str:
    """The words of a name, the last one in the singular."""
    words = words_of(name).split(" ")
    return " ".join([*words[:-1], _singular(words[-1])])


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _snake(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9{}]+", "_", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", text)).strip("_").lower()
