"""The vectors that ship with the program are those of its article, and spare encoding it."""

import numpy as np

from index.formats.reading import default_article
from index.library.collection import lines_of
from index.meaning.encoder import Encoder, Vectors
from index.meaning.shipped import shipped_vectors
from index.text.article import article_from_text
from qa.answering.reader import Reader


def test_they_are_what_the_encoder_gives(encoder: Encoder) -> None:
    article = default_article()
    found = encoder.passages([line.text for line in lines_of(article)]).astype(np.float32)
    kept = shipped_vectors(article, encoder.name)
    assert kept is not None, "write them anew: python -m qa.measuring.training.vectors"
    assert kept.shape == found.shape
    # Another processor rounds differently; another text or encoder is farther off by far.
    assert ((kept * found).sum(axis=1) > 0.995).all()


def test_another_text_or_encoder_has_none(encoder: Encoder) -> None:
    article = default_article()
    assert shipped_vectors(article, "another") is None
    other = article_from_text(article.text + " More.", id=article.id, source="more.txt")
    assert shipped_vectors(other, encoder.name) is None


class Unasked:
    """The encoder, which must not be asked for passages."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self.questions = encoder.name, encoder.questions

    def passages(self, texts: object) -> Vectors:
        raise AssertionError(f"encoded {texts}")


def test_the_shipped_article_is_never_encoded(encoder: Encoder) -> None:
    reader = Reader([default_article()], encoder=Unasked(encoder))
    assert reader.ask("Who runs the robot firm?").passages
