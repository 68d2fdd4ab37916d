"""Wording that may be about a child's safety, which belongs with the person the school named.

This app keeps no safeguarding case notes. What the words are taken from: *Keeping children safe in
education*, part one (kinds of abuse and neglect, and what staff should look out for) and annex B
(further information: exploitation, domestic abuse, honour-based abuse, self-harm, children
missing from education). It tells staff to speak to the designated safeguarding lead at once.

Patterns find whole words with their inflections, not parts of words. They are few and plain, so
that a teacher can guess why one was found. What schools say of ordinary behaviour is left alone:
"abusive language", "hit another pupil", "neglected homework".
"""

from __future__ import annotations

import re
import unicodedata

from seatingapp.domain.errors import Refusal

_ADULTS = (
    r"(?:mum|mom|mam|mummy|mother|dad|daddy|father|parents?|step-?(?:mum|mother|dad|father|parent)"
    r"|nan|gran|grandad|grand(?:mother|father|parents?)|uncle|aunt(?:ie|y)?|carers?|guardian"
    r"|brother|sister|cousin|boyfriend|girlfriend|family)"
)
_HARMS = (
    r"(?:hit|hits|hitting|hurts?|hurting|beats?|beating|beaten|slap(?:s|ped|ping)?"
    r"|punch(?:es|ed|ing)?|kick(?:s|ed|ing)?|strangl(?:es|ed|ing)|burn(?:s|t|ed|ing)"
    r"|smack(?:s|ed|ing)?|whip(?:s|ped|ping)?)"
)
_SELF = r"(?:him|her|them|my|your|one)sel(?:f|ves)"
_WHOM = r"(?:him|her|them|me)"
_ABUSE = (
    r"(?<!verbal )(?<!verbally )abus(?:e|es|ed|ing|er|ers)"
    r"(?! (?:of )?(?:the |a |his |her |their )?(?:\w+ )?"
    r"(?:privileges?|trust|equipment|phones?|rules?|pass(?:es)?|systems?)\b)"
)
_NEGLECT = (
    r"neglect(?:s|ed|ing)?(?! (?:of )?(?:his |her |their |the )?(?:\w+ )?"
    r"(?:home ?work|work|duty|duties|tasks?|planner|revision|coursework|studies|equipment))"
)
_HARMED_BY = (
    r"(?:hit|hurt|beaten|slapped|punched|kicked|strangled|burnt|burned|smacked) by"
    r" (?:his |her |their |my |a |the )?" + _ADULTS
)
_PATTERNS = (
    # Self-harm and despair.
    r"self[- ]?harm(?:s|ed|ing)?",
    rf"(?:cut|cuts|cutting|(?:hurt|harm|kill)(?:s|ed|ing)?) {_SELF}",
    r"suicid(?:e|es|al)",
    r"(?:want|wants|wanted|wish|wishes|wished) to (?:die|be dead)",
    r"(?:end|ends|ended|ending|take|takes|taking) (?:his|her|their|my) (?:own )?(?:life|lives)",
    r"overdos(?:e|es|ed|ing)",
    r"anorexi[ac]|bulimi[ac]|eating disorder",
    # Physical abuse and neglect.
    _ABUSE,
    _NEGLECT,
    r"bruis(?:e|es|ed|ing)",
    r"(?:cigarette |belt )(?:burns?|marks?)",
    rf"{_ADULTS}(?: \w+)? {_HARMS} {_WHOM}",
    rf"{_ADULTS}(?: \w+)? {_HARMS} (?:\w+ ){{0,3}}at home",
    rf"{_HARMS} (?:{_WHOM} |by (?:\w+ )?{_ADULTS} )at home",
    _HARMED_BY,
    r"(?:scared|afraid|frightened|terrified)(?: \w+){0,2} (?:go|going|be|being) (?:back )?home",
    r"(?:scared|afraid|frightened|terrified) of (?:his |her |their |my )?" + _ADULTS,
    r"(?:not|isn't|doesn't feel|never feels?) safe at home|unsafe at home",
    r"(?:no|not enough) food at home|nothing to eat at home",
    r"domestic (?:abuse|violence)",
    # Sexual abuse, exploitation, honour-based abuse.
    r"rap(?:e|es|ed|ing|ist)",
    r"molest(?:s|ed|ing)?",
    r"sexual(?:ly)? (?:abus|assault|harass|exploit|touch|active)\w*",
    rf"touch(?:es|ed|ing) {_WHOM} (?:inappropriately|where|there|down there)",
    r"(?:inappropriate|indecent)(?:ly)? touch\w*|indecent (?:image|photo|picture|exposure)s?",
    r"private parts",
    r"nudes?|(?:nude|naked) (?:image|photo|picture|video|selfie)s?",
    r"sext(?:s|ed|ing)?",
    r"groom(?:ed|ing)",
    r"pregnan(?:t|cy)",
    r"fgm|female genital mutilation|forced marriage|honour[- ]based",
    r"county lines|traffick(?:ed|ing)|(?:child|criminal|sexual) exploitation",
    r"carr(?:y|ies|ied|ying) (?:a |an )?(?:knife|blade|weapon)",
    r"radicali[sz](?:ed|ing|ation)",
    # Missing, homeless; a disclosure, and those who are told of it.
    r"(?:run|runs|ran|running) away from home|sleep(?:s|ing)? rough|homeless",
    r"disclos(?:e|es|ed|ing|ures?)",
    r"(?:asked|begged|told) me not to (?:tell|say)|promise not to tell|told me in confidence",
    r"safeguarding|child protection|social (?:workers?|services|care)|child in need",
)
_FOUND = re.compile(r"\b(?:" + "|".join(_PATTERNS) + r")\b")

LEAD = "the designated safeguarding lead"


def wording_found(text: str) -> str:
    """Return the first words of a text that may be about a child's safety, or an empty text."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    plain = " ".join(re.sub(r"[‐‑–—]", "-", plain).split())
    found = _FOUND.search(plain)
    return found.group() if found else ""


def whom_to_tell(name: str) -> str:
    """Whom to speak to: `Ms Okafor, the designated safeguarding lead`, or without a name."""
    return f"{name}, {LEAD}" if name else LEAD


def hint(name: str) -> str:
    """What is said in place of keeping such a note."""
    return (
        f"This may be about a child's safety. Speak to {whom_to_tell(name)}, today and in person; "
        "if a child is in danger now, at once. These words are not kept here."
    )


class SafeguardingWording(Refusal):
    """A note was not kept, because it may be about a child's safety; it can be reworded."""

    def __init__(self, words: str, lead: str, *, kept: str) -> None:
        """`words` are those that were found, `lead` the name of whom to speak to, if it is set."""
        super().__init__(
            f"“{words}” may be about a child's safety, and this app keeps no such notes.",
            kept=kept,
            todo=f"Speak to {whom_to_tell(lead)}, today and in person; if a child is in danger "
            "now, at once. If the words mean something else, say it in others.",
        )
