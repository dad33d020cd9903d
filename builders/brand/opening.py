"""A company's file is looked at before it is opened: what cannot be used is refused, with how to make a usable copy."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from zipfile import BadZipFile, ZipFile

from lxml import etree

from builders.package import TYPES, Package, read
from workshop.errors import ContentError, Problem
from workshop.text import Place

LARGEST, UNPACKED, MEMBERS, RATIO = 100 << 20, 400 << 20, 10_000, 200  # bytes, bytes, files, times
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
SHOW = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
USABLE = ("presentation.main+xml", "template.main+xml", "slideshow.main+xml")
COPY = "in PowerPoint choose File, Save a Copy, PowerPoint Presentation (*.pptx), and name the copy instead"


def opened(content: bytes, file: str) -> Package:
    """The parts of a .pptx, or of a .potx as if it were one; raise ContentError for what cannot be used."""
    if what := _unusable(content):
        raise ContentError([Problem(Place(file, 1, 1), what)])
    try:
        package = read(content)
        main = package.main
        kind = package.types[main]
    except (KeyError, StopIteration, BadZipFile, etree.XMLSyntaxError, RuntimeError, ValueError) as error:
        raise ContentError([Problem(Place(file, 1, 1), f"this is damaged, or no PowerPoint file; {COPY}")]) from error
    if what := _refused(package, kind):
        raise ContentError([Problem(Place(file, 1, 1), what)])
    return replace(package, types={**package.types, main: SHOW})


def _unusable(content: bytes) -> str | None:
    """What is wrong with a file before it is unpacked."""
    if content.startswith(OLE):
        return _sealed(content)
    if content.startswith(b"%PDF"):
        return "this is a PDF, which has no layouts; ask for the PowerPoint template (.potx or .pptx) it was made from"
    if not content.startswith(b"PK"):
        return f"this is no PowerPoint file; {COPY}"
    if len(content) > LARGEST:
        return (
            f"this has more than {LARGEST >> 20} MB; in PowerPoint choose File, Compress Pictures, or take out videos"
        )
    try:
        return next(_bursting(content), None)
    except (BadZipFile, ValueError):
        return f"this is damaged; open it in PowerPoint, and {COPY[14:]}"


def _sealed(content: bytes) -> str:
    """Old binary files, and those that are locked, begin alike."""

    def has(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if has("DRMEncrypted"):
        return f"this is protected by a sensitivity label; choose one without under Home, Sensitivity; {COPY}"
    if has("EncryptedPackage"):
        return f"this is locked with a password; take it off under File, Info, Protect Presentation, then {COPY}"
    return f"this is a file of PowerPoint 97 (.ppt or .pot); {COPY}"


def _bursting(content: bytes) -> Iterator[str]:
    """What in an archive is more than a template needs, or leads out of it."""
    with ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
    names = [member.filename for member in members]
    if any(member.flag_bits & 1 for member in members):
        yield f"this is locked with a password; {COPY}"
    if TYPES not in names:
        yield f"this is no PowerPoint file, though it is an archive; {COPY}"
    if any(name.startswith("/") or ".." in name.split("/") for name in names) or len(set(names)) < len(names):
        yield f"this is damaged: names in it are there twice, or lead out of it; open it in PowerPoint, and {COPY[14:]}"
    swollen = [one for one in members if one.file_size > 1 << 20 and one.file_size > RATIO * max(one.compress_size, 1)]
    if len(members) > MEMBERS or sum(member.file_size for member in members) > UNPACKED or swollen:
        yield f"this unpacks to far more than a template holds; delete its slides, then {COPY}"


def _refused(package: Package, kind: str) -> str | None:
    """What no deck of ours may carry along."""
    if "macroEnabled" in kind or any("vbaProject" in name for name in package.parts):
        return f"this holds macros, which no deck of ours carries along; {COPY}"
    if not kind.endswith(USABLE):
        return f"this is no presentation; {COPY}"
    if any(name.lower() == "/docmetadata/labelinfo.xml" for name in package.parts):
        return (
            "this carries a sensitivity label, which a deck made from it would lose; ask whoever keeps the template "
            "for a copy without a label, or choose one under Home, Sensitivity that may be removed"
        )
    if any(b"<!DOCTYPE" in content[:2000] for name, content in package.parts.items() if name.endswith(".xml")):
        return f"this holds a document type, which PowerPoint never writes; {COPY}"
    return None
