"""The errors of asking, each said to the user in one line."""

from index.errors import SayswhereError


class QuestionError(SayswhereError):
    """A question that is too long to be one."""


class CitationError(SayswhereError):
    """A passage that is not what its citation cuts; never shown as an answer."""
