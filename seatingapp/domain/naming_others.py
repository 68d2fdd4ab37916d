"""Finding other pupils' names in text that a family is to read (ST v L Primary, 2020).

It looks for whole words. A word that is a name and an English word too (Will, Grace) counts where
it is written with a capital in the middle of a sentence, and not where a sentence begins with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from seatingapp.domain.names import PersonName, is_han

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_TITLED = re.compile(
    r"\b(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam)\b\.?\s+"
    r"(?:[^\W\d_]\.?\s+|(?:van|von|der|den|de|da|la|al|el|bin)\s+)*[^\W\d_]+(?:['’\-][^\W\d_]+)*",
    re.IGNORECASE,
)
_SENTENCE_ENDS = ".!?:;\n\N{BULLET}-"
# Forenames and surnames of English schools that are English words too.
_NAMES_AND_WORDS = """
amber april art august autumn bill charity chase christian chuck cliff crystal daisy dawn dean
drew earl eve faith frank gene georgia grace grant guy hank hazel heather holly hope hunter
iris ivy jade jasmine jay joy june king lily mark mason max may miles mill olive page pat
pearl penny poppy ray reed rich rob rocky rose ruby rusty sandy sky skye star sterling storm
sue summer sunny taylor teddy violet wade warren will willow winter young
baker banks bell berry best bird bishop black bond book brown bull burns bush butler case
church cook cooper cross dale day english field fields fish fisher flowers fox frost gold
good gray green grey hall hand head hill hood house hunt key knight lamb land lane law little
lock long love marsh moon moss noble north park parks pepper pool power price prince read
rice root sage savage seal self sharp shell short silver singer small snow south speed spring
steel stone street strong swan swift temple thorn tower train tree ward waters weeks wells
west white wild wise wolf wood woods an he in long so to
"""
_ALSO_WORDS = frozenset(_NAMES_AND_WORDS.split())
_SHORTEST = 2


def names_in(text: str, others: Iterable[PersonName], own: PersonName) -> tuple[str, ...]:
    """Return the words of a text that name one of the others, each once, in their order.

    A word that is part of the pupil's own name cannot be told apart and is passed over.
    """
    people = tuple(others)
    wanted = {part for person in people for name in _all_names(person) for part in _parts(name)}
    wanted -= {part for name in _all_names(own) for part in _parts(name)}
    # Chinese has no spaces between words: there a whole name is looked for.
    found: dict[str, None] = {
        p.full: None for p in people if is_han(p.full) and p.full in text and p != own
    }
    for match in _WORD.finditer(text):
        for word in _pieces(match.group()):
            key = _folded(word)
            if key in wanted and not _is_only_a_word(text, match.start(), word, key):
                found[word] = None
    return tuple(found)


def without_titled(text: str) -> str:
    """Return a text without adults who are named with their title, as rooms are: Ms Khan's room."""
    return _TITLED.sub("…", text)


def _all_names(person: PersonName) -> tuple[str, ...]:
    return (
        person.legal_forename,
        person.legal_surname,
        person.preferred_forename,
        person.preferred_surname,
    )


def _parts(name: str) -> set[str]:
    return {
        _folded(piece)
        for match in _WORD.finditer(name)
        for piece in _pieces(match.group())
        if len(piece) >= _SHORTEST or not piece.isascii()
    }


def _pieces(word: str) -> tuple[str, ...]:
    """A word, and without the `'s` of what belongs to somebody; of double names both halves."""
    bare = re.sub(r"['’]s$", "", word)
    return tuple(dict.fromkeys((bare, *bare.split("-"))))


def _folded(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold().replace("’", "'")


def _is_only_a_word(text: str, start: int, word: str, key: str) -> bool:
    if key not in _ALSO_WORDS:
        return False
    if not word[:1].isupper():
        return True
    before = text[:start].rstrip(" \t\"'(")
    return not before or before[-1] in _SENTENCE_ENDS
