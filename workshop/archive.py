"""A kit as one zip file, which is the same byte for byte whenever it is made from the same contents."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Collection, Iterable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from workshop import __version__, output
from workshop.content import shown
from workshop.errors import ContentError, Problem
from workshop.folder import folder_name, folder_of
from workshop.kit import Kit, facts
from workshop.text import Place
from workshop.wanted import every

RELEASE = "release"  # the set of no documents of its own: a whole kit for each paper, ready to hand out
PAPERS = ("a4", "letter")
SUMS = "SHA256SUMS"
FIRST = (1980, 1, 1, 0, 0, 0)  # the oldest time that a zip can hold
FOR_ALL = 0o644 << 16  # everybody may read the files


def freeze(kit: Kit, only: Collection[str], folder: Path | None) -> Path:
    """Put the documents named in `only` and their manifest into a zip beside the folder of the session."""
    place = folder_of(kit.plan, folder)
    names = [document.file for document in every() if document.name in only]
    return put(place.with_name(f"{place.name}.zip"), zipped(place.name, kit, names))


def release(kits: Iterable[Kit], folder: Path) -> tuple[Path, ...]:
    """A zip of each kit with all its documents, named for the version and the paper, and a file of their sums."""
    zips = {_named(kit): zipped(_named(kit).removesuffix(".zip"), kit, kit.files) for kit in kits}
    sums = "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in zips.items())
    return tuple(put(folder / name, content) for name, content in {**zips, SUMS: sums.encode()}.items())


def zipped(top: str, kit: Kit, names: Collection[str]) -> bytes:
    """Some files of a kit below a folder `top`, with a manifest as it stands in a folder of just these."""
    files = {name: content for name, content in kit.files.items() if name in names}
    hashes = {name: sha256(content).hexdigest() for name, content in sorted(files.items())}
    manifest = json.dumps({**facts(kit), "files": hashes}, indent=2, ensure_ascii=False) + "\n"
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted({**files, output.MANIFEST: manifest.encode()}.items()):
            entry = zipfile.ZipInfo(f"{top}/{name}", FIRST)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, FOR_ALL, 3
            archive.writestr(entry, content)
    return whole.getvalue()


def put(path: Path, content: bytes) -> Path:
    """Write a file whole; beside the one that is there, if that is another."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        free = next(one for one in output.beside(path) if not one.exists() or one.read_bytes() == content)
        output.replace(free, content)
    except OSError as error:
        what = f"this cannot be written ({error.strerror or error}); choose another folder with --output"
        raise ContentError([Problem(Place.whole(shown(path)), what)]) from None
    return free


def _named(kit: Kit) -> str:
    return f"workshop-{__version__}-{folder_name(kit.plan)}-{kit.plan.session.paper}.zip"
