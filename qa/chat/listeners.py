"""Gradio's event listeners: which function a control of the page calls, and with what."""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from qa.chat import export
from qa.chat.article_html import article_html
from qa.chat.conversation import Conversation
from qa.chat.conversation_html import conversation_html
from qa.chat.events import Events
from qa.chat.security.bodies import mended

# Gradio may be there before the page's own script is.
THERE = "while (!window.sayswhere) await new Promise((later) => setTimeout(later, 10));"
RESTORE = f"async () => {{ {THERE} return [window.sayswhere.saved()]; }}"
RESTORED = "() => window.sayswhere.restored()"
ASKING = (
    f"async (memory, question) => {{ {THERE} return window.sayswhere.asking(memory, question); }}"
)
PRESSING = "(memory) => [window.sayswhere.pressing(memory, '{}')]"
DONE = "() => window.sayswhere.done()"
FAILED = "() => window.sayswhere.failed()"
DOWNLOAD = "(file) => window.sayswhere.download(file)"
# Straight to the function: the queue's detour over server-sent events costs more than an answer.
QUICK: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
Shown = tuple[Any, Any, Any, Any]
NOTHING: Shown = (gr.skip(), gr.skip(), gr.skip(), gr.skip())


@dataclass(frozen=True)
class Components:
    """The components of the page; `memory` is what the page keeps and sends along."""

    log: gr.HTML
    question: gr.Textbox
    article: gr.HTML
    memory: gr.JSON
    buttons: dict[str, gr.Button]

    @property
    def shown(self) -> list[Any]:
        """What a new state of the conversation changes."""
        return [self.log, self.memory, self.question, self.article]


def add_listeners(blocks: gr.Blocks, events: Events, components: Components) -> None:
    """Connect every control to what it does."""
    functions = _Functions(events)
    memory, shown, buttons = components.memory, components.shown, components.buttons
    asked = [components.question.submit, buttons["Ask"].click]
    inputs = [memory, components.question]
    done = [
        gr.on(asked, functions.asked, inputs, shown, js=ASKING, **QUICK),
        components.log.click(functions.used, memory, shown, **QUICK),
    ]
    for name in ("Undo", "Retry", "Clear"):
        act = name.lower()
        script = PRESSING.format(act)
        done += [buttons[name].click(functions.button(act), memory, shown, js=script, **QUICK)]
    for event in done:
        event.then(None, None, None, js=DONE)
        event.failure(None, None, None, js=FAILED)
    for kind in ("Markdown", "JSON"):
        file = gr.JSON(visible=False)  # goes through the page, and over no disk of the server
        saved = buttons[f"Save as {kind}"].click(
            functions.saving(kind), memory, [file, *shown], **QUICK
        )
        saved.then(None, file, None, js=DOWNLOAD)
    loaded = blocks.load(functions.restored, memory, shown, js=RESTORE, **QUICK)
    loaded.then(None, None, None, js=RESTORED)


class _Functions:
    """The events with components' values in and out."""

    def __init__(self, events: Events) -> None:
        self._events = events

    def asked(self, memory: Any, question: str) -> Shown:
        return self._shown(self._events.ask(memory, question or ""), memory)

    def used(self, memory: Any, event: gr.EventData) -> Shown:
        data = event._data if isinstance(event._data, dict) else {}
        return self._shown(self._events.act(memory, data), memory)

    def button(self, act: str) -> Any:
        def pressed(memory: Any) -> Shown:
            # the page sends along what Undo is to bring back
            back = memory.get("back") if isinstance(memory, dict) else None
            return self._shown(self._events.act(memory, {"act": act, "back": back}), memory)

        return pressed

    def restored(self, saved: Any) -> Shown:
        if saved is None:  # a question may be asked before this is answered: leave its answer alone
            return NOTHING
        before = {"key": self._events.served.key}  # what the page shows until then
        return self._shown(self._events.restore(saved), before)

    def saving(self, kind: str) -> Any:
        def exported(memory: Any) -> tuple[Any, ...]:
            conversation = self._events.look(memory)
            if conversation.notice:
                return None, *self._shown(conversation, memory)
            return _file(kind, conversation), *NOTHING

        return exported

    def _shown(self, conversation: Conversation, before: Any) -> Shown:
        sources = conversation.sources
        same = isinstance(before, dict) and before.get("key") == sources.key
        return (
            conversation_html(conversation, bool(self._events.gold)),
            conversation.memory,
            gr.skip() if conversation.question is None else conversation.question,
            gr.skip() if same or conversation.lost else article_html(sources),
        )


def _file(kind: str, conversation: Conversation) -> dict[str, str]:
    """A file for the page to save: its name, type and content."""
    if kind == "JSON":
        content = mended(export.conversation_json(conversation))
        return {"name": "conversation.json", "type": "application/json", "content": content}
    content = mended(export.conversation_markdown(conversation))
    return {"name": "conversation.md", "type": "text/markdown", "content": content}
