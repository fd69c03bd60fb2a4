"""Gold files of every kind and what `eval` says of them: figures, failures, thresholds."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from command import sayswhere
from hypothesis import given
from hypothesis import strategies as st

from index.errors import SayswhereError
from index.formats.reading import default_article
from index.text.article import article_from_text
from qa.answering.answer import Citation, Passage
from qa.answering.thresholds import Thresholds
from qa.measuring.calibration import LEAST_CASES, Case, fitted_thresholds
from qa.measuring.evaluation import evaluated
from qa.measuring.gold import GoldQuestion, off_topic, read_gold

DATA = Path(__file__).parent
SQUAD, SELQA = DATA / "mini-squad.json", DATA / "mini-selqa.json"
TEXT = (
    "The ferry Marta sails from Odby at noon. The crossing takes 40 minutes.\n\n"
    "Captain Lise Dahl steers the ferry. Dogs sail free. Dahl painted the funnel green."
)
ARTICLE = article_from_text(TEXT, id="ferry", source="ferry.txt")

Written = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """A gold file beside its article, a value a line."""

    def write(*lines: object) -> Path:
        (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
        path = tmp_path / "gold.jsonl"
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return path

    return write


def asked(question: str, *answer: str, **more: object) -> dict[str, object]:
    return {"question": question, "answer": list(answer), "article": "ferry.txt", **more}


RIGHT = asked("How many minutes does the crossing take?", "40 minutes", kind="number")
WRONG = asked("Who steers the ferry?", "Dogs sail free", kind="name")  # the gold is wrong
FAR = asked("Zebra quantum opera?", kind="far")


def passage(text: str, article: str = TEXT) -> Passage:
    start = article.index(text)
    cited = Citation("ferry", "ferry.txt", 1, 1, start, start + len(text), ARTICLE.sha256)
    return Passage(text, 1.0, 0.5, cited)


# --- Reading gold --------------------------------------------------------------------------------


def test_every_place_of_a_gold_answer_counts(written: Written) -> None:
    (gold,) = read_gold(written(asked("Who?", "Dahl", history=["Which ferry?"])), default_article)
    assert [TEXT[start:end] for start, end in gold.spans] == ["Dahl", "Dahl"]
    assert gold.history == ("Which ferry?",)
    assert gold.accepts(passage("Captain Lise Dahl steers the ferry.").citation)
    assert gold.accepts(passage("Dahl painted the funnel green.").citation)
    assert not gold.accepts(passage("Dogs sail free.").citation)


def test_an_answer_must_start_inside_the_passage(written: Written) -> None:
    (gold,) = read_gold(written(asked("What?", "noon. The crossing")), default_article)
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
def test_a_bad_gold_line_is_named(written: Written, line: object, said: str) -> None:
    path = written(RIGHT, line)
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


# --- Figures -------------------------------------------------------------------------------------


def test_figures_of_questions_whose_answers_are_known(written: Written) -> None:
    report = evaluated(read_gold(written(RIGHT, WRONG, FAR), default_article))
    assert report.precision_at_1 == 0.5
    assert report.declined == 1
    assert [outcome.gold.kind for outcome in report.failures] == ["name"]
    assert report.by_kind["number"].precision_at_1 == 1
    assert report.by_kind["far"].precision_at_1 is None


def test_order_and_repetition_of_questions_change_nothing(written: Written) -> None:
    there = evaluated(read_gold(written(RIGHT, WRONG, FAR), default_article))
    back = evaluated(read_gold(written(FAR, WRONG, RIGHT, RIGHT, WRONG, FAR), default_article))
    for figure in ("precision_at_1", "recall_at_3", "mrr", "declined", "auroc"):
        assert getattr(there, figure) == getattr(back, figure)
    assert back.calibration_error == pytest.approx(there.calibration_error)


def test_squad_and_selqa_are_measured_whole() -> None:
    squad = evaluated(read_gold(SQUAD, default_article))
    assert (len(squad.answerable), len(squad.unanswerable)) == (4, 1)
    assert squad.precision_at_1 == 1
    assert squad.map is None
    assert evaluated(read_gold(SELQA, default_article)).map == 1


# --- Thresholds ----------------------------------------------------------------------------------

MANY = [Case(0.6 + i / 100, True) for i in range(30)] + [Case(i / 100, False) for i in range(30)]
CASES = st.builds(Case, st.floats(0, 1, allow_nan=False), st.booleans())


def test_thresholds_part_right_from_wrong() -> None:
    fitted = fitted_thresholds(MANY)
    assert 0.29 < fitted.answered < 0.6
    assert fitted.shown <= fitted.answered
    assert [fitted.status(c) for c in (0.9, fitted.answered)] == ["answered", "answered"]
    assert Thresholds(0.5, 0.2).status(0.3) == "unsure"
    assert Thresholds(0.5, 0.2).status(0.1) == "not_found"


@pytest.mark.parametrize("few", [MANY[:10], MANY[:40][:33], MANY[-LEAST_CASES:]])
def test_too_few_cases_are_refused(few: list[Case]) -> None:
    with pytest.raises(SayswhereError, match="add gold questions"):
        fitted_thresholds(few)


@given(st.lists(CASES, min_size=LEAST_CASES, max_size=60), st.randoms())
def test_fitted_thresholds_do_not_depend_on_order(cases: list[Case], chance: object) -> None:
    cases = [*cases, *MANY[:5], *MANY[-5:]]
    shuffled = chance.sample(cases, len(cases))  # type: ignore[attr-defined]
    fitted = fitted_thresholds(cases)
    assert fitted == fitted_thresholds(shuffled)
    assert 0 <= fitted.shown <= fitted.answered <= 1


def test_thresholds_come_back_from_their_file(tmp_path: Path) -> None:
    path = tmp_path / "thresholds.json"
    Thresholds(0.4, 0.1).write(path)
    assert Thresholds.read(path) == Thresholds(0.4, 0.1)


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"answered": 0.1}', '{"answered": 0.1, "shown": 0.5}', '{"answered": "x"}'],
)
def test_bad_thresholds_are_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "thresholds.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SayswhereError, match="calibrate"):
        Thresholds.read(path)


# --- The command ---------------------------------------------------------------------------------


def test_the_command_lists_a_failure_with_what_came_first(written: Written) -> None:
    done = sayswhere("eval", str(written(RIGHT, WRONG, FAR)))
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.strip() for line in done.stdout.splitlines()]
    assert lines[0] == "3 questions: 2 answerable, 1 not"
    assert any(line.split() == ["First", "passage", "right", "(P@1)", "50.0%"] for line in lines)
    at = lines.index("1. Who steers the ferry?  (name)")
    assert lines[at + 1 : at + 3] == [
        "expected: Dogs sail free",
        "came: Captain Lise Dahl steers the ferry.",
    ]
    assert "ferry.txt, paragraph 2, sentence 3" in lines[at + 3]


def test_the_command_in_json_holds_every_figure(written: Written) -> None:
    report = json.loads(sayswhere("eval", "--json", str(written(RIGHT, WRONG, FAR))).stdout)
    assert (report["questions"], report["answerable"], report["unanswerable"]) == (3, 2, 1)
    assert report["precision_at_1"] == 0.5
    assert report["map"] is None
    assert len(report["reliability"]) == 10
    assert set(report["by_kind"]) == {"number", "name", "far"}
    (failure,) = report["failures"]
    cited = failure["citation"]
    assert TEXT[cited["start"] : cited["end"]] == failure["first"]
    assert failure["expected"] == ["Dogs sail free"]


@pytest.mark.parametrize(("percent", "status"), [("50", 0), ("50.1", 1)])
def test_fail_under_is_for_ci(written: Written, percent: str, status: int) -> None:
    done = sayswhere("eval", str(written(RIGHT, WRONG)), "--fail-under", percent)
    assert done.returncode == status


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no-such.jsonl"], "no-such.jsonl"),
        ([str(SQUAD), "--calibrate"], "add gold questions"),
        ([str(SQUAD), "--thresholds", "no-such.json"], "no-such.json"),
        ([str(SQUAD), "--fail-under", "200"], "--fail-under"),
        ([], "GOLD"),
    ],
)
def test_errors_are_one_line(arguments: list[str], said: str) -> None:
    done = sayswhere("eval", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_fitted_thresholds_are_written_and_judged_by(written: Written, tmp_path: Path) -> None:
    gold, mine = str(written(*[RIGHT] * 20, *[WRONG] * 20)), tmp_path / "mine.json"
    done = sayswhere("eval", gold, "--json", "--calibrate", "--thresholds", str(mine))
    fitted = json.loads(done.stdout)
    assert fitted["calibration"]["thresholds"] == json.loads(mine.read_text(encoding="utf-8"))
    judged = json.loads(sayswhere("eval", gold, "--json", "--thresholds", str(mine)).stdout)
    assert judged["answered"] == fitted["calibration"]["after"]["answered"]


def test_calibration_for_a_person_shows_before_and_after(written: Written) -> None:
    done = sayswhere("eval", str(written(*[RIGHT] * 20, *[WRONG] * 20)), "--calibrate")
    assert "Thresholds fitted to this gold" in done.stdout
    assert "before" in done.stdout


def test_the_article_of_lines_that_name_none_can_be_given(written: Written, tmp_path: Path) -> None:
    path = written({"question": "Who steers the ferry?", "answer": ["Lise Dahl"]})
    done = sayswhere("eval", str(path), "--article", str(tmp_path / "ferry.txt"), "--json")
    assert json.loads(done.stdout)["precision_at_1"] == 1
