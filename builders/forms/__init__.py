"""Forms, talks and letters: the sections of an instrument or a brief, ready for a template to lay out."""
