"""The Gradio page: a conversation on one side, the article on the other."""

from importlib.resources import files

import gradio as gr

from qa.chat.api import add_endpoint
from qa.chat.deeds import Deeds
from qa.chat.paper import paper
from qa.chat.view import View, conversation
from qa.chat.wiring import Parts, wire

# The page's own script sends what a control means; Gradio calls the function listening.
SEND = "window.sayswhereSend = (data) => trigger('click', data);"
BUTTONS = ("Undo", "Retry", "Clear", "Save as Markdown", "Save as JSON")


def page(deeds: Deeds) -> gr.Blocks:
    """The page with its controls wired; `ask` is its endpoint for other programs."""
    served = View(deeds.visits.served)
    blocks: gr.Blocks
    with gr.Blocks(title=_title(served), analytics_enabled=False) as blocks:
        _html(_part("header.html"), "masthead")
        with gr.Row(elem_id="panes"):
            with gr.Column(elem_id="talk"):
                log = _html(conversation(served, bool(deeds.gold)), "conversation", SEND)
                question, buttons = _composer()
            with gr.Column(elem_id="paper"):
                sheet = _html(paper(served.reading), "sheet")
                if deeds.uploads:
                    _html(_part("own.html"), "own")
        memory = gr.JSON(served.memory, visible=False)
        wire(blocks, deeds, Parts(log, question, sheet, memory, buttons))
        add_endpoint(served.reading)
    return blocks


def _title(view: View) -> str:
    return f"{view.reading.articles[0].title} · sayswhere"


def _html(value: str, name: str, script: str | None = None) -> gr.HTML:
    return gr.HTML(value, elem_id=name, js_on_load=script, apply_default_css=False)


def _part(name: str) -> str:
    return (files("qa.chat") / "client" / name).read_text(encoding="utf-8")


def _composer() -> tuple[gr.Textbox, dict[str, gr.Button]]:
    """The question box and the buttons beside and below it, by their names."""
    with gr.Row(elem_id="composer"):
        question = gr.Textbox(
            label="Question",
            placeholder="Ask the article a question",
            lines=1,
            max_lines=5,
            autofocus=True,
            elem_id="question",
        )
        ask = gr.Button("Ask", variant="primary", scale=0, min_width=72, elem_id="ask")
    with gr.Row(elem_id="tools"):
        others = {name: gr.Button(name, size="sm", scale=0, min_width=0) for name in BUTTONS}
    return question, {"Ask": ask, **others}
