"""The bugs that are planted: what a user would suffer, and where it is done. It plants nothing itself."""

from __future__ import annotations

import re

from attrs import frozen


@frozen
class Bug:
    """A piece of text that stands once in a part of a file, and what is put in its place."""

    name: str
    harm: str
    """What a user would suffer."""
    file: str
    text: str
    replacement: str
    inside: str = ""
    """The name that the part is assigned or defined by, such as an operation's; nothing for the whole file."""

    def planted_in(self, sound: str) -> str:
        """The file with the bug. Raises ValueError where the text does not stand there once."""
        begin, end = 0, len(sound)
        if self.inside:
            found = re.search(rf"(?m)^(?:{self.inside}(?:: \w+)? = |(?:def|class) {self.inside}\b)", sound)
            if found is None:
                raise ValueError(f"{self.inside} is not in {self.file}")
            begin = found.start()
            # The part ends before the next line that is not indented and closes nothing.
            following = re.compile(r"(?m)^[^\s)\]}]").search(sound, found.end())
            end = following.start() if following else end
        part = sound[begin:end]
        if part.count(self.text) != 1:
            where = self.inside or self.file
            raise ValueError(f"its text stands {part.count(self.text)} times in {where}, and not once:\n{self.text}")
        return sound[:begin] + part.replace(self.text, self.replacement) + sound[end:]


_LINKS = "hubapi_ext/mock/links.py"
_ASSOCIATIONS = "hubapi_ext/mock/operations/associations.py"
_PAIRS = "hubapi_ext/mock/operations/pairs.py"
_ASSOCIATION_WRITES = "hubapi_ext/mock/operations/association_writes.py"
_MOCK_BATCHES = "hubapi_ext/mock/verbs/batches.py"
_CONTRACT = "hubapi_ext/mock/operation.py"
_BODIES = "hubapi_ext/mock/bodies.py"
_PROBLEMS = "hubapi_ext/mock/problems.py"
_ANSWERS = "hubapi_ext/mock/answers.py"
_FACTS = "generated/hubapi_client/operations"
_MODELS = "generated/hubapi_client/models.py"
_REFUSALS = "hubapi_ext/transport/refusals.py"

