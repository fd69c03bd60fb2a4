"""The errors that a user sees: one line each, with the rule, the value and the remedy."""


class SayswhereError(Exception):
    """Something a user can put right, said in one line."""


class ArticleError(SayswhereError):
    """A file or text that cannot be read as an article."""


class MeaningError(SayswhereError):
    """The extra `meaning` cannot be used; questions can still be asked by words alone."""


class LibraryError(SayswhereError):
    """A library, on disk or in a cluster, that cannot be read or written."""
