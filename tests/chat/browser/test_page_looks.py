"""Light and dark, wide and narrow, by keyboard alone, and what axe finds."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chat_servers import Chat
from conftest import page_at
from pages import SEPARATES, ask, sentences_marked
from playwright.sync_api import Browser, Page, expect

AXE = "AXE_CORE"  # where axe.min.js of npm's axe-core is


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    """What the visitor's system is set to."""
    return str(request.param)


@pytest.fixture(params=[1440, 768, 390])
def width(request: pytest.FixtureRequest) -> int:
    """A screen, a tablet and a phone."""
    return int(request.param)


@pytest.fixture
def looked(browser: Browser, served: Chat, scheme: str, width: int) -> Iterator[Page]:
    """The page as such a visitor sees it."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    yield page_at(context, served.url)
    context.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility checker as a script."""
    found = [os.environ.get(AXE, ""), "node_modules/axe-core/axe.min.js"]
    path = next((Path(p) for p in found if p and Path(p).is_file()), None)
    if not path:
        pytest.skip(f"{AXE} does not name axe.min.js: npm install axe-core, then set it")
    return path.read_text("utf-8")


def violations(page: Page, axe: str) -> list[tuple[str, str, Any]]:
    """What axe finds, however small."""
    page.evaluate(axe)
    found = page.evaluate("axe.run()")["violations"]
    return [
        (one["id"], one["help"], [node["html"][:120] for node in one["nodes"]]) for one in found
    ]


def test_axe_finds_nothing(looked: Page, axe: str) -> None:
    assert violations(looked, axe) == []
    answer = ask(looked, SEPARATES)
    answer.get_by_role("button", name="No", exact=True).click()
    for summary in answer.locator("summary").all():
        summary.click()
    ask(looked, "Who is the mayor of Atlantis?")
    ask(looked, "Who founded Future Robotics?")
    assert violations(looked, axe) == []
    answer.get_by_role("button", name="1", exact=True).click()
    looked.get_by_text("Ask an article of your own").click()
    assert violations(looked, axe) == []
    looked.locator("#own-text").fill("Sponges live in the sea.")
    looked.get_by_role("button", name="Use this text").click()
    expect(looked.locator("#article")).to_contain_text("Sponges")
    assert violations(looked, axe) == []


@pytest.mark.parametrize("width", [1440])
def test_colours_follow_the_system(looked: Page, scheme: str) -> None:
    def lightness(selector: str, what: str) -> float:
        colour = looked.locator(selector).first.evaluate(f"(e) => getComputedStyle(e).{what}")
        return sum(float(part) for part in colour.strip("rgba()").split(",")[:3])

    looked.evaluate("document.body.dataset.pane = 'paper'")
    ink, ground = lightness("#article p", "color"), lightness("#article", "backgroundColor")
    assert (ink < ground) == (scheme == "light")


@pytest.mark.parametrize("scheme", ["light"])
def test_nothing_is_wider_than_the_window(looked: Page, width: int) -> None:
    ask(looked, "x" * 400)
    ask(looked, SEPARATES)
    check_widths(looked, width)


def check_widths(page: Page, width: int) -> None:
    """Fail where something reaches beyond the window; the row of tools may scroll."""
    for pane in ("talk", "paper"):
        page.evaluate(f"document.body.dataset.pane = '{pane}'")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        inside = ", ".join(f"#{pane} {what}" for what in ("button", "summary", ".passage"))
        for box in page.locator(f"[role=tab], :is({inside}):not(#tools *)").all():
            edges = box.bounding_box()
            assert not edges or edges["x"] + edges["width"] <= width, box


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_at_twice_the_size_everything_is_there(browser: Browser, served: Chat, width: int) -> None:
    zoomed = browser.new_context(
        viewport={"width": width // 2, "height": 450}, device_scale_factor=2
    )
    page = page_at(zoomed, served.url)
    answer = ask(page, SEPARATES)
    passage = answer.locator(".passage").first
    expect(passage).to_be_in_viewport()
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Clear", exact=True)).to_be_in_viewport(ratio=1)
    last = page.get_by_role("button", name="Save as JSON")  # at a phone's width the row scrolls
    last.focus()
    expect(last).to_be_in_viewport(ratio=1)
    check_widths(page, width // 2)
    zoomed.close()


@pytest.mark.parametrize("scheme", ["light"])
@pytest.mark.parametrize("width", [390])
def test_on_a_phone_the_article_is_a_tab(looked: Page) -> None:
    article = looked.get_by_role("region", name="Article")
    expect(article).to_be_hidden()
    answer = ask(looked, SEPARATES)
    answer.get_by_role("button", name="1", exact=True).click()
    expect(article).to_be_visible()
    assert sentences_marked(looked)[0]["seen"]
    looked.get_by_role("tab", name="Conversation").click()
    expect(answer).to_be_visible()
    expect(article).to_be_hidden()
    looked.get_by_role("tab", name="Article").click()
    expect(article).to_be_visible()


def test_everything_is_done_by_keyboard(page: Page) -> None:
    page.keyboard.type(SEPARATES)  # the question box has the focus from the start
    page.keyboard.press("Enter")
    turn = page.locator(".turn")
    expect(turn).to_have_count(1)
    assert focus(page)["name"] == "TEXTAREA"
    backwards_to(page, ".cite")
    assert focus(page)["outlined"]
    page.keyboard.press("Enter")
    (sentence,) = sentences_marked(page)
    assert sentence["seen"]
    page.keyboard.press("Escape")
    assert focus(page)["name"] == "BUTTON"


def test_clearing_and_bringing_back_are_done_by_keyboard(page: Page) -> None:
    ask(page, SEPARATES)
    forwards_to(page, "#tools button:nth-of-type(3)")
    page.keyboard.press("Enter")
    expect(page.locator(".turn")).to_have_count(0)
    backwards_to(page, "[data-earlier]")
    assert focus(page)["outlined"]
    page.keyboard.press("Enter")
    expect(page.locator(".asked")).to_have_text([SEPARATES])


def test_an_own_article_is_brought_and_left_by_keyboard(page: Page) -> None:
    forwards_to(page, "#own-form > summary")
    page.keyboard.press("Enter")
    forwards_to(page, "#own-text")
    page.keyboard.type("Sponges live in the sea.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#article")).to_contain_text("Sponges")
    forwards_to(page, ".own [data-act=served]")
    page.keyboard.press("Enter")
    expect(page.locator("#article")).to_contain_text("Hetao")


def focus(page: Page) -> dict[str, Any]:
    """What has the focus, and whether one sees it."""
    found: dict[str, Any] = page.evaluate(
        """() => {
            const element = document.activeElement, style = getComputedStyle(element);
            return { name: element.tagName, outlined: style.outlineStyle !== "none" };
        }"""
    )
    return found


def backwards_to(page: Page, selector: str) -> None:
    """Shift+Tab until an element is reached."""
    reach(page, selector, "Shift+Tab")


def forwards_to(page: Page, selector: str) -> None:
    """Tab until an element is reached."""
    reach(page, selector, "Tab")


def reach(page: Page, selector: str, key: str) -> None:
    """Press a key until an element has the focus."""
    for _ in range(40):
        page.keyboard.press(key)
        if page.evaluate(f"document.activeElement.matches('{selector}')"):
            return
    pytest.fail(f"{selector} is not reached by keyboard")
