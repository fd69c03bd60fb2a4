"""The extra `meaning` as it is installed: an encoder that has been checked and tried, or none."""

from functools import lru_cache

from index.meaning.encoder import Encoder, SentenceEncoder
from index.meaning.engine import Engine, files_of_extra
from index.meaning.trial import check


@lru_cache(maxsize=1)
def installed_encoder() -> Encoder | None:
    """The encoder of the extra, None where it is not installed.

    Raises MeaningError where it is damaged, of another version, or made for another processor.
    """
    files = files_of_extra()
    if files is None:
        return None
    check(files)
    return SentenceEncoder(Engine(files))
