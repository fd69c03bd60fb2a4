"""The list of several articles as HTML: found by path and title, opened, or asked alone."""

from collections.abc import Sequence

from index.library.listed import Listed, named_in
from qa.chat.markup import escaped
from qa.chat.sources import Sources

MOST = 200  # articles listed at once; of more a person types a part of what they are called
LONGEST = 200  # characters of what is looked for


def shelf_html(sources: Sources) -> str:
    """The list with its search box, and the bar that leads back to it from an article."""
    count = f"{len(sources.listed):,}"
    return (
        f'<div id="shelf" role="group" aria-label="Articles"><p class="bar">'
        f'<button type="button" class="quiet" data-shelf="list">All {count} articles</button>'
        '<button type="button" class="quiet" data-only="open">Ask only this one</button></p>'
        '<div class="list"><label for="find">Find an article</label>'
        f'<input type="search" id="find" maxlength="{LONGEST}" autocomplete="off" '
        'spellcheck="false" placeholder="A part of its title or path, a folder/, or *.pdf">'
        f'<div id="found">{found_html(sources, "")}</div></div></div>'
    )


def found_html(sources: Sources, find: str) -> str:
    """The articles that are called so, the first of them where there are many."""
    find = find.strip()[:LONGEST]
    found = named_in(sources.listed, find)
    items = "".join(map(_item, found[:MOST]))
    return (
        f'<p class="count"><span role="status">{_count(found, find)}</span>{_only(found, find)}</p>'
        f'<ul class="articles">{items}</ul>'
    )


def _count(found: Sequence[Listed], find: str) -> str:
    if not found:
        return "No article is called so."
    number = f"{len(found):,} article{'s' if len(found) != 1 else ''}"
    if len(found) > MOST:
        return f"The first {MOST} of {number}: type a part of what you look for."
    return number


def _only(found: Sequence[Listed], find: str) -> str:
    """The control that asks only what was found."""
    if not (find and found):
        return ""
    these = f"these {len(found):,}" if len(found) > 1 else "this one"
    return (
        f'<button type="button" class="quiet" data-only="{escaped(find)}">Ask only {these}</button>'
    )


def _item(one: Listed) -> str:
    dated = f'<span class="date">{escaped(one.date)}</span>' if one.date else ""
    return (
        f'<li><button type="button" data-open="{escaped(one.path)}">'
        f'<span class="title" dir="auto">{escaped(one.title)}</span>'
        f'<span class="path" dir="auto">{escaped(one.path)}</span>{dated}</button></li>'
    )
