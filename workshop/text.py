"""Text that remembers the file, line and column where its author wrote it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, ClassVar, NamedTuple, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class Place(NamedTuple):
    """Where something was written; lines and columns count from 1, and line 0 is a thing as a whole."""

    file: str
    line: int = 1
    column: int = 1
    in_sheet: bool = False  # a cell, such as `finance.xlsx: M01!C14`

    @classmethod
    def cell(cls, book: str, sheet: str, row: int, column: int) -> Self:
        """A cell of a workbook, told as people know it from Excel."""
        return cls(f"{book}: {sheet}", row, column, in_sheet=True)

    @classmethod
    def whole(cls, name: str) -> Self:
        """A thing that has no lines, such as a deck, a folder or an option of the command."""
        return cls(name, 0, 0)

    def __str__(self) -> str:
        if self.in_sheet:
            return f"{self.file}!{chr(64 + self.column)}{self.line}"
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


NOWHERE = Place("(no file)")


def asked_at(value: object, option: str) -> Place:
    """Where a value of a session was written, or the option of the command by which it is typed."""
    where: Place = getattr(value, "where", NOWHERE)
    return Place.whole(option) if where == NOWHERE else where


class Number(int):
    """A whole number that remembers where it was written."""

    where: Place = NOWHERE

    @classmethod
    def accept(cls, value: object, read: Callable[[object], int]) -> Self:
        """Make a number of what stands in a field, keeping its place; `read` refuses what is none."""
        number = cls(read(value))
        number.where = getattr(value, "where", NOWHERE)
        return number


class Text(str):
    """A piece of text and its place. Its class says how it is read: as a Name, a Line or Prose."""

    __slots__ = ("where",)
    where: Place

    def __new__(cls, value: str, where: Place = NOWHERE) -> Self:
        text = super().__new__(cls, value)
        text.where = where
        return text

    @classmethod
    def accept(cls, value: object) -> Self:
        """Make this kind of text from what stands in a field, keeping its place."""
        if not isinstance(value, str):
            raise PydanticCustomError("text_expected", "text is expected here")
        shaped = cls.shape(value)
        if not shaped:
            raise PydanticCustomError("text_empty", "text is missing")
        return cls(shaped, getattr(value, "where", NOWHERE))

    @staticmethod
    def shape(value: str) -> str:
        return value.strip()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.accept, json_schema_input_schema=core_schema.str_schema()
        )


class Name(Text):
    """One line of plain text, such as a title; Markdown in it means nothing."""

    __slots__ = ()
    longest: ClassVar[int] = 200  # what a file's properties can hold, and more than any heading

    @classmethod
    def accept(cls, value: object) -> Self:
        name = super().accept(value)
        if len(name) > cls.longest:
            much = {"most": cls.longest, "count": len(name)}
            raise PydanticCustomError("text_long", "at most {most} letters fit here, not {count}; shorten it", much)
        return name

    @staticmethod
    def shape(value: str) -> str:
        return " ".join(value.split())


class Line(Name):
    """One line of text with inline Markdown: emphasis, strong emphasis, links."""

    __slots__ = ()
    longest = 2000


class Prose(Text):
    """Paragraphs and lists in Markdown; a line that begins a list in a list in a list, and so on, is refused."""

    __slots__ = ()

    @classmethod
    def accept(cls, value: object) -> Self:
        prose = super().accept(value)
        if re.search(r"^\s*(?:(?:[*+-]|\d+\.)\s+){10}", prose, re.MULTILINE):
            raise PydanticCustomError("nested_lists", "lists are nested more than 10 deep; make them flat")
        return prose


class Id(Name):
    """A short fixed name by which YAML refers to a thing: small letters, digits and hyphens."""

    __slots__ = ()

    @classmethod
    def accept(cls, value: object) -> Self:
        name = super().accept(value)
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", name):
            words = re.findall(r"[a-z0-9]+", name.lower())
            such = "-".join(words)[:64] or "two-answers"
            raise PydanticCustomError(
                "id_shape", "use small letters, digits and hyphens, such as {such}", {"such": such}
            )
        return name


class Ref(Name):
    """A reference to something in another file, such as `m01-who-is-your-customer/map`."""

    __slots__ = ()
