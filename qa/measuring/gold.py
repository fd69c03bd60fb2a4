"""Gold questions: each with the places in an article where a right answer stands."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from index.errors import SayswhereError
from index.formats.reading import read_article
from index.library.collection import Collection
from index.library.line import lines_at
from index.library.memory import MemoryCollection
from index.text.article import Article, article_from_text
from qa.answering.answer import Citation, Passage, Span

PARAGRAPH_GAP = "\n\n"  # between the paragraphs of a SQuAD article
SENTENCE_GAP = " "  # between the sentences of a SelQA section, which is one paragraph


class GoldError(SayswhereError):
    """A gold file that cannot be used; says where and what to change."""


@dataclass(frozen=True)
class GoldQuestion:
    """A question and what is right about it.

    `spans` is every place in the article's text, in characters, where a right answer stands;
    none means that the article does not answer. `candidates` are the sentences to be ranked
    where the data set gives its own (SelQA). `expected_failure` says why it fails today by words
    alone, `expected_failure_with_meaning` why it does with the extra `meaning`; `needs_meaning`
    that without the extra it cannot be asked, as it is in another language.
    """

    question: str
    article: Article
    spans: tuple[Span, ...]
    history: tuple[str, ...] = ()
    kind: str = ""
    expected_failure: str = ""
    candidates: tuple[Span, ...] = ()
    expected_failure_with_meaning: str = ""
    needs_meaning: bool = False

    @property
    def answerable(self) -> bool:
        """Whether the article answers the question."""
        return bool(self.spans)

    @property
    def expected(self) -> tuple[str, ...]:
        """The texts of the right answers, each once."""
        return tuple(dict.fromkeys(self.article.text[start:end] for start, end in self.spans))

    @property
    def collection(self) -> Collection:
        """The article taken apart, into the data set's own sentences where it gives them."""
        if not self.candidates:
            return MemoryCollection([self.article])
        return MemoryCollection([self.article], [lines_at(self.article, self.candidates)])

    def accepts(self, citation: Citation) -> bool:
        """Whether a right answer starts inside the cited sentence."""
        return citation.sha256 == self.article.sha256 and any(
            citation.start <= start < citation.end for start, _ in self.spans
        )

    def relevance(self, passages: Sequence[Passage]) -> tuple[bool, ...]:
        """Whether each passage is right, in the order given; `also` cited copies count.

        With `candidates`, whether each of those is right, in the order in which the passages
        touch them.
        """
        if self.candidates:
            return tuple(span in self.spans for span in touched(passages, self.candidates))
        return tuple(any(map(self.accepts, (p.citation, *p.also))) for p in passages)

    def ranked(self, passages: Sequence[Passage]) -> tuple[Span, ...]:
        """Every candidate: those that passages touch first, the others behind in reading order."""
        return tuple(dict.fromkeys((*touched(passages, self.candidates), *self.candidates)))


def touched(passages: Sequence[Passage], candidates: Sequence[Span]) -> list[Span]:
    """The candidates that a passage overlaps, in the order of the passages."""
    places = [(c.start, c.end) for p in passages for c in (p.citation, *p.also)]
    hits = (s for start, end in places for s in candidates if s[0] < end and start < s[1])
    return list(dict.fromkeys(hits))


def read_gold(path: Path, default: Callable[[], Article]) -> list[GoldQuestion]:
    """The gold questions of a file, in its order; raises GoldError.

    JSON Lines, SQuAD v1 or v2 JSON, or SelQA JSON, told apart by what is inside. `default`
    gives the article of the lines that name none, and is called only if there is one.
    """
    text = _decoded(path)
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        whole = None  # JSON Lines; what is wrong with a line is said when it is read
    if isinstance(whole, dict) and "data" in whole:
        golds = _read_with(_squad, whole["data"], path)
    elif isinstance(whole, list):
        golds = _read_with(_selqa, whole, path)
    else:
        golds = list(_lines(text, path, default))
    if not golds:
        raise GoldError(f"A gold file must hold a question, and {path} holds none: add one a line.")
    return golds


