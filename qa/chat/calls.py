"""What a call of one of the page's functions must look like.

Gradio answers a call of another shape with a traceback in the log and a 500 without a reason.
"""

from collections.abc import Callable
from typing import Any

import gradio as gr

from index.library.listed import PartError
from qa.asking.question import question_of
from qa.chat.api import MALFORMED, are_texts, is_question_and_history
from qa.chat.security.refusal import RefusedError
from qa.chat.sources import Sources
from qa.errors import QuestionError

API = "/gradio_api"
ASKED = ("question", "history", "within", "since")
Value = dict[str, Any]


class Calls:
    """Checks the bodies of calls, for the functions that a page has."""

    def __init__(self, blocks: gr.Blocks, served: Sources) -> None:
        self._served = served
        functions = {number: function for number, function in blocks.fns.items() if function.fn}
        self._inputs = {number: len(function.inputs) for number, function in functions.items()}
        self._ask = next(n for n, function in functions.items() if function.api_name == "ask")

    @property
    def by_path(self) -> dict[str, Callable[[Any], Value]]:
        """For each path: makes of a body sent what Gradio gets; raises RefusedError."""
        return {
            f"{API}/call/ask": self._asked,
            f"{API}/run/ask": self._asked_at_once,
            f"{API}/run/predict": self._pressed,
            f"{API}/queue/join": self._joined,
        }

    def _asked(self, body: Any) -> Value:
        """A question, with or without a history and the part of the articles that is meant."""
        data = _data_of(body)
        asked = [*data, *(None, "", "")[max(len(data) - 1, 0) :]]
        if len(asked) != len(ASKED) or not is_question_and_history(*asked[:2]):
            raise RefusedError(422, MALFORMED)
        if not are_texts(*asked[2:]):
            raise RefusedError(422, MALFORMED)
        return {"data": asked}

    def _asked_at_once(self, body: Any) -> Value:
        """A question whose refusal is the response, not an event to wait for: no fault of ours."""
        asked = self._asked(body)
        try:
            question, _, within, since = asked["data"]
            question_of(question)
            self._served.reader.narrowed(within, since)
        except (QuestionError, PartError) as error:
            raise RefusedError(422, str(error)) from error
        return asked

    def _joined(self, body: Any) -> Value:
        """A question to be answered by way of the queue, as Gradio's own clients ask."""
        asked = self._asked(body)
        if body.get("fn_index") != self._ask or not isinstance(body.get("session_hash"), str):
            raise RefusedError(422, "Only the function ask is called by way of the queue.")
        return {**asked, "fn_index": self._ask, "session_hash": body["session_hash"]}

    def _pressed(self, body: Any) -> Value:
        """A control of the page."""
        data = _data_of(body)
        number, event = body.get("fn_index"), body.get("event_data")
        if type(number) is not int or self._inputs.get(number) != len(data):
            raise RefusedError(422, "The page has no such control: reload it.")
        if number == self._ask:
            return {**self._asked(body), "fn_index": number}
        return {"data": data, "fn_index": number, "event_data": event, **_session(body)}


def _data_of(body: Any) -> list[Any]:
    data = body.get("data") if isinstance(body, dict) else None
    if not isinstance(data, list):
        raise RefusedError(422, 'A call must be an object with a list "data".')
    return data


def _session(body: Value) -> Value:
    session = body.get("session_hash")
    return {"session_hash": session} if isinstance(session, str) else {}
