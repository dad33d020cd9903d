"""Files for other programs: calendars, spreadsheets, question banks, and plain text to paste."""
