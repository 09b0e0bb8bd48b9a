"""The shape of what is submitted at the desk. Whether it may be done is for claims.actions to say."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.forms.models import ModelChoiceIteratorValue
from django.utils.html import format_html

from claims.errors import Refused
from claims.fields import DayField, LineField, LinesField, NumberField, WebAddressField
from claims.models import (
    Article,
    Attribution,
    Claim,
    ClaimKind,
    Evidence,
    Hedge,
    Measure,
    Rating,
    Source,
    Stage,
    Stance,
)
from claims.models.checks import language_tag
from claims.models.figures import Unit, band_range
from claims.text.spans import Span, find_quote, from_utf16
from claims.understanding import Understood, understand_words


class DeskForm(forms.Form):
    """A form in the desk's look; `name` sets the ids of its fields apart from those of other forms on the page."""

    name = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"{self.name}_%s")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if not isinstance(field.widget, forms.CheckboxInput | forms.RadioSelect | forms.HiddenInput):
                field.widget.attrs.setdefault("class", "input")

    def offer(self, name: str, rows: Iterable[Model]) -> None:
        """Give a field that chooses a row these rows, which the page has read already. Left alone, each such field
        opens a cursor of its own on the database."""
        field: Any = self.fields[name]
        nothing = [] if field.empty_label is None else [("", field.empty_label)]
        field.choices = [
            *nothing,
            *((ModelChoiceIteratorValue(row.pk, row), field.label_from_instance(row)) for row in rows),
        ]


class ArticleForm(DeskForm):
    name = "article"

    title = LineField(max_length=300)
    publisher = LineField(max_length=200)
    url = WebAddressField(label="Address", required=False)
    byline = LineField(max_length=200, required=False)
    origin = LineField(label="Adapted from", max_length=200, required=False)
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


class ClaimForm(DeskForm):
    name = "claim"

    statement = LineField(label="In plain words", max_length=300)
    kind = forms.ChoiceField(choices=ClaimKind.choices)
    claimant = LineField(label="Said by", max_length=200, required=False)
    attribution = forms.ChoiceField(choices=Attribution.choices)
    made_on = DayField(label="Made on", required=False, passed=True)
    revision = forms.IntegerField(widget=forms.HiddenInput)


def claim_initial(claim: Claim) -> dict[str, Any]:
    """A kept claim as its form shows it."""
    names = ("statement", "kind", "claimant", "attribution", "made_on", "revision")
    return {name: getattr(claim, name) for name in names}


def measure_named(name: str, unit: str) -> Measure | None:
    """The measure of this name, made where there is none; none for an empty name."""
    if not name.strip():
        return None
    return Measure.objects.get_or_create(name=name.strip(), defaults={"unit": unit})[0]


