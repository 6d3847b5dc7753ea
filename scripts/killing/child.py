"""The process that is killed: it begins a load, or resumes it."""

from __future__ import annotations

import sys

from hubapi_ext import HubApi, NoLimits
from hubapi_ext.jobs import load, resume
from hubapi_ext.jobs.folders import job_ids, jobs_folder

SETTLE_SECONDS = 0.3
"""The mock does what it was asked for long before."""


NOT_SUCCEEDED = 9
"""The exit code where a row has failed, is of unknown fate, or has no outcome."""


def main() -> int:
    """Returns 0 when every row has succeeded."""
    base_url, token, file, jobs, kind = sys.argv[1:]
    options = {"jobs": jobs}
    with HubApi(token, base_url=base_url, limits=NoLimits(), api_version="2026-09") as hub:
        if job_ids(jobs_folder(jobs)):
            result = resume(hub, "last", options=options)  # type: ignore[arg-type]
        elif kind == "creates":
            result = load(
                hub,
                file,
                into="contacts",
                mode="create",
                settle_seconds=SETTLE_SECONDS,
                options=options,  # type: ignore[arg-type]
            )
        else:
            associate = ["companies:domain=school"]
            result = load(hub, file, into="contacts", key="email", associate=associate, options=options)  # type: ignore[arg-type]
    is_accounted_for = all(step.succeeded == result.rows for step in result.steps)
    return 0 if result.succeeded and is_accounted_for else NOT_SUCCEEDED


if __name__ == "__main__":
    sys.exit(main())
