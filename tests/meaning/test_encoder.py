"""The encoder: vectors of unit length, the same whatever they are encoded with."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from index.meaning.encoder import MOST_CHARACTERS, Encoder

SENTENCES = (
    "The park covers three hectares.",
    "She plays the violin.",
    "Ümit’s café opens at noon – daily.",
)


def test_a_text_has_the_same_vector_alone_and_among_others(encoder: Encoder) -> None:
    together = encoder.passages(SENTENCES)
    alone = [encoder.passages([text])[0] for text in SENTENCES]
    assert np.array_equal(together, np.array(alone))


def test_no_texts_have_no_vectors(encoder: Encoder) -> None:
    assert len(encoder.passages([])) == 0


def test_what_answers_lies_nearer_than_what_does_not(encoder: Encoder) -> None:
    for question in ("How big is the green space?", "公园有多大？", "¿Qué tamaño tiene el parque?"):
        near = encoder.passages(SENTENCES) @ encoder.questions([question])[0]
        assert near.argmax() == 0, question


def test_what_stands_behind_the_limit_is_not_read(encoder: Encoder) -> None:
    start = "word " * (MOST_CHARACTERS // 5)
    one, other = encoder.passages([start + "and the violin", start])
    assert np.array_equal(one, other)


@settings(max_examples=50)
@given(st.text(st.characters(), max_size=80))
def test_any_text_has_a_vector_of_unit_length(encoder: Encoder, text: str) -> None:
    (vector,) = encoder.passages([text])
    assert abs(np.linalg.norm(vector) - 1) < 0.01
