"""What is told where a question is in another language or script than the articles."""

import unicodedata
from collections.abc import Iterable, Sequence

from index.text.languages import UNKNOWN
from qa.weighing.match import Match

NAMES = {
    **{"ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish"},
    **{"de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian"},
    **{"eu": "Basque", "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish"},
    **{"he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian", "it": "Italian"},
    **{"ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "nl": "Dutch", "no": "Norwegian"},
    **{"pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak"},
    **{"sr": "Serbian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian"},
    **{"vi": "Vietnamese", "zh": "Chinese"},
}


def crossing(match: Match) -> str:
    """How the question's language or script differs from that of the articles, and what that
    means for the answer; empty where they are the same."""
    differs = _languages_differ(match) or _scripts_differ(match)
    if not differs:
        return ""
    if not match.is_read:
        return f"{differs}, and that the extra `meaning` cannot read"
    if match.likeness is None:
        return f"{differs}, and without the extra `meaning` only equal words are found"
    return f"{differs}, so this goes mostly by meaning"


def _languages_differ(match: Match) -> str:
    asked = match.question.language
    articles = match.window.notebook.collection.languages
    if asked in articles or UNKNOWN in (asked, *articles):
        return ""
    # Afrikaans is read as Dutch and Slovene as English: how it is read is sure, what it is is not.
    return f"the question is read as {NAMES[asked]} and {_read(articles)}"


def _read(languages: Sequence[str]) -> str:
    names = " or ".join(NAMES[code] for code in languages)
    return f"the article as {names}" if len(languages) == 1 else f"the articles as {names}"


def _scripts_differ(match: Match) -> str:
    asked = _scripts([match.question.text])
    if not asked or match.found.any():
        return ""
    if asked & _scripts(note.text for note in match.notes):
        return ""
    return "the question is in a script that the closest passages do not use"


def _scripts(texts: Iterable[str]) -> set[str]:
    """The scripts of the letters in some texts, by the first word of each letter's name."""
    letters = set(filter(str.isalpha, unicodedata.normalize("NFKC", "".join(texts))))
    return {unicodedata.name(letter, "").partition(" ")[0] for letter in letters}
