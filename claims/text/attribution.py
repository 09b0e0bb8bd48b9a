"""Who stands behind a sentence, by noun phrase and reporting verb."""

from __future__ import annotations

import re
from typing import NamedTuple

NAMED_ON_RECORD = "named_on_record"
NAMED_ORGANISATION = "named_organisation"
UNNAMED_SOURCES = "unnamed_sources"
NOBODY = "nobody"
LEVELS = (NAMED_ON_RECORD, NAMED_ORGANISATION, UNNAMED_SOURCES, NOBODY)

_VERB = (
    r"(?:said|says|told|tells|believed|believes|stressed|stated|states|announced|claimed|claims|added|warned|argued|"
    r"estimated|estimates|reported|reports|noted|explained|predicted|insisted|confirmed|acknowledged|asserted|wrote|"
    r"pointed out|put the)"
)
_CAPITAL = r"(?:[A-Z][a-z]{0,2}\.[ ])?[^\W\d_a-z][\w’'-]{1,30}"
_NAME = rf"{_CAPITAL}(?:[ ](?:(?:of|for|al|de|van|bin)[ ])?{_CAPITAL}){{0,5}}"
_THE = r"(?:[Tt]he[ ])?"
_ADVERB = r"(?:[ ](?:also|further|later|earlier|has|had|have))?"

_UNNAMED_WHO = (
    r"(?i:sources?|officials?|witnesses|eyewitnesses|activists|residents|analysts|experts|insiders|people familiar|"
    r"diplomats?|observers|locals|reports)"
)
_UNNAMED = re.compile(
    rf"\b{_UNNAMED_WHO}(?:,[^,.]{{0,60}},)?{_ADVERB}[ ]{_VERB}\b"
    rf"|\b{_VERB}[ ](?:[\w-]{{1,20}}[ ]){{0,2}}{_UNNAMED_WHO}\b"
    rf"|\b[Aa]ccording to (?:[\w-]{{1,20}}[ ]){{0,3}}{_UNNAMED_WHO}\b|\bon condition of anonymity\b",
)
_FRONT = re.compile(rf"(?P<who>{_NAME})(?:,[^,.]{{0,80}},)?{_ADVERB}[ ]{_VERB}\b")
_INVERTED = re.compile(rf"[,”\"’'][ ]?{_VERB}[ ]{_THE}(?P<who>{_NAME})")
_ACCORDING = re.compile(rf"\b[Aa]ccording to {_THE}(?:[a-z-]{{1,20}}[ ]){{0,3}}(?P<who>{_NAME})")
_CARRIED = re.compile(
    rf"\b(?:[Hh]e|[Ss]he|[Tt]he (?:[\w.-]{{1,20}}[ ])?(?:spokesman|spokeswoman|spokesperson|official|minister|"
    rf"commander|general|president|governor)){_ADVERB}[ ]{_VERB}\b"
    r"|\b[Aa]ccording to (?:him|her|the (?:[\w.-]{1,20}[ ])?(?:spokesman|spokeswoman|spokesperson|official|minister))\b"
)

_TITLES = frozenset(
    "Mr Mrs Ms Dr Prof President Minister Secretary Senator General Colonel Col Gen Lt Capt Captain Major Commander "
    "Governor Mayor Judge Spokesman Spokeswoman Pentagon Prime Chancellor King Queen Sheikh Ambassador".split()
)
_ORGANISATION_WORDS = frozenset(
    "Ministry Department Agency Observatory Office Council Committee Commission Forces Force Army Police Bank Fund "
    "Organisation Organization Group Party Union Nations Institute University Court Government House Coalition Center "
    "Centre Bureau Association Company Corporation Foundation Pentagon Kremlin Reuters Court Authority Board Service "
    "Command Monitor Watch Times Post News Hospital Inc Ltd Congress Parliament Senate Labour Team "
    "Network Federation".split()
)
_NOT_NAMES = frozenset(
    "The A An He She It They We I You This That These Those But And In On At By For From With As After Before When "
    "While However Meanwhile Earlier Later Sources Officials Reports Statements Public Witnesses Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday January February March April June July August September October "
    "November December Some Many Most All Who What Which Nobody Everyone Critics".split()
)


class Attribution(NamedTuple):
    """`level` is one of LEVELS; `claimant` is the name as written, empty where nobody is named."""

    level: str
    claimant: str


class Speakers:
    """Reads sentences in order and remembers who spoke last, so that "he said" finds its person."""

    def __init__(self) -> None:
        self._people: dict[str, str] = {}
        self._last = ""

    def read(self, sentence: str) -> Attribution:
        """Sentences over 2,000 characters are read at their beginning only."""
        sentence = sentence[:2000]
        for pattern in (_ACCORDING, _INVERTED, _FRONT):
            for match in pattern.finditer(sentence):
                found = self._name(match.group("who"))
                if found:
                    return found
        if self._last and _CARRIED.search(sentence):
            return Attribution(NAMED_ON_RECORD, self._last)
        if _UNNAMED.search(sentence):
            return Attribution(UNNAMED_SOURCES, "")
        return Attribution(NOBODY, "")

    def _name(self, phrase: str) -> Attribution | None:
        words = phrase.split()
        while words and words[0] in _NOT_NAMES:
            words.pop(0)
        if not words or words[-1] in _NOT_NAMES:
            return None
        if any(word in _ORGANISATION_WORDS for word in words[-1:]) or any(
            word in _ORGANISATION_WORDS and word not in _TITLES for word in words
        ):
            return Attribution(NAMED_ORGANISATION, " ".join(words))
        while len(words) > 1 and words[0].rstrip(".") in _TITLES:
            words.pop(0)
        name = " ".join(words)
        if len(words) == 1 and words[0] in self._people:
            name = self._people[words[0]]
        elif len(words) == 1 and (words[0] in _TITLES or phrase.split()[0].rstrip(".") not in _TITLES - {"Pentagon"}):
            # One unknown word is a person only after a title ("Mr. Novak"); else it is a body ("UNICEF").
            return Attribution(NAMED_ORGANISATION, name)
        self._people[words[-1]] = name
        self._last = name
        return Attribution(NAMED_ON_RECORD, name)
