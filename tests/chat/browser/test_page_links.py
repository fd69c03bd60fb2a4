"""A link that was copied opens the page at its sentence, and tells what became of it since."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from chat_servers import Chat, chat
from conftest import page_at
from pages import ask, sentences_marked
from playwright.sync_api import Browser, BrowserContext, Page, expect
from test_page_looks import axe, check_widths, violations

__all__ = ["axe"]
OLD = (
    "The port opened in 1890. A ferry crosses the harbour in twelve minutes.\n\n"
    "It closes at six. The keeper of the light is called Ada Brook."
)
NEW = (
    "The port is old. The port opened in 1890. A ferry crosses the harbour in ten minutes.\n\n"
    "It closes at six."
)
QUESTIONS = {
    "same": "When does it close?",
    "moved": "When did the port open?",
    "changed": "How many minutes does the ferry take?",
    "gone": "Who is the keeper of the light?",
}


@pytest.fixture(scope="module")
def links(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the page copied of an answer to each question, asked of the old article."""
    path = tmp_path_factory.mktemp("old") / "port.txt"
    path.write_text(OLD)
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    copied: dict[str, str] = {}
    with chat(str(path), "--no-meaning") as running:
        page = page_at(context, running.url)
        for name, question in QUESTIONS.items():
            answer = ask(page, question)
            answer.get_by_role("button", name="with its citation").first.click()
            page.wait_for_selector(".done")
            page.wait_for_selector(".done", state="detached")
            text = page.evaluate("navigator.clipboard.readText()")
            passage, cited, link = text.split("\n")
            assert passage == answer.locator(".passage").first.text_content()
            assert cited.startswith("— port.txt, paragraph ")
            assert link.startswith(f"{running.url}/#s")
            copied[name] = link.removeprefix(running.url)
    context.close()
    return copied


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    """A chat about the article as it is now."""
    path = tmp_path_factory.mktemp("new") / "port.txt"
    path.write_text(NEW)
    with chat(str(path), "--no-meaning") as running:
        yield running


@pytest.mark.parametrize(
    ("name", "told", "sentence"),
    [
        ("moved", "The sentence that it leads to is now sentence 2.", "The port opened in 1890."),
        ("changed", "twelveten", "A ferry crosses the harbour in ten minutes."),
        ("gone", "The keeper of the light is called Ada Brook.", ""),
    ],
)
@pytest.mark.parametrize("width", [1440, 390])
def test_an_old_link_tells_what_became_of_its_sentence(
    *,
    browser: Browser,
    links: dict[str, str],
    changed: Chat,
    axe: str,
    width: int,
    name: str,
    told: str,
    sentence: str,
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = page_at(context, changed.url + links[name])
    note = page.locator("#note")
    expect(note).to_be_visible()
    expect(note).to_contain_text("The article has changed since this link was made")
    expect(note).to_contain_text(told, ignore_case=True)
    marked = sentences_marked(page)
    assert [one["text"] for one in marked] == ([sentence] if sentence else [])
    assert all(one["seen"] for one in marked)
    assert violations(page, axe) == []
    check_widths(page, width)
    context.close()


def test_a_link_to_what_still_stands_there_opens_it_and_says_nothing(
    context: BrowserContext, links: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "port.txt"
    path.write_text(OLD.replace("twelve", "ten"))  # elsewhere
    with chat(str(path), "--no-meaning") as running:
        page = page_at(context, running.url + links["same"])
        expect(page.locator("#article [aria-current]")).to_have_text("It closes at six.")
        expect(page.locator("#note")).to_have_count(0)


def test_a_link_that_was_cut_is_told(context: BrowserContext, changed: Chat) -> None:
    page = page_at(context, f"{changed.url}/#s2&text=The%20port,%")
    expect(page.locator("#busy")).to_have_text("The address is cut or was changed: copy it again.")


def test_the_note_goes_with_the_next_question(
    context: BrowserContext, links: dict[str, str], changed: Chat
) -> None:
    page: Page = page_at(context, changed.url + links["moved"])
    expect(page.locator("#note")).to_be_visible()
    page.locator("#note [data-go]").click()
    expect(page.locator("#article [aria-current]")).to_have_text("The port opened in 1890.")
    ask(page, "When does it close?")
    expect(page.locator("#note")).to_have_count(0)
    assert "#" not in page.url
