"""Reads files of formats other than plain text; every format's library is loaded here alone."""

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.text.contents import Contents

    Reader = Callable[[bytes, str], Contents]


def read_as(format: str, data: bytes, source: str) -> "Contents":
    """What a file of a format holds; raises ArticleError, naming `source`, for a broken one."""
    module = import_module(f"index.formats.{format}")
    return cast("Reader", module.contents)(data, source)
