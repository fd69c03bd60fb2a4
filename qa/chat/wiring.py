"""What Gradio calls when a control of the page is used."""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from qa.chat import export
from qa.chat.deeds import Deeds
from qa.chat.paper import paper
from qa.chat.view import View, conversation

# Gradio may be there before the page's own script is.
RESTORE = """async () => {
  while (!window.sayswhere) await new Promise((later) => setTimeout(later, 10));
  return [window.sayswhere.saved()];
}"""
DOWNLOAD = "(file) => window.sayswhere.download(file)"
# Straight to the function: the queue's detour over server-sent events costs more than an answer.
QUICK: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
Shown = tuple[Any, Any, Any, Any]


@dataclass(frozen=True)
class Parts:
    """The components of the page; `memory` is what the page keeps and sends along."""

    log: gr.HTML
    question: gr.Textbox
    sheet: gr.HTML
    memory: gr.JSON
    buttons: dict[str, gr.Button]

    @property
    def shown(self) -> list[Any]:
        """What a new view of the conversation changes."""
        return [self.log, self.memory, self.question, self.sheet]


def wire(blocks: gr.Blocks, deeds: Deeds, parts: Parts) -> None:
    """Connect every control to what it does."""
    calls = _Calls(deeds)
    memory, shown = parts.memory, parts.shown
    asked = [parts.question.submit, parts.buttons["Ask"].click]
    gr.on(asked, calls.asked, [memory, parts.question], shown, **QUICK)
    parts.log.click(calls.used, memory, shown, **QUICK)
    for name in ("Undo", "Retry", "Clear"):
        parts.buttons[name].click(calls.button(name.lower()), memory, shown, **QUICK)
    for kind in ("Markdown", "JSON"):
        _wire_saving(calls.saving(kind), parts.buttons[f"Save as {kind}"], memory)
    blocks.load(calls.restored, memory, shown, js=RESTORE, **QUICK)
    blocks.unload(calls.left)


def _wire_saving(saving: Any, button: gr.Button, memory: gr.JSON) -> None:
    """A file goes through the page to the visitor, and never over a disk of the server."""
    file = gr.JSON(visible=False)
    button.click(saving, memory, file, **QUICK).then(None, file, None, js=DOWNLOAD)


class _Calls:
    """The deeds with components' values, for the visit that a request belongs to."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def asked(self, memory: Any, question: str, request: gr.Request) -> Shown:
        return self._shown(self._deeds.ask(_visit(request), memory, question), memory)

    def used(self, memory: Any, event: gr.EventData, request: gr.Request) -> Shown:
        data = event._data if isinstance(event._data, dict) else {}
        return self._shown(self._deeds.act(_visit(request), memory, data), memory)

    def button(self, act: str) -> Any:
        def pressed(memory: Any, request: gr.Request) -> Shown:
            return self._shown(self._deeds.act(_visit(request), memory, {"act": act}), memory)

        return pressed

    def restored(self, saved: Any, request: gr.Request) -> Shown:
        if saved is None:  # a question may be asked before this is answered: leave its answer alone
            return gr.skip(), gr.skip(), gr.skip(), gr.skip()
        before = {"key": self._deeds.visits.served.key}  # what the page shows until then
        return self._shown(self._deeds.restore(_visit(request), saved), before)

    def saving(self, kind: str) -> Any:
        def exported(memory: Any, request: gr.Request) -> dict[str, str]:
            view = self._deeds.view(_visit(request), memory)
            return _file(kind, view, view.reading.answers(view.turns))

        return exported

    def left(self, request: gr.Request) -> None:
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


def _file(kind: str, view: View, answers: list[Any]) -> dict[str, str]:
    """A file for the page to save: its name, type and content."""
    questions = [turn.question for turn in view.turns]
    if kind == "JSON":
        content = export.as_json(questions, answers)
        return {"name": "conversation.json", "type": "application/json", "content": content}
    content = export.as_markdown(questions, answers)
    return {"name": "conversation.md", "type": "text/markdown", "content": content}
