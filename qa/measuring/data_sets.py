"""Gold questions in the formats of published data sets."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.text.article import article_from_text
from qa.answering.answer import Span
from qa.measuring.gold_question import GoldError, GoldQuestion

PARAGRAPH_GAP = "\n\n"  # between the paragraphs of a SQuAD article
SENTENCE_GAP = " "  # between the sentences of a SelQA section, which is one paragraph


def squad(data: Any, path: Path) -> Iterator[GoldQuestion]:
    """The questions of SQuAD 1.1 or 2.0 (Rajpurkar et al. 2016, 2018); raises GoldError."""
    for entry in data:
        contexts = [paragraph["context"] for paragraph in entry["paragraphs"]]
        title = str(entry.get("title") or path.stem)
        article = article_from_text(PARAGRAPH_GAP.join(contexts), id=title, source=title)
        offset = 0
        for paragraph, context in zip(entry["paragraphs"], contexts, strict=True):
            for asked in paragraph["qas"]:
                spans = _squad_spans(asked, context, offset, path)
                yield GoldQuestion(
                    str(asked["question"]), article, spans, tuple(asked.get("history", ()))
                )
            offset += len(context) + len(PARAGRAPH_GAP)


def _squad_spans(asked: Any, context: str, offset: int, path: Path) -> tuple[Span, ...]:
    if asked.get("is_impossible"):
        return ()
    spans = set()
    for answer in asked["answers"]:
        start, text = answer["answer_start"], answer["text"]
        if not text.strip():  # some data sets say so that there is no answer
            continue
        if start < 0 or not context.startswith(text, start):
            raise GoldError(
                f"{path}, question {asked['id']}: {text!r} must stand at character {start} of its "
                f"paragraph, and does not: correct answer_start."
            )
        spans.add((offset + start, offset + start + len(text)))
    return tuple(sorted(spans))


def selqa(data: Any, path: Path) -> Iterator[GoldQuestion]:
    """The questions of SelQA (Jurczyk et al. 2016), with the sentences to be ranked."""
    for asked in data:
        sentences = asked["sentences"]
        article = article_from_text(
            SENTENCE_GAP.join(sentences),
            id=asked["article"],
            source=f"{asked['article']}, {path.name}",
        )
        candidates, start = [], 0
        for sentence in sentences:
            candidates.append((start, start + len(sentence)))
            start += len(sentence) + len(SENTENCE_GAP)
        spans = tuple(candidates[number] for number in asked["answers"])
        kind = "paraphrased" if asked.get("paraphrased") else "own words"
        yield GoldQuestion(
            str(asked["question"]), article, spans, kind=kind, candidates=tuple(candidates)
        )