def off_topic(golds: Sequence[GoldQuestion]) -> list[GoldQuestion]:
    """The answerable questions, and each asked again of the next article, where it has no answer.

    Raises GoldError where there is but one article.
    """
    answerable = [gold for gold in golds if gold.answerable]
    articles = list({_key(gold.article): gold.article for gold in answerable}.values())
    if len(articles) < 2:
        raise GoldError("Off-topic questions come from other articles: give gold on two or more.")
    following = dict(zip(map(_key, articles), [*articles[1:], articles[0]], strict=True))
    strangers = [
        replace(gold, article=following[_key(gold.article)], spans=(), candidates=(), kind="")
        for gold in answerable
    ]
    return [*answerable, *strangers]


def _key(article: Article) -> tuple[str, str]:
    return article.source, article.sha256


def _decoded(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise GoldError(
            f"The gold file {path} cannot be read ({reason}): check the path."
        ) from None
    except UnicodeDecodeError:
        raise GoldError(f"A gold file must be UTF-8, and {path} is not: save it as such.") from None


def _read_with(
    reader: Callable[[Any, Path], Iterator[GoldQuestion]], data: Any, path: Path
) -> list[GoldQuestion]:
    try:
        return list(reader(data, path))
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        problem = f"{type(error).__name__}: {error}"
        raise GoldError(
            f"{path} looks like SQuAD or SelQA and is not ({problem}): see `sayswhere eval --help`."
        ) from None


# --- JSON Lines ----------------------------------------------------------------------------------


def _lines(text: str, path: Path, default: Callable[[], Article]) -> Iterator[GoldQuestion]:
    cached = lru_cache(read_article)
    # Not splitlines(): a line separator inside a JSON string would cut a line in two.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _question_of(line, f"{path}, line {number}", path.parent, cached, default)


def _question_of(
    line: str,
    place: str,
    folder: Path,
    read: Callable[[Path], Article],
    default: Callable[[], Article],
) -> GoldQuestion:
    entry = _entry(line, place)
    named = entry.get("article")
    try:
        article = read(folder / named) if named else default()
    except SayswhereError as error:
        raise GoldError(f"{place}: {error}") from None
    return GoldQuestion(
        entry["question"],
        article,
        tuple(span for answer in entry["answer"] for span in _places(answer, article, place)),
        tuple(entry.get("history", ())),
        entry.get("kind", ""),
        entry.get("expected_failure", ""),
        expected_failure_with_meaning=entry.get("expected_failure_with_meaning", ""),
        needs_meaning=entry.get("needs") == "meaning",
    )


def _entry(line: str, place: str) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise GoldError(f"{place}: a gold line must be JSON, and is not ({error}).") from None
    if not isinstance(entry, dict):
        raise GoldError(f'{place}: a gold line must be a JSON object like {{"question": "…"}}.')
    if "gold" in entry:  # another name that data sets have for it
        entry.setdefault("answer", entry["gold"])
    for key, is_right, wanted in (
        ("question", _is_text, "a text"),
        ("answer", _is_texts, "a list of texts, empty if the article does not answer"),
        ("history", _is_texts, "a list of earlier questions"),
        ("article", _is_text, "the path of an article"),
        ("kind", _is_text, "a text"),
        ("expected_failure", _is_text, "a text"),
        ("expected_failure_with_meaning", _is_text, "a text"),
        ("needs", lambda value: value == "meaning", '"meaning", the name of an extra'),
    ):
        if not is_right(entry.get(key)) and (key in entry or key in ("question", "answer")):
            raise GoldError(f'{place}: "{key}" must be {wanted}, and is {entry.get(key)!r}.')
    return entry


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _places(answer: str, article: Article, place: str) -> Iterator[Span]:
    start = article.text.find(answer)
    if start < 0:
        raise GoldError(
            f"{place}: a gold answer must stand in the article, and {answer!r} is not in "
            f"{article.source}: copy it from there character for character."
        )
    while start >= 0:
        yield start, start + len(answer)
        start = article.text.find(answer, start + 1)


# --- SQuAD (Rajpurkar et al. 2016, 2018) ---------------------------------------------------------


def _squad(data: Any, path: Path) -> Iterator[GoldQuestion]:
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
        if start < 0 or not context.startswith(text, start):
            raise GoldError(
                f"{path}, question {asked['id']}: {text!r} must stand at character {start} of its "
                f"paragraph, and does not: correct answer_start."
            )
        spans.add((offset + start, offset + start + len(text)))
    return tuple(sorted(spans))


# --- SelQA (Jurczyk et al. 2016) -----------------------------------------------------------------


def _selqa(data: Any, path: Path) -> Iterator[GoldQuestion]:
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
