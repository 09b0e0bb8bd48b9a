"""A document that bears on a claim."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from claims.fields import DayField, LineField, LinesField, NameField, WebAddressField
from claims.forms.figures import FigureFields, figure_initial
from claims.models import Attribution, Credibility, Evidence, Source, Stance
from claims.models.sources import source_named
from claims.numbers.origins import origin_trouble

KEPT = ("title", "url", "published_on", "stance", "credibility", "primary", "derived_from", "quote", "note")
GRADED = ("reliability", "attribution")  # left alone where the form doesn't say
DESCRIBES = ("source_kind", "source_reliability", "source_url", "source_interest")
ASKED = {  # of a source that is new
    "source_kind": "Say what this source is.",
    "source_reliability": "Say how reliable it is; F where that can’t be judged.",
}
TODAYS = [("", "as the source is graded today")]


class EvidenceForm(FigureFields):
    """A document and the number that it gives, if any."""

    name = "evidence"

    source = NameField(
        max_length=200,
        widget=forms.TextInput(attrs={"list": "sources"}),
        help_text="A name that is new makes a new source: say below what it is.",
    )
    source_kind = forms.ChoiceField(label="It is", choices=[("", "choose"), *Source.Kind.choices], required=False)
    source_reliability = forms.ChoiceField(
        label="Reliability", choices=[("", "choose"), *Source.Reliability.choices], required=False
    )
    source_url = WebAddressField(label="Its address", required=False)
    source_interest = LineField(
        label="Interest of its own in the matter",
        max_length=2000,
        required=False,
        help_text="Readers see it beside what the source says.",
    )
    title = LineField(label="Document", max_length=300)
    url = WebAddressField(label="Address", required=False)
    published_on = DayField(label="Published on", required=False, passed=True)
    stance = forms.ChoiceField(choices=Stance.choices)
    reliability = forms.ChoiceField(
        label="Reliability, in this", choices=[*TODAYS, *Source.Reliability.choices], required=False
    )
    credibility = forms.TypedChoiceField(choices=Credibility.choices, coerce=int, initial=Credibility.UNKNOWN)
    attribution = forms.ChoiceField(
        label="Who stands behind it",
        choices=[(value, str(label).capitalize()) for value, label in Attribution.choices],
        initial=Attribution.ORGANISATION,
        required=False,
    )
    primary = forms.BooleanField(label="Primary source", required=False)
    derived_from = forms.ModelChoiceField(
        Evidence.objects.none(),
        label="Derives from",
        required=False,
        empty_label="nothing else here",
        error_messages={"invalid_choice": "Choose another document on this claim."},
    )
    quote = LinesField(
        label="What it says",
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    note = LinesField(
        label="Note for readers, such as what is uncertain about it",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    field_order = [
        "source",
        "source_kind",
        "source_reliability",
        "source_url",
        "source_interest",
        "title",
        "url",
        "published_on",
        "stance",
        "reliability",
        "credibility",
        "attribution",
        "primary",
        "derived_from",
        "quote",
        "note",
    ]

    def __init__(self, *args: Any, others: QuerySet[Evidence], evidence: Evidence | None = None, **kwargs: Any) -> None:
        """`others` are the documents that it can derive from; `evidence` is the one that is revised, if any."""
        super().__init__(*args, **kwargs)
        self.evidence_kept = evidence
        self.source_kept: Source | None = None
        self.fields["revision"].required = evidence is not None
        self.fields["derived_from"].queryset = others  # type: ignore[attr-defined]
        self.fields["hedge"].label = "Its hedge"

    def clean_derived_from(self) -> Evidence | None:
        origin: Evidence | None = self.cleaned_data["derived_from"]
        if origin and (kept := self.evidence_kept):
            trouble = origin_trouble(origin, claim_id=kept.claim_id, evidence_id=kept.pk)
            if trouble:
                raise forms.ValidationError(trouble)
        return origin

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if name := given.get("source"):
            self.source_kept = source_named(name)
            self._check_source(given, name)
        return given

    def _check_source(self, given: dict[str, Any], name: str) -> None:
        """A source that is new is described, one that the desk knows is not described again."""
        if self.source_kept:
            if any(given.get(described) for described in DESCRIBES):
                self.add_error("source", "The desk knows this source already; an editor changes what is kept of it.")
            return
        for field, words in ASKED.items():
            if not given.get(field) and not self.has_error(field):
                self.add_error(field, words)
        if set(ASKED) & set(self.errors):
            words = f"The desk doesn’t know “{name}”: choose a source that it has, or describe it below."
            self.add_error("source", words)

    def evidence(self) -> dict[str, Any]:
        """As claims.actions takes it."""
        given = self.cleaned_data
        source = self.source_kept or self._new_source()
        graded = {name: given[name] for name in GRADED if given[name]}
        if "reliability" in self.data and "reliability" not in graded:
            graded["reliability"] = source.reliability
        return {"source": source, "figure": self.figure(), **{name: given[name] for name in KEPT}, **graded}

    def _new_source(self) -> Source:
        given = self.cleaned_data
        described = {
            "kind": given["source_kind"],
            "reliability": given["source_reliability"],
            "url": given["source_url"],
            "interest": given["source_interest"],
        }
        return Source.objects.get_or_create(name=given["source"], defaults=described)[0]


def evidence_initial(evidence: Evidence) -> dict[str, Any]:
    """A kept document as its form shows it."""
    return {
        "source": evidence.source.name,
        **{name: getattr(evidence, name) for name in (*KEPT, *GRADED)},
        **figure_initial(evidence.own_figure),
    }
