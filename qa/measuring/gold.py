"""Gold questions in a file: JSON Lines, or a published data set."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from index.errors import SayswhereError
from index.formats.reading import read_article
from index.text.article import Article
from qa.answering.answer import Span
from qa.measuring.data_sets import selqa, squad
from qa.measuring.gold_question import GoldError, GoldQuestion


def read_gold(
    path: Path,
    default: Callable[[], Article],
    read: Callable[[Path], Article] = read_article,
) -> list[GoldQuestion]:
    """The gold questions of a file, in its order; raises GoldError.

    JSON Lines, SQuAD v1 or v2 JSON, or SelQA JSON, told apart by what is inside. `default`
    gives the article of the lines that name none, and is called only if there is one; `read` that
    of a line that names a file.
    """
    text = _decoded(path)
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        whole = None  # JSON Lines; what is wrong with a line is said when it is read
    if isinstance(whole, dict) and "data" in whole:
        golds = _read_with(squad, whole["data"], path)
    elif isinstance(whole, list):
        golds = _read_with(selqa, whole, path)
    else:
        golds = list(_lines(text, path, default, read))
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


def _lines(
    text: str, path: Path, default: Callable[[], Article], read: Callable[[Path], Article]
) -> Iterator[GoldQuestion]:
    cached = lru_cache(read)
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
