"""Numbers that are part of a name: Route 66, F-16, BBC One, the 747 Freighter, 10 Downing Street."""

from __future__ import annotations

from claims.text.context import STRIPPED, Context

SENTENCE_END = (".", "!", "?", ":", ";", "…", "。")
LARGEST_NAME = 10_000
SMALLEST_MODEL = 100
MOST_OF_SERIES = 10  # "Pixel 4 XL", "3 Series", "4K"
LENGTH_OF_ZIP = 5
LONGEST_LIST_GAP = 60  # characters from one number of a list to the next
RARELY_COUNTED = 20  # "line 300 people" counts; "week 3 results" does not


def is_glued_before(context: Context, before: str) -> bool:
    """Tell F-16, COVID-19, #7, ID.3; a prefix letter of the language ("و30") and a sign are no name."""
    folded, start = context.folded, context.number.start
    language = context.source.language
    if before.isalnum() or before == "_":
        return not (before in language.prefixes and not folded[start - 2 : start - 1].isalnum())
    if before in "#№§@\\":
        return True
    if before == "+" and folded[start - 2 : start - 1].isdigit():
        return True  # "P5+1"
    if before == "ـ":
        return False
    inner = folded[start - 2] if start > 1 else ""
    if before in "-–.'":
        if not inner.isalnum():
            return before == "'" and context.number.low < 100 and not context.counted
        word = context.left.word(0).strip(STRIPPED).rstrip("-").split("-")[-1]
        counts = before == "-" and (word in language.minus or word in language.glued_words)
        return not (counts or (before == "–" and inner.isdigit()))
    joined = context.left.word(0).rstrip("/") in language.bound_joiners  # "and/3 cows"
    return before == "/" and inner.isalpha() and not joined


def is_glued_after(context: Context) -> bool:
    """Tell 5G, 2B, 18s: letters touch the digits that are neither a unit nor a magnitude."""
    following = context.folded[context.end : context.end + 1]
    return following.isalpha() or following == "_"


def is_lawbook(context: Context) -> bool:
    """Tell "18 U.S.C. § 1512": the number counts the books of a code of law."""
    return context.number.is_plain and context.source.word_at(context.end) in context.grammar.language.names_after


def is_lettered_label(context: Context, word: str) -> bool:
    """Tell "Pad 39A" from "39 A": one capital letter touches the digits after a word that takes names."""
    letter = context.text[context.end : context.end + 1]
    touches = letter.isupper() and not context.text[context.end + 1 : context.end + 2].isalnum()
    return touches and word in context.grammar.language.name_words


def begins_name(context: Context) -> bool:
    """Tell "Ten Downing Street" and "Six Nations", known names in capitals, and set phrases such as "seven seas"."""
    language, text = context.grammar.language, context.text
    following = text[context.end : context.end + 40].split("\n")[0].split()[:3]
    if not following:
        return False
    words = [word.strip(".,;") for word in following]
    written = f"{context.folded[context.number.start : context.end]} {words[0].lower()}"
    if written in language.name_idioms:
        return True
    if not text[context.number.start].isupper() or not words[0][:1].isupper():
        return False
    return written in language.names_begun or any(
        word.lower() in language.streets and word[0].isupper() for word in words[1:]
    )


def is_label(context: Context, *, has_unit: bool) -> bool:
    """Tell "007", "4K", "221B", "10 Downing Street" and the programme "60 Minutes"."""
    text, number, language = context.text, context.number, context.grammar.language
    surface = text[number.start : number.end]
    if surface in language.names_whole and _is_whole_name(context):
        return True
    hyphened = text[number.end : number.end + 1] == "-" and text[number.end + 1 : number.end + 2].isupper()
    lettered = hyphened and not text[number.end + 2 : number.end + 3].isalnum()  # "case 7781-B"
    if lettered or (hyphened and context.word_after(1) in language.names_hyphened):
        return True
    if surface[-1] in "KB" and surface[:-1].isdigit() and not context.counted:
        return number.low / number.scale < MOST_OF_SERIES if surface[-1] == "K" else True
    if has_unit and text[number.end : number.end + 1] != " ":
        return False
    following = text[number.end + 1 : number.end + 40].split("\n")[0].split()[:3]
    if surface[0] == "0" and surface.isdigit() and len(surface) > 1 and (context.left.words or following):
        return not has_unit
    if not following or not following[0][:1].isupper() or not surface.isdigit():
        return False
    if any(word.strip(".,;").lower() in language.streets and word[0].isupper() for word in following):
        return not has_unit
    return (
        has_unit
        and bool(context.left.words)
        and following[0].lower().strip(".,") in language.title_units
        and not context.is_headline
    )


