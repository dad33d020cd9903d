"""Our own PowerPoint template, made of the layouts: `python -m builders.template` writes it.

One master, one layout for each entry of `layouts.ALL`, one notes master, no slides. The same bytes each time.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from builders.box import Box, indent
from builders.drawing import NAMESPACES, bullets, emu, frame, geometry, placeholder, shape, solid, tabs
from builders.layouts import (
    ALL, BODY, CUE_INDENT, CUES, HIGH, NOTES_HIGH, NOTES_NUMBER, NOTES_SLIDE, NOTES_WIDE, NUMBER, PAGE, TITLE, WIDE, Layout,
)  # fmt: skip

THEMES = Path(__file__).parent / "themes"
PATH = THEMES / "template.pptx"
LANGUAGE = "en-GB"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml"
TYPES = {
    "ppt/presentation.xml": f"{PRESENTATION}.presentation.main+xml",
    "ppt/presProps.xml": f"{PRESENTATION}.presProps+xml",
    "ppt/viewProps.xml": f"{PRESENTATION}.viewProps+xml",
    "ppt/tableStyles.xml": f"{PRESENTATION}.tableStyles+xml",
    "ppt/slideMasters/": f"{PRESENTATION}.slideMaster+xml",
    "ppt/slideLayouts/": f"{PRESENTATION}.slideLayout+xml",
    "ppt/notesMasters/": f"{PRESENTATION}.notesMaster+xml",
    "ppt/theme/": "application/vnd.openxmlformats-officedocument.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
# The colours of the look in the twelve places of a theme.
SCHEME = {
    "dk1": "ink", "lt1": "white", "dk2": "teal", "lt2": "cream", "accent1": "teal", "accent2": "clay", "accent3": "gold",
    "accent4": "soft", "accent5": "rule", "accent6": "ink", "hlink": "clay", "folHlink": "teal",
}  # fmt: skip
Parts = dict[str, str]


def template() -> bytes:
    """The template as a .pptx."""
    parts = _parts()
    names = ["[Content_Types].xml", "_rels/.rels", *sorted(set(parts) - {"_rels/.rels"})]
    parts["[Content_Types].xml"] = _content_types(parts)
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name in names:
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system = ZIP_DEFLATED, 0
            archive.writestr(info, HEAD + parts[name])
    return packed.getvalue()


def _parts() -> Parts:
    layouts = {f"ppt/slideLayouts/slideLayout{n}.xml": layout for n, layout in enumerate(ALL, start=1)}
    master, notes = "ppt/slideMasters/slideMaster1.xml", "ppt/notesMasters/notesMaster1.xml"
    parts = {name: _layout(layout) for name, layout in layouts.items()}
    parts |= {f"{_rels(name)}": _relations(("slideMaster", "../slideMasters/slideMaster1.xml")) for name in layouts}
    parts[master] = _master(len(layouts))
    parts[_rels(master)] = _relations(
        *(("slideLayout", f"../slideLayouts/{name.rsplit('/', 1)[1]}") for name in layouts), ("theme", "../theme/theme1.xml")
    )
    parts[notes] = _notes_master()
    parts[_rels(notes)] = _relations(("theme", "../theme/theme2.xml"))
    return parts | _presentation() | {f"ppt/theme/theme{n}.xml": _theme() for n in (1, 2)}


def _presentation() -> Parts:
    targets = ("slideMasters/slideMaster1", "notesMasters/notesMaster1", "presProps", "viewProps", "theme/theme1", "tableStyles")
    kinds = ("slideMaster", "notesMaster", "presProps", "viewProps", "theme", "tableStyles")
    related = ((kind, f"{target}.xml") for kind, target in zip(kinds, targets, strict=True))
    levels = "".join(
        f'<a:lvl{n}pPr marL="{emu(36 * (n - 1))}"><a:defRPr lang="{LANGUAGE}" sz="1800" kern="0">{solid("ink")}'
        f'<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{n}pPr>'
        for n in range(1, 10)
    )
    return {
        "ppt/presentation.xml": (
            f'<p:presentation {NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/>'
            f'</p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
            f'<p:sldIdLst/><p:sldSz cx="{emu(WIDE)}" cy="{emu(HIGH)}"/>'
            f'<p:notesSz cx="{emu(NOTES_WIDE)}" cy="{emu(NOTES_HIGH)}"/><p:defaultTextStyle>{levels}</p:defaultTextStyle></p:presentation>'
        ),
        _rels("ppt/presentation.xml"): _relations(*related),
        "ppt/presProps.xml": f'<p:presentationPr {NAMESPACES}/>',
        "ppt/viewProps.xml": f"<p:viewPr {NAMESPACES}/>",
        "ppt/tableStyles.xml": (
            '<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
            'def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>'
        ),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>Workshop</dc:title><dc:creator></dc:creator><dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
        ),
        "_rels/.rels": _relations(("officeDocument", "ppt/presentation.xml"), ("core", "docProps/core.xml")),
    }  # fmt: skip


def _rels(part: str) -> str:
    folder, name = part.rsplit("/", 1)
    return f"{folder}/_rels/{name}.rels"


def _relations(*targets: tuple[str, str]) -> str:
    core = f"{PACKAGE}/relationships/metadata/core-properties"
    rows = (
        f'<Relationship Id="rId{n}" Type="{core if kind == "core" else f"{OFFICE}/{kind}"}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def _content_types(parts: Parts) -> str:
    types = {part: TYPES.get(part) or TYPES[part.rsplit("/", 1)[0] + "/"] for part in sorted(parts) if not part.endswith(".rels")}
    rows = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in types.items())
    defaults = f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{PACKAGE}/content-types">{defaults}<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'


def _tree(shapes: str) -> str:
    root = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    none = '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>'
    return f"<p:spTree>{root}<p:grpSpPr><a:xfrm>{none}</a:xfrm></p:grpSpPr>{shapes}</p:spTree>"


def _background(layout: Layout) -> str:
    return f"<p:bg><p:bgPr>{solid(layout.fill)}<a:effectLst/></p:bgPr></p:bg>"


def _layout(layout: Layout) -> str:
    drawn = "".join(shape(each, n, f"Shape {n}", LANGUAGE) for n, each in enumerate(layout.shapes, start=100))
    boxes = "".join(_box(box, n) for n, box in enumerate(layout.boxes, start=2))
    kind = f'type="{layout.kind}"' if layout.kind else 'userDrawn="1"'
    return (
        f'<p:sldLayout {NAMESPACES} {kind} preserve="1"><p:cSld name="{layout.label}">{_background(layout)}{_tree(drawn + boxes)}'
        f"</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _box(box: Box, number: int) -> str:
    """A placeholder with everything that its slides take from it, and a prompt."""
    filled = solid(box.fill) if box.fill else ""
    place = f"<a:xfrm>{frame(box.x, box.y, box.w, box.h)}</a:xfrm>{geometry(box.shape, box.w, box.h)}{filled}"
    inset = f'lIns="{emu(box.inset)}" tIns="0" rIns="{emu(box.inset)}" bIns="0"'
    body = f'<a:bodyPr {inset} anchor="{box.anchor}"><a:normAutofit/></a:bodyPr>'
    return placeholder(box, number, place, f"{body}<a:lstStyle>{_level(box, 1)}</a:lstStyle><a:p>{_prompt(box)}</a:p>")


def _prompt(box: Box) -> str:
    end = f'<a:endParaRPr lang="{LANGUAGE}"/>'
    if box.kind == "sldNum":
        field = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        return f'{field}<a:rPr lang="{LANGUAGE}"/><a:t>‹#›</a:t></a:fld>{end}'
    return f'<a:r><a:rPr lang="{LANGUAGE}"/><a:t>{box.prompt}</a:t></a:r>{end}'


def _level(box: Box, number: int) -> str:
    """The style of a level of text: outermost as the box says, each deeper one smaller and further in."""
    size = max(box.size - 4 * (number - 1), min(box.size, 16))
    kind = box.list if number == 1 else "bullet"
    attributes, sign = bullets(kind, indent(kind, size), number - 1)
    gap = f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="{round(box.gap * 100)}"/></a:spcAft>'
    font = "mj" if "itle" in box.kind and box.kind != "subTitle" else "mn"
    return (
        f'<a:lvl{number}pPr{attributes} algn="{box.align}" rtl="0"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>{gap}{sign}{tabs(box)}'
        f'<a:defRPr sz="{round(size * 100)}" b="{int(box.bold)}" kern="0">{solid(box.colour)}<a:latin typeface="+{font}-lt"/>'
        f'<a:ea typeface="+{font}-ea"/><a:cs typeface="+{font}-cs"/></a:defRPr></a:lvl{number}pPr>'
    )


def _levels(box: Box) -> str:
    return "".join(_level(box, n) for n in range(1, 6))


def _master(layouts: int) -> str:
    boxes = "".join(_box(box, n) for n, box in enumerate((TITLE, BODY, PAGE, NUMBER), start=2))
    ids = "".join(f'<p:sldLayoutId id="{2147483648 + n}" r:id="rId{n}"/>' for n in range(1, layouts + 1))
    plain = "".join(f'<a:lvl{n}pPr><a:defRPr kern="0"/></a:lvl{n}pPr>' for n in range(1, 6))
    styles = (
        f"<p:titleStyle>{_level(TITLE, 1)}</p:titleStyle><p:bodyStyle>{_levels(BODY)}</p:bodyStyle>"
        f"<p:otherStyle>{plain}</p:otherStyle>"
    )
    return (
        f"<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr>{solid('white')}<a:effectLst/></p:bgPr></p:bg>{_tree(boxes)}</p:cSld>"
        f"<p:clrMap {MAP}/><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>"
        f'<p:hf hdr="0" dt="0"/><p:txStyles>{styles}</p:txStyles></p:sldMaster>'
    )


def _notes_master() -> str:
    """The page that a facilitator prints: the slide, the cues with their words in front, the number."""
    slide = NOTES_SLIDE
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>{frame(slide.x, slide.y, slide.w, slide.h)}</a:xfrm>'
        f'{geometry("rect", 1, 1)}<a:noFill/><a:ln w="{emu(slide.weight)}">{solid(slide.line)}</a:ln></p:spPr></p:sp>'
    )
    style = _levels(CUES).replace(' marL="0" indent="0"', f' marL="{emu(CUE_INDENT)}" indent="-{emu(CUE_INDENT)}"', 1)
    return (
        f"<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr>{solid('white')}<a:effectLst/></p:bgPr></p:bg>"
        f"{_tree(image + _box(CUES, 3) + _box(NOTES_NUMBER, 4))}</p:cSld><p:clrMap {MAP}/>"
        f'<p:hf hdr="0" ftr="0" dt="0"/><p:notesStyle>{style}</p:notesStyle></p:notesMaster>'
    )


def _theme() -> str:
    look = json.loads((THEMES / "look.json").read_text(encoding="utf-8"))
    colours = "".join(f'<a:{place}><a:srgbClr val="{look["colours"][name][1:].upper()}"/></a:{place}>' for place, name in SCHEME.items())
    font = f'<a:latin typeface="{look["fonts"]["deck"]}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{emu(width)}">{fill}</a:ln>' for width in (0.5, 1, 1.5))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Workshop"><a:themeElements>'
        f'<a:clrScheme name="Workshop">{colours}</a:clrScheme><a:fontScheme name="Workshop"><a:majorFont>{font}</a:majorFont>'
        f'<a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name="Workshop"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        f"</a:fmtScheme></a:themeElements></a:theme>"
    )


if __name__ == "__main__":
    PATH.write_bytes(template())
