"""New files to begin from: a small true text of each kind, with a word on every key, that builds as it stands."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from workshop import schema, source
from workshop.content import ORGANISATION, Content, core, shown
from workshop.emitter import written
from workshop.errors import ContentError, Problem
from workshop.library import Library, gather
from workshop.model import Session
from workshop.naming import Called
from workshop.output import replace
from workshop.shelves import FOLDERS
from workshop.text import Place

SCHEMAS = Path(".workshop") / "schema"
PLACES = ("modules/departments", "exercises", "sessions")  # of an organisation, empty at first


# The marks of a starter are << >> and <% %>, since {{ }} means something in a text. In YAML nothing is escaped.
STARTERS = Environment(  # noqa: S701
    loader=FileSystemLoader(Path(__file__).parent / "starters"),
    undefined=StrictUndefined,
    keep_trailing_newline=True,
    trim_blocks=True,
    lstrip_blocks=True,
    variable_start_string="<<",
    variable_end_string=">>",
    block_start_string="<%",
    block_end_string="%>",
    comment_start_string="<#",
    comment_end_string="#>",
)


@dataclass(frozen=True, slots=True)
class Starter:
    """New files, the folder in which editors find the schemas, new empty folders, and what to do next."""

    files: Mapping[Path, bytes]
    root: Path
    next: tuple[str, ...]
    folders: tuple[Path, ...] = ()

    def vacant(self) -> None:
        """Refuse to go on if anything is there already."""
        if there := [path for path in self.files if path.exists()]:
            what = "this is there already, and nothing was written; open it, or choose another name"
            raise ContentError([Problem(Place.whole(shown(path)), what) for path in there])

    def save(self) -> list[str]:
        """Write all of it, or nothing if anything is there already; return what was written."""
        self.vacant()
        _put(self.files, self.folders)
        written_schemas(self.root / SCHEMAS, schema.NAMES)
        return [*map(shown, self.files)]


def written_schemas(folder: Path, names: Iterable[str]) -> list[str]:
    """Write schemas anew, since they are ours and nobody's own work; return what was written."""
    files = {folder / f"{name}.json": schema.as_file(schema.schema(name)) for name in names}
    _put({path: content for path, content in files.items() if not path.is_file() or path.read_bytes() != content})
    return [*map(shown, files)]


def _put(files: Mapping[Path, bytes], folders: Iterable[Path] = ()) -> None:
    try:
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            replace(path, content)
    except OSError as error:
        where = Place.whole(shown(Path(error.filename or ".")))
        what = f"this cannot be written ({error.strerror}); choose another folder, or ask who owns this one"
        raise ContentError([Problem(where, what)]) from None


# --- one starter for each kind --------------------------------------------------------------------------------


def organisation(name: Called, here: Path) -> Starter:
    """A folder for all that one organisation does its own way."""
    root = here / name.id
    values = {"name": name, "schema": _schema(root, root, "organisation-layer")}
    files = {root / ORGANISATION: _filled("organisation.yaml", values), root / "README.txt": _readme(name)}
    follow = (f"cd {root.name}", "workshop check", "workshop new session spring", "workshop build")
    return Starter(files, root, follow, tuple(root / folder for folder in PLACES))


def department(name: Called, content: Content) -> Starter:
    """A department: over the one that is known already, or a whole one."""
    name = known("departments", name, content)
    return _one("departments", name, content, f"workshop build --department {name.id}{_typed(content)}")


def module(name: Called, content: Content) -> Starter:
    """A module with one block, which runs an exercise that is there."""
    try_it = f"workshop plan --minutes 60 --modules {name.id}{_typed(content)}"
    new = () if _beneath("modules", name, content) else (f"put its blocks into an agenda, such as  {name.id}/wait",)
    return _one("modules", name, content, try_it, *new)


def exercise(name: Called, content: Content) -> Starter:
    """A whole exercise, for an objective that nobody practises yet."""
    return _one("exercises", name, content, f"put it into a block of a module, as  exercise: {name.id}")


def session(name: Called, content: Content, here: Path, chosen: Session) -> Starter:
    """One delivery, with what was chosen, and all else as comments."""
    inside = content.core is not None
    folder, root = (content.root / "sessions", content.root) if inside else (here, here)
    path = folder / f"{name.id}.yaml"
    kept = _chosen(chosen, folder)

    def line(key: str, example: str) -> str:
        return _yaml({key: kept[key]}) if key in kept else _commented(example)

    text = _filled("session.yaml", {"line": line, "schema": _schema(folder, root, "session")})
    typed = f'"{shown(path)}"' if " " in shown(path) else shown(path)
    typed += _typed(content)
    return Starter({path: text}, root, (f"workshop plan {typed}", f"workshop build {typed}"))


def facilitator(name: Called, here: Path) -> Starter:
    """A facilitator's own layer, which lies where they keep it."""
    path = here / f"{name.id}.yaml"
    text = _filled("facilitator.yaml", {"name": name, "schema": _schema(here, here, "facilitator")})
    file = shown(path)
    return Starter({path: text}, here, (f"edit {file}", f"workshop check {file}", f"workshop build --mine {file}"))


