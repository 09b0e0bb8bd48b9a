"""Who stands behind a sentence, by noun phrase and reporting verb, and the words that show it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from claims.text.grammar import Grammar, grammar_for
from claims.text.patterns import any_of

NAMED_ON_RECORD = "named_on_record"
NAMED_ORGANISATION = "named_organisation"
UNNAMED_SOURCES = "unnamed_sources"
NOBODY = "nobody"
LEVELS = (NAMED_ON_RECORD, NAMED_ORGANISATION, UNNAMED_SOURCES, NOBODY)
LONGEST_READ = 2000  # characters of one sentence
LONGEST_NAME, MOST_NAME_WORDS = 120, 9  # of a name without capitals, with its title
REACH = 120  # characters before a verb in which its subject is looked for


class Attribution(NamedTuple):
    """`level` is one of LEVELS; `claimant` is the name as written, empty where nobody is named.

    `source` is who is said to say it, named or not ("Ada Marsh", "the ministry", "Public statements").
    The words that show it stand at [start, end) of the text; both are 0 where nothing shows anything.
    """

    level: str
    claimant: str = ""
    source: str = ""
    start: int = 0
    end: int = 0


UNATTRIBUTED = Attribution(NOBODY)


class Speakers:
    """Reads a text's sentences in order and remembers who spoke last, so that "he said" finds its person."""

    def __init__(self, text: str, language: str = "en") -> None:
        self.text = text
        self._grammar = grammar_for(language)
        self._folded = self._grammar.fold(text)
        self._cues = cues_of(self._grammar)
        self.any = bool(self._cues.any.search(self._folded))  # else no sentence names anybody
        self._people: dict[str, str] = {}
        self._last = ""

    def read(self, start: int, end: int) -> Attribution:
        """Sentences over 2,000 characters are read at their beginning only."""
        end = min(end, start + LONGEST_READ)
        if not self._cues.any.search(self._folded, start, end):
            return UNATTRIBUTED
        if self._grammar.language.speech.verb_first:
            return self._read_verb_first(start, end)
        speech = self._grammar.language.speech
        for pattern in (self._cues.according, self._cues.inverted):
            for match in pattern.finditer(self.text, start, end):
                common = set(match["common"].lower().split())
                if common & (speech.unnamed | speech.roles):
                    continue  # "according to officials in Paris"
                found = self._name(match["who"], match.start(), match.end())
                if found:
                    return found
        for verb in self._cues.verb.finditer(self._folded, start, end):
            subject = self._cues.subject.search(self.text, max(start, verb.start() - REACH), verb.start())
            if subject and not self._is_place(subject.start("who"), start):
                found = self._name(subject["who"], subject.start("who"), verb.end())
                if found:
                    return found
        return self._common(start, end)

    def _is_place(self, at: int, start: int) -> bool:
        before = self._folded[max(start, at - 8) : at].split()
        return bool(before) and before[-1] in self._grammar.language.speech.places

    def _common(self, start: int, end: int) -> Attribution:
        """Find speakers in common words: "he said", "the ministry said", "sources said", "statements showed"."""
        carried = self._cues.carried.search(self._folded, start, end)
        if carried:
            said = self.text[carried.start() : carried.end()]
            if self._last:
                return Attribution(NAMED_ON_RECORD, self._last, self._last, carried.start(), carried.end())
            if carried["role"]:
                return Attribution(UNNAMED_SOURCES, "", said, carried.start(), carried.end())
        body = self._cues.body.search(self._folded, start, end)
        if body:
            who = self.text[slice(*body.span("who" if body["who"] else "after"))]
            return Attribution(NAMED_ORGANISATION, who, who, body.start(), body.end())
        for level, pattern in ((UNNAMED_SOURCES, self._cues.unnamed), (NOBODY, self._cues.document)):
            match = pattern.search(self._folded, start, end)
            if match:
                who = next((self.text[slice(*match.span(name))] for name in match.re.groupindex if match[name]), "")
                return Attribution(level, "", who, match.start(), match.end())
        return UNATTRIBUTED

    def _name(self, phrase: str, start: int, end: int) -> Attribution | None:
        speech = self._grammar.language.speech
        words = phrase.split()
        while words and words[0] in speech.not_names:
            words.pop(0)
        if not words or words[-1] in speech.not_names:
            return None
        titled = words[0].rstrip(".") in speech.titles
        organisation = words[-1] in speech.organisations or any(
            word in speech.organisations and word not in speech.titles for word in words
        )
        if organisation and not (titled and len(words) > 1 and words[-1] not in speech.organisations):
            name = " ".join(words)
            return Attribution(NAMED_ORGANISATION, name, name, start, end)
        last_title = max((place for place, word in enumerate(words[:-1]) if self._is_title(word)), default=-1)
        words = words[last_title + 1 :]
        if self._grammar.language.of_word in words[2:]:  # "Ada Marsh of the University of Bonn"
            words = words[: words.index(self._grammar.language.of_word, 2)]
        name = " ".join(words)
        if len(words) == 1 and words[0] in self._people:
            name = self._people[words[0]]
        elif len(words) == 1 and (words[0] in speech.titles or phrase.split()[0] == "Pentagon"):
            return Attribution(NAMED_ORGANISATION, name, name, start, end)
        elif len(words) == 1 and not titled:
            common = words[0].lower()
            if common in speech.unnamed or common in speech.documents:
                return None  # "Residents said"
            if common in self._grammar.language.people:
                return Attribution(UNNAMED_SOURCES, "", name, start, end)  # "Farmers said"
            if not self._is_surname(words[0]):
                return Attribution(NAMED_ORGANISATION, name, name, start, end)
        self._people[words[-1]] = name
        self._last = name
        return Attribution(NAMED_ON_RECORD, name, name, start, end)

    def _is_surname(self, word: str) -> bool:
        """Tell "Ruiz", a person whose full name isn't given, from "UNICEF", "Moscow", "OpenAI" and "Scientists"."""
        speech = self._grammar.language.speech
        bare = word.removesuffix("'s").removesuffix("’s")
        capitals = sum(character.isupper() for character in bare.removeprefix("Mc").removeprefix("Mac"))
        if any(character.isdigit() for character in bare) or "." in bare or capitals > 1 + bare.count("-"):
            return False
        return not (word in speech.bodies_alone or bare.endswith(speech.groups_ending))

    def _is_title(self, word: str) -> bool:
        return word.rstrip(".").lower() in self._cues.titles

    def _read_verb_first(self, start: int, end: int) -> Attribution:
        """Read "قال فلان إن": the speaker's words follow the verb up to a word that ends a name."""
        speech = self._grammar.language.speech
        for match in self._cues.opening.finditer(self._folded, start, end):
            words, finish = self._name_after(match.end(), end, joined=bool(match["joined"]))
            if not words:
                continue
            plain_words = [self._grammar.fold(word) for word in words]
            who = " ".join(words)
            if plain_words[0] in speech.unnamed or " ".join(plain_words[:2]) in speech.unnamed:
                return Attribution(UNNAMED_SOURCES, "", who, match.start(), finish)
            if plain_words[0] in speech.documents:
                return Attribution(NOBODY, "", who, match.start(), finish)
            if any(word in speech.organisations for word in plain_words[:1]):
                return Attribution(NAMED_ORGANISATION, who, who, match.start(), finish)
            names = list(zip(words, plain_words, strict=True))
            role = False
            while names and (
                names[0][1] in speech.roles
                or names[0][1] in speech.organisations
                or (role and self._qualifies([plain for _, plain in names]))
            ):
                names.pop(0)
                role = True
            if role and not names:
                if self._last:
                    return Attribution(NAMED_ON_RECORD, self._last, self._last, match.start(), finish)
                return Attribution(UNNAMED_SOURCES, "", who, match.start(), finish)
            office = role and all(plain.startswith(speech.article) for _, plain in names)  # "the minister of defence"
            if len(names) >= 2 and not office:
                self._last = " ".join(name for name, _ in names[-3:])
                return Attribution(NAMED_ON_RECORD, self._last, who, match.start(), finish)
            return Attribution(NAMED_ORGANISATION, who, who, match.start(), finish)
        if self._last and (verb := self._cues.verb.search(self._folded, start, end)):
            return Attribution(NAMED_ON_RECORD, self._last, self._last, verb.start(), verb.end())
        return UNATTRIBUTED

    def _name_after(self, place: int, end: int, *, joined: bool) -> tuple[list[str], int]:
        """Give the words of the name that begins here, and its end. `joined`: a preposition is written with it."""
        grammar, speech = self._grammar, self._grammar.language.speech
        words: list[str] = []
        finish = place
        for match in self._cues.name_word.finditer(self._folded, place, min(end, place + LONGEST_NAME)):
            if match.start() != (finish if words else place):
                break  # punctuation stands between
            word, plain = self.text[slice(*match.span(1))], match[1]
            if joined and not words and plain.startswith(speech.joined_article):
                bare = word[len(speech.joined_article) :]
                doubled = grammar.fold(speech.article + plain) in speech.organisations
                word = speech.article + (word if doubled else bare)
                plain = grammar.fold(word)
            ends = plain in speech.name_ends and word not in speech.names
            if ends or plain in speech.verbs or plain in grammar.words or any(letter.isdigit() for letter in plain):
                break
            words.append(word)
            finish = match.end(1)
            if len(words) == MOST_NAME_WORDS:
                break
        return words, finish

    def _qualifies(self, words: list[str]) -> bool:
        """Tell a word that belongs to the title before a name: "[the minister] of defence Ahmad Ali"."""
        speech = self._grammar.language.speech
        articles = (speech.article, speech.joined_article * 2)  # "الأمم", "للأمم"
        return words[0].startswith(articles) and not all(word.startswith(speech.article) for word in words[1:])


