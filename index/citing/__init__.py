"""A citation as a link that others can open, and what became of a quote in another version."""
