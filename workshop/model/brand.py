"""A company's brand as it is written: colours, fonts, logo and template; and which of its layouts shows what."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import Field, field_validator

from workshop.model.part import Part, refuse
from workshop.text import Id, Name

COLOUR = re.compile(r"#?([0-9a-fA-F]{6})")


class Colours(Part):
    """Colours by what they do: `main` for titles and what is the kit's, `action` for what to do, `highlight` for the
    buyer and breaks (never for text), `text`, and `panel` for what stands behind text.
    """

    main: Name | None = None
    action: Name | None = None
    highlight: Name | None = None
    text: Name | None = None
    panel: Name | None = None

    @field_validator("*", mode="before")
    @classmethod
    def _colour(cls, written: Any) -> Any:
        if written is None:
            raise refuse("colour", 'a colour needs quotation marks, such as "#0b6b63"; without them # begins a comment')
        if not COLOUR.fullmatch(str(written).strip()):
            raise refuse("colour", 'write a colour as # and six digits or letters from a to f, such as "#0b6b63"')
        return written

    @property
    def hexes(self) -> dict[str, str]:
        """The colours that are written, by what they do."""
        written = {key: getattr(self, key) for key in type(self).model_fields}
        return {key: f"#{str(name).strip()[-6:].lower()}" for key, name in written.items() if name is not None}


class Fonts(Part):
    """Fonts by their names: of titles and of texts on slides, and of what is printed."""

    title: Name | None = None
    text: Name | None = None
    print: Name | None = None


class Brand(Part):
    """How a company's kits look. `template` and `logo` are names of files beside this one; fonts lie in `fonts/`."""

    template: Name | None = None
    logo: Name | None = None
    colours: Colours = Colours()
    fonts: Fonts = Fonts()


class RoleMap(Part):
    """The layout that shows a role: its name, of which master (counted from 1), and a placeholder for each slot.

    A placeholder is named by its index or by its name in the Selection Pane.
    """

    layout: Name
    master: Annotated[int, Field(ge=1)] | None = None
    slots: dict[Id, Name] = {}


class TemplateMap(Part):
    """What `template.yaml` says: which of a template's layouts shows which role; `template` is the file it is about."""

    template: Name | None = None
    roles: dict[Id, RoleMap] = {}
