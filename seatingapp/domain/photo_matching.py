"""Whose photo a file is: by the MIS's own table, UPN, admission number or name.

A photo of the wrong child is worse than none, so whatever is not certain is asked: a number in the
middle of a name counts only where the rest of the name fits, and a form that contradicts is a
question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from seatingapp.domain.names import fold
from seatingapp.domain.photo_names import (
    Hints,
    KnownForms,
    Words,
    is_copy_mark,
    joined,
    stem_of,
    without_asides,
    words_of,
)
from seatingapp.domain.photo_plan import (
    GOING_IN,
    LEAVE_OUT,
    How,
    PhotoDecision,
    PhotoFile,
    PhotoMatch,
    PhotoOutcome,
    PhotoPlan,
    Said,
)
from seatingapp.domain.pupils import Pupil
from seatingapp.domain.wording import counted

_MOST_CANDIDATES = 8
Ids = frozenset[int]


def find_pupils(files: Iterable[PhotoFile], pupils: Sequence[Pupil]) -> tuple[PhotoMatch, ...]:
    """Return for each file whom it shows, or may show, whatever other files do."""
    finder = _Finder(pupils)
    return tuple(finder.find(file) for file in files)


def plan_photos(
    matches: Sequence[PhotoMatch],
    pupils: Sequence[Pupil],
    *,
    pictured: Collection[int] = (),
    refused: Collection[int] = (),
    choices: Mapping[str, int] | None = None,
) -> PhotoPlan:
    """Decide on every file so that no pupil gets two photos and no file goes to two pupils.

    `pictured` have a photo already, `refused` are marked "no photo". `choices` says by a file's key
    whom it shows, a pupil's id, or LEAVE_OUT; what is said there goes before what was found.
    """
    said = choices or {}
    by_id = {pupil.id: pupil for pupil in pupils}
    wanted: defaultdict[int, list[int]] = defaultdict(list)
    for place, match in enumerate(matches):
        pupil_id = _meant(match, said, by_id)
        if pupil_id is not None:
            wanted[pupil_id].append(place)
    decisions: dict[int, PhotoDecision] = {}
    for pupil_id, places in wanted.items():
        rivals = {place: matches[place] for place in places}
        decided = _among(by_id[pupil_id], rivals, said, pictured, refused)
        decisions.update(decided)
    ordered = tuple(
        decisions.get(place) or _undecided(match, said) for place, match in enumerate(matches)
    )
    return _with_gaps(ordered, pupils, set(pictured), set(refused))


def _meant(match: PhotoMatch, choices: Mapping[str, int], by_id: Mapping[int, Pupil]) -> int | None:
    """Whose photo a file is to be, if anybody's."""
    if match.file.problem:
        return None
    chosen = choices.get(match.file.key)
    if chosen is not None:
        return chosen if chosen in by_id else None
    return match.pupil.id if match.pupil is not None and match.pupil.id in by_id else None


def _undecided(match: PhotoMatch, choices: Mapping[str, int]) -> PhotoDecision:
    """Decide on a file that is nobody's photo as it stands."""
    file = match.file
    if file.problem:
        return PhotoDecision(file, PhotoOutcome.UNREADABLE, reason=file.problem)
    everyone = match.candidates or ((match.pupil,) if match.pupil is not None else ())
    if choices.get(file.key) == LEAVE_OUT:
        return PhotoDecision(
            file, PhotoOutcome.LEFT_OUT, candidates=everyone, reason="As you said."
        )
    outcome = PhotoOutcome.UNCLEAR if everyone else PhotoOutcome.UNKNOWN
    return PhotoDecision(file, outcome, candidates=everyone, reason=match.reason)


def _among(
    pupil: Pupil,
    rivals: Mapping[int, PhotoMatch],
    choices: Mapping[str, int],
    pictured: Collection[int],
    refused: Collection[int],
) -> dict[int, PhotoDecision]:
    """Decide on all files that show one pupil: one of them at most is taken."""
    by_hand = [place for place, match in rivals.items() if match.file.key in choices]
    in_question = by_hand or list(rivals)
    decided: dict[int, PhotoDecision] = {}
    for place, match in rivals.items():
        outcome, reason = PhotoOutcome.NEW, match.reason
        if pupil.id in refused:
            outcome, reason = PhotoOutcome.NO_PHOTO, "This pupil is marked “no photo”."
        elif place not in in_question:
            outcome, reason = PhotoOutcome.LEFT_OUT, "Another photo of this pupil is used."
        elif len(in_question) > 1:
            outcome = PhotoOutcome.SEVERAL
            reason = f"{counted(len(in_question), 'photo')} are of this pupil: choose one."
        elif pupil.id in pictured:
            outcome = PhotoOutcome.REPLACES
        how = How.BY_HAND if match.file.key in choices else match.how
        if how is How.BY_HAND and outcome in GOING_IN:
            reason = ""  # it was why the file was asked about
        everyone = match.candidates or (pupil,)
        decided[place] = PhotoDecision(match.file, outcome, pupil, how, everyone, reason)
    return decided


