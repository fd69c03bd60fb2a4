"""What an answer depends on beside its question: with it, it can be asked again."""

from dataclasses import dataclass

from index.version import VERSION
from qa.answering.thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class Setting:
    """How a question was asked, and of what.

    `history` are the earlier questions, `top` the most passages; `within` and `since` narrow the
    articles, empty for all. `meaning` names the encoder, empty for words alone. `articles` counts
    all articles; `sha256` is that of the only one, or of the hashes of several one behind the
    other, empty where they are too many to look at.
    """

    history: tuple[str, ...]
    top: int
    within: str
    since: str
    thresholds: Thresholds
    meaning: str
    articles: int
    sha256: str
    version: str = VERSION
