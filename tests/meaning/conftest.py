"""What the tests of the extra `meaning` share: they skip where it is not installed."""

import pytest

from index.meaning.encoder import Encoder
from index.meaning.extra import installed_encoder


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The encoder of the installed extra."""
    found = installed_encoder()
    if found is None:
        pytest.skip("the extra `meaning` is not installed")
    return found
