"""The gate notices what leaves somebody out: ways to spoil a deck for those who see little, hear it, or read slowly."""

from __future__ import annotations

import pytest

from builders.brand.look import own_look
from builders.gate import breaches
from tests.decks import Change, changed, good, instead, on

QUESTION, STATEMENT, CLOSE, SECTION = on("question"), on("statement"), on("close"), on("section")
POINTS, SCENARIO, ACTIVITY, BREAK = on("points"), on("scenario"), on("activity"), on("break")
SHOW, THEME, MASTER = "ppt/presentation.xml", "ppt/theme/theme1.xml", "ppt/slideMasters/slideMaster1.xml"
ON_BREAK = own_look().layouts["break"].part.removeprefix("/")
TABLE = on("table")
CORE = "docProps/core.xml"
INK = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
ADEC = 'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
ORNAMENT = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    f'<adec:decorative {ADEC} val="1"/></a:ext></a:extLst>'
)
# A dark panel behind everything, marked as decorative.
PANEL = (
    f'<p:sp><p:nvSpPr><p:cNvPr id="90" name="Panel">{ORNAMENT}</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="12192000" cy="6858000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
    f"</a:prstGeom>{INK}</p:spPr></p:sp>"
)
LETTERS = '<a:rPr lang="en-GB"/>'
ALT = "right-click it, choose View Alt Text, and say what it shows, or mark it as decorative"
PANE = "reorder them in the Selection Pane, which reads from below"


def link(words: str) -> Change:
    """The letters of a statement lead to another slide."""
    letters = (
        f'<a:rPr lang="en-GB"><a:hlinkClick r:id="rId1" action="ppaction://hlinksldjump"/></a:rPr><a:t>{words}</a:t>'
    )
    return instead(STATEMENT, f"{LETTERS}<a:t>[^<]*</a:t>", letters)


def coloured(part: str, colour: str) -> Change:
    return instead(part, LETTERS, f'<a:rPr lang="en-GB"><a:solidFill>{colour}</a:solidFill></a:rPr>')


def described(name: str, words: str) -> Change:
    return instead(CLOSE, f'(name="{name} [0-9]+") descr="[^"]*"', rf"\1{words}")


