"""The Gradio page: a conversation on one side, the article on the other."""

from importlib.resources import files

import gradio as gr

from qa.chat.api import add_endpoint
from qa.chat.article_html import article_html
from qa.chat.conversation import Conversation
from qa.chat.conversation_html import conversation_html
from qa.chat.events import Events
from qa.chat.listeners import Components, add_listeners
from qa.chat.sources import Sources

# The page's own script sends what a control means; Gradio calls the function listening.
SEND = "window.sayswhereSend = (data) => trigger('click', data);"
BUTTONS = ("Undo", "Retry", "Clear", "Save as Markdown", "Save as JSON")


def page(events: Events) -> gr.Blocks:
    """The page with its controls wired; `ask` is its endpoint for other programs."""
    served = events.served
    empty = conversation_html(Conversation(served), bool(events.gold))
    blocks: gr.Blocks
    with gr.Blocks(title=_title(served), analytics_enabled=False) as blocks:
        _html(_part("header.html"), "masthead")
        with gr.Row(elem_id="panes"):
            with gr.Column(elem_id="talk"):
                log = _html(empty, "conversation", SEND)
                _html(_part("below.html"), "below")
                question, buttons = _composer(served)
            with gr.Column(elem_id="paper"):
                article = _html(article_html(served), "sheet")
                if events.uploads:
                    _html(_part("own.html"), "own")
        memory = gr.JSON(Conversation(served).memory, visible=False)
        add_listeners(blocks, events, Components(log, question, article, memory, buttons))
        add_endpoint(served)
    return blocks


def _title(sources: Sources) -> str:
    return f"{sources.title} · sayswhere"


def _html(value: str, name: str, script: str | None = None) -> gr.HTML:
    return gr.HTML(value, elem_id=name, js_on_load=script, apply_default_css=False)


def _part(name: str) -> str:
    return (files("qa.chat") / "client" / name).read_text(encoding="utf-8")


def _composer(sources: Sources) -> tuple[gr.Textbox, dict[str, gr.Button]]:
    """The question box and the buttons beside and below it, by their names."""
    with gr.Row(elem_id="composer"):
        question = gr.Textbox(
            label="Question",
            placeholder=f"Ask the article{'s' if sources.several else ''} a question",
            lines=1,
            max_lines=5,
            autofocus=True,
            elem_id="question",
        )
        ask = gr.Button("Ask", variant="primary", scale=0, min_width=72, elem_id="ask")
    with gr.Row(elem_id="tools"):
        others = {name: gr.Button(name, size="sm", scale=0, min_width=0) for name in BUTTONS}
    return question, {"Ask": ask, **others}
