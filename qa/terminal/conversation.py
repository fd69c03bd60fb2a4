"""A conversation on the terminal: each question is asked knowing the ones before it."""

from platformdirs import user_state_path
from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from index.errors import SayswhereError
from qa.answering.reader import Reader
from qa.terminal.looks import print_answer, printable

PROMPT = "? "
_LEAVE = ("exit", "quit")  # what people type before they think of Ctrl-D


def converse(reader: Reader, top: int, explain: bool) -> int:
    """Answer questions until Ctrl-D; always 0."""
    titles = ", ".join(printable(article.title) for article in reader.collection.articles)
    print(f"Ask about: {titles}\nArrow keys edit and recall questions, Ctrl-D leaves.")
    session: PromptSession[str] = PromptSession(history=remembered_questions())
    asked: list[str] = []
    while (question := next_question(session)) is not None:
        if question:
            _reply(question, asked, reader, top, explain)
    return 0


def next_question(session: PromptSession[str]) -> str | None:
    """The next line without its outer spaces; empty after Ctrl-C, None to leave."""
    try:
        line = session.prompt(PROMPT).strip()
    except KeyboardInterrupt:
        return ""
    except EOFError:
        return None
    return None if line in _LEAVE else line


def _reply(question: str, asked: list[str], reader: Reader, top: int, explain: bool) -> None:
    try:
        answer = reader.ask(question, asked, top)
    except SayswhereError as error:
        print(printable(str(error)))
        return
    print_answer(answer, reader.collection.lines, explain)
    print()
    asked.append(question)


def remembered_questions() -> History:
    """Earlier questions for the arrow keys, kept in a file of the user's own where one can be."""
    try:
        path = user_state_path("sayswhere", ensure_exists=True) / "questions"
        path.touch(mode=0o600)
        path.open("a").close()
    except OSError:
        return InMemoryHistory()
    return FileHistory(path)
