"""Answers found before: a conversation is shown anew with each question, its answers are not."""

import json
import pickle
from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from qa.answering.answer import Answer


class AnswerCache:
    """The answers asked for last, in no more than so many bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        # Pickled, an answer takes a tenth of the room, and how much it takes is known.
        self._answers: OrderedDict[bytes, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, question: str, history: Sequence[str], within: str = "") -> Answer | None:
        """The answer to the question after those earlier ones, if it is still held.

        `within` is the part of the articles that was asked.
        """
        key = _key(question, history, within)
        with self._lock:
            kept = self._answers.get(key)
            if kept is None:
                return None
            self._answers.move_to_end(key)
        answer: Answer = pickle.loads(kept)
        return answer

    def put(self, question: str, history: Sequence[str], answer: Answer, within: str = "") -> None:
        """Hold an answer; those not asked for longest go where there is no room."""
        key, kept = _key(question, history, within), pickle.dumps(answer)
        with self._lock:
            self._held += len(key) + len(kept) - self._dropped(key)
            self._answers[key] = kept
            while self._held > self._most:
                self._held -= self._dropped(next(iter(self._answers)))

    @property
    def size(self) -> int:
        """How many bytes are held."""
        return self._held

    def _dropped(self, key: bytes) -> int:
        """The bytes that are free once the answer under a key has been let go."""
        kept = self._answers.pop(key, None)
        return 0 if kept is None else len(key) + len(kept)


def _key(question: str, history: Sequence[str], within: str) -> bytes:
    return json.dumps([within, question, *history]).encode()
