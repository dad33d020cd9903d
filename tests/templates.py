"""Company templates as people have them, made here: each is Office's own eleven layouts with one thing done to it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

import pptx
from lxml import etree

from builders.brand.blank import layouts, masters
from builders.brand.theme import A, P, R
from builders.package import Package, Relation, read, serialised, written

Change = Callable[[str, etree._Element], None]
GERMAN = (
    "Titelfolie", "Titel und Inhalt", "Abschnittsüberschrift", "Zwei Inhalte", "Vergleich", "Nur Titel", "Leer",
    "Inhalt mit Überschrift", "Bild mit Überschrift", "Titel und vertikaler Text", "Vertikaler Titel und Text",
)  # fmt: skip
SPANISH = (
    "Diapositiva de título", "Título y objetos", "Encabezado de sección", "Dos objetos", "Comparación",
    "Solo el título", "En blanco",
    "Contenido con título", "Imagen con título", "Título y texto vertical", "Título vertical y texto",
)  # fmt: skip
FRENCH = (
    "Diapositive de titre", "Titre et contenu", "En-tête de section", "Deux contenus", "Comparaison", "Titre seul",
    "Vide", "Contenu avec légende", "Image avec légende", "Titre et texte vertical", "Titre vertical et texte",
)  # fmt: skip
BODIES = ("obj", "body", "subTitle", "pic", "tbl", "chart")


@cache
def office() -> Package:
    """The template of Office, 4:3, without slides."""
    saved = io.BytesIO()
    pptx.Presentation().save(saved)
    return read(saved.getvalue())


def pages(package: Package) -> tuple[str, ...]:
    return tuple(layout for master in masters(package) for layout in layouts(package, master))


def changed(package: Package, change: Change, parts: Iterable[str]) -> Package:
    """Some parts of a package, changed."""
    made = dict(package.parts)
    for part in parts:
        tree = package.tree(part)
        change(part, tree)
        made[part] = serialised(tree)
    return replace(package, parts=made)


def sized(package: Package, wide: int, high: int) -> Package:
    """The same template on slides of so many points, with everything at its place."""

    def stretch(part: str, tree: etree._Element) -> None:
        for each in tree.iter(f"{A}off", f"{A}ext", f"{A}chOff", f"{A}chExt"):
            for key, factor in (("x", wide / 720), ("cx", wide / 720), ("y", high / 540), ("cy", high / 540)):
                if key in each.attrib:
                    each.set(key, str(round(int(each.get(key)) * factor)))

    def size(part: str, tree: etree._Element) -> None:
        tree.find(f"{P}sldSz").attrib.update({"cx": str(wide * 12700), "cy": str(high * 12700)})
        tree.find(f"{P}sldSz").attrib.pop("type", None)

    return changed(changed(package, stretch, (*masters(package), *pages(package))), size, (package.main,))


def named(names: Iterable[str], *, typed: bool) -> Package:
    """With layouts of these names, with or without PowerPoint's own words for them."""
    package = sized(office(), 960, 540)
    given = dict(zip(pages(package), names, strict=True))

    def rename(part: str, tree: etree._Element) -> None:
        tree.find(f"{P}cSld").set("name", given[part])
        if not typed:
            tree.attrib.pop("type", None)

    return changed(package, rename, given)


def numbered(index: Callable[[etree._Element], str | None]) -> Package:
    """With other indexes of placeholders; None takes one away."""

    def renumber(part: str, tree: etree._Element) -> None:
        for placeholder in tree.iter(f"{P}ph"):
            found = index(placeholder)
            if found is None:
                placeholder.attrib.pop("idx", None)
            else:
                placeholder.set("idx", found)

    package = sized(office(), 960, 540)
    return changed(package, renumber, pages(package))


def without(kinds: tuple[str, ...]) -> Package:
    """Without some kinds of placeholders."""

    def remove(part: str, tree: etree._Element) -> None:
        for shape in list(tree.iter(f"{P}sp")):
            found = shape.find(f".//{P}ph")
            if found is not None and found.get("type") in kinds:
                shape.getparent().remove(shape)

    package = sized(office(), 960, 540)
    return changed(package, remove, (*masters(package), *pages(package)))


def only(*kinds: str) -> Package:
    """With these layouts only, in this order, by PowerPoint's words for them."""
    package = sized(office(), 960, 540)
    (master,) = masters(package)
    by_kind = {package.tree(part).get("type"): part for part in pages(package)}
    ids = {relation.target: relation.id for relation in package.relations[master]}
    wanted = [ids[by_kind[kind]] for kind in kinds]

    def keep(part: str, tree: etree._Element) -> None:
        listed = tree.find(f"{P}sldLayoutIdLst")
        found = {each.get(f"{R}id"): each for each in listed}
        listed[:] = [found[id] for id in wanted]

    gone = {ids[part] for part in pages(package)} - set(wanted)
    relations = tuple(each for each in package.relations[master] if each.id not in gone)
    return changed(replace(package, relations={**package.relations, master: relations}), keep, (master,))


