"""Text in, sentences with exact offsets out, searched with BM25; knows nothing of questions."""
