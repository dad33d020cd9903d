"""Relations: what a part needs is there, what is there is needed, and nothing leads out but links for people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from builders.gate.breach import Breach, Rule
from builders.gate.names import R
from builders.gate.package import TYPES, Package, Part

WHOLE, LOST, ORPHAN = Rule("well-formed"), Rule("no-lost-parts"), Rule("no-orphans")
NAMED, UNIQUE, SAFE = Rule("known-relations"), Rule("unique-relations"), Rule("safe-links", "author")
USED = '(?:{}):(?:id|embed|link|pict|dm|lo|qs|cs)="([^"]+)"'
LINKS = ("http://", "https://", "mailto:", "tel:")


def of_relations(package: Package) -> Iterator[Breach]:
    """Parts that are lost, broken, or needed by nothing, and relations that no table lists."""
    for part in package.parts.values():
        yield from (part.breach(*found) for found in (*_of_part(part), *_lost(part, package)))
        if not part.kind and part.name != TYPES and not part.name.endswith(".rels"):
            yield part.breach(ORPHAN, f"{part.name} is needed by nothing")


def _of_part(part: Part) -> Iterator[tuple[Rule, str]]:
    if part.name.endswith((".xml", ".rels")) and part.root is None:
        yield WHOLE, f"{part.name} is no well-formed XML"
    elif part.root is not None and part.root.getroottree().docinfo.doctype:
        yield WHOLE, f"{part.name} has a DOCTYPE"
    yield from ((NAMED, f"the relation {id!r} is used and not listed") for id in _used(part) - _listed(part))
    for id, count in Counter(each.id for each in part.relations).items():
        if count > 1:
            yield UNIQUE, f"{count} relations are called {id!r}"


def _lost(part: Part, package: Package) -> Iterator[tuple[Rule, str]]:
    for each in part.relations:
        if not each.outside and each.target not in package.parts:
            yield LOST, f"{each.target} is needed and is not there"
        if each.outside and each.kind == "hyperlink" and not each.target.lower().startswith(LINKS):
            yield SAFE, f"a link leads to {each.target!r}; let links begin with https:// or mailto:"


def _used(part: Part) -> set[str]:
    """The relations that a part names anywhere in its XML."""
    if part.root is None or part.name == TYPES or part.name.endswith(".rels"):
        return set()
    prefixes = {prefix for prefix, space in part.root.nsmap.items() if prefix and f"{{{space}}}" == R} | {"r"}
    pattern = USED.format("|".join(map(re.escape, prefixes)))
    return {id.decode() for id in re.findall(pattern.encode(), part.content)}


def _listed(part: Part) -> set[str]:
    return {each.id for each in part.relations}