def is_named(context: Context, word: str, *, digits: bool, has_unit: bool) -> bool:
    """Tell "Route 66", "Apollo 11", "BBC One"."""
    language, number = context.grammar.language, context.number
    raw = context.left.words[0]
    written = context.written(0).lstrip("(\"“'«[")
    whole = number.scale == 1 and number.form != "vague" and number.low == number.low.to_integral_value()
    if f"{word} {context.folded[number.start : number.end]}" in language.name_idioms:
        return True
    if number.form in ("part", "vague", "ratio") or (number.scale > 1 and not _is_lettered(context)):
        return False
    if raw in language.name_words or (word in language.name_words and not raw.endswith((",", ";", ":"))):
        key = raw if raw in language.name_words else word
        second = context.left.word(1).strip(STRIPPED)
        most = MOST_OF_SERIES if context.counted else SMALLEST_MODEL
        plain = number.is_plain or (not digits and context.source.word_at(number.end) not in language.people)
        if key in language.classifiers and plain and number.low < most:
            return second not in language.classifier_leads
        if key in language.name_words_capital and not written[:1].isupper():
            return False
        if key in language.name_verbs and (context.counted or second in language.ratio_lead or not digits):
            return False
        if key in language.spans and (second in language.span_leads or (context.counted and number.low > 1)):
            return False
        if key in language.names_of_digits and not digits:
            return False
        if key in language.names_alone:
            led = second in language.determiners or second in language.classifier_leads or second in language.articles
            common = key in language.not_capital  # "no"
            named = written[:1].isupper() and (not common or _is_brand(context))
            if not digits or (((led and not common) or context.counted) and not named):
                return False
        return not (context.counted and not written[:1].isupper() and number.low > RARELY_COUNTED)
    pointed = context.folded[number.start] == "."  # "a .22 rifle"
    if (
        (digits or pointed)
        and not has_unit
        and context.source.word_at(number.end) in language.routes
        and _is_route(context, word)
    ):
        return True
    if not whole:
        camel = written[1:].isalpha() and not written.isupper() and not written[1:].islower()
        return digits and camel and not has_unit and not context.counted  # "macOS 14.5"
    if digits and has_unit:
        return False
    if not digits:
        own = context.text[number.start]
        if not own.isupper() or raw.endswith((*SENTENCE_END, ",", '"', "”")) or _opens_quote(context):
            return False
        following = context.text[number.end : number.end + 2].strip(" -")
        return not (context.is_headline or (has_unit and not following.isupper()))
    if word == language.of_word and context.left.word(1).strip(STRIPPED) in language.groups:
        return True
    if written.isupper() and len(written) == 2 and context.left.word(1).endswith(","):
        return context.folded[number.start : number.end].isdigit() and number.end - number.start == LENGTH_OF_ZIP
    if (
        number.low >= LARGEST_NAME
        or not context.folded[number.start : number.end].isdigit()
        or raw.endswith((",", ";", ")"))
    ):
        return False
    if raw.endswith(SENTENCE_END) and not written[:-1].isupper():
        return False
    if word in language.models_after or word.endswith("'s"):
        return (number.low >= SMALLEST_MODEL and _is_model(context)) or (word.endswith("'s") and _is_series(context))
    if not written[:1].isupper() or word in language.not_capital or not written[:1].isalpha():
        return False
    if word in language.aged or raw.endswith("s'") or _goes_on_list(context):  # "the Tories' 121"
        return False
    verb = context.source.word_at(number.end) in language.verbs_like_plurals
    if context.counted and not verb and not _is_series(context):
        return False
    return not context.is_headline


def _is_whole_name(context: Context) -> bool:
    """Tell "3M cut jobs" from "3M people" and from "3M" alone."""
    language, following = context.grammar.language, context.source.word_at(context.end)
    if not (following or context.left.words) or context.left.word(0) == language.of_word:
        return False
    return not context.counted or following in language.changes or following in language.speech.verbs


def _is_route(context: Context, word: str) -> bool:
    """Tell "the 42 bus": a singular word after "the" or "a" whose number, above one, names it."""
    language = context.grammar.language
    led = word in language.determiners or word in language.articles or word in language.models_after
    several = context.number.low > 1 or context.folded[context.number.start] == "."
    return led and several and context.folded.startswith(" ", context.end) and not context.counted


def _is_brand(context: Context) -> bool:
    """Tell "Chanel No 5": a capital before the capital of "No"."""
    second = context.written(1) if len(context.left.words) > 1 else ""
    return second[:1].isupper() and second.isalpha() and context.written(0)[:1].isupper()


def _goes_on_list(context: Context) -> bool:
    """Tell "Labour won 411 seats, the Greens 12 and …": the noun of the first number is left out after it."""
    last, grammar = context.last, context.grammar
    if last is None or not 0 <= context.number.start - last.phrase_end <= LONGEST_LIST_GAP:
        return False
    gap = grammar.list_before.fullmatch(context.text, last.phrase_end, context.number.start)
    return bool(gap and grammar.list_after.match(context.text, context.end))


def _opens_quote(context: Context) -> bool:
    start = context.number.start
    return context.text[start - 1 : start] in "\"“'‘«(["


def _is_lettered(context: Context) -> bool:
    """Tell "2B": a capital touches a few digits, which after a name word is no magnitude."""
    surface = context.text[context.number.start : context.end]
    return len(surface) <= 3 and surface[-1].isalpha()


def _is_series(context: Context) -> bool:
    """Tell "Pixel 4 XL" and "3 Series": a capital follows a small number."""
    following = context.text[context.end : context.end + 2]
    return following[:1] == " " and following[1:].isupper() and context.number.low < MOST_OF_SERIES


def _is_model(context: Context) -> bool:
    """Tell "the 747 Freighter": a capitalised word follows, and nothing is counted."""
    following = context.text[context.end : context.end + 2]
    return following[:1] in (" ", "-") and following[1:].isupper() and not context.counted
