"""The names of elements and attributes in a .pptx, as lxml spells them."""

from __future__ import annotations

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
CORE = "{http://purl.org/dc/elements/1.1/}"

SHOW = "officeDocument"  # the relation by which a package knows its presentation
TITLES = ("title", "ctrTitle")
FOOTERS = ("dt", "ftr", "sldNum", "hdr")
