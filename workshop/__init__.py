"""Training workshops from YAML: a slide deck, a facilitator guide and a participant workbook, in step."""

__version__ = "0.1.0"
