"""A thumb, and the right sentence picked in the article, become gold."""

import json
from pathlib import Path
from typing import Any

import pytest
from pages import SEPARATES, ask
from playwright.sync_api import Page, expect

from index.formats.reading import default_article
from qa.measuring.gold import read_gold


@pytest.fixture(autouse=True)
def nothing_kept_yet(gold: Path, served: object) -> None:
    """Each test begins with an empty gold file."""
    gold.write_text("")


def kept(gold: Path) -> list[dict[str, Any]]:
    """The gold lines, which `sayswhere eval` must be able to read."""
    lines = gold.read_text("utf-8").splitlines()
    assert len(read_gold(gold, default_article)) == len(lines)
    return [json.loads(line) for line in lines]


def test_a_thumb_up_keeps_the_first_passage(page: Page, gold: Path) -> None:
    answer = ask(page, SEPARATES)
    passage = answer.locator(".passage").first.text_content()
    answer.get_by_role("button", name="Yes").click()
    expect(answer.locator(".kept")).to_be_visible()
    assert kept(gold) == [{"question": SEPARATES, "answer": [passage]}]


def test_the_right_sentence_is_picked_in_the_article(page: Page, gold: Path) -> None:
    answer = ask(page, SEPARATES)
    answer.get_by_role("button", name="No", exact=True).click()
    answer.get_by_role("button", name="Pick it in the article").click()
    page.locator("#s7").click()
    expect(answer.locator(".kept")).to_be_visible()
    assert kept(gold)[0]["answer"] == [page.locator("#s7").text_content()]


def test_picking_works_by_keyboard_and_can_be_left(page: Page, gold: Path) -> None:
    answer = ask(page, SEPARATES)
    answer.get_by_role("button", name="No", exact=True).press("Enter")
    pick = answer.get_by_role("button", name="Pick it in the article")
    pick.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("body")).not_to_have_class("picking")
    pick.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(answer.locator(".kept")).to_be_visible()
    assert kept(gold)[0]["answer"] == [page.locator("#s1").text_content()]


def test_that_the_article_does_not_say_is_kept_with_the_history(page: Page, gold: Path) -> None:
    ask(page, SEPARATES)
    answer = ask(page, "Who is the mayor?")
    answer.get_by_role("button", name="No", exact=True).click()
    answer.get_by_role("button", name="The article does not say").click()
    expect(answer.locator(".kept")).to_be_visible()
    assert kept(gold) == [{"question": "Who is the mayor?", "answer": [], "history": [SEPARATES]}]
