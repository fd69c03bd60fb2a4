"""`eval --coverage`: which sentences gold questions reach."""

import json
from pathlib import Path

from command import sayswhere
from golds import FAR, RIGHT, SELQA, TEXT, WRONG, asked, written

from index.formats.reading import default_article
from qa.measuring.coverage import coverage
from qa.measuring.evaluation import evaluated
from qa.measuring.gold import read_gold


def test_each_sentence_is_counted_first_among_three_and_as_expected(tmp_path: Path) -> None:
    golds = read_gold(written(tmp_path, RIGHT, RIGHT, WRONG, FAR), default_article)
    (found,) = coverage(evaluated(golds).outcomes)
    counts = {one.line.text: (one.first, one.expected) for one in found.sentences}
    assert counts == {
        "The ferry Marta sails from Odby at noon.": (0, 0),
        "The crossing takes 40 minutes.": (2, 2),
        "Captain Lise Dahl steers the ferry.": (1, 0),
        "Dogs sail free.": (0, 1),
        "Dahl painted the funnel green.": (0, 0),
    }
    assert all(one.first <= one.among <= 3 for one in found.sentences)
    assert found.first == 2
    assert found.first + found.among + found.never == 5
    assert found.asked == 3


def test_what_is_not_answered_reaches_nothing(tmp_path: Path) -> None:
    far = asked("When does the ferry to the moon sail?")
    (found,) = coverage(evaluated(read_gold(written(tmp_path, far), default_article)).outcomes)
    assert (found.asked, found.never) == (0, 5)


def test_the_data_set_s_own_sentences_are_counted() -> None:
    golds = read_gold(SELQA, default_article)
    found = coverage(evaluated(golds).outcomes)
    assert {len(one.sentences) for one in found} == {len(gold.candidates) for gold in golds}
    assert sum(one.expected for cover in found for one in cover.sentences) == sum(
        len(gold.spans) for gold in golds
    )


def test_the_command_shows_the_article_with_its_counts(tmp_path: Path) -> None:
    gold = str(written(tmp_path, RIGHT, WRONG))
    lines = sayswhere("eval", gold, "--coverage", "--no-meaning").stdout.splitlines()
    at = next(n for n, line in enumerate(lines) if line.strip() == "first  in 3")
    assert "5 sentences: 2 reached first" in lines[at - 1]
    assert lines[at + 1] == "Paragraph 1"
    assert lines[at + 3].split() == ["2", "1", "1", "The", "crossing", "takes", "40", "minutes."]


def test_in_json_each_sentence_is_what_the_article_holds_there(tmp_path: Path) -> None:
    gold = str(written(tmp_path, RIGHT, WRONG))
    done = sayswhere("eval", gold, "--coverage", "--no-meaning", "--json")
    (found,) = json.loads(done.stdout)["coverage"]
    assert all(TEXT[one["start"] : one["end"]] == one["text"] for one in found["sentences"])
    assert [one["first"] for one in found["sentences"]] == [0, 1, 1, 0, 0]
    assert "coverage" not in json.loads(sayswhere("eval", gold, "--json").stdout)


def test_a_page_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    gold = str(written(tmp_path, RIGHT))
    done = sayswhere("eval", gold, "--report", str(tmp_path / "no" / "where.html"))
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert done.stderr.count("\n") == 1