IN_THE_MOCK = (
    Bug(
        "the mock sends the ids of created associations as text",
        "A client that only bears text passes every test, and fails before HubSpot, which sends numbers.",
        _ASSOCIATIONS,
        '"fromObjectId": int(from_id)',
        '"fromObjectId": from_id',
    ),
    Bug(
        "the mock sends the ids of associated records as text",
        "The same, for reading.",
        _ASSOCIATIONS,
        '{"toObjectId": int(to_id), "associationTypes"',
        '{"toObjectId": to_id, "associationTypes"',
    ),
    Bug(
        "the mock sends the id of a read record as a number",
        "A client that compares it with HubSpot's text finds no row.",
        _ASSOCIATIONS,
        '"from": {"id": from_id}',
        '"from": {"id": int(from_id)}',
    ),
    Bug(
        "the mock cuts ids to 32 bits",
        "Large ids come back as those of other records.",
        _ASSOCIATIONS,
        '"toObjectId": int(to_id),\n',
        '"toObjectId": int(to_id) % 2**31,\n',
    ),
    Bug(
        "the mock sends an empty label instead of null",
        "A client that breaks at null passes its tests.",
        _ASSOCIATIONS,
        '"label": one.label}',
        '"label": one.label or ""}',
    ),
    Bug(
        "the mock leaves the cursor of a full page out when one association is left",
        "A page is lost.",
        _ASSOCIATIONS,
        "if len(ids) > size:",
        "if len(ids) > size + 1:",
    ),
    Bug(
        "the mock begins a page with the last of the page before",
        "An association is read twice.",
        _ASSOCIATIONS,
        '{"after": ids[-1]}',
        '{"after": ids[-2]}',
    ),
    Bug(
        "the mock names the wrong side of a pair as missing",
        "The user looks for the wrong record.",
        _PAIRS,
        "missing_in_batch(object_type, id)",
        "missing_in_batch(target, to_id)",
    ),
    Bug(
        "the mock reports one direction of a default association",
        "A client does not learn to tell the two results from two associations.",
        _ASSOCIATION_WRITES,
        "return [_default_result(pair, default), _default_result(pair.inverse, back)]",
        "return [_default_result(pair, default)]",
    ),
    Bug(
        "the mock makes no company the primary one",
        "Whoever relies on the primary company finds none.",
        _ASSOCIATION_WRITES,
        " or not links:",
        ":",
    ),
    Bug(
        "the mock takes a batch that names a record twice",
        "What HubSpot refuses is found out in production.",
        _ASSOCIATIONS,
        "    _refuse_repeated(inputs)\n",
        "",
    ),
    Bug(
        "the mock gives both directions the same type",
        "A type id that is wrong from the other side passes every test.",
        _LINKS,
        "back = frozenset(self.types.inverse(source, target, one) for one in there)",
        "back = there",
    ),
    Bug(
        "the mock lets one association more than the limit through",
        "The code that meets a limit is never tested.",
        _LINKS,
        ">= limit:",
        "> limit:",
    ),
    Bug(
        "the mock drops one of the courses that it has made from its answer",
        "A record exists of which nobody knows.",
        _MOCK_BATCHES,
        "portal.shuffled(results), problems)",
        "portal.shuffled(results)[1:], problems)",
    ),
    Bug(
        "the mock keeps a course of a batch that it has refused",
        "A batch that is sent again doubles it.",
        _MOCK_BATCHES,
        "changes.take_back()",
        "pass",
    ),
    Bug(
        "the mock lets a bad input fail alone without a trace id",
        "That HubSpot refuses the whole batch is found out in production.",
        _MOCK_BATCHES,
        "if None in traces:",
        "if not traces:",
    ),
    Bug(
        "the mock does not return trace ids",
        "Two equal courses cannot be told apart.",
        _MOCK_BATCHES,
        "return result if trace is None else",
        "return result if trace else",
    ),
    Bug(
        "the mock answers with the results in the order of the inputs",
        "A client that relies on an order passes its tests, and ties results to the wrong inputs before HubSpot.",
        "hubapi_ext/mock/portal.py",
        "self._random.shuffle(mixed)",
        "self._random.random()",
    ),
    Bug(
        "the mock counts errors where there are none",
        "A full success looks like one in part.",
        _ANSWERS,
        "if problems:",
        "if problems is not None:",
    ),
    Bug(
        "the mock answers 200 where some inputs failed",
        "A client never sees a 207.",
        _ANSWERS,
        "status = call.statuses.errors",
        "status = call.statuses.success",
    ),
    Bug(
        "the mock leaves the context of errors out",
        "Errors cannot be tied to their inputs.",
        _PROBLEMS,
        '"context": self.context,',
        '"context": None,',
    ),
    Bug(
        "the mock sends a sub-category as an object",
        "It is as HubSpot documents it, and not as HubSpot sends it.",
        _PROBLEMS,
        '"subCategory": self.sub_category,',
        '"subCategory": self.sub_category and {"name": self.sub_category},',
    ),
    Bug(
        "the mock names the policy of the day wrongly",
        "A client waits ten seconds for a limit that lasts until midnight.",
        _PROBLEMS,
        'policy_name="DAILY"',
        'policy_name="TEN_SECONDLY_ROLLING"',
    ),
    Bug(
        "the mock says COMPLETE where no limit was set",
        "A client that goes by the status is not tested.",
        "hubapi_ext/mock/operations/association_limits.py",
        '"CANCELED"',
        '"COMPLETE"',
    ),
    Bug(
        "the mock takes any number as the size of a page",
        "A page size that HubSpot refuses passes every test.",
        "hubapi_ext/mock/parameters.py",
        "if value is not None and not self.validator.is_valid(value):",
        "if isinstance(value, str) and not self.validator.is_valid(value):",
    ),
    Bug(
        "the mock answers the newest version with the codes of the one before",
        "A version is changed to with a false sense of safety.",
        _CONTRACT,
        "earlier <= version)",
        "earlier < version)",
    ),
    Bug(
        "the mock takes a body of any form",
        "A request that HubSpot refuses passes every test.",
        _BODIES,
        "        if validator.is_valid(decoded):\n",
        "        if validator is not None:\n",
    ),
    Bug(
        "the mock answers for what it does not know as HubSpot answers for what is not there",
        "An application that takes it for a missing record has a green test for the wrong reason.",
        "hubapi_ext/mock/answering.py",
        "return refusal(RefusedError(501, Problem(message=message, category=None)))",
        'return refusal(RefusedError(404, Problem(message="resource not found")))',
    ),
    Bug(
        "the mock answers an unknown object type with a page of HTML",
        "The user sees no reason.",
        "hubapi_ext/mock/answering.py",
        "return refusal(RefusedError(400, Problem(message=str(unknown), category=None)), headers)",
        'return page(400, "Bad Request", headers)',
    ),
    Bug(
        "the mock knows object types by their singular alone",
        "Half of the world's code does not work with it.",
        "hubapi_ext/mock/object_types.py",
        "(one.id, one.name, one.plural)}",
        "(one.id, one.name)}",
    ),
)

