"""Gold files of every kind: what is read, and what is refused with its place."""

import json
from pathlib import Path

import pytest
from golds import ARTICLE, RIGHT, SELQA, SQUAD, TEXT, asked, passage, written

from index.errors import SayswhereError
from index.formats.reading import default_article
from qa.measuring.gold import off_topic, read_gold
from qa.measuring.gold_question import GoldQuestion


def test_every_place_of_a_gold_answer_counts(tmp_path: Path) -> None:
    (gold,) = read_gold(
        written(tmp_path, asked("Who?", "Dahl", history=["Which ferry?"])), default_article
    )
    assert [TEXT[start:end] for start, end in gold.spans] == ["Dahl", "Dahl"]
    assert gold.history == ("Which ferry?",)
    assert gold.accepts(passage("Captain Lise Dahl steers the ferry.").citation)
    assert gold.accepts(passage("Dahl painted the funnel green.").citation)
    assert not gold.accepts(passage("Dogs sail free.").citation)


def test_an_answer_must_start_inside_the_passage(tmp_path: Path) -> None:
    (gold,) = read_gold(written(tmp_path, asked("What?", "noon. The crossing")), default_article)
    assert gold.accepts(passage("The ferry Marta sails from Odby at noon.").citation)
    assert not gold.accepts(passage("The crossing takes 40 minutes.").citation)


def test_an_empty_answer_is_unanswerable_and_no_article_is_the_default(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('\ufeff{"question": "Why?", "answer": []}\r\n\r\n', encoding="utf-8")
    (gold,) = read_gold(path, lambda: ARTICLE)
    assert not gold.answerable
    assert gold.article is ARTICLE


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (asked("Who?", "Lisa Dahl"), "'Lisa Dahl' is not in"),
        (["no", "object"], "must be a JSON object"),
        ({"answer": []}, '"question" must be a text, and is None'),
        ({"question": "Who?"}, '"answer" must be a list of texts'),
        ({"question": "Who?", "answer": "Dahl"}, "and is 'Dahl'"),
        ({"question": "Who?", "answer": [""]}, '"answer" must be'),
        (asked("Who?", "Dahl", history="Where?"), '"history" must be'),
        ({"question": "Who?", "answer": [], "article": "no.txt"}, "no.txt"),
    ],
)
def test_a_bad_gold_line_is_named(tmp_path: Path, line: object, said: str) -> None:
    path = written(tmp_path, RIGHT, line)
    with pytest.raises(SayswhereError) as caught:
        read_gold(path, default_article)
    assert f"{path}, line 2: " in str(caught.value)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "holds none"),
        (b"{not json}\n{}", "line 1: a gold line must be JSON"),
        (b"\xff\xfe", "must be UTF-8"),
        (b"[" * 100_000, "line 1: a gold line must be JSON"),
        (b'{"data": [{"title": "x"}]}', "KeyError: 'paragraphs'"),
        (b'[{"question": "x"}]', "KeyError: 'sentences'"),
        (b'{"data": 7}', "looks like SQuAD"),
    ],
)
def test_a_bad_gold_file_is_one_line(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "gold.json"
    path.write_bytes(content)
    with pytest.raises(SayswhereError, match=said) as caught:
        read_gold(path, default_article)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_squad_paragraphs_become_one_article_with_shifted_answers() -> None:
    golds = read_gold(SQUAD, default_article)
    assert [gold.expected for gold in golds] == [
        ("in 1871", "1871"),
        ("whale oil",),
        (),
        ("the bronze fog bell",),
        ("dry grass",),
    ]
    assert golds[0].article is golds[3].article
    assert "212 steps.\n\n\nA storm" in golds[0].article.text
    assert golds[4].article.id == "Oat_Moth"


def test_a_squad_answer_elsewhere_names_its_question(tmp_path: Path) -> None:
    path = tmp_path / "squad.json"
    path.write_text(SQUAD.read_text(encoding="utf-8").replace("26}", "27}"), encoding="utf-8")
    with pytest.raises(SayswhereError, match="question o1: 'dry grass' must stand at character 27"):
        read_gold(path, default_article)


def test_squad_1_has_no_word_on_impossible(tmp_path: Path) -> None:
    path = tmp_path / "squad.json"
    version_1 = SQUAD.read_text(encoding="utf-8").replace('"is_impossible": false,', "")
    path.write_text(version_1, encoding="utf-8")
    assert [gold.answerable for gold in read_gold(path, default_article)] == [1, 1, 0, 1, 1]


def test_a_blank_squad_answer_is_none(tmp_path: Path) -> None:
    path = tmp_path / "squad.json"
    answers = [{"text": "", "answer_start": 0}]
    asked = {"id": "q", "question": "Who barks?", "answers": answers}
    path.write_text(json.dumps({"data": [{"paragraphs": [{"context": "Hi.", "qas": [asked]}]}]}))
    (question,) = read_gold(path, default_article)
    assert not question.answerable


def test_selqa_sentences_are_the_candidates() -> None:
    first, second = read_gold(SELQA, default_article)
    assert [first.article.text[start:end] for start, end in first.candidates] == [
        "The moon pulls the tides of the sea.",
        "Harbours dry out twice a day.",
        "Spring tides of the sea follow a new moon.",
    ]
    assert len(first.expected) == 2
    assert (first.kind, second.kind) == ("own words", "paraphrased")


def test_a_candidate_ranks_with_the_first_passage_that_touches_it() -> None:
    text = "One two. Three\n\nFour five."
    gold = GoldQuestion("?", ARTICLE, ((16, 26),), candidates=((0, 14), (16, 26)))
    shown = [passage(part, text) for part in ("Four five.", "Three", "One two.")]
    assert gold.relevance(shown) == (True, False)
    assert gold.ranked(shown[1:2]) == ((0, 14), (16, 26))


def test_off_topic_asks_each_article_the_questions_of_the_next() -> None:
    golds = off_topic(read_gold(SQUAD, default_article))
    asked_of = [(gold.question[:4], gold.article.id[:3], gold.answerable) for gold in golds]
    assert asked_of[-2:] == [("What", "Oat", False), ("Wher", "Bri", False)]
    assert [answerable for *_, answerable in asked_of] == [True] * 4 + [False] * 4
    with pytest.raises(SayswhereError, match="two or more"):
        off_topic(golds[:1])
