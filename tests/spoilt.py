"""A PDF spoilt for those who cannot see it, in one way each: what a checker must find, or it checks nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, Pdf


def elements(pdf: Pdf, *kinds: str) -> Iterator[Dictionary]:
    """The elements of the tag tree of these kinds, in the order in which they are read."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting.extend(reversed(list(one)))
        elif isinstance(one, Dictionary) and "/S" in one:
            if one.S in kinds:
                yield one
            waiting.append(one.get("/K"))


def renamed(was: str, now: str) -> Callable[[Pdf], None]:
    def spoil(pdf: Pdf) -> None:
        for one in list(elements(pdf, was)):
            one.S = Name(now)

    return spoil


def without(kind: str, key: str) -> Callable[[Pdf], None]:
    def spoil(pdf: Pdf) -> None:
        for one in elements(pdf, kind):
            del one[key]

    return spoil


def fields(pdf: Pdf) -> Iterator[Dictionary]:
    return (one for leaf in pdf.pages for one in leaf.get("/Annots", []) if one.Subtype == "/Widget")


def links(pdf: Pdf) -> Iterator[Dictionary]:
    return (one for leaf in pdf.pages for one in leaf.get("/Annots", []) if one.Subtype == "/Link")


def fonts(pdf: Pdf) -> Iterator[Dictionary]:
    return (font for leaf in pdf.pages for font in leaf.Resources.get("/Font", {}).values() if "/ToUnicode" in font)


def nameless(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as said:
        del said["dc:title"]
    del pdf.trailer["/Info"]


def not_embedded(pdf: Pdf) -> None:
    descriptor = next(fonts(pdf)).DescendantFonts[0].FontDescriptor
    for key in ("/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]


def unmarked(pdf: Pdf) -> None:
    """The first text of the first page is painted outside all marks."""
    leaf = pdf.pages[0]
    drawn = leaf.Contents.read_bytes()
    start = drawn.index(b"/Span<</MCID")
    end = drawn.index(b"EMC", start)
    leaf.Contents = pdf.make_stream(drawn[:start] + drawn[drawn.index(b"BDC", start) + 3 : end] + drawn[end + 3 :])


def tabs_anyhow(pdf: Pdf) -> None:
    for leaf in pdf.pages:
        del leaf["/Tabs"]


def undescribed(pdf: Pdf) -> None:
    for one in fields(pdf):
        del one["/TU"]


def mute_links(pdf: Pdf) -> None:
    for one in links(pdf):
        del one["/Contents"]


def named_by_its_file(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def unreadable(pdf: Pdf) -> None:
    del next(fonts(pdf))["/ToUnicode"]


def headless(pdf: Pdf) -> None:
    for one in list(elements(pdf, "/TH", "/TD")):
        one.S = Name("/TD")
        if "/A" in one:
            del one["/A"]


def stripped(key: str) -> Callable[[Pdf], None]:
    def spoil(pdf: Pdf) -> None:
        del pdf.Root[key]

    return spoil


# What is wrong, in the form to fill in: a workbook with tables, lists, pictures and fields.
FORM: dict[str, Callable[[Pdf], None]] = {
    "nothing says that it is tagged": stripped("/MarkInfo"),
    "no tags": stripped("/StructTreeRoot"),
    "no language": stripped("/Lang"),
    "nothing says which standard it keeps to": stripped("/Metadata"),
    "no title": nameless,
    "the name of the file where the title would be": named_by_its_file,
    "a picture without words": without("/Figure", "/Alt"),
    "a level of headings left out": renamed("/H2", "/H3"),
    "headings that begin at the second level": renamed("/H1", "/H2"),
    "tables without heads": headless,
    "a list whose items stand alone": renamed("/L", "/Div"),
    "a kind of tag that nobody knows": renamed("/Strong", "/Loud"),
    "text outside all tags": unmarked,
    "a font left out": not_embedded,
    "letters that stand for nothing": unreadable,
    "fields that say not what they are for": undescribed,
    "fields outside the form": renamed("/Form", "/Div"),
    "fields in any order": tabs_anyhow,
}
# The same for a page with links.
LINKS: dict[str, Callable[[Pdf], None]] = {
    "links that are no links in the tags": renamed("/Link", "/Span"),
    "links that do not say where they lead": mute_links,
}


def spoilt(content: bytes, spoil: Callable[[Pdf], None]) -> bytes:
    """The PDF once more, with one thing wrong."""
    with Pdf.open(BytesIO(content)) as pdf:
        spoil(pdf)
        written = BytesIO()
        pdf.save(written, deterministic_id=True)
    return written.getvalue()
