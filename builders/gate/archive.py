"""The archive that a .pptx is: what can be told from its list of members, before anything is unpacked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from zipfile import ZipInfo

from builders.gate.breach import Breach, Rule
from builders.gate.package import TYPES

TWICE, FIRST, NAMES = Rule("members-once"), Rule("types-first"), Rule("plain-names")
BLOWN = Rule("honest-sizes")
LARGE, RATIO = 4 << 20, 250  # bytes from which a member is held to a ratio; XML of slides packs to a tenth
MOST = 2 << 30


def of_archive(members: Sequence[ZipInfo]) -> Iterator[Breach]:
    """Members that are there twice, in a wrong order, under hostile names, or blown up."""
    names = [member.filename for member in members]
    if names[:1] != [TYPES]:
        yield _breach(FIRST, f"the archive begins with {names[0] if names else 'nothing'}, not with {TYPES}")
    for name, count in Counter(name.lower() for name in names).items():
        if count > 1:
            yield _breach(TWICE, f"{name} is there {count} times")
    yield from (_breach(NAMES, f"{name!r} is no name of a part") for name in names if not _plain(name))
    yield from (_breach(BLOWN, f"{one.filename} unpacks to {one.file_size} bytes") for one in members if _blown(one))
    if (total := sum(member.file_size for member in members)) > MOST:
        yield _breach(BLOWN, f"all together unpacks to {total} bytes")


def _plain(name: str) -> bool:
    """Whether a name stays in the package, and is a file."""
    return not ({"", ".", ".."} & set(name.removesuffix("/").split("/")) or "\\" in name or ":" in name)


def _blown(member: ZipInfo) -> bool:
    return member.file_size > LARGE and member.file_size > RATIO * max(member.compress_size, 1)


def _breach(rule: Rule, what: str) -> Breach:
    return Breach(0, "the file", what, rule)
