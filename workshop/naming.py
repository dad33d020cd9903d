"""What people call a new thing, made into a name that is fit for files and references on every system."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from workshop.text import Name

RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # no file on Windows can be called so


@dataclass(frozen=True, slots=True)
class Called:
    """What a new thing is called: by people (`title`), and in file names and references (`id`)."""

    id: str
    title: str


def called(typed: str) -> Called:
    """A name as people type it, made fit for files on every system; ValueError says why, and what to type."""
    title = Name.shape("".join(letter if letter.isprintable() and letter not in "{}" else " " for letter in typed))
    title = re.sub(r"\.ya?ml$", "", title)
    if re.search(r"[/\\]", title):
        raise ValueError("a name has no / or \\ in it, for each file has its own folder; type the name alone")
    id = _id(title)
    if not id:
        raise ValueError("a name needs letters from a to z, or digits; type one such as  customer-care")
    if RESERVED.fullmatch(id):
        raise ValueError(f"no file on Windows can be called {id}; type a longer name, such as  {id}-team")
    if len(title) > Name.longest:
        raise ValueError(f"a name has at most {Name.longest} letters; type a shorter one")
    spoken = re.sub(r"^[mx]\d+-", "", id).replace("-", " ") if title == id else title
    return Called(id, spoken[:1].upper() + spoken[1:])


def _id(title: str) -> str:
    """The letters and digits of a title, without accents, and hyphens between its words."""
    plain = unicodedata.normalize("NFKD", re.sub("['’]", "", title.replace("ß", "ss")))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return "-".join(re.findall(r"[a-z0-9]+", letters.lower()))[:60].strip("-")
