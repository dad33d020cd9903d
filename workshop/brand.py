"""A company's brand, read: a folder with brand.yaml, a template, a logo and fonts; or a template alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from workshop.content import shown
from workshop.dress import Dress
from workshop.errors import Problem, did_you_mean
from workshop.model.brand import Brand, RoleMap, TemplateMap
from workshop.text import Place, Text
from workshop.validation import read_file

FILE, MAP, FONTS = "brand.yaml", "template.yaml", "fonts"
TEMPLATES, LOGOS = (".pptx", ".potx"), (".png", ".jpg", ".jpeg", ".svg")
LARGEST_LOGO = 10 << 20


def read_brand(path: Path, where: Place, problems: list[Problem]) -> Dress | None:
    """The brand in a folder, or a template by itself; what is missing or wrong is added to `problems`.

    `where` is the place that names it.
    """
    if path.is_dir():
        return _folder(path, problems)
    if not path.is_file():
        near = did_you_mean(path.name, [one.name for one in path.parent.iterdir()]) if path.parent.is_dir() else ""
        problems.append(Problem(where, f"there is no brand {shown(path)}{near}; name a folder, or a .pptx or .potx"))
        return None
    if path.suffix.lower() not in (
        *TEMPLATES,
        ".ppt",
        ".pot",
        ".pptm",
        ".potm",
        ".ppsx",
        ".odp",
        ".otp",
        ".pdf",
        ".key",
    ):
        problems.append(Problem(where, f"{shown(path)} is no template; name a folder, or a .pptx or .potx"))
        return None
    return Dress(
        template=(shown(path), path.read_bytes()), roles=_roles(path, problems), where=Place.whole(shown(path))
    )


def _folder(folder: Path, problems: list[Problem]) -> Dress:
    file = folder / FILE
    brand = (read_file(Brand, file, problems) if file.is_file() else Brand()) or Brand()
    template = _named(folder, brand.template, TEMPLATES, problems) or _found(folder, "template", TEMPLATES)
    logo = _named(folder, brand.logo, LOGOS, problems) or _found(folder, "logo", LOGOS)
    fonts = folder / FONTS
    if not file.is_file() and template is None and logo is None:
        what = f"no brand here; write a {FILE}, or put a template.pptx or template.potx into the folder"
        problems.append(Problem(Place.whole(shown(folder)), what))
    if logo is not None and logo.stat().st_size > LARGEST_LOGO:
        problems.append(Problem(Place.whole(shown(logo)), "a logo has at most 10 MB; save a smaller one"))
        logo = None
    return Dress(
        brand,
        (shown(template), template.read_bytes()) if template else None,
        _roles(template, problems) if template else {},
        (logo.name, logo.read_bytes()) if logo else None,
        fonts if fonts.is_dir() else None,
        Place.whole(shown(file if file.is_file() else folder)),
    )


def _named(folder: Path, name: Text | None, kinds: tuple[str, ...], problems: list[Problem]) -> Path | None:
    """The file that brand.yaml names; one that is missing is told at its line."""
    if name is None:
        return None
    path = folder / str(name)
    if not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
        there = sorted(one.name for one in folder.iterdir() if one.suffix.lower() in kinds)
        problems.append(Problem(name.where, f"there is no {name} beside this file{did_you_mean(name, there)}"))
        return None
    if path.suffix.lower() not in kinds:
        problems.append(Problem(name.where, f"{name} is none of {', '.join(kinds)}"))
        return None
    return path


def _found(folder: Path, stem: str, kinds: tuple[str, ...]) -> Path | None:
    return next((path for kind in kinds if (path := folder / f"{stem}{kind}").is_file()), None)


def _roles(template: Path, problems: list[Problem]) -> Mapping[str, RoleMap]:
    """What the template.yaml beside a template says, if it is about this one."""
    file = template.parent / MAP
    written = read_file(TemplateMap, file, problems) if file.is_file() else None
    if written is None or (written.template is not None and written.template != template.name):
        return {}
    return {str(id): role for id, role in written.roles.items()}
