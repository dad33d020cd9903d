"""Texts to try: letters of every script that the fonts have, and all that is code to somebody."""

from __future__ import annotations

from hypothesis import strategies as st

SCRIPTS = [(0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0x17F), (0x391, 0x3A1), (0x3A3, 0x3A9), (0x3B1, 0x3C9), (0x410, 0x44F)]
COVERED = "".join(chr(code) for first, last in SCRIPTS for code in range(first, last + 1))

CODE = [
    *["{{ 7*7 }}", "{% raw %}", "{# x #}", "${x}", "{{ [].a }}", "%s", "{0}", "__class__"],  # templates
    *['#read("/etc/passwd")', "$1", "@ref", "`x`", "#", "//", "/* x */", "~", "= A", "<label>"],  # Typst
    *["<b>", "</text>", "&amp;", "&#60;", "]]>", "<!--", "<?x?>", "_x0008_"],  # XML and Office
    *["*x*", "**x**", "_x_", "[x] (y)", "\\", "\\n", "\\*", "- ", "klzzwxh:0000"],  # Markdown
]

texts = st.lists(
    st.one_of(st.sampled_from(CODE), st.text(COVERED, min_size=1, max_size=8)), min_size=1, max_size=6
).map("".join)