def set_upright() -> Package:
    """With text that runs from top to bottom in the layout that is called title and content."""

    def turn(part: str, tree: etree._Element) -> None:
        if tree.get("type") == "obj":
            for shape in tree.iter(f"{P}sp"):
                if shape.find(f".//{P}ph").get("type", "obj") == "obj":
                    shape.find(f"{P}txBody/{A}bodyPr").set("vert", "vert")

    package = sized(office(), 960, 540)
    return changed(package, turn, pages(package))


def cluttered() -> Package:
    """With hidden shapes on the master, and a placeholder that lies off the slide."""
    shape = (
        f'<p:sp xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}"><p:nvSpPr><p:cNvPr id="900" name="Guide" hidden="1"/>'
        "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>"
        '<a:off x="0" y="0"/><a:ext cx="12192000" cy="6858000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="202020"/></a:solidFill></p:spPr>'
        "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    )

    def add(part: str, tree: etree._Element) -> None:
        tree.find(f"{P}cSld/{P}spTree").append(etree.fromstring(shape))

    def shift(part: str, tree: etree._Element) -> None:
        if tree.get("type") == "twoTxTwoObj":
            for off in list(tree.iter(f"{A}off"))[2:]:
                off.set("x", str(40_000_000))

    package = sized(office(), 960, 540)
    return changed(changed(package, add, masters(package)), shift, pages(package))


def dark() -> Package:
    """With light text on a dark background: the colours are mapped the other way round."""

    def turn(part: str, tree: etree._Element) -> None:
        tree.find(f"{P}clrMap").attrib.update({"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"})

    package = sized(office(), 960, 540)
    return changed(package, turn, masters(package))


def two_masters() -> Package:
    """With a second master, whose layouts have the same names as those of the first."""
    package = sized(office(), 960, 540)
    (first,) = masters(package)
    again = {part: part.replace(".xml", "9.xml") for part in (first, *pages(package))}

    def copied(part: str) -> tuple[Relation, ...]:
        return tuple(replace(each, target=again.get(each.target, each.target)) for each in package.relations[part])

    parts = {**package.parts, **{new: package.parts[old] for old, new in again.items()}}
    types = {**package.types, **{new: package.types[old] for old, new in again.items()}}
    relations = {**package.relations, **{new: copied(old) for old, new in again.items()}}
    kind = package.needs(package.main, "slideMaster")[0].type
    relations[package.main] = (*relations[package.main], Relation("rId900", kind, again[first]))

    def number(part: str, tree: etree._Element) -> None:
        for n, each in enumerate(tree.iter(f"{P}sldLayoutId"), start=2_147_484_000):
            each.set("id", str(n))

    def add(part: str, tree: etree._Element) -> None:
        one = etree.SubElement(tree.find(f"{P}sldMasterIdLst"), f"{P}sldMasterId", id="2147483999")
        one.set(f"{R}id", "rId900")

    made = changed(replace(package, parts=parts, types=types, relations=relations), number, (again[first],))
    return changed(made, add, (made.main,))


def with_samples() -> Package:
    """With slides, notes and a section, as templates are handed out."""
    show = pptx.Presentation(io.BytesIO(written(sized(office(), 960, 540))))
    for layout in list(show.slide_layouts)[:3]:
        slide = show.slides.add_slide(layout)
        slide.shapes.title.text = "Sample"
        slide.notes_slide.notes_text_frame.text = "Delete me"
    saved = io.BytesIO()
    show.save(saved)
    return read(saved.getvalue())


def in_the_pane() -> Package:
    """With nonsense for names, but for those that a designer gave for us."""
    package = named([f"Layout {n}" for n in range(11)], typed=False)

    def call(part: str, tree: etree._Element) -> None:
        if tree.find(f"{P}cSld").get("name") == "Layout 1":
            tree.find(f"{P}cSld").set("name", "kit:story")
            shapes = list(tree.iter(f"{P}cNvPr"))
            shapes[2].set("name", "kit:text")

    return changed(package, call, pages(package))


def fixtures() -> dict[str, Package]:
    """Every template that is made here, by what is done to it."""
    nonsense = [f"Acme {n:02}" for n in range(11)]
    return {
        "4:3": office(),
        "16:9": sized(office(), 960, 540),
        "16:10": sized(office(), 960, 600),
        "an odd size": sized(office(), 1000, 500),
        "a small size": sized(office(), 720, 405),
        "renamed": named(nonsense, typed=True),
        "untyped and renamed": named(nonsense, typed=False),
        "German, untyped": named(GERMAN, typed=False),
        "Spanish, untyped": named(SPANISH, typed=False),
        "French, untyped": named(FRENCH, typed=False),
        "two masters": two_masters(),
        "no idx": numbered(lambda placeholder: None),
        "colliding idx": numbered(lambda each: "1" if each.get("type") not in ("title", "ctrTitle") else None),
        "no footers": without(("dt", "ftr", "sldNum")),
        "reordered": only("twoObj", "titleOnly", "blank", "obj", "secHead", "title"),
        "title and content only": only("obj"),
        "title only": only("titleOnly"),
        "no title slide": only("obj", "titleOnly", "secHead"),
        "vertical text": set_upright(),
        "hidden shapes and boxes off the slide": cluttered(),
        "dark": dark(),
        "sample slides and a notes master": with_samples(),
        "names in the Selection Pane": in_the_pane(),
    }
