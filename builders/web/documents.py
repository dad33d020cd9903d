"""Whole documents as pages: their parts, what is in them, and what stands at the end."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from builders.marks import PRIVACY, in_print
from builders.web.prose import stacked
from builders.web.tag import Piece, tag
from builders.web.writer import Show, Writer, parts
from builders.web.writing import lines

PARTS = ("page", "opening", "spread", "notes-page", "leaf")


def anchor(element: Element) -> str:
    """The name by which a part is led to."""
    return element.attrib["id"].replace("/", "-")


def part(element: Element, writer: Writer) -> list[Element]:
    """A part under its own heading, with who sees it, and its page in print."""
    code, title, id = element.get("code"), element.attrib["title"], anchor(element)
    page = in_print(writer.original.name, writer.original.pages.get(element.attrib["id"]))
    marks = " · ".join(filter(None, (PRIVACY.get(element.get("privacy", "")), page)))
    name: list[Piece] = [tag("span", code, class_="code"), " ", title] if code else [title]
    inside = [
        writer.heading(name, id=id),
        tag("p", marks, class_="mark") if marks else None,
        writer.below().show(element),
    ]
    return [tag("section", *inside, aria_labelledby=id)]


def leaf(element: Element, writer: Writer) -> list[Element]:
    """What begins a page in print."""
    return [tag("div", writer.show(element), class_="leaf")]


def notes(element: Element, writer: Writer) -> list[Element]:
    (section,) = part(element, writer)
    section.append(lines(24))
    return [section]


def body(original_writer: Writer) -> list[Element]:
    """All of a page: what it is, what is in it, its text, and what stands at the end."""
    tree, writer = original_writer.original.tree, original_writer
    ends = ("cover", "contents", "back")
    main = tag("main", writer.show(one for one in tree if one.tag not in ends), id="text")
    foot = tag("footer", [made for back in parts(tree, "back") for made in writer.show(back)], _stamp(tree))
    skip = tag("a", "Skip to the text", class_="skip", href="#text")
    return [skip, _header(tree, writer), *_contents(tree), main, foot]


def _header(tree: Element, writer: Writer) -> Element:
    """The title with what kind of document it is, and all else that its cover says."""
    cover = tree.find("cover")
    about, title = tree.get("about", ""), tree.attrib["title"]
    kind = cover.attrib["kind"] if cover is not None else tree.get("kind", "")
    named = cover.attrib["title"] if cover is not None else title
    above = (
        tag("p", " · ".join(filter(None, (kind, about if about != title else ""))), class_="kicker")
        if kind or about
        else None
    )
    leads = [tag("p", writer.inside(line), class_="lead") for line in (parts(cover, "p") if cover is not None else [])]
    rest = writer.show(parts(cover, "facts", "chain")) if cover is not None else []
    seen = PRIVACY.get(tree.get("privacy", ""))
    return tag("header", above, tag("h1", named), leads, rest, tag("p", seen, class_="mark") if seen else None)


def _contents(tree: Element) -> list[Element]:
    """Links to the parts, where there are some."""
    entries = [one for one in tree if one.get("title") and one.get("id")]
    if len(entries) < 2:
        return []
    listed = [
        tag("li", tag("a", " ".join(filter(None, (one.get("code"), one.attrib["title"]))), href=f"#{anchor(one)}"))
        for one in entries
    ]
    return [tag("nav", tag("ul", listed), aria_label="On this page")]


def _stamp(tree: Element) -> Element | None:
    return tag("p", tree.attrib["stamp"]) if tree.get("stamp") else None


SHOWN: dict[str, Show] = {
    "page": part,
    "opening": part,
    "spread": part,
    "notes-page": notes,
    "leaf": leaf,
    "overleaf": leaf,
    "day": leaf,
    "sitting": leaf,
    "back": stacked,
}
