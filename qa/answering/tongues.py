"""What is told where a question is in another language or script than the articles."""

from collections.abc import Sequence

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
# Latin letters, with and without accents, end below the Greek ones.
_FIRST_NOT_LATIN = "\u0370"


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
    return f"{differs}, so this goes by meaning alone"


def _languages_differ(match: Match) -> str:
    asked = match.question.language
    articles = match.window.notebook.collection.languages
    if asked in articles or UNKNOWN in (asked, *articles):
        return ""
    return f"the question is in {NAMES[asked]} and {_spoken(articles)}"


def _spoken(languages: Sequence[str]) -> str:
    names = " or ".join(NAMES[code] for code in languages)
    return f"the article in {names}" if len(languages) == 1 else f"the articles in {names}"


def _scripts_differ(match: Match) -> str:
    letters = list(filter(str.isalpha, match.question.text))
    latin = any(letter < _FIRST_NOT_LATIN for letter in letters)
    if latin or not letters or match.found.any():
        return ""
    return "the question is in a script that the closest passages do not use"
