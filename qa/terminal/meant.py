"""What the words of a command line mean: a question, or articles."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import click

_MARK = re.compile(r"[?？!！]\W*$")  # where a question ends
_NO_PATH = re.compile(r"[\s?]")
_SUFFIX = re.compile(r"\w\.[A-Za-z]{1,5}$")  # of "cats.txt", but not of "U.S." or "3.89"
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Meant:
    """A question, "" for none, and the paths of the articles named behind it."""

    question: str
    paths: tuple[str, ...] = ()


class WithArticles(click.Command):
    """A command with `--article PATH`, behind which a shell may have put many for "*.txt"."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments, each path behind `--article` taken as one more of it."""
        return super().parse_args(ctx, list(_spread(args)))


def _spread(arguments: Sequence[str]) -> Iterator[str]:
    """The arguments with `--article a b` as `--article a --article b`, where b is a file."""
    several = False
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            yield from [argument, *rest]
        elif argument == "--article":
            yield argument
            yield from [value for value in [next(rest, None)] if value is not None]
            several = True
        elif several and is_clearly_a_path(argument):
            yield from ("--article", argument)
        else:
            several = argument.startswith("--article=")
            yield argument


def is_clearly_a_path(word: str) -> bool:
    """Whether it is a file's path and no word that a question might hold."""
    return _is_written_like_a_path(word) and is_file(word)


def is_file(word: str) -> bool:
    """Whether a word names a file that is there, or standard input."""
    try:
        return word == STANDARD_INPUT or Path(word).is_file()
    except (OSError, ValueError):
        return False


def meant_by(words: Sequence[str]) -> Meant:
    """The question and the articles in the words of a command line.

    Articles stand behind the question, and only where its end is seen: it is one argument, in
    quotes, or ends with a question mark. Raises click.UsageError for what could be either.
    """
    end = _end_of_question(words)
    question, paths = words[:end], words[end:]
    if paths and not question:
        raise click.UsageError(
            f"{paths[0]} is a file and no question: put a question before it, or start a "
            f"conversation with --article {paths[0]}."
        )
    unclear = [] if _is_seen_to_end(question) else list(paths)
    if len(question) > 1:
        unclear += filter(is_clearly_a_path, question)
    if unclear:
        raise click.UsageError(
            f"{unclear[0]} is a file and could be a word of the question: name it with --article "
            f"{unclear[0]}, or put it behind a question that ends with a question mark."
        )
    return Meant(" ".join(question), tuple(paths))


def _end_of_question(words: Sequence[str]) -> int:
    """How many of the words are the question, as far as can be told."""
    marked = [n for n, word in enumerate(words, 1) if _MARK.search(word) and not is_file(word)]
    if marked:
        behind = words[marked[-1] :]
        return marked[-1] if all(map(_is_like_a_path, behind)) else len(words)
    is_path = _is_like_a_path if words and " " in words[0] else is_file
    paths = list(takewhile(is_path, reversed(words)))
    return len(words) - len(paths)


def _is_seen_to_end(question: Sequence[str]) -> bool:
    return bool(question) and (
        bool(_MARK.search(question[-1])) or (len(question) == 1 and " " in question[0])
    )


def _is_like_a_path(word: str) -> bool:
    """Whether it is a file, a folder or written like one, which is said if it is not there."""
    return is_file(word) or _is_written_like_a_path(word) or _is_folder(word)


def _is_folder(word: str) -> bool:
    try:
        return Path(word).is_dir()
    except (OSError, ValueError):
        return False


def _is_written_like_a_path(word: str) -> bool:
    return not _NO_PATH.search(word) and ("/" in word or bool(_SUFFIX.search(word)))
