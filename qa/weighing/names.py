"""Which terms an article writes as names, for people who type without capitals."""

from index.library.collection import Collection
from index.text.terms import tokens_of

# Sentences looked at: what is a name is written as one wherever it stands.
LOOKED_AT = 12


def is_written_as_name(collection: Collection, term: str) -> bool:
    """Whether the articles write a term with a capital wherever it is not due to the place."""
    written = [
        line.text[token.start].isupper()
        for line in (
            collection.lines[row] for row in collection.engine.best({term: 1.0}, LOOKED_AT)
        )
        for token in tokens_of(line.text, line.article.language)[1:]
        if term in token.terms
    ]
    return bool(written) and all(written)
