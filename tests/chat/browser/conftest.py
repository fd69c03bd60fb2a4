"""A real Chromium on a real chat; any request to another host fails the test that caused it."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))  # for what the chat's other tests share

from chat_servers import Chat, chat

expect.set_options(timeout=30_000)  # how long a browser takes says nothing where others run

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
QUIET = (  # a browser that calls home or asks questions would disturb the tests
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="no chromium is installed"))


@pytest.fixture(scope="module")  # its event loop would be in the way of other files
def browser() -> Iterator[Browser]:
    """Chromium with a new empty profile."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield running
        running.close()


@pytest.fixture(scope="session")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that verdicts are kept in."""
    return tmp_path_factory.mktemp("collected") / "gold.jsonl"


@pytest.fixture(scope="session")
def served(gold: Path) -> Iterator[Chat]:
    """A chat with everything on, about the article that ships with the program."""
    with chat("--collect", str(gold)) as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor's browser; it fails the test for a request to any other host."""
    visitor = browser.new_context(viewport={"width": 1280, "height": 800})
    visitor.grant_permissions(["clipboard-read", "clipboard-write"])
    strangers: list[str] = []
    visitor.on("request", lambda request: strangers.extend(stranger(request)))
    yield visitor
    visitor.close()
    assert strangers == []


def stranger(request: Request) -> list[str]:
    """The address of a request that leaves the machine."""
    ours = request.url.startswith(("http://127.0.0.1:", "data:", "blob:"))
    return [] if ours else [request.url]


@pytest.fixture
def page(context: BrowserContext, served: Chat) -> Page:
    """The chat's page, ready for a question."""
    return page_at(context, served.url)


def page_at(context: BrowserContext, url: str) -> Page:
    """A page of the chat, ready for a question; no dialog may open."""
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"a script failed: {error}"))
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.goto(url)
    # On a phone an address that names a sentence shows the article, and not the question.
    page.get_by_label("Question", exact=True).wait_for(state="attached")
    page.wait_for_function("Boolean(document.querySelector('#log') && window.sayswhereSend)")
    return page
