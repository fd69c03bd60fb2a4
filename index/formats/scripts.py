"""Whether a text reads as one that somebody wrote, by the scripts of its characters."""

import re
from functools import cache

# Of text in the right encoding nearly all is one script and common marks; of other bytes, little.
_MOST = 0.9
_SAMPLE = 65536

_COMMON = r"\t\n\f\r\x20-\x7e\xa0-\xbf\u2010-\u2026\u20ac\u3000-\u3003\u3008-\u3011\uff01-\uff5e"
_SCRIPTS = (
    *("\xc0-\u024f", "\u0370-\u03ff", "\u0400-\u052f", "\u0590-\u05ff", "\u0600-\u06ff"),
    *("\u0900-\u0dff", "\u0e00-\u0e7f", "\u3040-\u30ff\u4e00-\u9fff", "\uac00-\ud7a3"),
)


def is_of_one_script(text: str) -> bool:
    """Whether nearly all characters belong to one script or to the marks that all scripts use."""
    sample = text[:_SAMPLE]
    return any(len(script.findall(sample)) >= _MOST * len(sample) for script in _scripts())


@cache
def _scripts() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(f"[{_COMMON}{script}]") for script in _SCRIPTS)
