"""Takes the README's pictures of the chat: python tests/screenshots.py

They go to tests/screenshots/, a quarter of the colours so that they stay small.
"""

import io
from pathlib import Path
from shutil import which

from chat_servers import chat
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).with_name("screenshots")
QUESTIONS = ("How large is the Shenzhen Park?", "And the Hong Kong Park?")
SETTLES = 600  # milliseconds; the mark fades in
COLOURS = 128  # of a palette; text on plain grounds needs no more
WIDE, NARROW = (1280, 760), (390, 760)
PICTURES = (("light", *WIDE), ("dark", *WIDE), ("light", *NARROW), ("dark", *NARROW))


def main() -> None:
    """Write a picture for each colour scheme and width."""
    FOLDER.mkdir(exist_ok=True)
    with chat() as running, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=which("chromium"), args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        for scheme, width, height in PICTURES:
            page = asked(browser, running.url, scheme, width, height)
            save(page, FOLDER / f"chat-{scheme}-{width}.png")
        browser.close()


def asked(browser: Browser, url: str, scheme: str, width: int, height: int) -> Page:
    """The page after a question and a follow-up, as it shows the answer by itself."""
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page.goto(url)
    for number, question in enumerate(QUESTIONS):
        page.get_by_label("Question", exact=True).fill(question)
        page.keyboard.press("Enter")
        page.locator(".turn").nth(number).wait_for()
    page.locator("#article [aria-current]").wait_for(state="attached")
    page.wait_for_timeout(SETTLES)
    return page


def save(page: Page, path: Path) -> None:
    """Write the picture with a small palette."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