IN_THE_CLIENT = (
    Bug(
        "the client sends a create again whose connection was cut",
        "Records are doubled.",
        "hubapi_ext/transport/retries.py",
        'return not error.sent or replay != "create"',
        "return True",
    ),
    Bug(
        "the client sends a create again after a failure of the server",
        "Records are doubled.",
        "hubapi_ext/transport/retries.py",
        'error.status in TRANSIENT_STATUSES and replay != "create"',
        "error.status in TRANSIENT_STATUSES",
    ),
    Bug(
        "the facts call the creation of courses repeatable",
        "Records are doubled.",
        f"{_FACTS}/create_courses.py",
        'replay="create",',
        'replay="set",',
    ),
    Bug(
        "the client reports as failed what may have been carried out",
        "The user sends it again, and doubles it.",
        "hubapi_ext/batches/verdicts.py",
        '"unknown" if applied else "failed"',
        '"failed" if applied else "unknown"',
    ),
    Bug(
        "the client takes the seconds of a Retry-After for milliseconds",
        "It runs into the limit again and again.",
        _REFUSALS,
        "return float(text)",
        "return float(text) / 1000",
    ),
    Bug(
        "the client asks once for room in a rate limit, and then goes ahead",
        "HubSpot refuses what the client should have held back.",
        "hubapi_ext/transport/stack.py",
        "while wait := (yield Ask(call.budget)):",
        "if wait := (yield Ask(call.budget)) / 2:",
    ),
    Bug(
        "the facts have a wrong size for batches of associations",
        "HubSpot refuses every large batch.",
        f"{_FACTS}/create_associations.py",
        "max_inputs=2000,",
        "max_inputs=2001,",
    ),
    Bug(
        "the facts have half the size for batches that read",
        "Reading takes twice the requests.",
        f"{_FACTS}/read_associations.py",
        "max_inputs=1000,",
        "max_inputs=500,",
    ),
    Bug(
        "the client swaps the direction of associations",
        "Records are linked the wrong way round.",
        "hubapi_ext/tables/plain_forms.py",
        "itemgetter(at), given))) for at in (0, 1))",
        "itemgetter(at), given))) for at in (1, 0))",
    ),
    Bug(
        "the client takes the type ids of users for HubSpot's",
        "Records get another label than the one that was asked for.",
        "hubapi_ext/forms/associations.py",
        'category, type_id = ("HUBSPOT_DEFINED", given) if isinstance(given, int | str) else given',
        'category, type_id = ("HUBSPOT_DEFINED", given if isinstance(given, int | str) else given[1])',
    ),
    Bug(
        "the client hands outcomes out in another order than that of the inputs",
        "Whoever pairs inputs and outcomes ties them wrongly.",
        "hubapi_ext/batches/batch.py",
        # In which order answers come is up to the threads.
        "    if list(map(_index, outcomes)) != list(range(len(outcomes))):\n"
        "        outcomes = sorted(outcomes, key=_index)\n",
        "    outcomes = sorted(outcomes, key=lambda outcome: str(outcome.index))\n",
    ),
    Bug(
        "the facts tie the error of a missing record to the other side",
        "The wrong input is reported as failed, and the right one as unknown.",
        f"{_FACTS}/create_associations.py",
        'context={"id": ("from_.id",)},',
        'context={"id": ("to.id",)},',
    ),
    Bug(
        "the facts tie results to the wrong side of a pair",
        "Associations that were made are reported as unknown.",
        f"{_FACTS}/create_associations.py",
        'results=("from_object_id", "to_object_id")',
        'results=("from_object_id", "from_object_id")',
    ),
    Bug(
        "the facts look for the next page of a list in the wrong place",
        "All pages but the first are lost.",
        f"{_FACTS}/list_associations.py",
        'result="paging.next.after"',
        'result="paging.prev.before"',
        inside="LIST_ASSOCIATIONS",
    ),
    Bug(
        "the client reads the next page of a record into nothing",
        "All pages but the last are lost.",
        "hubapi_ext/batches/verdicts.py",
        "_joined(paging, (*reading.pages, result))",
        "_joined(paging, (result,))",
    ),
    Bug(
        "the facts do not know that a record without associations is no error",
        "Every record without associations raises.",
        f"{_FACTS}/read_associations.py",
        'empty="crm.associations.NO_ASSOCIATIONS_FOUND"',
        'empty="crm.associations.NONE"',
    ),
    Bug(
        "the client gives courses no trace ids",
        "One bad course refuses a hundred.",
        f"{_FACTS}/create_courses.py",
        'trace="object_write_trace_id",',
        "trace=None,",
    ),
    Bug(
        "the generated client reads only 200 and 201",
        "The outcomes of every 207 are lost.",
        "generated/hubapi_client/types.py",
        "if 200 <= status_code < 300 else None",
        "if status_code in (200, 201) else None",
    ),
    Bug(
        "the generated models do not bear a label that is null",
        "No association without a label can be read.",
        _MODELS,
        "    label: str | None = None\n",
        '    label: str = ""\n',
        inside="AssociationSpecWithLabel",
    ),
    Bug(
        "the generated models look for the number of errors under another name",
        "The number of errors is lost.",
        _MODELS,
        'field(name="numErrors", default=None)',
        'field(name="numberOfErrors", default=None)',
    ),
    Bug(
        "the generated encoder checks nothing",
        "What HubSpot refuses is sent all the same.",
        "generated/hubapi_client/wire.py",
        "msgspec.convert(msgspec.to_builtins(body, builtin_types=_WITHOUT_JSON), type=type)",
        "msgspec.to_builtins(body, builtin_types=_WITHOUT_JSON)",
    ),
    Bug(
        "the client sends to the documented path, whatever version was chosen",
        "The version that was changed to is not the one that is used.",
        "hubapi_ext/transport/versions.py",
        "operation.dated_path.format_map(",
        "operation.path.format_map(",
    ),
    Bug(
        "the client takes the limit of the day for one that passes",
        "It sends again until midnight.",
        _REFUSALS,
        '(429, "DAILY"): DailyLimitError',
        '(429, "DAILY"): RateLimitError',
    ),
    Bug(
        "the client does not know an expired token from a wrong one",
        "The user looks for the fault in the wrong place.",
        _REFUSALS,
        '(401, "EXPIRED_AUTHENTICATION"): ExpiredTokenError',
        '(401, "EXPIRED_AUTHENTICATION"): AuthenticationError',
    ),
    Bug(
        "the client reads no category from a rate limit",
        "Code that goes by the category misses it.",
        _REFUSALS,
        'content.get("category") or content.get("errorType")',
        'content.get("category")',
    ),
    Bug(
        "the client does not read pages of HTML",
        "The user sees a refusal without a reason.",
        _REFUSALS,
        'text = title[1] if title else ""',
        'text = ""',
    ),
    Bug(
        "the client takes a failure of the server for an answer",
        "The user sends again what may have been carried out.",
        _REFUSALS,
        "made.may_have_been_applied = True",
        "made.may_have_been_applied = False",
    ),
    Bug(
        "the client does not find the id of what exists already",
        "The user cannot update it instead.",
        "hubapi_ext/errors.py",
        "[Ee]xisting ID: ",
        "[Ee]xisting id: ",
    ),
)

BUGS = (*IN_THE_MOCK, *IN_THE_CLIENT)
