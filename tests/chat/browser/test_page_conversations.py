"""A conversation goes on, is taken back, kept over a reload, and taken away."""

import json
from pathlib import Path

import pytest
from chat_servers import Chat, chat
from conftest import page_at
from pages import SEPARATES, ask
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from index.formats.reading import default_article


def test_a_follow_up_carries_words_that_a_click_takes_off(page: Page) -> None:
    ask(page, "How large is the Shenzhen Park?")
    turn = ask(page, "And the Hong Kong Park?")
    expect(turn.locator(".passage").first).to_contain_text("0.87 square kilometers")
    turn.get_by_role("button", name="Ask without the carried words").click()
    expect(turn.locator(".carried")).to_have_count(0)
    expect(page.locator(".turn")).to_have_count(2)


def test_undo_retry_and_clear(page: Page) -> None:
    ask(page, SEPARATES)
    ask(page, "Who founded it?")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.get_by_label("Question", exact=True)).to_have_value("Who founded it?")
    page.get_by_role("button", name="Retry").click()
    expect(page.locator(".turn")).to_have_count(1)
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator(".welcome")).to_be_visible()


def test_a_reload_keeps_the_conversation_and_nobody_else_sees_it(
    page: Page, browser: Browser, served: Chat
) -> None:
    ask(page, SEPARATES)
    ask(page, "Who founded it?")
    page.reload()
    expect(page.locator(".asked")).to_have_text([SEPARATES, "Who founded it?"])
    other = browser.new_context()
    stranger = page_at(other, served.url)
    ask(stranger, "Who founded it?")
    expect(stranger.locator(".turn")).to_have_count(1)
    other.close()


def test_a_cleared_conversation_stays_cleared(page: Page) -> None:
    ask(page, SEPARATES)
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".turn")).to_have_count(0)
    with page.expect_response("**/gradio_api/run/**"):  # the server shows what the page kept
        page.reload()
    ask(page, "Who founded it?")
    expect(page.locator(".turn")).to_have_count(1)


def test_both_exports_have_citations_that_cut_the_passages(page: Page) -> None:
    ask(page, SEPARATES)
    (answer,) = json.loads(saved(page, "JSON", "conversation.json"))
    assert answer["question"] == SEPARATES
    for passage in answer["passages"]:
        cited = passage["citation"]
        assert default_article().text[cited["start"] : cited["end"]] == passage["text"]
    text = saved(page, "Markdown", "conversation.md")
    assert text.startswith(f"## {SEPARATES}\n")
    assert "> — [1] " in text
    assert "hetao-cooperation-zone.txt, paragraph 2, sentence 5" in text


def saved(page: Page, kind: str, name: str) -> str:
    """What the file holds that the conversation is saved as."""
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Save as {kind}").click()
    assert download.value.suggested_filename == name
    return Path(download.value.path()).read_text("utf-8")


def test_a_question_asked_before_the_page_has_its_script_is_answered(
    context: BrowserContext, served: Chat
) -> None:
    held: list[Route] = []
    context.route("**/client/page.js", lambda route: held.append(route))
    page = context.new_page()
    page.goto(served.url, wait_until="commit")
    page.wait_for_function("Boolean(window.sayswhereSend)")  # Gradio has built the page
    box = page.get_by_label("Question", exact=True)
    box.fill(SEPARATES)
    box.press("Enter")
    held[0].continue_()
    expect(page.locator(".turn")).to_have_count(1)


@pytest.mark.long
def test_a_stopped_server_is_said_and_a_new_one_goes_on(context: BrowserContext) -> None:
    with chat() as first:
        port = first.url.rsplit(":", 1)[1]
        page = page_at(context, first.url)
        ask(page, SEPARATES)
    box = page.get_by_label("Question", exact=True)
    box.fill("Who founded it?")
    box.press("Enter")
    expect(page.get_by_text("Connection to the server was lost")).to_be_visible()
    page.goto("about:blank")  # left open, Gradio's page loads itself again whenever it can
    with chat("--port", port):
        page.goto(first.url)  # what got no answer is asked again
        expect(page.locator(".asked")).to_have_text([SEPARATES, "Who founded it?"])
        ask(page, SEPARATES)


def test_who_has_the_password_gets_in(context: BrowserContext) -> None:
    with chat("--auth", "reader:secret") as guarded:
        page = context.new_page()
        page.goto(guarded.url)
        page.get_by_label("username").fill("reader")
        page.get_by_label("password").fill("secret")
        page.get_by_role("button", name="Login").click()
        expect(page.get_by_role("region", name="Article")).to_be_visible()
        expect(ask(page, SEPARATES).locator(".passage").first).to_be_visible()
