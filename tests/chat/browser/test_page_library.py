"""Several articles: a visitor lists, finds and opens them, asks one, and follows a citation."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from chat_servers import Chat, chat
from conftest import page_at
from pages import ask, sentences_marked
from playwright.sync_api import Browser, Page, expect
from test_page_looks import axe, check_widths, forwards_to, violations

sys.path.insert(0, str(Path(__file__).parents[2]))  # for the documents that other tests make

from documents import print_of

from index.library.update import update

__all__ = ["axe"]
NORTH = "# Fees of the north\n\nThe ferry fee is 12 euros. Children under six pay nothing."
SOUTH = "# Fees of the south\n\nThe ferry fee is 15 euros. Dogs pay two euros."
PRINTED = ["The lighthouse was built in 1890. " * 40, "Its keeper was called Ada Brook."]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    """A chat about a library of three articles, one of them a PDF of several pages."""
    place = tmp_path_factory.mktemp("library")
    (place / "docs/harbour").mkdir(parents=True)
    (place / "docs/harbour/north.md").write_text(NORTH)
    (place / "docs/harbour/south.md").write_text(SOUTH)
    (place / "docs/light house.pdf").write_bytes(print_of("The lighthouse", PRINTED))
    update(place / "docs", place / "docs.sayswhere")
    collected = ("--collect", str(place / "gold.jsonl"))
    with chat("--library", str(place / "docs.sayswhere"), "--no-meaning", *collected) as running:
        yield running


@pytest.fixture(params=[1440, 390])
def page(request: pytest.FixtureRequest, browser: Browser, library: Chat) -> Iterator[Page]:
    """The page on a screen and on a phone."""
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield page_at(context, library.url)
    context.close()


def at_the_articles(page: Page) -> Page:
    """The page with its articles in view, on a phone too."""
    tab = page.get_by_role("tab", name="Article")
    if tab.is_visible():
        tab.click()
    return page


def test_articles_are_listed_found_and_opened(page: Page) -> None:
    items = at_the_articles(page).locator("#found li")
    expect(items).to_have_count(3)
    page.get_by_label("Find an article").fill("harbour/")
    expect(items).to_have_count(2)
    page.get_by_role("button", name="Fees of the south").click()
    expect(page.get_by_role("region", name="Article")).to_contain_text("Dogs pay two euros.")
    assert "Children" not in page.content()
    assert page.url.endswith("?article=harbour/south.md")
    page.get_by_role("button", name="All 3 articles").click()
    expect(items).to_have_count(2)


def test_a_citation_opens_its_article_at_its_sentence(page: Page) -> None:
    answer = ask(page, "Who was the keeper of the lighthouse?")
    expect(answer.locator(".where").first).to_contain_text(
        "light house.pdf, under The lighthouse, page "
    )
    answer.locator(".cite").first.click()
    page.wait_for_function("document.querySelector('#article [aria-current]')")
    (sentence,) = sentences_marked(page)
    assert sentence["seen"]
    assert sentence["text"] == answer.locator(".passage").first.text_content()
    assert page.evaluate("document.activeElement.id") == sentence["id"]
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "cite here"


def test_citations_of_two_articles_lead_to_each(page: Page) -> None:
    answer = ask(page, "What is the ferry fee?")
    for number, name in ((1, "Fees of the north"), (2, "Fees of the south")):
        answer.get_by_role("button", name=str(number), exact=True).click()
        expect(page.locator("#article h2")).to_have_text(name)
        expect(page.locator("#article [aria-current]")).to_have_attribute("id", "s2")
        expect(page.locator(".cite.here")).to_have_text(str(number))
        if page.get_by_role("tab", name="Conversation").is_visible():
            page.get_by_role("tab", name="Conversation").click()


def test_a_question_is_asked_of_the_article_that_is_open(page: Page) -> None:
    at_the_articles(page).get_by_role("button", name="Fees of the south").click()
    page.get_by_role("button", name="Ask only this one").click()
    expect(page.locator("#scope")).to_contain_text("harbour/south.md")
    answer = ask(page, "What is the ferry fee?")
    expect(answer.locator(".passage").first).to_have_text("The ferry fee is 15 euros.")
    expect(answer.locator(".part")).to_have_text("Asked only of harbour/south.md")
    page.reload()
    expect(page.locator("#scope")).to_contain_text("harbour/south.md")
    page.get_by_role("button", name="Ask all").click()
    expect(page.locator("#scope")).to_be_hidden()
    expect(ask(page, "When was the lighthouse built?").locator(".part")).to_have_count(0)


def test_a_question_is_asked_of_what_was_found(page: Page) -> None:
    at_the_articles(page).get_by_label("Find an article").fill("harbour/")
    page.get_by_role("button", name="Ask only these 2").click()
    answer = ask(page, "Who was the keeper of the lighthouse?")
    expect(answer).not_to_contain_text("Ada Brook")


def test_an_address_opens_the_same_article_at_the_same_sentence(page: Page) -> None:
    answer = ask(page, "How much do dogs pay?")
    answer.locator(".cite").first.click()
    expect(page.locator("#article [aria-current]")).to_have_count(1)
    page.wait_for_function("location.hash")
    shared = page.context.new_page()
    shared.goto(page.url)
    expect(shared.locator("#article [aria-current]")).to_have_text("Dogs pay two euros.")
    assert sentences_marked(shared)[0]["seen"]
    expect(shared.locator("#note")).to_have_count(0)


def test_an_address_of_an_article_that_is_gone_says_so(page: Page, library: Chat) -> None:
    page.goto(f"{library.url}/?article=west/fees.md#s1")
    expect(page.locator("#busy")).to_have_text("None of the articles is called west/fees.md.")


def test_an_own_article_is_brought_and_left_for_the_list(page: Page) -> None:
    at_the_articles(page).get_by_text("Ask an article of your own").click()
    page.locator("#own-text").fill("Sponges live in the sea.")
    page.get_by_role("button", name="Use this text").click()
    expect(page.locator("#article")).to_contain_text("Sponges")
    expect(ask(page, "Where do sponges live?").locator(".passage")).to_have_count(1)
    at_the_articles(page).get_by_role("button", name="Back to the article served").click()
    expect(page.locator("#found li")).to_have_count(3)
    expect(ask(page, "How much do dogs pay?").locator(".where").first).to_contain_text("south.md")


def test_the_right_sentence_is_picked_in_another_article(page: Page) -> None:
    answer = ask(page, "How much do children pay at six?")
    answer.get_by_role("button", name="No", exact=True).click()
    answer.get_by_role("button", name="Pick it in the article").click()
    page.get_by_role("button", name="All 3 articles").click()
    page.get_by_role("button", name="Fees of the south").click()
    page.locator("#s3").click()
    expect(answer.locator(".kept")).to_be_visible()


def test_it_is_done_by_keyboard_and_axe_finds_nothing(page: Page, axe: str) -> None:
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert violations(page, axe) == []
    at_the_articles(page)
    page.locator("#find").focus()
    page.keyboard.type("south")
    expect(page.locator("#found li")).to_have_count(1)
    assert violations(page, axe) == []
    forwards_to(page, "[data-open]")
    page.keyboard.press("Enter")
    expect(page.locator("#article")).to_be_focused()
    assert violations(page, axe) == []
    page.locator("[data-only=open]").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    ask(page, "What is the ferry fee?")
    assert violations(page, axe) == []
    check_widths(page, width)
