"""A deck with a slide of every layout, as an element tree: what a template hands to `builders.deck`."""

from __future__ import annotations

import io
from html import escape
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from PIL import Image as Picture

from builders.deck import decide
from builders.slide import Deck
from workshop.pictures import Image

Slots = dict[str, str]

TEXTS: dict[str, tuple[str, Slots]] = {
    "title": (
        "Who is your customer?",
        {"subtitle": "A half day on the people who depend on our work", "session": "Nordhaven Foods · 14 May 2027"},
    ),
    "question": ("Who would notice first if you stayed at home tomorrow?", {}),
    "agenda": (
        "Our morning",
        {"body": "|Welcome\t10 min|*The Golden Rule, then ask\t35 min*|Last words\t10 min"},
    ),
    "section": (
        "The Golden Rule, then ask",
        {"number": "2", "text": "Start from what you would like. Then find out."},
    ),
    "statement": (
        "Tomasz packs tea. No label, no packing.",
        {"text": "He starts at six. He cannot start without Ilse."},
    ),
    "story": (
        "Ilse makes labels",
        {
            "label": "A true-to-life story",
            "text": "“I make labels,” said Ilse. “I have never met a customer.” She liked it that way. "
            "Then a pallet came back, with a note in blue ink.",
        },
    ),
    "pair": (
        "Two right answers",
        {
            "left-name": "The job of all",
            "left-line": "We all serve the buyer, from the loading bay to the top floor.",
            "right-name": "The next desk",
            "right-line": "Your customer may be a colleague who cannot start without you.",
        },
    ),
    "points": ("What we agree", {"body": "-You may say “pass” at any time.-What is said here stays here."}),
    "scenario": (
        "Mei has a buyer on hold",
        {
            "text": "Mei works in sales. A buyer is on the phone and wants two cases of mint tea. "
            "Mei does not need a list. She needs one number, now.",
            "ask": "What is the right answer for Mei?",
        },
    ),
    "activity": (
        "My customer map",
        {
            "code": "A2",
            "minutes": "*10* min",
            "grouping": "Alone, then in pairs",
            "bring": "Workbook and pencil",
            "body": "#Draw three people who use your work. Give each a name.#Write what each one needs this week.",
            "leave-with": "*You leave with* three names, one need each, and one line.",
        },
    ),
    "debrief": (
        "Debrief: My customer map",
        {"body": "|Which needs did you have to guess?|Whom will you ask this week, and what?"},
    ),
    "recall": ("From memory, before A4", {"text": "Think of one person on your map. What do they need from you?"}),
    "break": ("15 minutes", {"text": "We start again at", "return": "10:15"}),
    "plan": ("One small plan", {"when": "When", "will": "I will", "buddy": "My buddy is"}),
    "close": ("Somebody is waiting for you.", {"text": "Now you know their name."}),
    "table": (
        "Same words, three needs",
        {
            "table": "<table><thead><tr><th>Who asks</th><th>What they need</th></tr></thead><tbody>"
            "<tr><td>Mei</td><td>One <strong>short</strong> answer</td></tr>"
            "<tr><td>Yusuf</td><td>Time and care</td></tr></tbody></table>",
            "text": "All three asked for the list.",
        },
    ),
    "chart": (
        "One slip, and whose time it took",
        {
            "chart": '<chart kind="bars" unit="min" shows="Ilse 1, Rosa 180 minutes."><point value="1">Ilse</point>'
            '<point value="180" stress="yes">Rosa, buyer</point></chart>',
            "text": "Minutes in our story. We made them up.",
        },
    ),
    "picture": (
        "The loading bay at six",
        {"picture": '<picture file="bay.png" shows="Two people lift a box together."/>', "text": "Every morning."},
    ),
    "quote": ("My eyes are old. Your letters are tiny.", {"text": "Rosa, in blue ink"}),
    "big-number": ("Boxes that came back", {"amount": "40", "text": "In our story. One pair of eyes."}),
}


def _cards(kind: str, count: int) -> tuple[str, Slots]:
    texts = (("name", "Do it, say so"), ("line", "Early news beats good news."))
    return f"{count} {kind}", {f"{slot}-{n}": text for n in range(1, count + 1) for slot, text in texts}


def specimen() -> Deck:
    """The deck of every layout, read."""
    drawn = {f"{kind}-{count}": _cards(kind, count) for kind in ("steps", "chain", "sheet") for count in (3, 4, 5)}
    return decide(tree({**TEXTS, **drawn, "lights-3": _cards("lights", 3)}), {"bay.png": Image(120, 60, png(120, 60))})


def png(wide: int, high: int) -> bytes:
    """A picture of two colours."""
    picture = Picture.new("RGB", (wide, high), "#0b6b63")
    picture.paste("#f3b63f", (0, 0, wide // 2, high))
    packed = io.BytesIO()
    picture.save(packed, "PNG")
    return packed.getvalue()


def tree(texts: dict[str, tuple[str, Slots]]) -> Element:
    """A `<deck>` with a section for every two slides."""
    slides = [_slide(layout, title, slots) for layout, (title, slots) in texts.items()]
    pairs = ["".join(slides[n : n + 2]) for n in range(0, len(slides), 2)]
    sections = "".join(f'<section name="Part {n}">{pair}</section>' for n, pair in enumerate(pairs, start=1))
    opening = '<deck title="Who &amp; why" lang="en-GB" author="Amina Okafor" parts="9">'
    return ElementTree.fromstring(f"{opening}{sections}</deck>")


def _slide(layout: str, title: str, slots: Slots) -> str:
    filled = "".join(f'<slot name="{slot}">{_text(text)}</slot>' for slot, text in slots.items())
    page = "" if layout == "title" else '<slot name="page"><p>Workbook page <strong>5</strong></p></slot>'
    notes = (
        '<note kind="clock" word="09:00"><p>10 min</p></note><note kind="say" word="Say"><p>Good morning.</p></note>'
    )
    where = 'part="3" here="You are here: part 3 of 9" at="modules/a.yaml:7:5"'
    opening = f'<slide id="{layout}" layout="{layout}" title="{escape(title)}" {where}>'
    return f"{opening}{filled}{page}<notes>{notes}</notes></slide>"


def _text(text: str) -> str:
    """Paragraphs: `|` begins one, `-` a bullet, `#` a number; stars make letters strong. A figure stands as it is."""
    if text.startswith("<"):
        return text
    kind = text[0] if text[0] in "|-#" else "|"
    item = "<p>{}</p>" if kind == "|" else "<li>{}</li>"
    items = "".join(item.format(_strong(escape(part))) for part in text.removeprefix(kind).split(kind))
    return {"|": items, "-": f"<ul>{items}</ul>", "#": f"<ol>{items}</ol>"}[kind]


def _strong(text: str) -> str:
    before, *rest = text.split("*")
    return f"{before}<strong>{rest[0]}</strong>{rest[1]}" if rest else before
