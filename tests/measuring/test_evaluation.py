"""What `eval` says of gold questions: figures, failures, thresholds, and its exit status."""

import json
from pathlib import Path

import pytest
from command import sayswhere
from golds import FAR, RIGHT, SELQA, SQUAD, TEXT, WRONG, written

from index.formats.reading import default_article
from qa.measuring.evaluation import evaluated
from qa.measuring.gold import read_gold

# --- Figures -------------------------------------------------------------------------------------


def test_figures_of_questions_whose_answers_are_known(tmp_path: Path) -> None:
    report = evaluated(read_gold(written(tmp_path, RIGHT, WRONG, FAR), default_article))
    assert report.precision_at_1 == 0.5
    assert report.declined == 1
    assert [outcome.gold.kind for outcome in report.failures] == ["name"]
    assert report.by_kind["number"].precision_at_1 == 1
    assert report.by_kind["far"].precision_at_1 is None


def test_order_and_repetition_of_questions_change_nothing(tmp_path: Path) -> None:
    there = evaluated(read_gold(written(tmp_path, RIGHT, WRONG, FAR), default_article))
    back = evaluated(
        read_gold(written(tmp_path, FAR, WRONG, RIGHT, RIGHT, WRONG, FAR), default_article)
    )
    for figure in ("precision_at_1", "recall_at_3", "mrr", "declined", "auroc"):
        assert getattr(there, figure) == getattr(back, figure)
    assert back.calibration_error == pytest.approx(there.calibration_error)


def test_squad_and_selqa_are_measured_whole() -> None:
    squad = evaluated(read_gold(SQUAD, default_article))
    assert (len(squad.answerable), len(squad.unanswerable)) == (4, 1)
    assert squad.precision_at_1 == 1
    assert squad.map is None
    assert evaluated(read_gold(SELQA, default_article)).map == 1


# --- The command ---------------------------------------------------------------------------------


def test_the_command_lists_a_failure_with_what_came_first(tmp_path: Path) -> None:
    done = sayswhere("eval", str(written(tmp_path, RIGHT, WRONG, FAR)))
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


def test_the_command_in_json_holds_every_figure(tmp_path: Path) -> None:
    report = json.loads(
        sayswhere("eval", "--json", str(written(tmp_path, RIGHT, WRONG, FAR))).stdout
    )
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
def test_fail_under_is_for_ci(tmp_path: Path, percent: str, status: int) -> None:
    done = sayswhere("eval", str(written(tmp_path, RIGHT, WRONG)), "--fail-under", percent)
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


def test_fitted_thresholds_are_written_and_judged_by(tmp_path: Path) -> None:
    gold, mine = str(written(tmp_path, *[RIGHT] * 20, *[WRONG] * 20)), tmp_path / "mine.json"
    done = sayswhere("eval", gold, "--json", "--calibrate", "--thresholds", str(mine))
    fitted = json.loads(done.stdout)
    assert fitted["calibration"]["thresholds"] == json.loads(mine.read_text(encoding="utf-8"))
    judged = json.loads(sayswhere("eval", gold, "--json", "--thresholds", str(mine)).stdout)
    assert judged["answered"] == fitted["calibration"]["after"]["answered"]


def test_calibration_for_a_person_shows_before_and_after(tmp_path: Path) -> None:
    done = sayswhere("eval", str(written(tmp_path, *[RIGHT] * 20, *[WRONG] * 20)), "--calibrate")
    assert "Thresholds fitted to this gold" in done.stdout
    assert "before" in done.stdout


def test_the_article_of_lines_that_name_none_can_be_given(tmp_path: Path) -> None:
    path = written(tmp_path, {"question": "Who steers the ferry?", "answer": ["Lise Dahl"]})
    done = sayswhere("eval", str(path), "--article", str(tmp_path / "ferry.txt"), "--json")
    assert json.loads(done.stdout)["precision_at_1"] == 1
