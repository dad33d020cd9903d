"""What one document says of another: filled in once the other is laid out, and checked against the finished files.

A reference names its document and a part of it, such as `deck:map/task`; its value is a slide or a page number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.etree.ElementTree import Element
from zipfile import ZipFile


class OutOfStep(Exception):
    """Finished documents disagree with each other; a bug of ours, so nothing is written."""


def fill(trees: Mapping[str, Element], known: Mapping[str, int]) -> None:
    """Write the numbers that are known into the references of all trees."""
    for reference in (reference for tree in trees.values() for reference in tree.iter("ref")):
        if (number := known.get(reference.attrib["to"])) is not None:
            reference.text = str(number)


def mismatches(name: str, tree: Element, finished: Mapping[str, int]) -> Iterator[str]:
    """Every reference of a document that the finished documents do not bear out."""
    for reference in tree.iter("ref"):
        to, said = reference.attrib["to"], reference.text
        if said != str(finished.get(to)):
            yield f"the {name} says {said or 'nothing'} for {to}, which is at {finished.get(to, 'no place')}"


def slide_numbers(pptx: bytes) -> dict[str, int]:
    """The number of each slide of a finished deck, by the name it carries."""
    with ZipFile(BytesIO(pptx)) as archive:
        slides = [name for name in archive.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
        found = {int(re.sub(r"\D", "", name)): _slide_name(archive.read(name)) for name in slides}
    return {name: number for number, name in found.items()}


def _slide_name(xml: bytes) -> str:
    match = re.search(rb'<p:cSld name="([^"]*)"', xml)
    return match[1].decode() if match else ""
