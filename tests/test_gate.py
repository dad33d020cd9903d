"""The gate notices whatever would make PowerPoint repair a deck: thirty and some ways to break one, each caught."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders.gate import breaches
from builders.gate.package import TYPES, Unreadable
from tests.decks import Change, Parts, changed, good, instead, on, packed, parts

QUESTION, STATEMENT, CLOSE = on("question"), on("statement"), on("close")
SHOW, SHOW_RELATIONS = "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"
MASTER, LAYOUT = "ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout4.xml"
RELATIONS = "ppt/slides/_rels/slide2.xml.rels"
P14 = 'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
FORMAT = "application/vnd.openxmlformats-officedocument.presentationml."
GHOST = '<Override PartName="/ppt/slideMasters/slideMaster9.xml" ContentType="x/y"/></Types>'
LETTERS = '<a:rPr lang="en-GB"/>'


def told(pptx: bytes) -> set[str]:
    return {f"{breach.rule.name} | {breach}" for breach in breaches(pptx)}


def without(name: str) -> Change:
    return lambda own: own.pop(name)


def shared_notes(own: Parts) -> None:
    """Two slides have one page of notes."""
    instead(RELATIONS, "notesSlide2.xml", "notesSlide1.xml")(own)


def lost_from_the_show(own: Parts) -> None:
    """A slide that nothing leads to any more, though it is there and has its content type."""
    instead(SHOW_RELATIONS, '<Relationship Id="rId8"[^>]*/>', "")(own)
    instead(SHOW, '<p:sldId id="257" r:id="rId8"/>', "")(own)
    instead(SHOW, '<p14:sldId id="257"/>', "")(own)


def linked_nowhere(own: Parts) -> None:
    link = '<a:rPr lang="en-GB"><a:hlinkClick r:id="rId77"/></a:rPr>'
    instead(QUESTION, LETTERS, link)(own)


# What was done to the deck: what the gate says of it.
BROKEN: dict[str, tuple[Change, str]] = {
    "two shapes with one id": (
        instead(QUESTION, 'id="3" name', 'id="2" name'), "shape-ids | slide 2: 2 shapes have the id 2",
    ),
    "a text without a paragraph": (
        instead(QUESTION, "<a:p>.*?</a:p>", ""), "texts-have-paragraphs | slide 2: a text has no paragraph",
    ),
    "paragraph properties after the letters": (
        instead(QUESTION, "<a:p>(<a:r>.*?</a:r>)", r'<a:p>\1<a:pPr lvl="1"/>'),
        "order-of-elements | slide 2: in p, r stands before pPr",
    ),
    "an anchor that no text has": (
        instead(STATEMENT, "<a:bodyPr", '<a:bodyPr anchor="mid"'),
        "known-values | slide 5: a text is anchored at 'mid'",
    ),
    "a colour by its name": (
        instead(QUESTION, LETTERS, '<a:rPr lang="en-GB"><a:solidFill><a:srgbClr val="red"/></a:solidFill></a:rPr>'),
        "known-values | slide 2: 'red' is no colour; write six hexadecimal digits",
    ),
    "a shape of negative width": (
        instead(QUESTION, '<a:ext cx="2774950"', '<a:ext cx="-5"'),
        "known-values | slide 2: a shape is -5 by 160020",
    ),
    "two slides with one id": (
        instead(SHOW, '<p:sldId id="257"', '<p:sldId id="256"'),
        "slide-ids | ppt/presentation.xml: 2 slides have the id 256",
    ),
    "a slide with an id that is too small": (
        instead(SHOW, '<p:sldId id="257"', '<p:sldId id="12"'),
        "slide-ids | ppt/presentation.xml: a slide has the id 12",
    ),
    "a listed slide that is not there": (
        instead(SHOW, 'r:id="rId8"', 'r:id="rId999"'),
        "listed-slides | ppt/presentation.xml: slide rId999 is listed and not there",
    ),
    "a part that is gone": (
        without("ppt/slides/slide3.xml"),
        "no-lost-parts | ppt/presentation.xml: ppt/slides/slide3.xml is needed and is not there",
    ),
    "a link that no relation knows": (
        linked_nowhere, "known-relations | slide 2: the relation 'rId77' is used and not listed",
    ),
    "a part without a content type": (
        instead(TYPES, '<Override PartName="/ppt/notesSlides/notesSlide1.xml"[^>]*/>', ""),
        "typed-parts | notes of slide 1: ppt/notesSlides/notesSlide1.xml has no content type of its own",
    ),
    "a content type without a part": (
        instead(TYPES, "</Types>", GHOST),
        "no-phantom-types | [Content_Types].xml: ppt/slideMasters/slideMaster9.xml has a content type and is not there",
    ),
    "a part with two content types": (
        instead(TYPES, '(<Override PartName="/ppt/slides/slide1.xml"[^>]*/>)', r"\1\1"),
        "typed-parts | [Content_Types].xml: ppt/slides/slide1.xml has 2 content types",
    ),
    "a slide that says it is a layout": (
        instead(TYPES, r'(slides/slide2.xml" ContentType="[^"]*)slide\+xml', r"\1slideLayout+xml"),
        f"right-types | slide 2: ppt/slides/slide2.xml is needed as slide and says it is {FORMAT}slideLayout+xml",
    ),
    "a layout with the id of a master": (
        instead(MASTER, 'sldLayoutId id="2147483649"', 'sldLayoutId id="2147483648"'),
        "master-ids | ppt/presentation.xml: 2 masters or layouts have the id 2147483648",
    ),
    "a section of a slide that is not there": (
        instead(SHOW, '<p14:sldId id="257"/>', '<p14:sldId id="999"/>'),
        "sections | ppt/presentation.xml: the sections do not hold each slide once",
    ),
    "sections that go another way than the show": (
        instead(SHOW, '(<p14:sldId id="256"/>)(<p14:sldId id="257"/>)', r"\2\1"),
        "sections-in-order | ppt/presentation.xml: the sections hold the slides in another order than the show",
    ),
    "a section whose id is no id": (
        instead(SHOW, '(<p14:section [^>]*id=")[^"]*', r"\1xyz"),
        "sections | ppt/presentation.xml: a section has the id 'xyz'",
    ),
    "a slide that is there and not listed": (
        instead(SHOW, '<p:sldId id="257"[^>]*/>', ""),
        "listed-slides | ppt/presentation.xml: ppt/slides/slide2.xml is there and not listed",
    ),
    "a part that nothing needs": (
        lost_from_the_show, "no-orphans | ppt/slides/slide2.xml: ppt/slides/slide2.xml is needed by nothing",
    ),
    "two slides with one page of notes": (
        shared_notes, "own-notes | ppt/presentation.xml: 2 slides share ppt/notesSlides/notesSlide1.xml",
    ),
    "a letter that no XML may hold": (
        instead(QUESTION, "<a:t>Who", "<a:t>Who&#11;"),
        "well-formed | slide 2: ppt/slides/slide2.xml is no well-formed XML",
    ),
    "a time to move on that is no time": (
        instead(QUESTION, "</p:sld>", '<p:transition advTm="abc"/></p:sld>'),
        "known-values | slide 2: a slide moves on after 'abc'",
    ),
    "timing before the transition": (
        instead(QUESTION, "</p:sld>", "<p:timing/><p:transition/></p:sld>"),
        "order-of-elements | slide 2: in sld, timing stands before transition",
    ),
    "a layout that is not there": (
        instead(RELATIONS, "slideLayout4.xml", "slideLayout99.xml"),
        "no-lost-parts | slide 2: ppt/slideLayouts/slideLayout99.xml is needed and is not there",
    ),
    "a placeholder of no type": (
        instead(QUESTION, 'type="title"', 'type="heading"'),
        "known-values | slide 2: there is no placeholder of the type 'heading'",
    ),
    "a language by its name": (
        instead(QUESTION, 'lang="en-GB"', 'lang="english language"'),
        "known-values | slide 2: 'english language' is no language; write one such as en-GB",
    ),
    "a link before the font": (
        instead(QUESTION, LETTERS, '<a:rPr lang="en-GB"><a:hlinkClick r:id="rId1"/><a:latin typeface="A"/></a:rPr>'),
        "order-of-elements | slide 2: in rPr, hlinkClick stands before latin",
    ),
    "letters of half a point": (
        instead(QUESTION, LETTERS, '<a:rPr lang="en-GB" sz="50"/>'),
        "known-values | slide 2: letters have the size 50, in hundredths of a point",
    ),
    "a tenth level": (
        instead(QUESTION, "<a:p>", '<a:p><a:pPr lvl="9"/>'), "known-values | slide 2: a paragraph has the level 9",
    ),
    "a notes master that is not listed": (
        instead(SHOW, "<p:notesMasterIdLst>.*?</p:notesMasterIdLst>", ""),
        "notes-master | ppt/presentation.xml: 1 notes masters are there and 0 are listed",
    ),
    "a list of notes masters in the wrong place": (
        instead(SHOW, "(<p:notesMasterIdLst>.*?</p:notesMasterIdLst>)(<p:sldIdLst>.*?</p:sldIdLst>)", r"\2\1"),
        "order-of-elements | ppt/presentation.xml: in presentation, sldIdLst stands before notesMasterIdLst",
    ),
    "a background without effects": (
        instead(LAYOUT, "<a:effectLst/>", ""),
        "whole-backgrounds | layout “Question”: a background has no list of effects",
    ),
    "a placeholder without a text": (
        instead(QUESTION, "<p:txBody>.*?</p:txBody>", ""),
        "texts-have-paragraphs | slide 2: the placeholder of the type title has no text body",
    ),
    "no number where one belongs": (
        instead(QUESTION, '<a:off x="825500"', '<a:off x="NaN"'), "known-values | slide 2: an attribute is \"NaN\"",
    ),
    "a relation that a program forgot": (
        instead(SHOW, 'r:id="rId8"', 'r:id="rIdundefined"'),
        "known-values | ppt/presentation.xml: an attribute is \"rIdundefined\"",
    ),
    "a colour that no theme has": (
        instead(QUESTION, 'schemeClr val="bg1"', 'schemeClr val="brand"'),
        "known-values | slide 2: the theme has no colour 'brand'",
    ),
    "an empty cell of a table": (
        instead(CLOSE, "<a:txBody>.*?</a:txBody>", ""), "whole-tables | slide 15: a cell of a table has no text body",
    ),
    "a row with too few cells": (
        instead(CLOSE, "<a:tc>.*?</a:tc>", ""), "whole-tables | slide 15: a table has 2 columns and 1 cells in a row",
    ),
    "a slide without a layout": (
        instead(RELATIONS, r'<Relationship [^>]*Layout\d+.xml"/>', ""),
        "one-layout | slide 2: it has 0 parts of the kind slideLayout, not one",
    ),
    "a layout that its master does not list": (
        instead(MASTER, "<p:sldLayoutId [^>]*/>", ""),
        "one-master | ppt/slideMasters/slideMaster1.xml: 30 layouts are there and 29 are listed",
    ),
    "an animation of nothing": (
        instead(QUESTION, "</p:sld>", '<p:timing><p:tnLst><p:spTgt spid="99"/></p:tnLst></p:timing></p:sld>'),
        "known-targets | slide 2: shape 99 is animated and is not there",
    ),
    "a document type": (
        instead(QUESTION, "(<p:sld )", r"<!DOCTYPE p:sld>\1"),
        "well-formed | slide 2: ppt/slides/slide2.xml has a DOCTYPE",
    ),
    "a name that leaves the package": (
        lambda own: own.update({"../evil.xml": b"<a/>"}), "plain-names | the file: '../evil.xml' is no name of a part",
    ),
    "a name from the root of a disk": (
        lambda own: own.update({"/etc/evil.xml": b"<a/>"}),
        "plain-names | the file: '/etc/evil.xml' is no name of a part",
    ),
    "two names that differ in capitals only": (
        lambda own: own.update({"ppt/slides/SLIDE1.xml": b"<a/>"}),
        "members-once | the file: ppt/slides/slide1.xml is there 2 times",
    ),
    "content types that do not come first": (
        lambda own: own.update({TYPES: own.pop(TYPES)}),
        f"types-first | the file: the archive begins with _rels/.rels, not with {TYPES}",
    ),
    "a part that is mostly air": (
        lambda own: own.update({"ppt/air.xml": b" " * 9_000_000}),
        "honest-sizes | the file: ppt/air.xml unpacks to 9000000 bytes",
    ),
}  # fmt: skip


def test_a_good_deck_passes() -> None:
    assert breaches(good()) == ()


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_deck_is_noticed(name: str) -> None:
    change, what = BROKEN[name]

    assert what in told(changed(good(), change))


def test_a_member_that_is_there_twice_is_noticed() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = packed([*parts(good()).items(), (QUESTION, b"<p:sld/>")])

    assert "members-once | the file: ppt/slides/slide2.xml is there 2 times" in told(twice)


def test_what_a_template_brought_along_is_not_ours() -> None:
    layout, slide = BROKEN["a background without effects"], BROKEN["two shapes with one id"]

    found = breaches(changed(good(), lambda own: [layout[0](own), slide[0](own)]))

    assert {(f"{breach.rule.name} | {breach}", breach.ours) for breach in found} == {
        (layout[1], False),
        (slide[1], True),
    }


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"\xd0\xcf\x11\xe0 an old binary file", b"not a deck at all"],
)
def test_what_is_no_deck_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        breaches(content)


@pytest.mark.parametrize("name", [SHOW, TYPES, "_rels/.rels"])
def test_a_deck_without_its_heart_is_refused(name: str) -> None:
    with pytest.raises(Unreadable, match="there is no presentation in it"):
        breaches(changed(good(), without(name)))


@settings(max_examples=30)
@given(st.data())
def test_no_damage_makes_the_gate_itself_fail(data: st.DataObject) -> None:
    """Attributes and elements are lost or mixed up anywhere; the gate says what it finds and never falls."""
    own = parts(good())
    name = data.draw(st.sampled_from([name for name in own if name.endswith((".xml", ".rels"))]))
    words = own[name].split(b" ")
    at = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(st.sampled_from([b"", b'x="-1"', b'id=""', b'sz="999999999999"', b'idx="9"', b'val="zz"', b"/>"]))
    words[at] = other
    own[name] = b" ".join(words)
    try:
        found = breaches(changed(good(), lambda parts: parts.update(own)))
    except Unreadable:
        return
    assert all(str(one) for one in found)
