"""How wide letters are, in which font, and where lines of them may break."""

EM = 2048  # units to the size of a font, in all tables
