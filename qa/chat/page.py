"""The Gradio page: a conversation on one side, the article on the other."""

from importlib.resources import files
from typing import Any

import gradio as gr

from qa.chat import export
from qa.chat.api import endpoint
from qa.chat.deeds import Deeds
from qa.chat.paper import paper
from qa.chat.view import View, conversation

# The page's own script sends what a control means; Gradio calls the function listening.
SEND = "window.sayswhereSend = (data) => trigger('click', data);"
RESTORE = "() => [window.sayswhere ? window.sayswhere.saved() : null]"
DOWNLOAD = "(file) => window.sayswhere.download(file)"
Shown = tuple[str, dict[str, Any], Any, Any]


def page(deeds: Deeds) -> gr.Blocks:
    """The page with its controls wired; `ask` is its endpoint for other programs."""
    served = View(deeds.visits.served)
    with gr.Blocks(title=_title(served), analytics_enabled=False) as blocks:
        _html(_part("header.html"), "masthead")
        with gr.Row(elem_id="panes"):
            with gr.Column(elem_id="talk"):
                log = _html(conversation(served, bool(deeds.gold)), "conversation", SEND)
                question, controls = _composer()
            with gr.Column(elem_id="paper"):
                sheet = _html(paper(served.reading), "sheet")
                if deeds.uploads:
                    _html(_part("own.html"), "own")
        memory = gr.JSON(served.memory, visible=False)
        _wire(blocks, deeds, log, question, sheet, memory, controls)
        gr.api(endpoint(deeds.visits.served), api_name="ask", concurrency_limit=None)
    return blocks


def _title(view: View) -> str:
    return f"{view.reading.articles[0].title} · sayswhere"


def _html(value: str, name: str, script: str | None = None) -> gr.HTML:
    return gr.HTML(value, elem_id=name, js_on_load=script, apply_default_css=False)


def _part(name: str) -> str:
    return (files("qa.chat") / "client" / name).read_text(encoding="utf-8")


def _composer() -> tuple[gr.Textbox, dict[str, gr.Button]]:
    """The question box and the buttons below it."""
    with gr.Row(elem_id="composer"):
        question = gr.Textbox(
            label="Question",
            placeholder="Ask the article a question",
            lines=1,
            max_lines=5,
            container=True,
            scale=1,
            autofocus=True,
            elem_id="question",
        )
        ask = gr.Button("Ask", variant="primary", scale=0, min_width=72, elem_id="ask")
    with gr.Row(elem_id="tools"):
        names = ("Undo", "Retry", "Clear", "Markdown", "JSON")
        controls = {name: gr.Button(name, size="sm", scale=0, min_width=0) for name in names}
    return question, {"Ask": ask, **controls}


def _wire(
    blocks: gr.Blocks,
    deeds: Deeds,
    log: gr.HTML,
    question: gr.Textbox,
    sheet: gr.HTML,
    memory: gr.JSON,
    controls: dict[str, gr.Button],
) -> None:
    """Connect every control to what it does."""
    shown = [log, memory, question, sheet]
    faces = _Faces(deeds)
    # straight to the function: the queue's detour over server-sent events costs more than an answer
    quick: dict[str, Any] = {
        "queue": False,
        "show_progress": "hidden",
        "api_visibility": "private",
    }
    gr.on([question.submit, controls["Ask"].click], faces.ask, [memory, question], shown, **quick)
    log.click(faces.act, memory, shown, **quick)
    for name in ("Undo", "Retry", "Clear"):
        controls[name].click(faces.button(name.lower()), memory, shown, **quick)
    file = gr.JSON(visible=False)
    for name in ("Markdown", "JSON"):
        saved = controls[name].click(faces.export(name), memory, file, **quick)
        saved.then(None, file, None, js=DOWNLOAD)
    blocks.load(faces.restore, memory, shown, js=RESTORE, **quick)
    blocks.unload(faces.leave)


class _Faces:
    """The deeds as Gradio calls them: with components' values, for the visit of a request."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def ask(self, memory: Any, question: str, request: gr.Request) -> Shown:
        return self._shown(self._deeds.ask(_visit(request), memory, question), memory)

    def act(self, memory: Any, event: gr.EventData, request: gr.Request) -> Shown:
        data = event._data if isinstance(event._data, dict) else {}
        return self._shown(self._deeds.act(_visit(request), memory, data), memory)

    def button(self, act: str) -> Any:
        def pressed(memory: Any, request: gr.Request) -> Shown:
            return self._shown(self._deeds.act(_visit(request), memory, {"act": act}), memory)

        return pressed

    def restore(self, saved: Any, request: gr.Request) -> Shown:
        before = {"key": self._deeds.visits.served.key}  # what the page shows until then
        return self._shown(self._deeds.restore(_visit(request), saved), before)

    def export(self, name: str) -> Any:
        def exported(memory: Any, request: gr.Request) -> dict[str, str]:
            view = self._deeds.view(_visit(request), memory)
            return _file(name, view, view.reading.answers(view.turns))

        return exported

    def leave(self, request: gr.Request) -> None:
        self._deeds.visits.leave(_visit(request))

    def _shown(self, view: View, before: Any) -> Shown:
        same = isinstance(before, dict) and before.get("key") == view.reading.key
        return (
            conversation(view, bool(self._deeds.gold)),
            view.memory,
            gr.skip() if view.question is None else view.question,
            gr.skip() if same else paper(view.reading),
        )


def _visit(request: gr.Request) -> str:
    return request.session_hash or ""


def _file(name: str, view: View, answers: list[Any]) -> dict[str, str]:
    """A file for the page to save: its name, type and content."""
    questions = [turn.question for turn in view.turns]
    if name == "JSON":
        kind, content = "application/json", export.as_json(questions, answers)
        return {"name": "conversation.json", "type": kind, "content": content}
    content = export.as_markdown(questions, answers)
    return {"name": "conversation.md", "type": "text/markdown", "content": content}