def _with_gaps(
    decisions: tuple[PhotoDecision, ...],
    pupils: Sequence[Pupil],
    pictured: set[int],
    refused: set[int],
) -> PhotoPlan:
    """Add who is still without a photo: by name in the forms concerned, else by number."""
    taken = [d.pupil for d in decisions if d.pupil is not None and d.outcome in GOING_IN]
    covered = pictured | refused | {pupil.id for pupil in taken}
    forms = {(pupil.year_group, pupil.form) for pupil in taken}
    missing = [pupil for pupil in pupils if pupil.id not in covered]
    near = tuple(p for p in missing if not forms or (p.year_group, p.form) in forms)
    return PhotoPlan(decisions, near, len(missing) - len(near))


class _Finder:
    """Looks pupils up by number and by name; made once for many files."""

    def __init__(self, pupils: Sequence[Pupil]) -> None:
        self._pupils = {pupil.id: pupil for pupil in pupils}
        self._forms = KnownForms(pupil.form for pupil in pupils)
        self._numbers: dict[How, dict[str, Ids]] = {
            How.UPN: _grouped((joined(words_of(p.upn)), p.id) for p in pupils),
            How.ADMISSION_NUMBER: _grouped(
                (joined(words_of(p.admission_number)), p.id) for p in pupils
            ),
        }
        self._bare = _grouped(
            (number.lstrip("0"), pupil_id)
            for number, ids in self._numbers[How.ADMISSION_NUMBER].items()
            for pupil_id in ids
        )
        self._spelled = _grouped(
            (spelling, p.id) for p in pupils for spelling in _spellings(p, in_words=True)
        )
        self._run_together = _grouped(
            (spelling, p.id) for p in pupils for spelling in _spellings(p, in_words=False)
        )
        self._words = {p.id: _name_words(p) for p in pupils}
        self._by_letter = _grouped((word[0], p.id) for p in pupils for word in self._words[p.id])

    def find(self, file: PhotoFile) -> PhotoMatch:
        """Return whom a file shows."""
        if file.problem:
            return PhotoMatch(file)
        if file.said is not None:
            return self._by_table(file, file.said)
        words = words_of(stem_of(file.name))
        hints = self._forms.hints(words)
        return self._by_number(file, words, hints) or self._by_name(file, words, hints)

    def _by_table(self, file: PhotoFile, said: Said) -> PhotoMatch:
        for number in said.numbers:
            found = self._with_number(joined(words_of(number)))
            if found is not None:
                return self._settled(file, *found)
        if said.name:
            words = words_of(said.name)
            match = self._by_name(file, words, self._forms.hints(words))
            if match.pupil is not None or match.candidates:
                return match
        return PhotoMatch(file, reason=f"{said.source} names a pupil who is not in this vault.")

    def _with_number(self, number: str) -> tuple[How, Ids] | None:
        """Who has a UPN or an admission number; zeros in front may be missing or too many."""
        for how, known in self._numbers.items():
            if number in known:
                return how, known[number]
        bare = number.lstrip("0")
        if bare and number.isdigit() and bare in self._bare:
            return How.ADMISSION_NUMBER, self._bare[bare]
        return None

    def _by_number(self, file: PhotoFile, words: Words, hints: Hints) -> PhotoMatch | None:
        """A number with nothing beside it, or beside the name of its pupil; None without one."""
        for word in words:
            found = self._with_number(word) if len(words) == 1 or len(word) > 2 else None
            if found is not None:
                others = tuple(w for w in hints.rest if w != word)
                return self._beside(file, found, others)
        whole = joined(words)
        found = self._with_number(whole) if len(words) > 1 else None  # 2019-0123
        if found is not None:
            return self._settled(file, *found)
        if len(words) == 1 and whole.isdigit():
            return PhotoMatch(file, reason=f"No pupil has the admission number {whole}.")
        return None

    def _beside(self, file: PhotoFile, found: tuple[How, Ids], others: Words) -> PhotoMatch:
        """Decide on a number by the words around it, which may contradict."""
        how, ids = found
        name = without_asides(others)
        fitting = frozenset(i for i in ids if self._fits(name, i))
        if is_copy_mark(others) or (fitting and (name or how is How.UPN)):
            return self._settled(file, how, fitting or ids)
        named = self._spelled.get(" ".join(name)) or frozenset()
        reason = f"The {how} fits, but not what stands beside it."
        return PhotoMatch(file, candidates=self._listed(ids | named), reason=reason)

    def _fits(self, words: Words, pupil_id: int) -> bool:
        """Whether words are all of a pupil's name, also where they are run together."""
        run_together = self._run_together.get(joined(words), frozenset())
        return set(words) <= self._words[pupil_id] or pupil_id in run_together

    def _by_name(self, file: PhotoFile, words: Words, hints: Hints) -> PhotoMatch:
        near = self._forms.hints(words_of(file.folder))
        for part in (words, hints.rest, without_asides(hints.rest)):
            ids = self._spelled.get(" ".join(part)) or self._run_together.get(joined(part))
            if part and ids:
                is_whole = part == words
                return self._of_name(file, ids, Hints(()) if is_whole else hints, near)
        loosely = self._loosely(without_asides(hints.rest))
        reason = "The name fits only in part." if loosely else "No pupil of this name is here."
        return PhotoMatch(file, candidates=self._listed(loosely), reason=reason)

    def _of_name(self, file: PhotoFile, ids: Ids, own: Hints, near: Hints) -> PhotoMatch:
        """Tell pupils of one name apart by the form in the file's name, or else its folder's."""
        for hints in (own, near):
            fitting = self._in_form(ids, hints)
            if len(ids) == 1 and not fitting and hints is own:
                said = ", ".join(sorted(own.forms | own.years)).upper()
                reason = f"The name fits, but the file says {said}."
                return PhotoMatch(file, candidates=self._listed(ids), reason=reason)
            if fitting and (hints.forms or hints.years) and len(fitting) < len(ids):
                return self._settled(file, How.NAME_AND_FORM, fitting)
        how = How.NAME_AND_FORM if own.forms and len(ids) == 1 else How.NAME
        return self._settled(file, how, ids)

    def _in_form(self, ids: Ids, hints: Hints) -> Ids:
        """Those who are in the form that was named, or else in the year."""
        if hints.forms:
            return frozenset(i for i in ids if fold(self._pupils[i].form) in hints.forms)
        if hints.years:
            return frozenset(i for i in ids if self._pupils[i].year_group in hints.years)
        return ids

    def _loosely(self, words: Words) -> Ids:
        """Those of whose names every word begins one: `Sam P`; none where too many would do."""
        if not words or max(len(word) for word in words) < 2:
            return frozenset()
        somebody = self._by_letter.get(words[0][0], frozenset())
        fitting = frozenset(
            pupil_id
            for pupil_id in somebody
            if all(any(w.startswith(word) for w in self._words[pupil_id]) for word in words)
            or (len(words) > 2 and set(_shortest(self._pupils[pupil_id])) <= set(words))
        )
        return fitting if len(fitting) <= _MOST_CANDIDATES else frozenset()

    def _settled(self, file: PhotoFile, how: How, ids: Ids) -> PhotoMatch:
        """One pupil, or a question where several have the same number or name."""
        if len(ids) == 1:
            return PhotoMatch(file, self._pupils[next(iter(ids))], how)
        reason = f"{counted(len(ids), 'pupil')} have this {how}."
        return PhotoMatch(file, candidates=self._listed(ids), reason=reason)

    def _listed(self, ids: Ids) -> tuple[Pupil, ...]:
        pupils = (self._pupils[pupil_id] for pupil_id in ids)
        return tuple(sorted(pupils, key=lambda p: (*p.name.sort_key, p.form, p.id)))


