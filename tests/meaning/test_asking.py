"""What the extra does to answers, and how much is encoded for one."""

from collections.abc import Sequence

import pytest

from index.formats.reading import default_article
from index.meaning.encoder import Encoder, Vectors
from index.text.article import Article, article_from_text
from qa.answering.reader import Reader
from qa.weighing.candidates import CANDIDATES, NEAREST
from qa.weighing.likeness import SMALL

TEXT = (
    "The mayor of Odby opened the new swimming hall. The hall cost nine million crowns. "
    "Children under six swim free.\n\n"
    "The town library is closed for repairs. Its roof had leaked since the storm in March. "
    "Readers may return their books at the town hall."
)
# Another sentence about nothing of the above, as often as it takes.
FILLER = "Bus number {} stops at the corner of the market and goes on to the harbour. "


def article(text: str = TEXT, fill: int = 0) -> Article:
    filling = "".join(FILLER.format(number) for number in range(fill))
    return article_from_text(f"{text}\n\n{filling}", id="odby", source="odby.txt")


class Counting:
    """The encoder, which tells how many passages it was asked for."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder, self.name, self.count = encoder, encoder.name, 0

    def questions(self, texts: Sequence[str]) -> Vectors:
        return self._encoder.questions(texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        self.count += len(texts)
        return self._encoder.passages(texts)


IN_OTHER_WORDS = {
    "Do toddlers pay for the pool?": "Children under six swim free.",
    "What was the price of the pool?": "The hall cost nine million crowns.",
    "Where can I bring back what I borrowed?": "Readers may return their books at the town hall.",
    "游泳馆花了多少钱？": "The hall cost nine million crowns.",
    "¿Por qué está cerrada la biblioteca?": "The town library is closed for repairs.",
}


@pytest.mark.parametrize("question", IN_OTHER_WORDS)
def test_what_is_asked_in_other_words_comes_first(encoder: Encoder, question: str) -> None:
    first = Reader([article()], encoder=encoder).ask(question).passages[0]
    assert first.text == IN_OTHER_WORDS[question]
    assert first.likeness


def test_the_question_before_is_read_with_one_that_leans_on_it(encoder: Encoder) -> None:
    reader = Reader([article()], encoder=encoder)
    answer = reader.ask("Why?", ["Is the library open?"])
    assert "library" in answer.passages[0].text or "leaked" in answer.passages[0].text


def test_only_the_candidates_are_encoded_where_words_hold_most(encoder: Encoder) -> None:
    counting = Counting(encoder)
    Reader([article(fill=SMALL)], encoder=counting).ask("Is the town library closed?")
    assert 0 < counting.count <= CANDIDATES


def test_every_sentence_of_a_small_text_is_encoded_where_they_hold_little(
    encoder: Encoder,
) -> None:
    counting = Counting(encoder)
    reader = Reader([article(fill=60)], encoder=counting)
    reader.ask("Do toddlers pay for the pool?")
    assert counting.count == len(reader.collection)
    reader.ask("What was the price of the pool?")
    assert counting.count == len(reader.collection)  # and kept


def test_never_a_whole_large_text_while_someone_waits(encoder: Encoder) -> None:
    counting = Counting(encoder)
    Reader([article(fill=SMALL)], encoder=counting).ask("Do toddlers pay for the pool?")
    assert counting.count <= CANDIDATES + NEAREST


def test_ahead_of_questions_all_is_encoded_in_steps(encoder: Encoder) -> None:
    counting = Counting(encoder)
    reader = Reader([article(fill=20)], encoder=counting)
    while reader.encode_ahead():
        pass
    assert counting.count == len(reader.collection)


def test_answers_are_the_same_whatever_was_encoded_before(encoder: Encoder) -> None:
    fresh, ahead = (Reader([article(fill=20)], encoder=encoder) for _ in range(2))
    while ahead.encode_ahead():
        pass
    for question in (*IN_OTHER_WORDS, "Is the town library closed?"):
        assert fresh.ask(question) == ahead.ask(question)


def test_without_the_encoder_nothing_is_said_of_likeness() -> None:
    assert Reader([article()]).ask("Is the town library closed?").passages[0].likeness is None


OVER_ENGLISH = {
    "¿Quién paga el parque?": "the question is read as Spanish and the article as English",
    "谁在公园里唱歌？": "the question is read as Chinese and the article as English",
    "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ": "the question is in a script that the closest passages do not use",
}


@pytest.mark.parametrize("question", OVER_ENGLISH)
def test_another_language_or_script_is_told(encoder: Encoder, question: str) -> None:
    with_it = Reader([default_article()], encoder=encoder).ask(question)
    without = Reader([default_article()]).ask(question)
    for answer in (with_it, without):
        assert OVER_ENGLISH[question] in answer.message
        assert answer.status != "answered"
        assert answer.missing == ()
        assert answer.passages
    assert "without the extra `meaning`" in without.message
    assert ("cannot read" in with_it.message) == question.startswith("Ꮳ")


def test_a_question_of_another_world_is_told_as_such(encoder: Encoder) -> None:
    answer = Reader([article()], encoder=encoder).ask("Who painted the Mona Lisa?")
    assert answer.status == "not_found"
    assert answer.message.startswith("Nothing here seems to speak of this: no sentence uses")


@pytest.mark.parametrize("question", ["😀", "?", "…!"])
def test_what_holds_no_word_has_no_meaning(encoder: Encoder, question: str) -> None:
    one = article("Cats sleep sixteen hours a day.")
    assert Reader([one], encoder=encoder).ask(question) == Reader([one]).ask(question)
    assert Reader([one], encoder=encoder).ask(question).status != "answered"
