"""What is usual in an operation's family, for what no page tells: scopes, replay, budget, codes, the mock's verb.

Each function gives a value, and the decision that is left to a human.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from hubapi_generation.scopes import DOCUMENTED

from .decisions import FIRST_CALL, PAGE, Decision
from .facts import BATCH_ERRORS, DraftError, Endpoint, version_in, without_version
from .known import Known
from .naming import verb_of

_READS = {"read", "search", "list", "get"}
_SETS = {"update", "upsert", "archive", "set", "replace", "delete", "remove", "purge", "restore"}
_BATCH_VERBS = ("create", "read", "update", "upsert", "archive")


def security(endpoint: Endpoint, known: Known) -> tuple[Any, list[Decision]]:
    """The scopes that are listed, as a set where there is one that holds them; the family's where none are listed."""
    scopes = list(endpoint.scopes)
    family = known.relatives(endpoint.method, endpoint.path)
    if not scopes and not family:
        raise DraftError(
            f"{endpoint.source}: {endpoint.method.upper()} {endpoint.path} names no scopes, and no other operation is "
            "of its family; add a line with each scope, such as crm.lists.read"
        )
    if not scopes:
        name = known.set_used_by(family[0])
        text = f"scopes: none are listed; these are those of `{family[0]['operationId']}`."
        guess = Decision((("security",),), text, PAGE)
        return (_reference(name) if name else deepcopy(family[0]["security"])), [guess]
    exact = known.set_of(scopes)
    if exact is not None and len(scopes) > 1:
        return _reference(exact), []
    used = [name for one in family if (name := known.set_used_by(one))]
    by_size = sorted(known.scope_sets, key=lambda one: len(known.scope_sets[one][DOCUMENTED]))
    for name in dict.fromkeys([*used, *by_size]):
        held = set(known.scope_sets[name][DOCUMENTED])
        more = sorted(held - set(scopes))
        if set(scopes) <= held and len(more) * 3 < len(scopes):
            text = f"scopes: the {len(scopes)} that are listed are all in `{name}`, which has {len(more)} more: "
            return _reference(name), [Decision((("security",),), f"{text}{', '.join(more)}.", PAGE)]
    return [{"oauth2": [one]} for one in scopes], []


def _reference(scope_set: str) -> dict[str, str]:
    return {"$ref": f"#/components/x-hubapi-scopes/{scope_set}"}


def scopes_by_version(versions: list[Endpoint]) -> dict[str, Any]:
    """The scopes of dated versions, where they differ from those of the documented path."""
    first, *others = versions
    changed = {
        str(version_in(one.path)): sorted(one.scopes)
        for one in others
        if one.scopes and set(one.scopes) != set(first.scopes)
    }
    return {"x-hubapi-scopes-by-version": changed} if changed and first.scopes else {}


def replay(endpoint: Endpoint) -> tuple[str, Decision]:
    """What sending it twice does."""
    verb = verb_of(endpoint)
    guess = "read" if endpoint.method == "get" or verb in _READS else "set"
    if endpoint.method == "post" and verb not in _READS | _SETS:
        guess = "create"
    look = f"{FIRST_CALL}, sent twice: create where there are two things then, set where there is one"
    return guess, Decision((("x-hubapi-replay",),), f"replay: guessed from `{verb}`.", look)


def rate_limit(endpoint: Endpoint, known: Known) -> tuple[str, Decision]:
    """The budget that it draws on."""
    family = known.relatives(endpoint.method, endpoint.path)
    of = f"that of `{family[0]['operationId']}`" if family else "the usual one"
    look = "the headers X-HubSpot-RateLimit-* of an answer; none are there where it is exempt"
    budget = str(family[0]["x-hubapi-rate-limit"]) if family else "ten-secondly"
    return budget, Decision((("x-hubapi-rate-limit",),), f"rate limit: {of}.", look)


def statuses(versions: list[Endpoint], known: Known, *, is_batch: bool) -> tuple[dict[str, Any], Decision]:
    """The codes of success by version."""
    endpoint = versions[0]
    told = {str(version_in(one.path)): _codes(one.codes, is_batch=is_batch) for one in versions if one.codes}
    about = (("x-hubapi-statuses",),)
    if endpoint.codes:
        first = told.pop(str(version_in(endpoint.path)))
        text = "statuses: only the versions that were described are here."
        return {"documented": first, **told}, Decision(about, text, "HubSpot's pages of the other versions")
    text = "statuses: the page does not name the codes of success; these are usual."
    guess = Decision(about, text, f"{FIRST_CALL} in each version")
    for one in known.relatives(endpoint.method, endpoint.path):
        path = known.path_of(one["operationId"])
        if _end(path) == _end(endpoint.path) and endpoint.method in known.content["paths"][path]:
            return {**deepcopy(one["x-hubapi-statuses"]), **told}, guess
    creates = verb_of(endpoint) == "create" and endpoint.method == "post"
    success = 204 if endpoint.answer is None else 201 if creates else 200
    errors = {"errors": BATCH_ERRORS} if is_batch and success != 204 else {}
    return {"documented": {"success": success, **errors}, **told}, guess


def _end(path: str) -> str:
    return re.sub(r"\{\w+\}", "{}", without_version(path)[-1])


def _codes(codes: tuple[int, ...], *, is_batch: bool) -> dict[str, int]:
    full = [one for one in codes if one != BATCH_ERRORS] or [200]
    return {"success": min(full), **({"errors": BATCH_ERRORS} if is_batch and BATCH_ERRORS in codes else {})}


def mock(endpoint: Endpoint, known: Known, *, is_list: bool) -> tuple[dict[str, Any], Decision]:
    """What the mock does: one of its verbs for records, and nothing but its example for all other things."""
    text = "mock: without `x-hubapi-mock` it answers with the example below; with it, it does what a verb means."
    about = (("x-hubapi-mock",), ("x-hubapi-dated-path",))
    guess = Decision(about, text, "`x-hubapi-mock` in specs/README.md")
    steps = without_version(endpoint.path)
    if steps[:2] != ("crm", "objects") or len(steps) < 3:
        return {}, guess
    object_type, *rest = steps[2:]
    verbs: dict[tuple[str, ...], dict[str, str]] = {
        (): {"get": "list", "post": "create"},
        ("{}",): {"get": "read", "patch": "update", "delete": "archive"},
        **{("batch", verb): {"post": verb} for verb in _BATCH_VERBS},
    }
    verb = verbs.get(tuple("{}" if "{" in one else one for one in rest), {}).get(endpoint.method)
    is_known = object_type == "{objectType}" or object_type in known.content["x-hubapi-object-types"]
    if verb is None or not is_known or (verb == "list") != is_list:
        return {}, guess
    given = {} if object_type == "{objectType}" else {"object-type": object_type}
    return {"x-hubapi-mock": {"verb": verb, "of": "records", **given}}, guess
