"""Articles taken apart: every sentence by its row."""