class Cues:
    """The patterns of one language's speech words. Every repetition in them is bounded."""

    def __init__(self, grammar: Grammar) -> None:
        language = grammar.language
        speech = language.speech
        border, end = f"(?<![{language.letters}])", f"(?![{language.letters}])"
        verbs, according = any_of(speech.verbs), any_of(speech.according)
        unnamed, roles, bodies = any_of(speech.unnamed), any_of(speech.roles), any_of(speech.bodies)
        documents, shown, anonymity = any_of(speech.documents), any_of(speech.shown), any_of(speech.anonymity)
        adverbs = rf"(?:[ ](?:{any_of(speech.adverbs)}{end})){{0,2}}"
        the = r"(?:the[ ])?(?:[\w.'-]{1,20}[ ]){0,3}?"
        capital = r"(?:[A-Z][a-z]{0,2}\.[ ])?[^\W\d_a-z][\w’'.-]{1,30}(?<!\.)"
        name = rf"{capital}(?:[ ](?:(?:of|for|al|de|van|bin|and|the)[ ]){{0,2}}{capital}){{0,6}}"
        self.titles = frozenset(title.lower() for title in speech.titles) | speech.roles
        self.any = re.compile(
            rf"{border}(?:(?:{verbs}|{according}|{anonymity}|{documents}|{unnamed}){end}|{speech.according_joined})"
        )
        self.verb = re.compile(rf"{border}(?:{verbs}){end}")
        self.according = re.compile(
            rf"\b(?i:{according})[ ]?(?:[Tt]he[ ])?(?P<common>(?:[a-z-]{{1,20}}[ ]){{0,5}})(?P<who>{name})"
        )
        self.inverted = re.compile(
            rf"[,”\"’'][ ]?(?:{any_of(speech.verbs - speech.object_verbs)})[ ](?:[Tt]he[ ])?"
            rf"(?P<common>(?:[a-z-]{{1,20}}[ ]){{0,3}})(?P<who>{name})"
        )
        self.subject = re.compile(rf"\b(?P<who>{name})(?:,[^,.]{{1,80}},|[ ]\([^)]{{1,40}}\))?(?i:{adverbs})[ ]$")
        self.carried = re.compile(
            rf"{border}(?:{any_of(speech.pronouns)}|the[ ](?:[\w.-]{{1,20}}[ ]){{0,2}}?(?P<role>{roles}))"
            rf"{adverbs}[ ](?:{verbs}){end}"
            rf"|{border}(?:{according})[ ](?:him|her|the[ ](?:[\w.-]{{1,20}}[ ]){{0,2}}?(?:{roles})){end}"
        )
        self.body = re.compile(
            rf"{border}(?P<who>(?:the|[\w.-]{{1,20}}'s)[ ](?:[\w.-]{{1,20}}[ ]){{0,2}}?(?:{bodies})|police)"
            rf"(?:[ ](?:{any_of(speech.places)})[ ][\w-]{{1,20}}){{0,2}}{adverbs}[ ](?:{verbs}){end}"
            rf"|,[ ]?[\"”]?[ ]?(?:{verbs})[ ](?P<after>the[ ](?:{bodies})|police){end}"
        )
        self.unnamed = re.compile(
            rf"{border}(?P<who>{unnamed})(?:[ ][\w'-]{{1,20}}){{0,5}}?(?:,[^,.]{{0,60}},)?{adverbs}[ ]"
            rf"(?:{any_of(speech.verbs | speech.plural_verbs)}){end}"
            rf"|{border}(?:{verbs})[ ](?:[\w-]{{1,20}}[ ]){{0,2}}(?P<after>{unnamed}){end}"
            rf"|{border}(?:{according})[ ](?:[\w-]{{1,20}}[ ]){{0,3}}(?P<by>{unnamed}){end}"
            rf"|(?P<hidden>{anonymity}){end}"
        )
        self.document = re.compile(
            rf"{border}(?P<who>{documents}){adverbs}[ ](?:{shown}){end}"
            rf"|{border}(?:{according})[ ]{the}(?P<by>{documents}){end}"
        )
        self.opening = re.compile(
            rf"{border}(?:(?P<joined>{speech.according_joined})|(?:{verbs}|{according}){end}[ ]?)"
        )
        self.name_word = re.compile(r"[ ]*([^\W_](?:[^\s,.;:?!«»\"“”()\[\]…]*\w)?)")


@lru_cache(maxsize=4)
def cues_of(grammar: Grammar) -> Cues:
    return Cues(grammar)
