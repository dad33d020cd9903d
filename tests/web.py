"""A web page as a strict reader sees it: its elements in order, and every way in which it is not as it should be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

EMPTY = {"meta", "br", "img", "link", "hr", "input"}  # elements that are never closed
LANDMARKS = ("header", "nav", "main")


@dataclass
class Node:
    """An element with its attributes and the letters in it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Web:
    """A page that has been read: its elements in order, and tags that do not match."""

    nodes: list[Node] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)

    def named(self, *tags: str) -> list[Node]:
        return [node for node in self.nodes if node.tag in tags]

    @property
    def text(self) -> str:
        return " ".join(self.nodes[0].text.split())


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.web = Web()
        self.open: list[Node] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.web.nodes.append(node)
        if tag not in EMPTY:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1].tag == tag:
            self.open.pop()
        else:
            self.web.unmatched.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1].tag == "style":
            return
        for node in self.open:
            node.text += data


def read(page: str) -> Web:
    reader = Reader()
    reader.feed(page)
    reader.close()
    reader.web.unmatched += [node.tag for node in reader.open]
    return reader.web


def faults(page: str, files: Collection[str]) -> list[str]:
    """Everything that keeps a page from standing by itself and being read by anybody; `files` are those beside it."""
    web = read(page)
    return [*_structure(web), *_names(web), *_links(web, files)]


def barriers(browser: Any, page: Path, width: int, scheme: str) -> list[str]:
    """What axe finds in a page, or cannot tell, and whether it is wider than the window."""
    from axe_playwright_python.sync_playwright import Axe

    tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    tab.goto(page.as_uri())
    found = Axe().run(tab).response
    wide = ["it sticks out"] if tab.evaluate("document.documentElement.scrollWidth") > width else []
    tab.close()
    return [one["id"] for one in (*found["violations"], *found["incomplete"])] + wide


def _structure(web: Web) -> Iterator[str]:
    yield from (f"<{tag}> is not closed in order" for tag in web.unmatched)
    levels = [int(node.tag[1]) for node in web.named("h1", "h2", "h3", "h4")]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of the first level"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"a heading of level {after} after one of level {before}"
    yield from (f"no <{tag}>" for tag in (*LANDMARKS, "title") if not web.named(tag))
    if not web.named("html") or not web.named("html")[0].attributes.get("lang"):
        yield "no language"


def _names(web: Web) -> Iterator[str]:
    ids = Counter(node.attributes["id"] for node in web.nodes if "id" in node.attributes)
    yield from (f"the id {id} twice" for id, count in ids.items() if count > 1)
    for node in web.named("img"):
        ornament = node.attributes.get("alt") == "" and node.attributes.get("role") == "none"
        if not node.attributes.get("alt") and not ornament:
            yield "a picture without words"
    for node in web.named("a", "h1", "h2", "h3", "li", "dt", "dd"):
        if not node.text.strip():
            yield f"an empty <{node.tag}>"
    for node in web.nodes:
        for id in node.attributes.get("aria-labelledby", "").split():
            if id not in ids:
                yield f"named by {id}, which is not there"


def _links(web: Web, files: Collection[str]) -> Iterator[str]:
    ids = {node.attributes.get("id") for node in web.nodes}
    yield from ("a script" for _ in web.named("script"))
    for node in web.nodes:
        href, src = node.attributes.get("href", ""), node.attributes.get("src", "data:")
        if not src.startswith("data:"):
            yield f"{src} is not inside the page"
        if href.startswith("#") and href[1:] not in ids:
            yield f"{href} leads nowhere"
        if href and not href.startswith("#") and href not in files:
            yield f"{href} is no file of the kit"
