"""The folder that a kit goes into, and what tells its session from every other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from workshop import __version__, output
from workshop.plan import Plan
from workshop.printed import FACTS, PRINTED

DEVICES = re.compile("con|prn|aux|nul|(com|lpt)[0-9]")  # no folder can have these names on Windows


def folder_of(plan: Plan, folder: Path | None) -> Path:
    """Where the kit of a plan goes: the folder given, or its own, or the next one that is not another's.

    A kit whose workbook is printed stays where it is, unless another folder is given.
    """
    if plan.printed and folder in (None, plan.printed.folder):
        return plan.printed.folder
    return output.free_folder(folder or Path("output") / folder_name(plan), about(plan)["whose"])


def folder_name(plan: Plan) -> str:
    """The agenda's name; a session with a date or a title of its own gets a folder of its own."""
    session = plan.session
    own = " ".join(filter(None, (session.date, session.title)))
    name = re.sub(r"[^\w-]+", "-", own.lower())[:60].strip("-_") or str(session.agenda)
    return f"{name}-kit" if DEVICES.fullmatch(name) else name


def about(plan: Plan) -> dict[str, Any]:
    """What the manifest says of a kit; `whose` tells its session from every other."""
    session = plan.session.model_dump(mode="json", exclude_none=True)
    whose = {key: str(session[key]) for key in ("agenda", "title", "date", "organisation") if key in session}
    kept = {PRINTED: FACTS} if plan.printed else {}  # so that no other build puts a new workbook there
    return {"workshop": __version__, "whose": {**whose, **kept}, "session": session}
