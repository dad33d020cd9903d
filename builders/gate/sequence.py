"""The order of what stands in an element. In another, PowerPoint repairs the file, though most programs do not mind."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from builders.gate.breach import Breach, Rule
from builders.gate.names import A, P
from builders.gate.package import Package, Part

ORDER = Rule("order-of-elements")
FILL = "a:noFill|a:solidFill|a:gradFill|a:blipFill|a:pattFill|a:grpFill"
EFFECT = "a:effectLst|a:effectDag"
LETTERS = (
    f"a:ln {FILL} {EFFECT} a:highlight a:uLnTx|a:uLn a:uFillTx|a:uFill a:latin a:ea a:cs a:sym a:hlinkClick "
    "a:hlinkMouseOver a:rtl a:extLst"
)
PARAGRAPH = (
    "a:lnSpc a:spcBef a:spcAft a:buClrTx|a:buClr a:buSzTx|a:buSzPct|a:buSzPts a:buFontTx|a:buFont "
    "a:buNone|a:buAutoNum|a:buChar|a:buBlip a:tabLst a:defRPr a:extLst"
)
# The elements that may stand in another, in their order; those joined by | have one place.
SEQUENCES = {
    "p:presentation": "p:sldMasterIdLst p:notesMasterIdLst p:handoutMasterIdLst p:sldIdLst p:sldSz p:notesSz "
    "p:embeddedFontLst p:custShowLst p:photoAlbum p:custDataLst p:kinsoku p:defaultTextStyle p:modifyVerifier p:extLst",
    "p:sld": "p:cSld p:clrMapOvr p:transition p:timing p:extLst",
    "p:notes": "p:cSld p:clrMapOvr p:extLst",
    "p:sldLayout": "p:cSld p:clrMapOvr p:transition p:timing p:hf p:extLst",
    "p:sldMaster": "p:cSld p:clrMap p:sldLayoutIdLst p:transition p:timing p:hf p:txStyles p:extLst",
    "p:cSld": "p:bg p:spTree p:custDataLst p:controls p:extLst",
    "p:sp": "p:nvSpPr p:spPr p:style p:txBody p:extLst",
    "p:pic": "p:nvPicPr p:blipFill p:spPr p:style p:extLst",
    "p:cxnSp": "p:nvCxnSpPr p:spPr p:style p:extLst",
    "p:graphicFrame": "p:nvGraphicFramePr p:xfrm a:graphic p:extLst",
    "p:spPr": f"a:xfrm a:custGeom|a:prstGeom {FILL} a:ln {EFFECT} a:scene3d a:sp3d a:extLst",
    "p:bgPr": f"{FILL} {EFFECT} a:extLst",
    "p:txBody": "a:bodyPr a:lstStyle a:p",
    "a:txBody": "a:bodyPr a:lstStyle a:p",
    "a:bodyPr": "a:prstTxWarp a:noAutofit|a:normAutofit|a:spAutoFit a:scene3d a:sp3d a:flatTx a:extLst",
    "a:p": "a:pPr a:r|a:br|a:fld a:endParaRPr",
    "a:r": "a:rPr a:t",
    "a:fld": "a:rPr a:pPr a:t",
    **{f"a:{name}": LETTERS for name in ("rPr", "defRPr", "endParaRPr")},
    **{f"a:{name}": PARAGRAPH for name in ("pPr", *(f"lvl{level}pPr" for level in range(1, 10)))},
    "a:tbl": "a:tblPr a:tblGrid a:tr",
    "a:tc": "a:txBody a:tcPr a:extLst",
    "a:tcPr": f"a:lnL a:lnR a:lnT a:lnB a:lnTlToBr a:lnBlToTr a:cell3D {FILL} a:headers a:extLst",
}


def _tag(name: str) -> str:
    space, _, local = name.partition(":")
    return {"a": A, "p": P}[space] + local


PLACES = {
    _tag(element): {_tag(name): place for place, names in enumerate(row.split()) for name in names.split("|")}
    for element, row in SEQUENCES.items()
}


def of_sequence(package: Package) -> Iterator[Breach]:
    """Elements that stand before others which belong in front of them; a part tells each kind once."""
    for part in package.parts.values():
        yield from (part.breach(ORDER, what) for what in sorted(set(_of_part(part))))


def _of_part(part: Part) -> Iterator[str]:
    for tag in part.index.keys() & PLACES.keys():
        places = PLACES[tag]
        orders = {tuple([child.tag for child in element]) for element in part.all(tag) if len(element) > 1}
        for order in orders:
            found = [(places[child], child) for child in order if child in places]
            yield from (_told(tag, one[1], other[1]) for one, other in pairwise(found) if one[0] > other[0])


def _told(element: str, one: str, other: str) -> str:
    element, one, other = (tag.partition("}")[2] for tag in (element, one, other))
    return f"in {element}, {one} stands before {other}"