def _one(kind: str, name: Called, content: Content, *follow: str) -> Starter:
    """A file of one kind in its folder: comments over the one that is known already, or a whole one."""
    own = _own(content)
    folder = own / FOLDERS[kind][0]
    path, noun = folder / f"{name.id}.yaml", kind.removesuffix("s")
    if beneath := _beneath(kind, name, content):
        text = _over(beneath, noun, _schema(folder, own, f"{noun}-layer"))
    else:
        values = {"name": name, "schema": _schema(folder, own, noun), **_near(kind, content)}
        text = _filled(f"{noun}.yaml", values)
    return Starter({path: text}, own, (f"edit {shown(path)}", f"workshop check{_typed(content)}", *follow))


def _beneath(kind: str, name: Called, content: Content) -> Path | None:
    """The core's file of this name, over which one's own then lies."""
    path = content.core / FOLDERS[kind][0] / f"{name.id}.yaml" if content.core else None
    return path if path and path.is_file() else None


def known(kind: str, name: Called, content: Content) -> Called:
    """The name by which the kit knows a thing of this title, if it does: `Human resources` is hr."""
    folder = content.core / FOLDERS[kind][0] if content.core else None
    for path in sorted(folder.glob("*.yaml")) if folder else ():
        title = source.step(source.read(path, shown(path), []), "title")
        if str(title).casefold() == name.title.casefold():
            return Called(path.stem, name.title)
    return name


def _own(content: Content) -> Path:
    """The folder in which somebody may write files of their own."""
    if content != core() and (content.core or (content.root / "modules").is_dir()):
        return content.root
    what = "this is no folder of an organisation; make one with  workshop new organisation acme  and go there"
    here = content.root if content.reason == "--content" else Path.cwd()
    raise ContentError([Problem(Place.whole(str(here)), what)])


def _near(kind: str, content: Content) -> dict[str, str]:
    """What a new file leans on: for a module, an exercise; for an exercise, an objective."""
    if kind == "modules":
        return {"exercise": _exercise(gather(content)[0])}
    return {"objective": _objective(gather(content)[0])} if kind == "exercises" else {}


def _exercise(library: Library) -> str:
    """An exercise that no block runs yet, or the first one."""
    blocks = [block for module in library.modules.values() for block in module.blocks.values()]
    used = {block.exercise for block in (*library.blocks.values(), *blocks)}
    return next((id for id in library.exercises if id not in used), next(iter(library.exercises), ""))


def _objective(library: Library) -> str:
    """An objective that no exercise practises yet, or the first one."""
    known = [f"{id}/{name}" for id, module in library.modules.items() for name in module.objectives]
    practised = {ref for exercise in library.exercises.values() for ref in exercise.objectives}
    return next((ref for ref in known if ref not in practised), next(iter(known), ""))


# --- how a starter is written ---------------------------------------------------------------------------------


def _over(beneath: Path, noun: str, schema: str) -> bytes:
    """A file that changes nothing yet, with every text of the one below it as a comment."""
    node = source.read(beneath, shown(beneath), [])
    assert isinstance(node, source.Mapping)
    rest = {key: value for key, value in node.items() if key != "title"}
    values = {"noun": noun, "title": node["title"], "below": _commented(_yaml(rest)), "schema": schema}
    return _filled("layer.yaml", values)


def _chosen(session: Session, folder: Path) -> dict[str, Any]:
    """What is set in a session, as it is written in a file that lies in `folder`.

    Where a length is wished, the agenda is left to the kit, which knows the one that is nearest.
    """
    length = {"minutes", "days"} & session.model_fields_set
    written = session.model_fields_set | (set() if length else {"agenda"})
    chosen = {key: _plain(getattr(session, key)) for key in written}
    if session.mine:
        chosen["mine"] = _seen_from(folder, Path(session.mine).absolute())
    return chosen


def _seen_from(folder: Path, path: Path) -> str:
    """How a file is named in another that lies in `folder`; on another drive of Windows, whole."""
    with suppress(ValueError):
        path = Path(os.path.relpath(path, folder))
    return path.as_posix()


def _plain(value: Any) -> Any:
    if hasattr(value, "model_dump"):
        return {key: _plain(getattr(value, key)) for key in value.model_fields_set}
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    return [*map(_plain, value)] if isinstance(value, list) else value


def _schema(folder: Path, root: Path, name: str) -> str:
    """The first line of a file, by which editors find its schema."""
    path = _seen_from(folder, root / SCHEMAS / f"{name}.json")
    return f"# yaml-language-server: $schema={path if path.startswith('.') else f'./{path}'}"


def _yaml(tree: Mapping[str, Any]) -> str:
    """A tree as lines of YAML, without the last line end."""
    return written(tree, "").decode().partition("\n")[2].rstrip("\n")


def _commented(lines: str) -> str:
    return "\n".join(f"# {line}".rstrip() for line in lines.split("\n"))


def _typed(content: Content) -> str:
    """How the content is named in what is typed next, if it is not found by itself."""
    return f' --content "{shown(content.root)}"' if content.reason == "--content" else ""


def _filled(starter: str, values: Mapping[str, Any]) -> bytes:
    """A starter with its blanks filled in."""
    return STARTERS.get_template(starter).render(values, yaml=lambda **tree: _yaml(tree)).encode()


def _readme(name: Called) -> bytes:
    """The note for whoever opens the folder first, with line ends that every editor shows."""
    return _filled("readme.txt", {"name": name}).replace(b"\n", b"\r\n")
