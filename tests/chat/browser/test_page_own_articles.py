"""A visitor brings an article: it answers for this visit, and hostile ones do no harm."""

import json
from pathlib import Path

import pytest
from chat_servers import Chat, chat
from conftest import page_at
from pages import SEPARATES, ask, sentences_marked
from playwright.sync_api import Browser, BrowserContext, Page, expect

HOSTILE = (
    "<h1>Sponges</h1> <script>alert(1)</script> live in the ${alert(1)} sea.\r\n\r\n"
    "They {{filter}} <img src=x onerror=alert(1)> the   water `fast`.\r\n"
)

NO_ARTICLES = (
    (b"", "is empty"),
    (b"x" * 200_000_000, "1,000,000 bytes"),
    (b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 20, "is a program"),
)


@pytest.fixture
def panel(page: Page) -> Page:
    """The page with the panel for an own article open."""
    page.get_by_text("Ask an article of your own").click()
    return page


def test_a_file_answers_and_survives_a_reload(panel: Page, tmp_path: Path) -> None:
    article = tmp_path / "sponge.txt"
    article.write_text("Sponges live in the sea. They filter water.")
    panel.locator("#own-file").set_input_files(article)
    expect(panel.locator("#article")).to_contain_text("Sponges live in the sea.")
    expect(ask(panel, "Where do sponges live?").locator(".passage").first).to_have_text(
        "Sponges live in the sea."
    )
    panel.reload()
    expect(panel.locator("#article")).to_contain_text("Sponges live in the sea.")
    expect(panel.locator(".asked")).to_have_text(["Where do sponges live?"])
    expect(panel.locator(".thumbs")).to_have_count(0)


def test_nobody_else_reads_it(panel: Page, browser: Browser, served: Chat) -> None:
    panel.locator("#own-text").fill("Sponges live in the sea.")
    panel.get_by_role("button", name="Use this text").click()
    expect(panel.locator("#article")).to_contain_text("Sponges")
    other = browser.new_context()
    stranger = page_at(other, served.url)
    expect(stranger.locator("#article")).not_to_contain_text("Sponges")
    other.close()


def test_an_article_full_of_html_is_text(panel: Page) -> None:
    panel.locator("#own-text").fill(HOSTILE)
    panel.get_by_role("button", name="Use this text").click()
    expect(panel.locator("#article")).to_contain_text("<script>alert(1)</script>")
    answer = ask(panel, "What filters the water?")
    text = answer.locator(".passage").first.text_content()
    assert text
    assert text in HOSTILE.replace("\r\n", "\n")
    answer.get_by_role("button", name="1", exact=True).click()
    assert sentences_marked(panel)[0]["text"] == text
    assert panel.locator("#article img, #article script, #log img").count() == 0


def test_what_is_no_article_is_refused_and_the_next_question_works(
    panel: Page, tmp_path: Path
) -> None:
    article = tmp_path / "article.txt"
    for content, told in NO_ARTICLES:
        article.write_bytes(content)
        panel.locator("#own-file").set_input_files(article)
        said = panel.locator(".notice, #own-said:not(:empty)")
        expect(said.filter(has_text=told)).to_be_visible()
    expect(ask(panel, SEPARATES).locator(".passage").first).to_contain_text("river")


def test_it_can_be_switched_off(context: BrowserContext) -> None:
    with chat("--no-upload") as closed:
        page = page_at(context, closed.url)
        expect(page.locator("#own-file")).to_have_count(0)
        expect(page.get_by_text("Ask an article of your own")).to_have_count(0)


def test_it_is_gone_from_the_server_when_its_page_is_left(panel: Page, served: Chat) -> None:
    panel.locator("#own-text").fill("Sponges live in the sea.")
    panel.get_by_role("button", name="Use this text").click()
    expect(panel.locator("#article")).to_contain_text("Sponges")
    memory = panel.locator("#log").get_attribute("data-memory")
    panel.goto("about:blank")
    stranger = panel.context.new_page()
    stranger.add_init_script(
        f"sessionStorage.setItem('sayswhere:/', JSON.stringify({{memory: {memory}}}))"
    )
    stranger.goto(served.url)
    expect(stranger.locator(".notice")).to_contain_text("no longer held")


def test_saving_after_it_went_says_so(panel: Page, served: Chat) -> None:
    panel.locator("#own-text").fill("Sponges live in the sea.")
    panel.get_by_role("button", name="Use this text").click()
    expect(panel.locator("#article")).to_contain_text("Sponges")
    ask(panel, "Where do sponges live?")
    memory = json.loads(panel.locator("#log").get_attribute("data-memory") or "")
    assert served.post("/client/leave", {"own": memory["own"]}).status == 204
    panel.get_by_role("button", name="Save as JSON").click()
    expect(panel.locator(".notice")).to_contain_text("no longer held here: reload the page")
    panel.reload()
    expect(panel.locator(".asked")).to_have_text(["Where do sponges live?"])
    expect(panel.locator("#article")).to_contain_text("Sponges")
