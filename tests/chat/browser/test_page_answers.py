"""A visitor asks, reads the passage, and follows its citation."""

from pages import SEPARATES, ask, sentences_marked
from playwright.sync_api import Page, expect

from index.formats.reading import default_article

HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "$$x^2$$ and $y$",
    "**bold** _it_ `code` [a](javascript:alert(1))",
    "${alert(1)} {{constructor}}",
    "من هو عمدة المدينة؟",
    "\u202eneddih\u202c question",
]


def test_the_passage_is_the_sentence_that_its_citation_leads_to(page: Page) -> None:
    answer = ask(page, SEPARATES)
    passages = answer.locator(".passage")
    answer.locator(".more > summary").click()
    for number in range(passages.count()):
        answer.get_by_role("button", name=str(number + 1), exact=True).click()
        (sentence,) = sentences_marked(page)
        assert sentence["seen"]
        assert sentence["text"] == passages.nth(number).text_content()
        assert sentence["text"] in default_article().text


def test_the_sentences_number_is_a_link_to_it(page: Page) -> None:
    answer = ask(page, SEPARATES)
    link = answer.locator(".where a").first
    number = link.inner_text()
    link.click()
    assert [sentence["id"] for sentence in sentences_marked(page)] == [f"s{number}"]
    assert f"#s{number}&text=" in page.url


def test_the_article_is_a_region_with_every_sentence(page: Page) -> None:
    region = page.get_by_role("region", name="Article")
    ids = region.locator(".sentence").evaluate_all("(all) => all.map((one) => one.id)")
    assert ids == [f"s{number}" for number in range(len(ids))]
    expect(region.get_by_role("heading")).to_have_text(default_article().title)
    expect(region.locator("#s0")).to_contain_text("2023-08-31")


def test_examples_can_be_asked(page: Page) -> None:
    example = page.get_by_role("list", name="Example questions").get_by_role("button").first
    question = example.inner_text()
    example.click()
    expect(page.locator(".turn .asked")).to_have_text(question)


def test_how_certain_it_is_stands_above_and_the_reasons_unfold(page: Page) -> None:
    answer = ask(page, SEPARATES)
    expect(answer.locator(".message")).to_contain_text("almost certain, 9")
    reasons = answer.locator(".why li").first
    expect(reasons).to_be_hidden()
    answer.get_by_text("Why this passage?").click()
    expect(reasons).to_be_visible()


def test_a_question_is_shown_as_typed(page: Page) -> None:
    for question in HOSTILE:
        turn = ask(page, question)
        assert turn.locator(".asked").text_content() == question
        assert turn.locator(".asked *").count() == 0
    expect(ask(page, SEPARATES).locator(".passage").first).to_be_visible()


def test_a_question_refused_stays_in_its_box_and_the_next_one_works(page: Page) -> None:
    box = page.get_by_label("Question", exact=True)
    box.fill("x" * 100_000)
    box.press("Enter")
    expect(page.locator(".notice")).to_contain_text("5,000")
    expect(box).to_have_value("x" * 100_000)
    expect(ask(page, SEPARATES).locator(".passage").first).to_be_visible()
    expect(page.locator(".notice")).to_have_count(0)


def test_a_new_answer_is_announced(page: Page) -> None:
    ask(page, SEPARATES)
    expect(page.locator("#said[role=status]")).to_contain_text("separated by a river")
