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


@pytest.fixture(params=[1280, 390])
def width(request: pytest.FixtureRequest) -> int:
    """A screen and a phone."""
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
    """What axe calls serious or critical."""
    page.evaluate(axe)
    found = page.evaluate("axe.run()")["violations"]
    return [
        (one["id"], one["help"], [node["html"][:120] for node in one["nodes"]])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def test_axe_finds_nothing_serious(looked: Page, axe: str) -> None:
    assert violations(looked, axe) == []
    answer = ask(looked, SEPARATES)
    answer.get_by_role("button", name="No", exact=True).click()
    answer.locator("summary").click()
    ask(looked, "Who is the mayor of Atlantis?")
    assert violations(looked, axe) == []
    answer.get_by_role("button", name="1", exact=True).click()
    looked.get_by_text("Ask an article of your own").click()
    assert violations(looked, axe) == []


def test_colours_follow_the_system(looked: Page, scheme: str) -> None:
    def lightness(selector: str, what: str) -> float:
        colour = looked.locator(selector).first.evaluate(f"(e) => getComputedStyle(e).{what}")
        return sum(float(part) for part in colour.strip("rgba()").split(",")[:3])

    looked.evaluate("document.body.dataset.pane = 'paper'")
    ink, ground = lightness("#article p", "color"), lightness("#article", "backgroundColor")
    assert (ink < ground) == (scheme == "light")


def test_nothing_is_wider_than_the_window(looked: Page, width: int) -> None:
    ask(looked, "x" * 400)
    ask(looked, SEPARATES)
    for pane in ("talk", "paper"):
        looked.evaluate(f"document.body.dataset.pane = '{pane}'")
        assert looked.evaluate("document.documentElement.scrollWidth") <= width
        box = looked.locator(f"#{pane}").bounding_box()
        assert box
        assert box["x"] + box["width"] <= width


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
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if page.evaluate(f"document.activeElement.matches('{selector}')"):
            return
    pytest.fail(f"{selector} is not reached by keyboard")
