"""Gold questions asked of the articles, and what came of it."""

import time
from collections.abc import Callable, Iterable, Sequence

from index.library.collection import Collection
from index.meaning.encoder import Encoder
from qa.answering.answer import Passage, Span
from qa.answering.reader import Reader
from qa.answering.thresholds import DEFAULT_THRESHOLDS, Thresholds
from qa.measuring import metrics
from qa.measuring.figures import Report
from qa.measuring.gold_question import GoldQuestion
from qa.measuring.outcome import SEEN, Outcome

# How many passages are asked for: ranks below do not count (as in MRR@10 of MS MARCO).
DEPTH = 10


def evaluated(
    golds: Sequence[GoldQuestion],
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
    progress: Callable[[], None] = lambda: None,
    encoder: Encoder | None = None,
    library: Collection | None = None,
    within: str = "",
    since: str = "",
) -> Report:
    """Every question asked of its article, or of a `library`; `progress` is called after each.

    `within` and `since` narrow what is asked, as `Reader.narrowed` has it.

    With an `encoder` what is near in meaning is found, too.

    Passages that the thresholds would hide are judged all the same: rank figures and calibration
    are about all that was found, shares of answers and refusals about the status.

    Article by article, so that no more than one is held ready at a time; the outcomes are in the
    order of the questions.
    """
    outcomes: dict[int, Outcome] = {}
    for numbers in _by_article(golds) if library is None else [range(len(golds))]:
        lenient = Thresholds(thresholds.answered, 0.0)
        asked = golds[numbers[0]].collection if library is None else library
        reader = Reader(asked, lenient, encoder).narrowed(within, since)
        for number in numbers:
            outcomes[number] = outcome_of(golds[number], reader)
            progress()
    report = Report(tuple(outcomes[number] for number in range(len(golds))))
    return report.judged_by(thresholds)


def outcome_of(gold: GoldQuestion, reader: Reader) -> Outcome:
    """One question asked and its passages judged."""
    top = len(gold.candidates) or DEPTH
    start = time.perf_counter()
    answer = reader.ask(gold.question, gold.history, top)
    milliseconds = (time.perf_counter() - start) * 1000
    ranking = gold.relevance(answer.passages)
    return Outcome(
        gold,
        answer.status,
        answer.confidence,
        answer.answerable,
        answer.bar,
        answer.passages[0] if answer.passages else None,
        ranking,
        _precision(gold, answer.passages),
        tuple((passage.citation, *passage.also) for passage in answer.passages[:SEEN]),
        milliseconds,
    )


def _precision(gold: GoldQuestion, passages: Sequence[Passage]) -> float | None:
    """Sentences that share no word with the question rank behind, in reading order."""
    if not gold.candidates or not gold.spans:
        return None
    ranked = gold.ranked(passages)
    return metrics.average_precision([s in gold.spans for s in ranked], len(set(gold.spans)))


def _by_article(golds: Sequence[GoldQuestion]) -> Iterable[list[int]]:
    """The numbers of the questions of each article, taken apart the same way."""
    articles: dict[tuple[str, str, tuple[Span, ...]], list[int]] = {}
    for number, gold in enumerate(golds):
        key = gold.article.source, gold.article.sha256, gold.candidates
        articles.setdefault(key, []).append(number)
    return articles.values()
