"""The pages that `diff --report` and `eval --report` write, as a browser shows and prints them."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import sayswhere
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
# What would break out of a page that did not escape it.
HOSTILE = "<script>alert(1)</script><img src=http://example.org/x.png> & “quotes”"

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")  # its event loop would be in the way of other files
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


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a page of each kind."""
    made = tmp_path_factory.mktemp("pages")
    old = f"Cats sleep sixteen hours a day. They purr softly.\n\nDogs bark at {HOSTILE} at night.\n"
    (made / "old.txt").write_text(old, encoding="utf-8")
    new = old.replace("sixteen", "twelve").replace("at night", "by day")
    (made / "new.txt").write_text(new, encoding="utf-8")
    gold = (
        {"question": "How long do cats sleep?", "answer": ["sixteen hours"], "kind": "a <b>kind"},
        {"question": f"Who barks at {HOSTILE}?", "answer": ["They purr"]},
        {"question": "Who painted the Mona Lisa?", "answer": []},
    )
    (made / "gold.jsonl").write_text("\n".join(map(json.dumps, gold)), encoding="utf-8")
    asked = ("--no-meaning", "--report")
    evaluated = ("eval", "gold.jsonl", "--article", "old.txt", *asked, "eval.html")
    compared = ("diff", "old.txt", "new.txt", "--questions", "gold.jsonl", *asked, "diff.html")
    for arguments in (evaluated, compared):
        done = sayswhere(*arguments, cwd=made)
        assert (done.returncode, done.stderr) == (0, "")
    return made


def opened(browser: Browser, path: Path, width: int = 1440, scheme: str = "light") -> Page:
    """The page in a browser without a network; it fails for what it asks for or complains of."""
    page = browser.new_page(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page.on("request", lambda request: _only_itself(request.url, path))
    page.on("console", lambda message: pytest.fail(message.text))
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    page.context.set_offline(True)
    page.goto(path.as_uri())
    return page


def _only_itself(url: str, path: Path) -> None:
    assert url == path.as_uri()


NAMES = ("eval.html", "diff.html")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [390, 1440])
def test_it_asks_for_nothing_and_fits_the_window(
    name: str, width: int, folder: Path, browser: Browser
) -> None:
    page = opened(browser, folder / name, width)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.locator("script, img, link, iframe").count() == 0
    # What the articles and questions hold is shown as it stands there.
    assert HOSTILE in page.locator("main").inner_text()
    page.close()


@pytest.mark.parametrize("name", NAMES)
def test_it_is_light_or_dark_as_the_reader_likes_it(
    name: str, folder: Path, browser: Browser
) -> None:
    def ground(scheme: str) -> int:
        page = opened(browser, folder / name, scheme=scheme)
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.close()
        return sum(map(int, colour.removeprefix("rgb(").removesuffix(")").split(",")))

    assert ground("light") > 3 * 200
    assert ground("dark") < 3 * 50


@pytest.mark.parametrize("name", NAMES)
def test_printed_it_is_black_on_white(name: str, folder: Path, browser: Browser) -> None:
    page = opened(browser, folder / name, scheme="dark")
    page.emulate_media(media="print")
    style = "(({color, backgroundColor}) => [color, backgroundColor])(getComputedStyle({}))"
    colours = page.evaluate(style.replace("{})", "document.body)"))
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert page.pdf().startswith(b"%PDF")
    page.close()


def test_the_changed_answers_stand_there_and_the_others_are_a_click_away(
    folder: Path, browser: Browser
) -> None:
    page = opened(browser, folder / "diff.html")
    first, second = page.locator("article.card").all()
    assert first.locator(".chip").all_inner_texts() == ["another number"]
    assert first.locator("del").inner_text() == "sixteen"
    assert first.locator("ins").inner_text() == "twelve"
    assert "other words" in second.locator(".chip").all_inner_texts()
    page.get_by_text("1 answered as before").click()
    assert page.get_by_text("Who painted the Mona Lisa?").is_visible()
    page.close()


def test_figures_diagram_failures_and_coverage_stand_there(folder: Path, browser: Browser) -> None:
    page = opened(browser, folder / "eval.html")
    assert page.get_by_role("row", name="First passage right (P@1) 50.0%").is_visible()
    diagram = page.get_by_role("img", name="Reliability diagram")
    assert diagram.is_visible()
    assert diagram.locator("circle").count() > 0
    failure = page.locator("article.card")
    assert failure.locator("blockquote").first.inner_text().endswith("They purr")
    assert "Dogs bark at" in failure.locator("blockquote").nth(1).inner_text()
    sentences = page.locator(".article .sentence")
    assert sentences.first.locator(".count").inner_text().startswith("1/")
    page.close()


def test_a_mark_of_another_first_passage_looks_like_the_others(
    tmp_path: Path, browser: Browser
) -> None:
    text = "Cats sleep sixteen hours a day.\n\nCats sleep on the warm roof at noon."
    (tmp_path / "old.txt").write_text(text, encoding="utf-8")
    (tmp_path / "new.txt").write_text(text.partition("\n\n")[2], encoding="utf-8")
    (tmp_path / "asked.txt").write_text("How many hours do cats sleep a day?\n", encoding="utf-8")
    asked = ("--questions", "asked.txt", "--no-meaning", "--report", "diff.html")
    assert sayswhere("diff", "old.txt", "new.txt", *asked, cwd=tmp_path).returncode == 0
    page = opened(browser, tmp_path / "diff.html")
    chips = page.locator(".chip.grave")
    assert {"another first passage", "a quote is gone"} <= set(chips.all_inner_texts())
    shadows = chips.evaluate_all("all => all.map(one => getComputedStyle(one).boxShadow)")
    assert set(shadows) == {"none"}
    page.close()