def _grouped(pairs: Iterable[tuple[str, int]]) -> dict[str, Ids]:
    """Return who has what; what is empty is nobody's."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for text, pupil_id in pairs:
        if text:
            found[text].add(pupil_id)
    return {text: frozenset(ids) for text, ids in found.items()}


def _parts(pupil: Pupil) -> tuple[set[Words], set[Words]]:
    """The forenames and surnames that a file may give: shown, legal, and a first one alone."""
    name = pupil.name
    forenames = {words_of(name.forename), words_of(name.legal_forename)}
    forenames |= {words[:1] for words in forenames}
    return forenames, {words_of(name.surname), words_of(name.legal_surname)}


def _spellings(pupil: Pupil, *, in_words: bool) -> set[str]:
    """Forename and surname in both orders, as words or run together."""
    forenames, surnames = _parts(pupil)
    orders = {part for f in forenames for s in surnames for part in (f + s, s + f)}
    return {" ".join(words) if in_words else joined(words) for words in orders}


def _name_words(pupil: Pupil) -> frozenset[str]:
    forenames, surnames = _parts(pupil)
    return frozenset(word for part in forenames | surnames for word in part)


def _shortest(pupil: Pupil) -> Words:
    """The first forename and the surname: what is left of a name without middle names."""
    return words_of(pupil.name.forename)[:1] + words_of(pupil.name.surname)
