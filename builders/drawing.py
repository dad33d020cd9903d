"""Values become PresentationML, the XML of a .pptx, through the templates in `themes/pptx`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from builders.brand.palette import Palette
from builders.bytecode import bytecode

FOLDER = Path(__file__).parent / "themes" / "pptx"
NAMESPACES = Markup(
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def draw(template: str, palette: Palette, **values: object) -> str:
    """One part of a .pptx, in the colours of a palette."""
    return _template(template, palette).render(**values)


def emu(points: float) -> int:
    """English metric units, in which PowerPoint counts lengths."""
    return round(points * 12700)


def hundredths(points: float) -> int:
    """Hundredths of a point, in which PowerPoint counts sizes of letters."""
    return round(points * 100)


@cache
def _template(name: str, palette: Palette) -> Template:
    return _environment(palette).get_template(name)


@cache
def _environment(palette: Palette) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        bytecode_cache=bytecode(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"emu": emu, "hundredths": hundredths}
    environment.globals |= {"palette": palette, "namespaces": NAMESPACES}
    return environment
