"""What is made of finished PDFs: the workbook's other editions, and all files for the way in which they are printed."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from xml.etree.ElementTree import Element

from builders.brand.look import Look
from builders.bundle import Bundle
from builders.typeset import Printed
from workshop.printing import AS_IS

Made = tuple[dict[str, bytes], dict[str, int]]


def for_print(bundle: Bundle, trees: Mapping[str, Element], printed: Mapping[str, Printed], look: Look) -> Made:
    """Files by the names of their documents, and how many pages the workbook's other editions have."""
    if not bundle.extras and bundle.profile == AS_IS:
        return {}, {}
    # With pikepdf, which is slow to import.
    workbooks, finishing = map(import_module, ("builders.bindery.workbooks", "builders.bindery.finishing"))
    tree, book = trees["workbook"], printed["workbook"]
    dressed = look.in_grey if bundle.profile.mono else look
    editions = {extra.name: workbooks.again(extra.name, tree, book, dressed) for extra in bundle.extras}
    files = {name: pdf for name, (pdf, _) in editions.items()}
    finished = finishing.finished(bundle.profile, printed, trees, bundle.jobs)
    return {**files, **finished}, {name: pages for name, (_, pages) in editions.items()}