# What was done to the deck: what the gate says of it, all of it.
SPOILT: dict[str, tuple[Change, str]] = {
    "a slide without a title": (
        instead(POINTS, r'<p:sp>(?:(?!</p:sp>).)*type="title".*?</p:sp>', ""),
        "titles | slide 8: it has no title; choose a layout that has one, and write it",
    ),
    "two slides with one title": (
        instead(STATEMENT, "Tomasz packs tea. No label, no packing.", "somebody is  waiting for YOU."),
        "unique-titles | slide 15: its title “Somebody is waiting for you.” is that of slide 5 too; make them differ",
    ),
    "a title that is read last": (
        instead(QUESTION, "(<p:sp>.*?</p:sp>)(.*?)(</p:spTree>)", r"\2\1\3"),
        "title-first | slide 2: its title is not read first; move it to the bottom of the Selection Pane",
    ),
    "a question that is read before its story": (
        instead(SCENARIO, '(<p:sp>(?:(?!</p:sp>).)*name="Text".*?</p:sp>)(<p:sp>.*?</p:sp>)', r"\2\1"),
        f"reading-order | slide 9: “Text” stands above “Ask” and is read after it; {PANE}",
    ),
    "a text that is read after the footer": (
        instead(STATEMENT, '(<p:sp>(?:(?!</p:sp>).)*name="Text".*?</p:sp>)(.*?)(<p:grpSp>)', r"\2\1\3"),
        f"reading-order | slide 5: “Text” is read after the footer; {PANE}",
    ),
    "a picture without words": (
        described("Picture", ""),
        f"alternatives | slide 15: the picture “Picture 110” has no description; {ALT}",
    ),
    "a picture described by the name of its file": (
        described("Picture", ' descr="IMG_31.JPG"'),
        f"alternatives | slide 15: the picture “Picture 110” is described as “IMG_31.JPG”, which tells nothing; {ALT}",
    ),
    "a picture described as a picture": (
        described("Picture", ' descr="Picture 4"'),
        f"alternatives | slide 15: the picture “Picture 110” is described as “Picture 4”, which tells nothing; {ALT}",
    ),
    "a table without words": (
        described("Table", ""), f"alternatives | slide 15: the table “Table 111” has no description; {ALT}",
    ),
    "a chart without words": (
        described("Chart", ""), f"alternatives | slide 15: the chart “Chart 112” has no description; {ALT}",
    ),
    "a group without words": (
        instead(QUESTION, ' descr="[^"]*"', ""), f"alternatives | slide 2: the group “Chain” has no description; {ALT}",
    ),
    "a table without a header row": (
        instead(CLOSE, ' firstRow="1"', ""),
        "header-rows | slide 15: a table has no header row; choose Table Design, Header Row",
    ),
    "a table with merged cells": (
        instead(CLOSE, "<a:tc>", '<a:tc gridSpan="2">'),
        "plain-tables | slide 15: a table has merged cells, which screen readers lose their way in; split them",
    ),
    "letters of the colour of their ground": (
        coloured(QUESTION, '<a:schemeClr val="accent1"/>'),
        ("contrast | slide 2: “Who would notice first if you stayed at ” is hard to read, #0b6b63 on #0b6b63: 1.0 "
         "to 1, and should have 3 to 1"),
    ),
    "letters on a panel that the layout draws": (
        instead(ACTIVITY, '(name="Grouping".*?)<a:rPr lang="en-GB"/>', rf'\1<a:rPr lang="en-GB">{INK}</a:rPr>'),
        ("contrast | slide 10: “Alone, then in pairs” is hard to read, #1f2a37 on #0b6b63: 2.3 to 1, and should have "
         "3 to 1"),
    ),
    "a header row whose letters are as dark as its cells": (
        instead(TABLE, '(<a:tc>.*?)<a:schemeClr val="bg1"/>', r'\1<a:schemeClr val="tx1"/>'),
        "contrast | slide 16: “Who asks” is hard to read, #1f2a37 on #0b6b63: 2.3 to 1, and should have 3 to 1",
    ),
    "letters half seen through": (
        coloured(STATEMENT, '<a:schemeClr val="tx1"><a:alpha val="30000"/></a:schemeClr>'),
        ("contrast | slide 5: “Tomasz packs tea. No label, no packing.” is hard to read, #bcbfc3 on #ffffff: 1.8 to "
         "1, and should have 3 to 1"),
    ),
    "letters made too light": (
        coloured(STATEMENT, '<a:schemeClr val="accent1"><a:lumMod val="20000"/><a:lumOff val="80000"/></a:schemeClr>'),
        ("contrast | slide 5: “Tomasz packs tea. No label, no packing.” is hard to read, #b8f8f2 on #ffffff: 1.2 to "
         "1, and should have 3 to 1"),
    ),
    "letters without a language": (
        instead(QUESTION, LETTERS, "<a:rPr/>"),
        ("languages | slide 2: “Who would notice first if you stayed at ” has no language; choose Review, Language, "
         "Set Proofing Language"),
    ),
    "a link called here": (
        link("Click here!"),
        "meaningful-links | slide 5: the link “Click here!” does not say where it leads; name the page",
    ),
    "a link that is an address": (
        link("https://intranet.example.com/sites/service/2027"),
        ("meaningful-links | slide 5: the link “https://intranet.example.com/sites/servi...” is an address; name "
         "the page instead"),
    ),
    "a link to a file of somebody's disk": (
        instead("ppt/slides/_rels/slide2.xml.rels", "</Relationships>",
                '<Relationship Id="rId9" Type="x/hyperlink" Target="file:///C:/ilse.docx" TargetMode="External"/>'
                "</Relationships>"),
        "safe-links | slide 2: a link leads to 'file:///C:/ilse.docx'; let links begin with https:// or mailto:",
    ),
    "letters that nobody can read": (
        instead(STATEMENT, LETTERS, '<a:rPr lang="en-GB" sz="900"/>'),
        ("letters-of-12-points | slide 5: “Tomasz packs tea. No label, no packing.” has letters of 9 points; make "
         "them 18 or more, and say less"),
    ),
    "letters shrunk by PowerPoint": (
        instead(POINTS, '( idx=.*?)<a:bodyPr[^>]*/>', r'\1<a:bodyPr><a:normAutofit fontScale="40000"/></a:bodyPr>'),
        ("letters-of-18-points | slide 8: “You may say “pass” at any time.” has letters of 12.8 points; make them "
         "18 or more, and say less"),
    ),
    "a placeholder with nothing in it": (
        instead(STATEMENT, "<a:t>He starts at six[^<]*</a:t>", "<a:t/>"),
        ("no-empty-placeholders | slide 5: “Text” is empty, and shows its prompt while people edit; fill it or delete "
         "it"),
    ),
    "a section without a name of its own": (
        instead(SHOW, 'name="Part 1"', 'name="Default Section"'),
        "named-sections | ppt/presentation.xml: a section is called “Default Section”; say what it holds",
    ),
    "a deck without a title": (
        instead(CORE, "<dc:title>[^<]*</dc:title>", ""),
        "named-deck | ppt/presentation.xml: the file says no title; write it under File, Info, Properties",
    ),
}  # fmt: skip


