"""Times of day and lengths of time, in whole minutes, that remember where they were written."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from workshop.text import NOWHERE, Place


class Minutes(int):
    """A length of time in whole minutes, from 1 to a day of 480."""

    where: Place = NOWHERE
    most: ClassVar[int] = 480

    @classmethod
    def read(cls, value: object) -> Self:
        """Take what stands in a field, keeping its place; `010` is ten."""
        if not re.fullmatch(r"\d{1,6}", str(value)):
            raise PydanticCustomError("int_parsing", "must be a whole number")
        if not 1 <= int(str(value)) <= cls.most:
            raise PydanticCustomError("minutes", f"minutes go from 1 to {cls.most}")
        minutes = cls(str(value))
        minutes.where = getattr(value, "where", NOWHERE)
        return minutes

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.read, json_schema_input_schema=core_schema.int_schema(ge=1, le=cls.most)
        )


class Course(Minutes):
    """The whole minutes of several days."""

    most: ClassVar[int] = 6 * Minutes.most


class Clock(int):
    """A time of day in minutes after midnight, written and shown as `09:05`."""

    where: Place = NOWHERE

    @classmethod
    def read(cls, value: object) -> Self:
        """Take `9:05` or `09:05`, whether YAML quotes it or not."""
        match = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)", str(value).strip())
        if not match:
            raise PydanticCustomError("clock", "write a time of day such as 09:00 or 13:30")
        clock = cls(int(match[1]) * 60 + int(match[2]))
        clock.where = getattr(value, "where", NOWHERE)
        return clock

    def after(self, minutes: int) -> Clock:
        return Clock(self + minutes)

    def __str__(self) -> str:
        return f"{self // 60 % 24:02d}:{self % 60:02d}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.read,
            json_schema_input_schema=core_schema.str_schema(pattern=r"^\d{1,2}[:.]\d\d$"),
            serialization=core_schema.to_string_ser_schema(),
        )