class FigureFields(DeskForm):
    """What makes up a figure. `figure()` gives it as claims.actions takes it, or none where no number was given."""

    stated = LineField(
        label="Number, as it is stated",
        max_length=200,
        required=False,
        help_text="Such as “about 600” or “two to three months”, in place of hedge, low, high and unit.",
    )
    hedge = forms.ChoiceField(choices=Hedge.choices, initial=Hedge.EXACT, required=False)
    low = NumberField(max_digits=30, decimal_places=6, required=False)
    high = NumberField(max_digits=30, decimal_places=6, required=False)
    unit = forms.ChoiceField(choices=Unit.choices, required=False)
    measure = LineField(
        label="Counted thing", max_length=200, required=False, widget=forms.TextInput(attrs={"list": "measures"})
    )
    as_of = DayField(label="As of", required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if {"low", "high"} & set(self.errors):
            return given
        if given.get("stated"):
            self._read(given)
        low, high = given.get("low"), given.get("high")
        if low is None and high is None:
            return given
        try:
            band_range(low, high, given.get("hedge") or Hedge.EXACT)
        except ValueError as error:
            self.add_error("low", str(error))
        return given

    def _read(self, given: dict[str, Any]) -> None:
        """Take hedge, sides and unit from the words."""
        found = understand_words(given["stated"])
        if len(found) != 1:
            many = f"hold {len(found)} numbers: give one of them" if found else "hold no number that the desk can keep"
            self.add_error("stated", f"These words {many}.")
            return
        given |= {"hedge": found[0].hedge, "low": found[0].low, "high": found[0].high}
        if found[0].counted:  # "about 600" alone says nothing of the unit
            given["unit"] = found[0].unit

    def figure(self) -> dict[str, Any] | None:
        given = self.cleaned_data
        if given.get("low") is None and given.get("high") is None:
            return None
        unit = given["unit"] or Unit.PEOPLE
        return {
            "hedge": given["hedge"] or Hedge.EXACT,
            "low": given["low"],
            "high": given["high"],
            "unit": unit,
            "measure": measure_named(given["measure"], unit),
            "as_of": given["as_of"],
        }


class ReadingForm(FigureFields):
    """What is being typed: words of a text, a number in words, or the sides of a figure."""

    quote = forms.CharField(max_length=5000, required=False)
    language = forms.CharField(max_length=20, required=False)

    def _read(self, given: dict[str, Any]) -> None:
        """Nothing to refuse: read() says what the words hold, however many numbers that is."""

    def read(self) -> dict[str, Any]:
        """`found`, what is understood, and `words`, whether it was read from words and not from given sides."""
        given = self.cleaned_data
        words = given["quote"] or given["stated"]
        sides = given.get("low"), given.get("high")
        if not words and sides != (None, None):
            unit = given.get("unit") or Unit.THINGS
            return {"found": [Understood("", given.get("hedge") or Hedge.EXACT, *sides, unit, "")], "words": ""}
        return {"found": understand_words(words, given["language"] or "en"), "words": words}


def figure_initial(figure: Any) -> dict[str, Any]:
    """A kept figure as its form shows it."""
    if figure is None:
        return {}
    return {
        "hedge": figure.hedge,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "measure": figure.measure.name if figure.measure else "",
        "as_of": figure.as_of,
    }


class FigureForm(FigureFields):
    name = "figure"

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("low") is None and given.get("high") is None and not self.errors:
            self.add_error("low", "Give at least one of low and high.")
        return given


class EvidenceForm(FigureFields):
    """A document and the number that it gives, if any."""

    name = "evidence"

    source = LineField(
        max_length=200, widget=forms.TextInput(attrs={"list": "sources"}), help_text="A new name makes a new source."
    )
    title = LineField(label="Document", max_length=300)
    url = WebAddressField(label="Address", required=False)
    published_on = DayField(label="Published on", required=False, passed=True)
    stance = forms.ChoiceField(choices=Stance.choices)
    credibility = forms.IntegerField(
        label="Credibility, 1 to 6", min_value=1, max_value=6, initial=6, help_text="1 confirmed, 6 can’t be judged"
    )
    primary = forms.BooleanField(label="Primary source", required=False)
    derived_from = forms.ModelChoiceField(
        Evidence.objects.none(), label="Derives from", required=False, empty_label="nothing else here"
    )
    quote = LinesField(
        label="What it says",
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    field_order = [
        "source",
        "title",
        "url",
        "published_on",
        "stance",
        "credibility",
        "primary",
        "derived_from",
        "quote",
    ]

    def __init__(self, *args: Any, others: QuerySet[Evidence], revising: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["revision"].required = revising
        self.fields["derived_from"].queryset = others  # type: ignore[attr-defined]
        self.fields["hedge"].label = "Its hedge"

    def evidence(self) -> dict[str, Any]:
        """As claims.actions takes it."""
        given = self.cleaned_data
        source, _ = Source.objects.get_or_create(name=given["source"].strip(), defaults={"kind": Source.Kind.AGENCY})
        named = ("title", "url", "published_on", "stance", "credibility", "primary", "derived_from", "quote")
        return {"source": source, "figure": self.figure(), **{name: given[name] for name in named}}


def evidence_initial(evidence: Evidence) -> dict[str, Any]:
    """A kept document as its form shows it."""
    figure = next(iter(evidence.figures.all()), None)
    named = ("title", "url", "published_on", "stance", "credibility", "primary", "derived_from", "quote")
    return {
        "source": evidence.source.name,
        **{name: getattr(evidence, name) for name in named},
        **figure_initial(figure),
    }


class VerdictForm(DeskForm):
    name = "verdict"

    rating = forms.ModelChoiceField(
        Rating.objects.all(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "This rating is no longer on the scale. Choose another."},
    )
    summary = LinesField(
        label="Summary, as readers will see it", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    reasons = LinesField(label="Reasons", max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 5}))
    revision = forms.IntegerField(widget=forms.HiddenInput)


class StepForm(DeskForm):
    name = "step"

    step = forms.CharField(max_length=20)
    note = LinesField(max_length=2000, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput)


def desk_people() -> QuerySet[User]:
    """Those whom a claim can be given to: active members of the desk's groups."""
    return User.objects.filter(is_active=True, groups__name__in=["reviewer", "editor"]).distinct().order_by("username")


class PersonField(forms.ModelChoiceField):
    """Someone of the desk, by the name that the desk says."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(desk_people(), required=False, **kwargs)

    def label_from_instance(self, person: Any) -> str:
        return person.get_full_name() or person.get_username()


class AssignForm(DeskForm):
    name = "assign"

    to = PersonField(label="With", empty_label="nobody")


class DueForm(DeskForm):
    name = "due"

    due_on = DayField(label="Due", required=False)


class BulkForm(DeskForm):
    """What to do with the claims chosen in the queue."""

    name = "bulk"

    claim = forms.TypedMultipleChoiceField(coerce=int)
    deed = forms.ChoiceField(choices=[(name, name) for name in ("assign", "due", "accept", "dismiss")])
    to = PersonField(label="Give to", empty_label="nobody")
    due_on = DayField(label="Due on", required=False)
    note = LineField(label="Why dismiss", max_length=2000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.data.getlist("claim")[:100] if hasattr(self.data, "getlist") else []
        self.fields["claim"].choices = [(pk, pk) for pk in chosen if pk.isdecimal() and len(pk) < 19]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("deed") == "dismiss" and not given.get("note"):
            self.add_error("note", "Dismissing needs a reason.")
        return given


class QueueForm(DeskForm):
    """What the queue shows. Everything is optional, and what can't be read is refused in words."""

    name = "queue"

    VIEWS = {
        "needs": "To do",
        "signoff": "Waits for your sign-off",
        "mine": "With you",
        "due": "Falls due",
        "suggested": "Suggested",
        "unassigned": "With nobody",
        "all": "Everything",
    }
    ORDERS = {
        "due": ("due_key", "id"),
        "newest": ("-id",),
        "worth": ("-worthiness", "-id"),
    }

    view = forms.ChoiceField(choices=list(VIEWS.items()), required=False, widget=forms.HiddenInput)
    words = forms.CharField(label="Words or number", max_length=200, required=False)
    stage = forms.ChoiceField(choices=[("", "Any stage"), *Stage.choices], required=False)
    kind = forms.ChoiceField(choices=[("", "Any kind"), *ClaimKind.choices], required=False)
    who = PersonField(label="With", empty_label="Anyone")
    article = forms.ModelChoiceField(
        Article.objects.all(), to_field_name="slug", required=False, widget=forms.HiddenInput
    )
    order = forms.ChoiceField(
        choices=[("due", "Due first"), ("newest", "Newest first"), ("worth", "Most worth checking")], required=False
    )
    after = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)

    def checked(self) -> dict[str, Any]:
        """What was asked for. Raises Refused (400) with the field named where it can't be read."""
        if not self.is_valid():
            field, errors = next(iter(self.errors.items()))
            raise Refused(f"The queue can’t be shown like that: {field}, {errors[0]}", status=400)
        return self.cleaned_data
