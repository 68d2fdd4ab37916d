"""What schools and their systems call a column. Compared without case, blanks and punctuation."""

from __future__ import annotations

import re
import unicodedata

from seatingapp.domain.class_lists import ColumnMeaning as M

_WORDS: dict[M, str] = {
    M.SURNAME: """surname, last name, family name, surnames, last names, pupil surname, last,
        student surname, pupil last name, student last name""",
    M.FORENAME: """forename, first name, given name, first, given,
        forenames, first names, given names,
        christian name, pupil forename, student forename, pupil first name, student first name""",
    M.LEGAL_SURNAME: "legal surname, legal last name, legal family name",
    M.LEGAL_FORENAME: "legal forename, legal first name, legal forenames, legal given name",
    M.PREFERRED_SURNAME: "preferred surname, preferred last name, chosen surname",
    M.PREFERRED_FORENAME: """preferred forename, preferred first name, chosen name, known as,
        preferred given name, chosen forename, known name, chosen first name""",
    M.FULL_NAME: """name, names, pupil name, student name, full name, pupil, student, learner,
        learner name, child, child name, pupils name, students name, display name, legal name,
        pupil full name, student full name, forename surname, first name last name, sortable name,
        legal full name, pupil names, student names, pupils, students""",
    M.SURNAME_FIRST: """surname forename, surname first name, last name first name,
        surname forenames, legal surname legal forename, preferred surname preferred forename,
        surname and forename""",
    M.PREFERRED_NAME: "preferred name, preferred full name",
    M.UPN: "upn, unique pupil number, pupil upn, upn number, current upn",
    M.ADMISSION_NUMBER: """admission no, admission number, adno, adm no, admission num, ad no,
        student number, pupil number, admission, adm number, admission id""",
    M.MIS_ID: """mis id, student id, sis id, id, pupil id, external id, person id, user id,
        arbor id, arbor student id, sims id, bromcom id, mis student id, school id number""",
    M.CANDIDATE_NUMBER: """candidate number, candidate no, candidate num, cand no,
        cand number, cand num, exam number, exam no, exam num, examination number, examination no,
        exam candidate number, exam candidate no, exams candidate number, exam cand no,
        external candidate number, exams number""",
    M.YEAR_GROUP: """year, year group, nc year, nc year actual, student year group, yr, yr group,
        current year, current nc year, national curriculum year, curriculum year, pupil year,
        current year group, year grp, year group name""",
    M.FORM: """reg, reg group, registration form, registration group, form, form group,
        tutor group, tutor group name, reg form, registration, form class, reg class, form name,
        registration class, registration form name, current registration form, tg, reg group name,
        registration group name, tutor group code""",
    M.TEACHING_GROUP: """teaching group, group, group name, course, set, class code, class name,
        teaching groups, section name, teaching class, teaching set, classes, class group,
        class, current class""",
    M.FORM_AND_CLASS: "form and class, form class group",
    M.HOUSE: "house, house name, academic house, house group",
    M.DATE_OF_BIRTH: "dob, date of birth, birth date, birthdate, birthday, d o b, pupil dob",
    M.SEN: """sen status, send status, sen, send, sen provision, send status code, sen stage,
        sen provision code, sen code, send code, sen support, send provision, current sen status,
        sen level, special educational needs, sen provision type""",
    M.SEN_NEEDS: """sen need, sen needs, sen type, sen need type, primary se needs type,
        primary sen needs type,
        sen primary need, primary need, send need, primary sen need, sen types, sen need types""",
    M.PUPIL_PREMIUM: """pupil premium, pupil premium indicator, pp, disadvantaged, premium,
        disadvantaged pp, is pupil premium, pupil premium eligible, pupil premium eligibility,
        pp indicator, pp flag, pupil premium flag, deprivation pupil premium, pp eligible,
        pupil premium status, pp status, disadvantaged pupil, pupil premium pp""",
    M.FSM: """fsm, fsm eligible, fsm eligibility, free school meals, free school meal, is fsm,
        fsm status, current fsm, fsm current, fsm flag, free school meals eligibility""",
    M.EVER_6: """fsm6, ever 6, ever 6 fsm, ever fsm 6, is fsm ever 6, fsm ever 6, fsm e6, e6 fsm,
        is ever 6, ever six, fsm ever6, eligible for free meals in the past 6 years""",
    M.SERVICE_CHILD: """service child, service children, service child indicator,
        service child premium, service family, service pupil, service indicator""",
    M.LOOKED_AFTER: """looked after, in care, is looked after, lac, cla, looked after child,
        child looked after, looked after indicator, currently in care, lac status, in care status,
        looked after premium, children looked after""",
    M.EAL: """eal, eal status, is eal, english additional language, eal indicator, eal flag,
        english as additional language, english as an additional language""",
    M.ACTION: "action, actions, classroom action, teacher action, medical action, allergy action",
    M.READING_AGE: "reading age",
    M.PRIOR_ATTAINMENT: "prior attainment, attainment band, hml, hpa mpa lpa",
    M.TARGET: "target, target grade, minimum target grade, mtg, end of year target",
    M.WORKING_AT: "working at, working at grade, current grade, wag, current working grade",
    M.SEX: "gender, sex, legal sex, m f",
    M.MORE_ABLE: """more able, gifted and talented, is gifted and talented, g t, g and t, most able,
        gifted, able and talented, more able indicator""",
}
_SYNONYMS: dict[str, M] = {}
# Student UPN, Pupil: Legal Surname.
_OWNERS = ("student", "pupil", "learner", "child")
# Recognised wherever they stand in a longer heading, in this order.
_CONTAINED: tuple[tuple[str, M], ...] = (
    ("readingage", M.READING_AGE),
    ("priorattainment", M.PRIOR_ATTAINMENT),
    ("dateofbirth", M.DATE_OF_BIRTH),
    ("workingat", M.WORKING_AT),
)
_NOT_NEEDED = re.compile(
    r"address|postcode|postalcode|street|town|county$|phone|mobile|telephone|email|contact|parent"
    r"|guardian|carer|mother|father|sibling|ethnic|religion|faith|language|nationalit|country"
    r"|medical|health|doctor|nhs|dietary|allerg|diagnos|disabilit|safeguard|childprotection|notes?$"
    r"|comment|password|username|login|photo|title|middle|initials|formername|formersurname"
    r"|maidenname|^uln$|uniquelearner|^uci$|exam|candidate|enrolment|enrollment|attendance|absence"
    r"|sessions|latemarks|^school|^site$|dfenumber|^urn$|biometric|consent|meal(type|preference)"
    r"|leav|entrydate|startdate|enddate|dateof(entry|admission|joining)|admissiondate|bank|transport"
    r"|exclu|suspen|adopted|status$|graduation|passport|visa|socialworker"
)


def key(heading: str) -> str:
    """Return a heading without case, accents, blanks, punctuation and marks for `required`."""
    bare = re.sub(r"\((required|optional|mandatory)\)", "", heading.casefold())
    plain = unicodedata.normalize("NFKD", bare)
    return "".join(c for c in plain if c.isalnum())


def meaning(heading: str) -> M:
    """Return what a column with this heading holds, from the heading alone."""
    bare = key(heading)
    owner = next((o for o in _OWNERS if bare.startswith(o)), "")
    found = _SYNONYMS.get(bare) or _SYNONYMS.get(bare.removeprefix(owner))
    found = found or next((m for part, m in _CONTAINED if part in bare), None)
    if found:
        return found
    if bare.startswith("dob") and len(bare) <= 14:  # dob(dd/mm/yyyy)
        return M.DATE_OF_BIRTH
    if _NOT_NEEDED.search(bare):
        return M.NOT_NEEDED
    return M.TARGET if "target" in bare else M.UNKNOWN


for _meaning, _listed in _WORDS.items():
    for _heading in _listed.split(","):
        _SYNONYMS[key(_heading)] = _meaning
