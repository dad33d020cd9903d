"""How a kit is dressed: our own look, or a company's, as one value that fitting, painting and picturing take alike."""
