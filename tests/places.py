"""Places to write on, measured in a finished PDF: lines that follow each other, and boxes that nothing crosses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from xml.etree.ElementTree import Element

from pypdf import PageObject, PdfReader

LONG, NEAR = 60, 1.5  # a line to write on is at least so long; what is so near is at the same place
TALL = 40  # a box to write or draw in is at least so high


@dataclass(frozen=True, order=True)
class Mark:
    """Something on a page: a text, a line or a box, by its edges in points from the lower left."""

    top: float
    bottom: float
    left: float
    right: float
    text: str = ""

    def over(self, other: Mark) -> bool:
        return self.left < other.right - NEAR and other.left < self.right - NEAR


@dataclass
class Leaf:
    """What is on one page, as far as it matters to who writes on it."""

    texts: list[Mark] = field(default_factory=list)
    lines: list[Mark] = field(default_factory=list)
    boxes: list[Mark] = field(default_factory=list)
    uprights: list[Mark] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)

    def operate(self, operator: bytes, operands: Sequence[float], matrix: Sequence[float], _text: object) -> None:
        if operator in {b"m", b"l", b"c", b"re"}:
            self.points += [_moved(matrix, x, y) for x, y in _corners(operator, [float(one) for one in operands])]
        elif operator in {b"S", b"s", b"B"}:
            self._stroke()
            self.points = []
        elif operator in {b"f", b"n", b"f*"}:
            self.points = []

    def _stroke(self) -> None:
        across, up = [x for x, _ in self.points], [y for _, y in self.points]
        mark = Mark(max(up), min(up), min(across), max(across))
        if len(self.points) == 2 and mark.top - mark.bottom < NEAR and mark.right - mark.left > LONG:
            self.lines.append(mark)
        if len(self.points) == 2 and mark.right - mark.left < NEAR:
            self.uprights.append(mark)
        if len(self.points) > 2 and mark.top - mark.bottom > TALL and mark.right - mark.left > LONG:
            self.boxes.append(mark)

    @property
    def ruled(self) -> list[Mark]:
        """The lines to write on: those that are no edge of a table."""
        return [line for line in self.lines if not any(_edge(line, upright) for upright in self.uprights)]

    def write(self, text: str, matrix: Sequence[float], place: Sequence[float], _font: object, size: float) -> None:
        if text.strip():
            x, y = _moved(matrix, place[4], place[5])
            self.texts.append(Mark(y + size * 0.7, y, x, x + len(text.strip()) * size * 0.3, text.strip()))


def _edge(line: Mark, upright: Mark) -> bool:
    return abs(line.left - upright.left) < NEAR and upright.bottom - NEAR < line.top < upright.top + NEAR


def _moved(matrix: Sequence[float], x: float, y: float) -> tuple[float, float]:
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def _corners(operator: bytes, numbers: Sequence[float]) -> list[tuple[float, float]]:
    if operator == b"re":
        x, y, wide, high = numbers
        return [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]
    return [(numbers[-2], numbers[-1])]


def leaves(pdf: bytes) -> list[Leaf]:
    return [_leaf(page) for page in PdfReader(BytesIO(pdf)).pages]


def _leaf(page: PageObject) -> Leaf:
    leaf = Leaf()
    page.extract_text(visitor_operand_before=leaf.operate, visitor_text=leaf.write)
    return leaf


def letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def found(pdf: bytes) -> list[tuple[str, int]]:
    """Each run of lines on a page: what stands above it, and how many they are."""
    return [run for leaf in leaves(pdf) for run in _runs(leaf)]


def _runs(leaf: Leaf) -> Iterator[tuple[str, int]]:
    said, count = "", 0
    for mark in sorted([*leaf.texts, *leaf.ruled], key=lambda mark: (-round(mark.bottom), mark.left)):
        if not mark.text:
            count += 1
            continue
        if count:
            yield said, count
            said, count = "", 0
        said += letters(mark.text)
    if count:
        yield said, count


def asked(tree: Element, most: int = 99) -> list[tuple[str, int]]:
    """The lines that a document asks for: the last words before them, and how many they are."""
    said, wanted = "", []
    for one in tree.iter():
        if one.tag != "write":
            said = letters("".join(one.itertext())) or said
            continue
        starters = len(one.findall("starter"))
        words = letters("".join(one.itertext())) or said
        wanted.append((words, min(int(one.attrib["lines"]), most) - max(starters - 1, 0)))
    return wanted


def parted(tree: Element, pdf: bytes, most: int = 99) -> list[str]:
    """The prompts whose lines are not all below them on their page, and the boxes that go on over a page."""
    runs = found(pdf)
    lost = [words for words, count in asked(tree, most) if not any(_is(run, words, count) for run in runs)]
    return [*lost, *(f"a box on page {number}" for number in _continued(leaves(pdf)))]


def _is(run: tuple[str, int], words: str, count: int) -> bool:
    return run[0].endswith(words[-40:]) and run[1] == count


def _continued(pages: Sequence[Leaf]) -> Iterator[int]:
    """The pages whose last box has a twin, as wide, with nothing above it on the next."""
    for number, (page, after) in enumerate(pairwise(pages), start=1):
        lowest = [box for box in page.boxes if not any(_below(mark, box) for mark in page.boxes + page.lines)]
        twins = [(box, twin) for box in lowest for twin in after.boxes if _as_wide(box, twin)]
        if any(not any(_below(twin, mark) for mark in after.texts) for _, twin in twins):
            yield number


def _below(mark: Mark, box: Mark) -> bool:
    return mark.over(box) and mark.top < box.bottom + NEAR


def _as_wide(box: Mark, twin: Mark) -> bool:
    return abs(box.left - twin.left) < NEAR and abs(box.right - twin.right) < NEAR
