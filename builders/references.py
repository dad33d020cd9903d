"""What one document says of another: filled in once the other is laid out, and checked against the finished files.

A reference names its document and a part of it, such as `deck:map/task`; its value is a slide or a page number.
One that names the part `since` which something goes on is the end of it: nothing where both are on the same page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile


class OutOfStep(Exception):
    """Finished documents disagree with each other; a bug of ours, so nothing is written."""


def fill(tree: Element, known: Mapping[str, int]) -> None:
    """Write the numbers that are known into the references of a tree."""
    for reference in tree.iter("ref"):
        if (number := known.get(reference.attrib["to"])) is not None:
            reference.text = _said(number, known.get(reference.get("since", "")))


def mismatches(name: str, tree: Element, finished: Mapping[str, int]) -> Iterator[str]:
    """Every reference of a document that the finished documents do not bear out."""
    for reference in tree.iter("ref"):
        to, said = reference.attrib["to"], reference.text
        if (said or "") != _said(finished.get(to), finished.get(reference.get("since", ""))):
            yield f"the {name} says {said or 'nothing'} for {to}, which is at {finished.get(to, 'no place')}"


def _said(number: int | None, since: int | None) -> str:
    """A number as it stands in a text, or the end of a stretch that begins `since` another."""
    if since is None:
        return str(number)
    return "" if number == since else f"–{number}"


def slide_numbers(pptx: bytes) -> dict[str, int]:
    """The number of each slide of a finished deck, by the name it carries, in the order in which they are shown."""
    with ZipFile(BytesIO(pptx)) as archive:
        targets = dict(_relations(archive.read("ppt/_rels/presentation.xml.rels")))
        order = re.findall(rb'<p:sldId [^>]*r:id="([^"]+)"', archive.read("ppt/presentation.xml"))
        names = [_slide_name(archive.read(f"ppt/{targets[relation]}")) for relation in order]
    return {name: number for number, name in enumerate(names, start=1)}


def _relations(xml: bytes) -> Iterator[tuple[bytes, str]]:
    """The parts that the presentation names, by the ids of its relations."""
    for relation in ElementTree.fromstring(xml):
        yield relation.attrib["Id"].encode(), relation.attrib["Target"].removeprefix("/ppt/")


def _slide_name(xml: bytes) -> str:
    match = re.search(rb'<p:cSld name="([^"]*)"', xml)
    return unescape(match[1].decode()) if match else ""
