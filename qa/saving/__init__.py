"""A conversation to take away, and to ask again."""
