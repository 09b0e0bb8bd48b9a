"""Languages as data: the words by which numbers, units, hedges, dates and speakers are known. No code per language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module

KNOWN = ("en", "ar")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """What the reader must know of one language. All words are written as the fold leaves them: in lower case.

    Mappings of several writings to one thing are written {thing: "writing|writing"}.
    """

    code: str
    letters: str  # a character class: what may not stand beside a number word
    fold: Mapping[int, int]  # characters that count as one another; never changes the length
    prefixes: str = ""  # letters that are written together with the word that follows ("و" in Arabic)

    # Numbers
    decimal: str
    group: str
    values: Mapping[str, int]  # words below 100 and, where the language has such words, round hundreds
    tens_after_units: bool = False  # "five and twenty"
    hundreds: Mapping[str, int]
    magnitudes: Mapping[str, int]
    # Pattern that after a magnitude makes it two of itself: "ألفا مقاتل". A word of `stops` or a number never does.
    construct: str = r"(?!)"
    bare_magnitudes: frozenset[str] = frozenset()  # magnitudes that mean one of themselves: "ألف"
    glued: Mapping[str, int]  # letters that multiply only where they touch the digits: "4k"
    dozens: Mapping[str, int]
    one: frozenset[str]  # the article before a magnitude: "a hundred"
    ones: frozenset[str]  # words for 1, mostly pronouns and articles
    joining: str  # pattern between the words of one number
    joining_and: str  # the same with "and"
    point: str  # pattern of decimals in words: "three point one four"
    zeros: frozenset[str]  # words for 0
    zero_names: frozenset[str]  # words after which it is a name or a limit: "ground zero", "below zero"
    parts: Mapping[str, int]  # denominators
    fractions: Mapping[str, tuple[int, int]]  # whole fractions: "a half", "ثلثين"
    part_of: str  # pattern between a fraction and its magnitude: "half a million"
    bare_half: frozenset[str]  # "half" without a number before it
    bare_quarter: frozenset[str]  # a period unless a unit follows: "quarter mile"
    half_not_before: frozenset[str]  # words after which it is a period: "the second half"
    half_before: frozenset[str]  # words after which a bare "half" is a share
    half_always: bool = False  # a bare share needs no word beside it
    and_half: str  # pattern before "half": "a mile and a"
    unit_article: str  # pattern between a share and its unit: "half an hour"
    half_after: frozenset[str]  # words before which it is
    minus: frozenset[str]
    plus_minus: str  # what stands before "minus" where it is no sign: "plus or minus 3"
    glued_words: frozenset[str]  # words that a hyphen joins to a number that counts: "magnitude-7"
    vague: Mapping[str, tuple[int, int]]
    vague_need_scale: frozenset[str]  # vague words that need "of": "tens of thousands", "scores of"
    vague_fates: str  # pattern of what befalls people, before which they need none: "scores feared dead"
    vague_of: str  # pattern between two vague plurals: "hundreds of thousands"
    vague_lead: frozenset[str]  # "several" hundred
    few: Mapping[str, tuple[int, int]]  # bands without a scale: "a handful of"
    few_always: frozenset[str]  # those of them that need no noun of people, places or events after them
    pairs: frozenset[str]  # "a couple of"
    ratios: Mapping[str, int]  # "doubled"
    ratio_lead: frozenset[str]  # words before which a bare form is a change: "could double"
    ratio_bare: frozenset[str]  # forms that need such a word
    ratio_not: frozenset[str]  # words after which it is an idiom: "doubled down"
    duals: Mapping[str, str]  # one word that is two of a unit: "شهرين"
    dual_nouns: Mapping[str, str] = field(default_factory=dict)  # the same of a noun, with its singular: "شخصان"

    # Hedges and ranges
    before: Mapping[str, str]
    soft: frozenset[str]  # bounds that yield to a hedge inside: "as high as roughly 350"
    moving: frozenset[str]  # those of them that after a verb of moving name where it went: "traded as low as 14"
    moves: frozenset[str]  # verbs of trading and moving, besides those of change
    differing: frozenset[str]  # last words of a hedge that after a number compares: "47 fewer than the 188"
    skipped: frozenset[str]  # words between a hedge and its number
    after: Mapping[str, str]
    during: frozenset[str]  # hedges that before a duration may only name the time in which
    during_not: frozenset[str]  # words before such a hedge that make it a hedge again
    joiners: str  # pattern of what stands between the ends of a range
    or_joiners: str  # the same, for small neighbouring numbers: "three or four"
    pair_joiners: str  # the same, but only after an opener: "between 3 and 5"
    openers: frozenset[str]
    from_words: frozenset[str]
    ranging: frozenset[str]  # verbs that make "from 3 to 5" a range
    changes: frozenset[str]  # verbs that make it a change from one value to another
    bound_joiners: frozenset[str]  # between "more than 20" and "less than 35"
    inner: frozenset[str]  # hedges at the second end: "2 to about 7"
    or_words: frozenset[str]
    in_word: str
    out_of: str  # "one in five"

    # Units
    units: Mapping[str, Mapping[str, str]]
    unit_words: frozenset[str]  # unit writings that are common words too, and then no units in lower case
    unit_verbs: frozenset[str]  # those that are verbs, and no units of few: "they won"
    adjectives: frozenset[str]  # words between a number and its unit: "two full days"
    nationalities: str  # pattern of words before a currency: "Danish crowns"
    per: str
    per_article: str
    per_pay: frozenset[str]  # "200 pounds a week" is money
    not_per: str  # pattern that makes it no rate: "a year ago"
    per_things: frozenset[str]
    old: str  # what makes a duration an age
    aged: frozenset[str]
    times: frozenset[str]
    folds: frozenset[str]  # those of them that always make a ratio: "3x", "five-fold"
    compared: frozenset[str]  # words after "times" that make it a ratio

    # What is no quantity
    months: frozenset[str]
    months_capital: frozenset[str]  # months that are common words in lower case
    days: frozenset[str]
    dayparts: str  # pattern after an hour: "tonight", "in the morning"
    at: frozenset[str]  # words before an hour
    hour_before: frozenset[str]  # words before an hour where a day is named near by: "between 2 and 4 on Tuesday"
    hour_alone: frozenset[str]  # words before an hour that ends its clause: "there before eight"
    hour_after: frozenset[str]  # words after an hour: "at 1 on the 14th"
    born: frozenset[str]  # "born in 85"
    measured_at: frozenset[str]  # words before "at" that measure: "stood at 8"
    clock_words: str  # whole clock times and spoken years: "half past six", "nineteen eighty-four"
    date_before: frozenset[str]  # words before 4/22
    until: frozenset[str]  # between two times: "noon to 1"
    at_strict: frozenset[str]  # those of them that name an hour by themselves: "at 8"
    clock: str  # pattern after an hour: "o'clock"
    year_before: frozenset[str]  # words after which 1974 is a year
    year_not_before: frozenset[str]  # words after which it is none
    of_year: str  # the word between an event and its year
    year_events: frozenset[str]  # "the treaty of 1648"
    year_subjects: frozenset[str]  # "it was 1998"
    year_hedges: frozenset[str]  # hedges that also date: "before 1974", "over 2018"
    year_leads: frozenset[str]  # words after which 2018 is a year though people follow: "in 2018 people"
    streets: frozenset[str]  # "10 Downing Street"
    idiom_heads: frozenset[str]  # "two-factor", "one-way"
    groups: frozenset[str]  # "Group of Seven"
    name_words: frozenset[str]  # words that take a number as a name: "Route 66"
    models_after: frozenset[str]  # words between which and a capitalised word a number is a model: "the 747 Freighter"
    name_words_capital: frozenset[str]  # those that do so only when written as a name
    not_capital: frozenset[str]  # words that begin a sentence without being a name
    ordinals: str
    ordinal_words: frozenset[str]
    ordinal_second: str  # the ordinal that is a unit too: "her twenty-second birthday"
    determiners: frozenset[str]  # words after which it is the ordinal
    steps: frozenset[str]  # words before how much a thing changed: "grew by 2 million to 61 million"
    rises: frozenset[str]  # hedges that after a verb of change say where it ended: "rose back up to 5"

    spans: frozenset[str]  # name words that also count: "this week 12 men"
    span_leads: frozenset[str]  # words before them that make them count
    classifiers: frozenset[str]  # name words in lower case too before a small number: "type 2 diabetes"
    classifier_leads: frozenset[str]  # words before them that make them none: "at this stage 5 men"
    name_verbs: frozenset[str]  # name words that are verbs besides: "build 9081"
    names_whole: frozenset[str]  # names that hold their digits, as written: "3M"
    names_hyphened: frozenset[str]  # words joined to the digits of a name: "7-Eleven"
    names_after: frozenset[str]  # words after the number of a law: "18 U.S.C."
    names_begun: frozenset[str]  # names that begin with a number word, where written in capitals: "Six Nations"
    name_idioms: frozenset[str]  # set phrases: "cloud nine", "seven seas"
    routes: frozenset[str]  # singular words whose number is a name: "the 42 bus"
    scheduled: frozenset[str]  # words before "at" and a time with a point: "kicks off at 19.45"
    departures: frozenset[str]  # words after a time of departure: "the 22.15 to"
    list_before: str  # pattern between two numbers of a list: ", the Conservatives"
    list_after: str  # pattern after a number of such a list
    names_of_digits: frozenset[str]  # name words that take digits only: "line 4", but "line two men up"
    names_alone: frozenset[str]  # name words that take a number only where nothing is counted: "no 7"
    verbs_like_plurals: frozenset[str]  # "the Pro 7 starts at 749"
    title_units: frozenset[str]  # units that in capitals are a title: "60 Minutes"
    era: str  # pattern after a year: "AD"

    # Nouns
    articles: frozenset[str]  # words between "of" and the noun: "19 of the men"
    stops: frozenset[str]
    plurals: frozenset[str]
    plural_ending: str
    not_plural: tuple[str, ...]
    people: frozenset[str]  # who and what is counted in reports, singular and plural
    copulas: frozenset[str]
    as_word: str
    of_word: str
    closed: frozenset[str]  # "1,000-men-strong"
    noun_is_first: bool = False  # the word after the number is the noun, whatever its ending
    verb_like: str = r"(?!)"  # pattern of a whole word that is a verb and ends as an adjective does
    conjunction: str = "\0"  # written together with the word that follows
    dimensions: frozenset[str] = frozenset()  # "2m-high"
    plural_verbs: frozenset[str] = frozenset()  # verbs of many: "1.5m have fled"
    numbered: frozenset[str] = frozenset()  # what is counted in millions: "subscribers rose to 6m"
    definite: frozenset[str] = frozenset()  # articles: "the 77-country coalition" is presupposed, not said
    clause: str = r"(?!)"  # pattern that parts clauses
    abbreviations: frozenset[str] = frozenset()
    adjective_ending: tuple[str, ...] = ()

    # Speech
    speech: Speech


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Speech:
    """The words by which a sentence says who stands behind it, and when it speaks of the future."""

    verbs: frozenset[str]
    plural_verbs: frozenset[str]  # of many speakers: "analysts expect"
    object_verbs: frozenset[str]  # verbs whose object is who was told, not who told
    places: frozenset[str]  # prepositions before a name that is a place: "police in Lyon said"
    verb_first: bool  # the speaker follows the verb, and names have no capitals
    documents: frozenset[str]  # "statements showed": paper, behind which nobody stands by name
    shown: frozenset[str]
    bodies_alone: frozenset[str]  # names of one word that are no person: "Moscow", "Boeing"
    groups_ending: tuple[str, ...]  # endings of words for many people: "Scientists"
    bodies: frozenset[str]  # organisations in common words: "the ministry said"
    adverbs: frozenset[str]  # between speaker and verb
    according: frozenset[str]
    unnamed: frozenset[str]
    anonymity: frozenset[str]
    pronouns: frozenset[str]
    roles: frozenset[str]  # "the spokesman": the person named before, or a title before a name
    titles: frozenset[str]
    organisations: frozenset[str]
    not_names: frozenset[str]
    name_ends: frozenset[str]  # where a name without capitals ends
    names: frozenset[str] = frozenset()  # as written: words of names that fold to a word that ends one
    article: str = "\0"  # written together with its noun
    according_joined: str = r"(?!)"  # pattern of "according to" up to the name that is written together with "to"
    joined_article: str = "\0"  # how the article begins where "to" stands before it
    future: str


@lru_cache(maxsize=8)
def language_of(code: str) -> Language:
    """Give the language of a code such as "en" or "ar-SY"; English where we know no other, as digits are everywhere."""
    known = code.split("-")[0].lower()
    return import_module(f"claims.text.languages.{known if known in KNOWN else 'en'}").LANGUAGE
