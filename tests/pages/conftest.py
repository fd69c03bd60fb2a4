"""A real Chromium for pages in files; any request of theirs fails the test that caused it."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)


@pytest.fixture(scope="package")  # its event loop would be in the way of tests outside
def browser() -> Iterator[Browser]:
    """Chromium with a new empty profile."""
    if not CHROMIUM:
        pytest.skip("no chromium is installed")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        yield running
        running.close()
