"""Tables, charts and pictures of slides: each set in its box, decided before anything is drawn."""
