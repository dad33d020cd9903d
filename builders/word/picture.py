"""Pictures in a line of text, with words for those who do not see them."""

from __future__ import annotations

from builders.word.node import NAMESPACES, Node, emu, node, plain

DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"  # by which Word knows an ornament


def picture(relation: str, number: int, size: tuple[float, float], says: str, frame: str = "") -> Node:
    """A run with a picture, its `size` in millimetres, in a `frame` of a colour; an ornament has no words."""
    wide, high = emu(size[0]), emu(size[1])
    properties = plain("wp:docPr", _ornament() if not says else None, id=number, name=f"Picture {number}", descr=says)
    drawing = _picture(relation, number, (wide, high), frame)
    drawn = plain(
        "wp:inline",
        plain("wp:extent", cx=wide, cy=high),
        properties,
        node("wp:cNvGraphicFramePr"),
        node("a:graphic", plain("a:graphicData", drawing, uri=NAMESPACES["pic"])),
        distT=0, distB=0, distL=0, distR=0,
    )  # fmt: skip
    return node("r", node("drawing", drawn))


def _picture(relation: str, number: int, size: tuple[int, int], frame: str) -> Node:
    blip = node("a:blip")
    blip.set(f"{{{NAMESPACES['r']}}}embed", relation)
    place = [plain("a:off", x=0, y=0), plain("a:ext", cx=size[0], cy=size[1])]
    line = plain("a:ln", node("a:solidFill", plain("a:srgbClr", val=frame)), w=6350) if frame else None
    return node(
        "pic:pic",
        node("pic:nvPicPr", plain("pic:cNvPr", id=number, name=f"Picture {number}"), node("pic:cNvPicPr")),
        node("pic:blipFill", blip, node("a:stretch", node("a:fillRect"))),
        node("pic:spPr", node("a:xfrm", *place), plain("a:prstGeom", node("a:avLst"), prst="rect"), line),
    )


def _ornament() -> Node:
    return node("a:extLst", plain("a:ext", plain("adec:decorative", val=1), uri=DECORATIVE))
