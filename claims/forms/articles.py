"""An article, and words of its text."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils.html import format_html

from claims.fields import DayField, LineField, NameField, WebAddressField
from claims.forms.base import DeskForm
from claims.models import (
    Article,
    ClaimKind,
)
from claims.models.checks import language_tag
from claims.text.spans import Span, find_quote, from_utf16


class ArticleForm(DeskForm):
    name = "article"

    title = LineField(max_length=300)
    publisher = NameField(max_length=200)
    url = WebAddressField(label="Address", required=False)
    byline = LineField(max_length=200, required=False)
    origin = LineField(label="Adapted from", max_length=200, required=False)
    topic = LineField(max_length=60, required=False, help_text="In a word or two: health, war.")
    language = forms.CharField(max_length=20, initial="en", validators=[language_tag])
    published_on = DayField(label="Published on", passed=True)
    text = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 14, "dir": "auto"}),
        required=False,
        strip=False,
        help_text="Paste the words of the article, paragraphs apart by an empty line; or choose a text file.",
    )
    file = forms.FileField(label="Text file (UTF-8)", required=False)

    def clean_file(self) -> str:
        """The text of the file, or "" where none was sent."""
        file = self.cleaned_data["file"]
        if not file:
            return ""
        if file.size > settings.ARTICLE_MAX_BYTES:
            limit = f"{settings.ARTICLE_MAX_BYTES:,}"
            raise forms.ValidationError(f"The file has {file.size:,} bytes; the desk takes up to {limit}.")
        try:
            return file.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise forms.ValidationError("The file isn’t UTF-8 text.") from error

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        text, file = given.get("text") or "", given.pop("file", "")
        if text.strip() and file:
            self.add_error("file", "Either paste the text or choose a file, not both.")
        elif not (text.strip() or file) and not self.errors:
            self.add_error("text", "Paste the text of the article, or choose a file that has it.")
        given["text"] = text if text.strip() else file
        day = given.pop("published_on", None)
        if day:
            given["published_at"] = datetime(day.year, day.month, day.day, tzinfo=UTC)
        return given

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if known := Article.objects.at_address(url).first():
            raise forms.ValidationError(
                format_html('This article is already here: <a href="{}">{}</a>.', known.get_desk_url(), known)
            )
        return url


class SpanForm(DeskForm):
    """Words of a snapshot: chosen in the browser, as offsets in UTF-16 units, or typed as they stand there."""

    name = "span"

    quote = forms.CharField(
        label="Words as they stand in the text",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    occurrence = forms.IntegerField(
        label="Where they stand more than once: which time", min_value=1, initial=1, required=False
    )
    start = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)
    end = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)
    statement = LineField(label="In plain words", max_length=300)
    kind = forms.ChoiceField(choices=ClaimKind.choices, initial="figure")

    def __init__(self, *args: Any, text: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        quote = given.get("quote", "")
        if not quote:
            return given
        start, end = given.get("start"), given.get("end")
        if start is not None and end is not None:
            try:
                given["span"] = from_utf16(self.text, start, end)
            except ValueError:
                self.add_error("quote", "These words lie outside the text. Choose them again.")
                return given
            if given["span"].of(self.text).split() != quote.split():
                self.add_error("quote", "The words have changed since they were chosen. Choose them again.")
            return given
        given["span"] = self._typed(quote, given.get("occurrence") or 1)
        return given

    def _typed(self, quote: str, occurrence: int) -> Span | None:
        found = find_quote(self.text, quote.strip())
        if not found:
            self.add_error("quote", "These words don’t stand in the text like that.")
        elif occurrence > len(found):
            self.add_error("occurrence", f"These words stand there {len(found)} times.")
        else:
            return found[occurrence - 1]
        return None
