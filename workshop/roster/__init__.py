"""The people who come, read from a list as a spreadsheet writes it in any country."""

from workshop.roster.person import Person, Roster

__all__ = ["Person", "Roster"]
