"""What is said of jobs: results, plans and troubles in words, and the same as JSON. It decides nothing."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from attrs import asdict

from hubapi_ext.command_line.common_options import CommonOptions
from hubapi_ext.command_line.job_options import command_for
from hubapi_ext.command_line.progress import duration_text
from hubapi_ext.command_line.results import ExitCode
from hubapi_ext.jobs import Association, Job, JobResult, LoadPlan, RowOutcome, StepResult
from hubapi_ext.jobs.questions import Question
from hubapi_ext.jobs.rejects import what_to_do

_COUNTS = ("succeeded", "unchanged", "skipped", "failed", "unknown")


def as_json(value: JobResult | LoadPlan) -> str:
    """A result or a plan for machines."""
    return json.dumps(result_as_dict(value) if isinstance(value, JobResult) else asdict(value), indent=2)


def result_as_dict(result: JobResult) -> dict[str, Any]:
    """A result, with what its steps come to together."""
    together = {"succeeded": result.succeeded, "failed": result.failed, "unknown": result.unknown}
    return {**asdict(result), **together}


def ended(result: JobResult, common: CommonOptions, jobs: str | None) -> ExitCode:
    """The exit code of a job that has come to its end. It prints the result."""
    print(as_json(result) if common.json else "\n".join(result_in_words(result, jobs)))
    if common.json and result.empty_cells:
        print(empty_cells_text(result.empty_cells), file=sys.stderr)
    return ExitCode.FAILED if result.failed or result.unknown else ExitCode.DONE


def counted(count: int, noun: str = "row") -> str:
    """A number of things."""
    return f"{count:,} {noun}{'s' if count != 1 else ''}"


def step_text(step: StepResult) -> str:
    """What a step has come to, without its name."""
    parts = []
    for name in _COUNTS:
        count = getattr(step, name)
        if count or name == "succeeded":
            new = f" ({step.created:,} new)" if name == "succeeded" and step.created else ""
            parts.append(f"{count:,} {name}{new}")
    return ", ".join(parts)


def result_in_words(result: JobResult, jobs: str | None = None) -> list[str]:
    """What a job has come to, and what to do next."""
    lines = [f"{counted(result.rows)}, job {result.job_id}"]
    lines += [f"  {step.name}: {step_text(step)}" for step in result.steps]
    if result.empty_cells:
        lines.append(empty_cells_text(result.empty_cells))
    return [*lines, *next_steps(result, jobs)]


def empty_cells_text(count: int) -> str:
    """That cells were empty, and nobody had said what they mean."""
    cells = f"{counted(count, 'empty cell')} {'has' if count == 1 else 'have'} left the property as it was"
    return f"{cells}: say --nulls skip if that is right, or --nulls clear"


def next_steps(result: JobResult, jobs: str | None = None, *, shown: bool = False) -> list[str]:
    """What to type next, where there is anything to be done; and perhaps the troubles were shown."""
    if not result.is_complete:
        return _commands("It ended early. To go on where it was:", [("resume", (), "")], result.job_id, jobs)
    if not result.failed and not result.unknown:
        return []
    head = f"{counted(result.failed + result.unknown)} did not succeed:" if not shown else "What to do next:"
    commands: list[tuple[str, Sequence[str], str]] = [
        *([] if shown else [("show", (), "tells of the first of them")]),
        ("rejects", ("-o", "fix.csv"), "writes them to a file, to be mended and loaded"),
        ("retry", (), "sends those that failed once more as they are"),
    ]
    return _commands(head, commands, result.job_id, jobs)


def _commands(
    head: str, commands: Sequence[tuple[str, Sequence[str], str]], job_id: str, jobs: str | None
) -> list[str]:
    texts = [command_for(name, job_id, jobs, *more) for name, more, _ in commands]
    width = max(map(len, texts))
    shown = zip(texts, commands, strict=True)
    return [head, *(f"  {text:<{width}}  {what}".rstrip() for text, (_, _, what) in shown)]


def state_of(job: Job, result: JobResult) -> str:
    """In what state a job is."""
    if job.is_running:
        return "running"
    return "complete" if result.is_complete else "ended early"


def job_as_dict(job: Job) -> dict[str, Any]:
    """A job for machines."""
    result = job.result
    question = {"what": question_text(job.question), "files": list(job.question.files)}
    state = {"started": job.started.isoformat(), "state": state_of(job, result)}
    return {**result_as_dict(result), **question, **state}


def job_in_words(job: Job) -> list[str]:
    """What a job does, and how far it has come."""
    result = job.result
    counts = [f"  {step.name}: {step_text(step)}" for step in result.steps]
    return [
        f"job {job.id}: {state_of(job, result)}, begun {job.started:%Y-%m-%d %H:%M} UTC",
        *question_in_words(job.question),
        f"{counted(result.rows)}:",
        *counts,
    ]


def trouble_as_dict(question: Question, step: str, outcome: RowOutcome) -> dict[str, Any]:
    """A row that did not succeed, for machines."""
    trouble = msgspec.to_builtins(outcome.trouble)
    advice = what_to_do(outcome, is_created=_is_created(question, step))
    return {"row": outcome.row, "step": step, "status": outcome.status, **trouble, "what_to_do": advice}


def _is_created(question: Question, step: str) -> bool:
    """Whether a row that failed in a step has become a new record before."""
    return question.mode == "create" and step != question.into


def aligned(lines: Sequence[Sequence[str]], right: Collection[int]) -> list[str]:
    """The lines of a table, with columns as wide as they need; some of them with numbers, at the right."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return [
        "  ".join(
            f"{cell:>{width}}" if at in right else f"{cell:<{width}}"
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]


