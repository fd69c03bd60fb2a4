"""What people come for, each in at most three actions, on a screen and on a phone."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from chat_servers import Chat
from conftest import page_at
from pages import SEPARATES, sentences_marked
from playwright.sync_api import Browser, BrowserContext, Download, Locator, Page, expect

MOST = 3


class Visitor:
    """Somebody at the page, each of whose actions counts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.turns = page.locator(".turn")
        self._actions = 0

    def act(self) -> None:
        """Note an action; more than three are too many."""
        self._actions += 1
        assert self._actions <= MOST

    def ask(self, question: str) -> Locator:
        """Type a question and press Enter, which is one action; the turn with its answer."""
        self.act()
        before = self.turns.count()
        self.page.get_by_label("Question", exact=True).fill(question)
        self.page.keyboard.press("Enter")
        expect(self.turns).to_have_count(before + 1)
        return self.turns.last

    def click(self, what: Locator) -> None:
        """Click something that is in view or can be scrolled to."""
        self.act()
        what.click()

    def button(self, name: str, within: Locator | None = None) -> None:
        """Click a button by its name."""
        found = (within or self.page).get_by_role("button", name=name, exact=True)
        self.click(found.locator("visible=true"))

    def saved(self, name: str) -> Download:
        """Click what saves a file; the file."""
        with self.page.expect_download() as download:
            self.button(name)
        return download.value

    def choose(self, file: Path) -> None:
        """Choose a file of one's own."""
        self.act()
        self.page.locator("#own-file").locator("visible=true").set_input_files(file)


@pytest.fixture(params=[390, pytest.param(768, marks=pytest.mark.long), 1440])
def width(request: pytest.FixtureRequest) -> int:
    """A phone, a tablet, which has a phone's page with more room, and a screen."""
    return int(request.param)


@pytest.fixture
def seen_by(browser: Browser, width: int) -> Iterator[BrowserContext]:
    """A browser of that width."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context
    context.close()


@pytest.fixture
def visitor(seen_by: BrowserContext, served: Chat) -> Visitor:
    """A visitor who has just come."""
    return Visitor(page_at(seen_by, served.url))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article of the visitor's own."""
    path = tmp_path / "sponge.txt"
    path.write_text("Sponges live in the sea. They filter water.")
    return path


def test_ask(visitor: Visitor) -> None:
    answer = visitor.ask(SEPARATES)
    expect(answer.locator(".passage").first).to_contain_text("separated by a river")


def test_follow_up(visitor: Visitor) -> None:
    visitor.ask("How large is the Shenzhen Park?")
    answer = visitor.ask("And the Hong Kong Park?")
    expect(answer.locator(".passage").first).to_contain_text("0.87 square kilometers")


def test_check_a_citation_in_the_article(visitor: Visitor, width: int) -> None:
    answer = visitor.ask(SEPARATES)
    if width < 860:
        visitor.click(visitor.page.get_by_role("tab", name="Article"))
    visitor.page.wait_for_function("document.querySelector('#article [aria-current]')")
    (sentence,) = sentences_marked(visitor.page)
    assert sentence["seen"]
    assert sentence["text"] == answer.locator(".passage").first.text_content()


def test_copy_it_with_its_source(visitor: Visitor) -> None:
    answer = visitor.ask(SEPARATES)
    visitor.button("Copy passage 1 with its citation", answer)
    visitor.page.wait_for_selector(".done")
    copied = visitor.page.evaluate("navigator.clipboard.readText()")
    text = answer.locator(".passage").first.text_content()
    assert copied.startswith(f"{text}\n— hetao-cooperation-zone.txt, paragraph 2, sentence 5")
    assert copied.splitlines()[-1].startswith(f"{visitor.page.url.partition('#')[0]}#s5&text=")


def test_bring_an_own_article_and_come_back(visitor: Visitor, width: int, article: Path) -> None:
    if width < 860:
        visitor.button("Change")
    else:
        visitor.click(visitor.page.get_by_text("Ask an article of your own"))
    visitor.choose(article)
    expect(visitor.page.locator("#article")).to_contain_text("Sponges live in the sea.")
    visitor.button("Back" if width < 860 else "Back to the article served")
    expect(visitor.page.locator("#article")).to_contain_text("Hetao")


@pytest.mark.parametrize("kind", ["Markdown", "JSON"])
def test_export(visitor: Visitor, kind: str) -> None:
    answer = visitor.ask(SEPARATES)
    text = Path(visitor.saved(f"Save as {kind}").path()).read_text("utf-8")
    passage = answer.locator(".passage").first.text_content() or "?"
    certainty = answer.locator(".message .certainty").inner_text()
    if kind == "JSON":
        (entry,) = json.loads(text)
        assert entry["passages"][0]["text"] == passage
        assert certainty.startswith(f"{entry['certainty']['words']}, ")
    else:
        assert passage in text
        assert certainty in text


def test_undo_a_clear(visitor: Visitor) -> None:
    visitor.ask(SEPARATES)
    visitor.button("Clear")
    expect(visitor.turns).to_have_count(0)
    visitor.button("Undo")
    expect(visitor.turns.locator(".asked")).to_have_text([SEPARATES])


def test_find_out_why(visitor: Visitor) -> None:
    answer = visitor.ask(SEPARATES)
    visitor.click(answer.get_by_text("Why this passage?"))
    expect(answer.locator(".why")).to_contain_text("in 100")
    expect(answer.locator(".why li").first).to_be_visible()


def test_find_the_sentence_from_a_shared_link(seen_by: BrowserContext, served: Chat) -> None:
    page = seen_by.new_page()
    page.goto(f"{served.url}/#s14")  # the only action
    expect(page.locator("#s14")).to_have_attribute("aria-current", "true")
    (sentence,) = sentences_marked(page)
    assert sentence["seen"]
