"""Form fields that the desk's pages and the admin share: words, numbers, days and web addresses."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from claims.figures.wording import amount
from claims.models.checks import day_in_range, day_passed, web_address
from claims.words import as_name, is_visible, plain

# 1,000 and 1 000 and 1'000, with any kind of space; the groups must be of three, so that 1,5 stays an error.
GROUPED = re.compile(r"[-+−]?\d{1,3}(?:(?P<mark>[,'’ \u00a0\u2009\u202f])\d{3})(?:(?P=mark)\d{3})*(?:\.\d+)?")
# 1.000 is 1 in the texts that the desk reads, and a thousand in much of the world.
DOTTED = re.compile(r"[-+−]?[1-9]\d{0,2}\.\d{3}")
ARABIC_MARKS = str.maketrans("٫٬−", ".,-")

LARGEST_KEY = 2**63 - 1  # of PostgreSQL's bigint


def key_of(given: str) -> int:
    """The key that an address or a form names; 0, which no row has, for whatever can't be one."""
    # The length first: Python itself refuses to read thousands of digits.
    if not given.isascii() or not given.isdecimal() or len(given) > len(str(LARGEST_KEY)):
        return 0
    key = int(given)
    return key if key <= LARGEST_KEY else 0


class KeyField(forms.IntegerField):
    """A row's key."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, max_value=LARGEST_KEY, **kwargs)


class LineField(forms.CharField):
    """One line of plain words; marks that turn or hide other words go, and what then shows nothing is refused."""

    lines = False
    default_error_messages = {"unseen": "Type something that can be seen: this holds only invisible characters."}

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        if not typed or typed in self.empty_values:
            return typed
        text = plain(typed, lines=self.lines)
        if not is_visible(text) and (text or typed.strip()):
            raise ValidationError(self.error_messages["unseen"], code="unseen")
        return text or self.empty_value


class NameField(LineField):
    """The name of somebody or something, which others are to find however they write it."""

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        return as_name(typed) if typed else typed


class LinesField(LineField):
    """Plain words of several lines."""

    lines = True
    widget = forms.Textarea


class NumberField(forms.DecimalField):
    """A number as one writes it: 1000, 1,000 or 1 000. One that may be a thousand as well, as 1.000 may, is refused
    with the code "dotted"."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Without the idle zeros that the database keeps, but for one that leaves no doubt what the dot is."""
        if not isinstance(value, Decimal):
            return value
        written = format(value.normalize(), "f")
        return f"{written}0" if DOTTED.fullmatch(written) else written

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = value.strip().translate(ARABIC_MARKS)
            if found := GROUPED.fullmatch(value):
                value = value.replace(found["mark"], "")
            elif (self.decimal_places is None or self.decimal_places > 2) and DOTTED.fullmatch(value):
                raise ValidationError(dotted_words(value), code="dotted")
            if "_" in value:  # which Python takes for nothing
                raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


def dotted_words(typed: str) -> str:
    """What is said of a number that may be a thousand as well."""
    grouped = typed.replace(".", ",")
    return f"“{typed}” is {amount(typed)} in English and {grouped} elsewhere: write {grouped}, or {typed}0."


class WebAddressField(forms.URLField):
    """An http or https address."""

    default_validators = [web_address]

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 1000)
        super().__init__(**{"assume_scheme": "https", **kwargs})

    def to_python(self, value: Any) -> Any:
        return super().to_python(plain(value) if isinstance(value, str) else value)


class DayField(forms.DateField):
    """A calendar day, in a picker; typed it reads 2018-08-09. With `passed`, it can't lie ahead."""

    def __init__(self, *, passed: bool = False, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, validators=[day_passed if passed else day_in_range], **kwargs)
