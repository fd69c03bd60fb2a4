"""What a visitor does on the page and sees there."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

SEPARATES = "What separates the two parks?"


def ask(page: Page, question: str) -> Locator:
    """The part of the conversation with the question and its answer, asked with Enter."""
    turns = page.locator(".turn")
    expect(page.locator("#log")).to_be_attached()
    before = turns.count()
    box = page.get_by_label("Question", exact=True)
    box.fill(question)
    box.press("Enter")
    expect(turns).to_have_count(before + 1)
    return turns.nth(before)


def sentences_marked(page: Page) -> list[dict[str, Any]]:
    """The elements with aria-current: their ids, texts, and whether they are in view."""
    found: list[dict[str, Any]] = page.locator("[aria-current='true']").evaluate_all(
        """(elements) => elements.map((element) => {
            const box = element.getBoundingClientRect();
            const sheet = document.getElementById("article").getBoundingClientRect();
            const seen = box.top >= Math.max(0, sheet.top) &&
                box.bottom <= Math.min(innerHeight, sheet.bottom) && box.width > 0;
            return { id: element.id, text: element.textContent, seen };
        })"""
    )
    return found
