"""Numerals that are something else as a whole: dates, times, phone numbers, versions. Each with its reason."""

from __future__ import annotations

import re

from claims.text.languages import Language
from claims.text.patterns import any_of, one_line

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s]{1,2000}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")


class Masks:
    """Patterns that are tried where a numeral begins, so that a text without numerals costs nothing.

    Every repetition is bounded: a match looks a constant way ahead.
    """

    def __init__(self, language: Language) -> None:
        month = rf"(?:{any_of(language.months)})(?![{language.letters}])\.?"
        year = r"(?:1[0-9]|20)[0-9]{2}(?![0-9])(?![.,][0-9])"
        ordinal = rf"(?:{language.ordinals})?"
        clock = language.clock
        hour = r"[0-2]?[0-9](?:[.:][0-5][0-9]){0,2}"
        dash = r"(?:[ ]?[-–—~][ ]?|[ ](?:to|and|till|until|or|إلى|الى)[ ])"
        numeral = rf"""
            (?P<time>{hour}(?:{clock})?(?:{dash}){hour}{clock}|{hour}{clock}
              |[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{{1,6}})?)?(?:[ ]?[ap]\.?m\b\.?)?(?:[ ]?(?:gmt|utc|z))?
              |[0-2]?[0-9]h[0-5][0-9](?![0-9])
              |[0-2][0-9][0-5][0-9][ ]?(?:gmt|hrs|utc|hours\blocal|hr)\b
              |0[0-9][0-5][0-9][ ]hours\b)
            |(?P<date>[12][0-9]{{3}}[-/.](?:0?[1-9]|1[0-2])(?:[-/.][0-3]?[0-9])?(?![0-9])(?:t[0-9:.]{{4,15}}z?)?
              |[12][0-9]{{3}}[-/.][0-3]?[0-9][-/.](?:{month})
              |[12][0-9]{{3}}-(?:q[1-4]|w[0-5][0-9])
              |(?:0?[1-9]|1[0-2])/(?:19|20)[0-9]{{2}}(?![0-9/])
              |[0-3]?[0-9](?:[/.]|-)[0-3]?[0-9](?:[/.]|-)(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9])
              |[0-3]?[0-9]{ordinal}(?:(?:{dash}|,[ ])[0-3]?[0-9]{ordinal}){{0,2}}(?:[ ]|-|/)?(?:of[ ]|من[ ])?{month}
                (?:(?:,?[ -]|/|[ ]of[ ])?(?:{month}[ ])?(?:{year}|'?[0-9]{{2}}(?![0-9a-z%.,:-]|[ ][a-z])))?
              |[12][0-9]{{3}}[ ]{month}(?:[ ][0-3]?[0-9])?
              |(?:9/11|7/7)(?![0-9/]))
            |(?P<ordinal>[0-9]{{1,3}}(?:,?[0-9]{{3}}){{0,3}}(?:{language.ordinals})(?![a-z]))
            |(?P<decade>[12]?[0-9]{{1,2}}0'?s(?![a-z]))
            |(?P<years>(?:1[5-9]|20)[0-9]{{2}}[ ]?[-–/][ ]?(?:(?:1[5-9]|20)[0-9]{{2}}|[0-9]{{2}})(?![0-9])(?![,.][0-9]))
            |(?P<phone>\(?[0-9]{{3,4}}\)?[ .-][0-9]{{3,4}}[ .-][0-9]{{4}}(?![0-9,])
              |[0-9]{{3}}-[0-9]{{4}}(?![0-9,-])
              |1-[0-9]{{3}}-[0-9a-z]{{3,7}}(?:-[0-9a-z]{{3,7}})?
              |0[0-9]{{6,}}+(?![.,][0-9])
              |0[0-9]{{3,5}}[ -][0-9]{{5,6}}(?![0-9])
              |0[0-9]{{1,4}}[ -][0-9]{{3,4}}(?:[ -][0-9]{{3,4}})?(?![0-9]))
            |(?P<version>[0-9]{{1,5}}(?:\.[0-9]{{1,5}}){{2,4}}(?![0-9]))
            |(?P<code>[0-9]{{1,6}}(?:[-–][0-9]{{1,6}}){{2,6}}(?![0-9])
              |[0-9]{{1,4}}[x×][0-9]{{1,4}}(?![0-9])
              |(?:240|360|480|720|1080|1440|2160)p(?![a-z]))
            |(?P<always>24/7(?![0-9]))
        """
        self.numeral = re.compile(one_line(numeral))
        self.phone_after_plus = re.compile(r"[0-9]{1,3}(?:[ .-]\(?[0-9]{1,10}\)?){1,6}|[0-9]{9,15}(?![0-9])")
        self.slashed = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(?![0-9/%]|[.][0-9])")
        # After a month: the day, several days, the year.
        self.after_month = re.compile(
            rf"[0-3]?[0-9]{ordinal}(?![0-9])(?:(?:{dash}|,[ ]?)[0-3]?[0-9]{ordinal}(?![0-9]))?"
            rf"(?:(?:,[ ]?|[ ]|/){year})?(?![.,]?[0-9])|{year}"
        )

    def at(self, folded: str, at: int) -> tuple[int, str] | None:
        """Give the end and the reason of what stands here."""
        match = self.numeral.match(folded, at)
        return (match.end(), match.lastgroup or "") if match else None
