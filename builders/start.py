"""The page to open first: one HTML file that holds all it needs, made when everything else is finished."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import tostring

from markupsafe import Markup

from builders.compose import Composer
from builders.documents import ROOM, SETS, Document
from builders.view import View
from workshop.again import again
from workshop.errors import Problem
from workshop.text import Text
from workshop.turnout import others

STYLE = Path(__file__).parent / "themes" / "start.css"


class WebComposer(Composer):
    """Fills a template of HTML: the same texts, without the places, which are nobody's business on a page."""

    def inline(self, text: Text) -> Markup:
        (paragraph,) = self.elements(text)
        paragraph.tag = "span"
        return Markup(tostring(paragraph, encoding="unicode", method="html"))

    def blocks(self, text: Text) -> Markup:
        return Markup("".join(tostring(one, encoding="unicode", method="html") for one in self.elements(text)))


def start(
    view: View, names: Mapping[str, str], sizes: Mapping[str, str], covers: Mapping[str, bytes],
    findings: Sequence[Problem], typed: str = "", more: Sequence[Document] = (),
) -> bytes:  # fmt: skip
    """START-HERE for a finished kit: `sizes` and `covers` (SVG) go by the names of documents.

    `typed` is what was typed of the session, for the commands that are suggested; `more` are documents once more,
    in other formats.
    """
    finished = [one for one in (*view.documents, *view.extras) if one.name in sizes and not one.web]
    room = [document for document in finished if document.set == ROOM]
    groups = {set: [document for document in finished if document.set == set] for set in SETS if set != ROOM}
    composer = WebComposer(dict(names))
    page = composer.environment.get_template("start.html").render(
        plan=view.plan,
        view=view,
        documents=finished,
        room=room,
        covered=[document for document in room if document.name in covers],
        others=[document for document in room if document.name not in covers],
        groups={set: documents for set, documents in groups.items() if documents},
        sets=SETS,
        sizes=sizes,
        also={document.name: [one for one in more if one.of == document.name] for document in finished},
        covers={name: _embedded(svg) for name, svg in covers.items()},
        findings=findings,
        again=lambda verb, more="": again(verb, typed, more),
        company=others(view.plan.session),
        style=Markup(STYLE.read_text(encoding="utf-8").strip()),
    )
    return f"{page.strip()}\n".encode()


def _embedded(svg: bytes) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg).decode()}"
