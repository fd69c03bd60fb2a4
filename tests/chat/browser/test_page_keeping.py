"""Nothing is lost by a click or a reload, and the reader keeps the place that is looked at."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pages import SEPARATES, ask, sentences_marked
from playwright.sync_api import Page, Route, expect

FOUNDED = "Who founded it?"
RIVER = "#article [aria-current]"


@pytest.fixture
def small(page: Page) -> Page:
    """The page in a window so low that not all of the article is in view."""
    page.set_viewport_size({"width": 1280, "height": 420})
    return page


@contextmanager
def held(page: Page) -> Iterator[Callable[[], None]]:
    """Answers wait until they are let go."""
    waiting: list[Route] = []
    page.route("**/gradio_api/run/predict", lambda route: waiting.append(route))

    def let_go() -> None:
        for route in waiting:
            route.continue_()
        page.unroute("**/gradio_api/run/predict")

    yield let_go


def send(page: Page, question: str) -> None:
    """Ask without waiting for the answer."""
    box = page.get_by_label("Question", exact=True)
    box.fill(question)
    box.press("Enter")


def own_article(page: Page, text: str) -> None:
    """Bring an article."""
    page.get_by_text("Ask an article of your own").click()
    page.locator("#own-text").fill(text)
    page.get_by_role("button", name="Use this text").click()
    expect(page.locator("#article")).to_contain_text(text)


def test_an_answer_shows_its_sentence_at_once(small: Page) -> None:
    answer = ask(small, "When will the new space exceed 3 million square meters?")
    expect(small.locator(RIVER)).to_have_count(1)
    (sentence,) = sentences_marked(small)
    assert sentence["seen"]
    assert sentence["text"] == answer.locator(".passage").first.text_content()
    expect(answer.locator(".cite.here")).to_have_count(1)
    expect(small.get_by_label("Question", exact=True)).to_be_focused()


@pytest.mark.parametrize("look", ["scroll", "focus"])
def test_a_reader_who_looks_elsewhere_keeps_the_place(small: Page, look: str) -> None:
    with held(small) as let_go:
        send(small, "How many people live in the cooperation zone by 2035?")
        article = small.locator("#article")
        if look == "scroll":
            article.hover()
            small.mouse.wheel(0, 5000)
            small.wait_for_function("document.getElementById('article').scrollTop > 400")
        else:
            article.focus()
        place = article.evaluate("(element) => element.scrollTop")
        let_go()
        expect(small.locator(".turn")).to_have_count(1)
        small.wait_for_function("document.querySelector('.turn')")
    assert article.evaluate("(element) => element.scrollTop") == place


def test_no_answer_marks_nothing(page: Page) -> None:
    ask(page, SEPARATES)
    expect(page.locator(RIVER)).to_have_count(1)
    ask(page, "Who painted the Mona Lisa?")
    expect(page.locator(RIVER)).to_have_count(0)


def test_numbers_run_on(page: Page) -> None:
    for question in (SEPARATES, FOUNDED, "What area does the zone cover?"):
        ask(page, question)
    numbers = [int(n) for n in page.locator(".cite").all_text_contents()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 3


def test_less_likely_passages_unfold_by_keyboard_and_stay_so(page: Page) -> None:
    answer = ask(page, SEPARATES)
    hidden = answer.locator(".more .passage").first
    expect(hidden).to_be_hidden()
    answer.locator(".more > summary").focus()
    page.keyboard.press("Enter")
    expect(hidden).to_be_visible()
    ask(page, FOUNDED)
    expect(hidden).to_be_visible()


def test_a_slow_answer_is_said_to_be_on_its_way(page: Page) -> None:
    status = page.locator("#busy[role=status]")
    with held(page) as let_go:
        send(page, SEPARATES)
        expect(status).to_have_text("Looking in the article…")
        let_go()
    expect(page.locator(".turn")).to_have_count(1)
    expect(status).to_have_text("")


def test_what_is_typed_meanwhile_stays(page: Page) -> None:
    box = page.get_by_label("Question", exact=True)
    with held(page) as let_go:
        send(page, SEPARATES)
        box.fill(FOUNDED)
        let_go()
    expect(page.locator(".turn")).to_have_count(1)
    expect(box).to_have_value(FOUNDED)


def test_a_draft_outlives_a_reload(page: Page) -> None:
    ask(page, SEPARATES)
    page.get_by_label("Question", exact=True).fill(FOUNDED)
    page.reload()
    expect(page.get_by_label("Question", exact=True)).to_have_value(FOUNDED)
    expect(page.locator(".asked")).to_have_text([SEPARATES])


@pytest.mark.parametrize("before", [[], [SEPARATES]], ids=["first", "later"])
def test_a_question_on_its_way_outlives_a_reload(page: Page, before: list[str]) -> None:
    for question in before:
        ask(page, question)
    with held(page):
        send(page, FOUNDED)
        expect(page.locator("#busy")).not_to_be_empty()
        page.unroute("**/gradio_api/run/predict")
        page.reload()
    expect(page.locator(".asked")).to_have_text([*before, FOUNDED])
    expect(page.get_by_label("Question", exact=True)).to_have_value("")


def test_a_question_that_got_no_answer_stays_in_its_box(page: Page) -> None:
    page.route("**/gradio_api/run/predict", lambda route: route.abort())
    send(page, SEPARATES)
    expect(page.get_by_text("Connection to the server was lost")).to_be_visible()
    expect(page.get_by_label("Question", exact=True)).to_have_value(SEPARATES)
    expect(page.locator("#busy")).to_have_text("")


def test_a_question_on_which_the_server_fails_stays_in_its_box(page: Page) -> None:
    page.route("**/gradio_api/run/predict", lambda route: route.fulfill(status=500, body="{}"))
    send(page, SEPARATES)
    expect(page.locator("#busy")).to_have_text("Something went wrong: try again.")
    expect(page.get_by_label("Question", exact=True)).to_have_value(SEPARATES)


def test_a_cleared_conversation_comes_back_even_after_a_new_one(page: Page) -> None:
    ask(page, SEPARATES)
    page.get_by_role("button", name="Clear").click()
    ask(page, FOUNDED)
    page.reload()
    page.get_by_role("button", name="1 question about Hetao").click()
    expect(page.locator(".asked")).to_have_text([SEPARATES])
    page.get_by_role("button", name="1 question about Hetao").click()
    expect(page.locator(".asked")).to_have_text([FOUNDED])


def test_bringing_and_leaving_an_article_keeps_both_conversations(page: Page) -> None:
    ask(page, SEPARATES)
    own_article(page, "Sponges live in the sea.")
    expect(page.locator("#own-form")).not_to_have_attribute("open", "")
    expect(page.locator(".turn")).to_have_count(0)
    ask(page, "Where do sponges live?")
    page.get_by_role("button", name="Back to the article served").click()
    expect(page.locator(".asked")).to_have_text([SEPARATES])
    expect(page.locator("#article")).to_contain_text("Hetao")
    page.reload()
    page.get_by_role("button", name="1 question about").click()
    expect(page.locator(".asked")).to_have_text(["Where do sponges live?"])
    expect(page.locator("#article")).to_contain_text("Sponges live in the sea.")


def test_undo_takes_back_that_an_article_was_brought(page: Page) -> None:
    ask(page, SEPARATES)
    own_article(page, "Sponges live in the sea.")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".asked")).to_have_text([SEPARATES])
    expect(page.locator("#article")).to_contain_text("Hetao")


def test_a_refused_article_leaves_the_form_and_the_conversation(page: Page, tmp_path: Path) -> None:
    ask(page, SEPARATES)
    page.get_by_text("Ask an article of your own").click()
    binary = tmp_path / "article.txt"
    binary.write_bytes(b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 20)
    page.locator("#own-file").set_input_files(binary)
    expect(page.locator(".notice")).to_contain_text("is a program")
    expect(page.locator(".asked")).to_have_text([SEPARATES])
    expect(page.locator("#own-form")).to_have_attribute("open", "")


def test_a_link_to_no_sentence_says_so(page: Page) -> None:
    page.goto(f"{page.url}#s999")
    page.reload()
    expect(page.locator("#busy")).to_have_text("The article has no sentence 999.")


def test_on_a_phone_the_conversation_names_its_article(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    about = page.locator(".about")
    expect(about).to_contain_text("Asking Hetao cooperation zone")
    ask(page, SEPARATES)
    ask(page, FOUNDED)
    expect(about).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(about).to_be_hidden()


def test_the_exports_number_as_the_page_does(page: Page) -> None:
    for question in (SEPARATES, FOUNDED):
        ask(page, question)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as JSON").click()
    answers = json.loads(Path(download.value.path()).read_text("utf-8"))
    numbers = [str(p["number"]) for answer in answers for p in answer["passages"]]
    assert numbers == page.locator(".cite").all_text_contents()
