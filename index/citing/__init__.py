"""A citation as a link that others can open, and what becomes of a quote when its article changes."""