def told(change: Change) -> list[str]:
    return [f"{breach.rule.name} | {breach}" for breach in breaches(changed(good(), change))]


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_deck_is_noticed_and_nothing_else(name: str) -> None:
    change, what = SPOILT[name]

    assert told(change) == [what]


# Colours changed where nobody looks: what is then hard to read, first of all.
RECOLOURED: dict[str, tuple[Change, str]] = {
    "a theme in which teal is yellow": (
        instead(THEME, '(<a:accent1><a:srgbClr val=)"[^"]*"', r'\1"F3E63F"'),
        "slide 1: “Who is your customer?” is hard to read, #f3e63f on #f7f2e8: 1.2 to 1, and should have 3 to 1",
    ),
    "a background of its own under a slide": (
        instead(BREAK, "<p:spTree>", f"<p:bg><p:bgPr>{INK}<a:effectLst/></p:bgPr></p:bg><p:spTree>"),
        "slide 13: “13” is hard to read, #1f2a37 on #1f2a37: 1.0 to 1, and should have 4.5 to 1",
    ),
    "a background of the theme's own styles under a layout": (
        instead(ON_BREAK, "<p:bg>.*?</p:bg>", '<p:bg><p:bgRef idx="1001"><a:schemeClr val="tx1"/></p:bgRef></p:bg>'),
        "slide 13: “13” is hard to read, #1f2a37 on #1f2a37: 1.0 to 1, and should have 4.5 to 1",
    ),
    "a master that swaps light and dark": (
        instead(MASTER, 'bg1="lt1" tx1="dk1"', 'bg1="dk1" tx1="lt1"'),
        ("slide 1: “A half day on the people who depend on o” is hard to read, #ffffff on #f7f2e8: 1.1 to 1, and "
         "should have 3 to 1"),
    ),
    "a panel laid under a title": (
        instead(STATEMENT, "(<p:grpSpPr/>)", rf"\1{PANEL}"),
        "slide 5: “5” is hard to read, #1f2a37 on #1f2a37: 1.0 to 1, and should have 4.5 to 1",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RECOLOURED)
def test_colours_are_seen_through_theme_master_layout_and_slide(name: str) -> None:
    change, what = RECOLOURED[name]

    found = [breach for breach in breaches(changed(good(), change)) if breach.rule.name == "contrast"]

    assert str(found[0]) == what


def test_what_is_marked_as_decorative_needs_no_words() -> None:
    assert told(instead(CLOSE, '(name="Picture [0-9]+") descr="[^"]*"/>', rf'\1 descr="">{ORNAMENT}</p:cNvPr>')) == []


def test_letters_on_a_picture_are_left_to_people() -> None:
    picture = '<a:blipFill><a:blip r:embed="rId1"/><a:stretch/></a:blipFill>'

    assert told(instead(STATEMENT, "(<p:grpSpPr/>)", rf"\1{PANEL.replace(INK, picture)}")) == []