def question_text(question: Question) -> str:
    """What a job does, in a few words."""
    if question.from_end is not None:
        return "associate"
    return f"{question.mode} {question.into}"


def question_in_words(question: Question) -> list[str]:
    """What a job does, with all that was said."""
    files = ", ".join(question.files)
    if question.from_end is not None:
        ends = [question.from_end, question.associations[0].end]
        label = question.associations[0].label
        what = " to ".join(f"{one.object_type or 'any type'} by {one.property or 'id'}" for one in ends)
        return [f"associate {what}{f', as {label!r}' if label else ''}, from {files}"]
    key = f" by {question.key or 'id'}" if question.mode != "create" else ""
    lines = [f"{question_text(question)}{key}, from {files}"]
    for one in question.associations:
        label = f", as {one.label!r}" if one.label else ""
        end = one.end
        lines.append(f"associate with {end.object_type} whose {end.property or 'id'} is in {end.column}{label}")
    return lines


def load_command(question: Question, file: str) -> str:
    """What to type to load a file as a job has loaded its own."""
    words = ["hubapi", "load" if question.from_end is None else "associate", file]
    if question.from_end is not None:
        end = question.associations[0].end
        if question.from_end.object_type:
            words += ["--from", _end_text(Association(question.from_end)), "--to", _end_text(Association(end))]
        if question.associations[0].label:
            words += ["--label", question.associations[0].label]
    else:
        words += ["--into", question.into]
        words += ["--mode", question.mode] if question.mode != "upsert" else []
        words += ["--key", question.key] if question.key is not None else []
        words += _repeated("--map", question.mapped) + _repeated("--set", question.constants)
        words += ["--nulls", question.nulls] if question.nulls is not None else []
        for one in question.associations:
            words += ["--associate", _end_text(one)]
    words += ["--missing", question.missing] if question.missing != "fail" else []
    return shlex.join(words)


def _repeated(option: str, values: Mapping[str, str]) -> list[str]:
    return [word for name, value in values.items() for word in (option, f"{name}={value}")]


def _end_text(association: Association) -> str:
    end = association.end
    property = f":{end.property}" if end.property is not None else ""
    label = f":{association.label}" if association.label is not None else ""
    return f"{end.object_type}{property}={end.column}{label}"


def plan_in_words(plan: LoadPlan, into: str, reserve: float) -> Iterator[str]:
    """What a load would do, and how long it takes where a share of the rate limit is left to others."""
    yield f"{counted(plan.rows)} for {into}. Nothing was written."
    counts = {
        "to be created": plan.created,
        "to be updated": plan.updated,
        "the same already": plan.unchanged,
        "to be archived": plan.archived,
        "without a record to be found": plan.lacking,
        "to be associated": plan.associated,
    }
    for what, count in counts.items():
        if count:
            yield f"  {count:>9,} {what}"
    if plan.doubled_keys:
        doubled = counted(plan.doubled_keys)
        yield f"{doubled} with a key that a row before has: the later one is written over the earlier"
    if plan.troubles:
        kinds = ", ".join(f"{category} {count:,}" for category, count in sorted(plan.troubles.items()))
        yield f"{counted(sum(plan.troubles.values()))} would fail: {kinds}"
        for number, message in plan.examples:
            yield f"  row {number}: {message}"
    if plan.missing_scopes:
        yield f"The token lacks what it needs: {', '.join(plan.missing_scopes)}"
    of_day = f", {plan.share_of_day:.1%} of the day's" if plan.share_of_day is not None else ""
    seconds = plan.minutes * 60 / (1 - reserve)
    time = duration_text(seconds) if seconds >= 1 else "less than a second"
    requests = counted(plan.requests, "request")
    yield f"It takes {requests}{of_day}, and {time} at {1 - reserve:.0%} of HubSpot's rate limit."


def troubles_in_words(question: Question, troubles: Sequence[tuple[str, RowOutcome]]) -> Iterator[str]:
    """The rows that did not succeed, each with its step, why, and what helps."""
    for step, outcome in troubles:
        trouble = outcome.trouble
        yield f"  row {outcome.row}, {step}, {outcome.status}: {trouble.message if trouble else ''}"
        yield f"    {what_to_do(outcome, is_created=_is_created(question, step))}"
