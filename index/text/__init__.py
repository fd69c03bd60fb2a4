"""An article's text: its date, its lines, its sentences, and the terms they are searched by."""
