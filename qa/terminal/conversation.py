"""A conversation on the terminal: each question is asked knowing the ones before it."""

from dataclasses import dataclass, field, replace

from platformdirs import user_state_path
from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from index.errors import SayswhereError
from qa.answering.answer import Answer
from qa.answering.reader import Reader
from qa.terminal.answers import print_answer
from qa.terminal.looks import print_rows, printable, row
from qa.terminal.view import View

PROMPT = "? "
MORE, EXPLAIN = "more", "explain"
_TITLES = 5  # articles named at the start; a library has more
_LEAVE = ("exit", "quit")  # what people type before they think of Ctrl-D


@dataclass
class Talk:
    """The questions so far, and the last answer, which `more` and `explain` show again."""

    reader: Reader
    top: int
    view: View
    asked: list[str] = field(default_factory=list)
    last: Answer | None = None

    def reply(self, line: str) -> None:
        """Print what a line gets: an answer, or more of the last one."""
        if self.last and line == MORE:
            print_answer(self.last, replace(self.view, whole=True))
            return
        if self.last and line == EXPLAIN:
            print_answer(self.last, replace(self.view, explain=True))
            return
        try:
            self.last = self.reader.ask(line, self.asked, self.top)
        except SayswhereError as error:
            print_rows([row(printable(str(error)))])
            return
        print_answer(self.last, self.view)
        self.asked.append(line)


def converse(reader: Reader, top: int, view: View) -> int:
    """Answer questions until Ctrl-D; always 0."""
    articles = reader.listed
    titles = ", ".join(printable(f"{one.title} ({one.source})") for one in articles[:_TITLES])
    titles += f" and {len(articles) - _TITLES:,} more" if len(articles) > _TITLES else ""
    print_rows(
        [
            row(f"Ask about: {titles}"),
            row(f"{MORE} shows further passages, {EXPLAIN} why these; Ctrl-D leaves.", "dim"),
        ]
    )
    session: PromptSession[str] = PromptSession(history=remembered_questions())
    talk = Talk(reader, top, replace(view, more=MORE))
    while (line := next_line(session)) is not None:
        if line:
            talk.reply(line)
            print()
    return 0


def next_line(session: PromptSession[str]) -> str | None:
    """The next line without its outer spaces; empty after Ctrl-C, None to leave."""
    try:
        line = session.prompt(PROMPT).strip()
    except KeyboardInterrupt:
        return ""
    except EOFError:
        return None
    return None if line in _LEAVE else line


def remembered_questions() -> History:
    """Earlier questions for the arrow keys, kept in a file of the user's own where one can be."""
    try:
        path = user_state_path("sayswhere", ensure_exists=True) / "questions"
        path.touch(mode=0o600)
        path.open("a").close()
    except OSError:
        return InMemoryHistory()
    return FileHistory(path)
