"""What the desk keeps of a source, and how one is looked up."""

from typing import Any

from django import forms

from claims.fields import LineField, LinesField, NameField, WebAddressField
from claims.forms.base import DeskForm
from claims.models import Source


class SourceForm(DeskForm):
    """What editors may change of a source."""

    name = "source"

    # Not "name": a form's own attribute is called so.
    called = NameField(label="Name", max_length=200)
    kind = forms.ChoiceField(choices=Source.Kind.choices)
    url = WebAddressField(label="Address", required=False)
    reliability = forms.ChoiceField(label="Reliability, today", choices=Source.Reliability.choices)
    interest = LinesField(
        label="Declared interest",
        max_length=2000,
        required=False,
        help_text="Readers see it beside what the source says.",
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, source: Source, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source = source

    def clean_called(self) -> str:
        name: str = self.cleaned_data["called"]
        if Source.objects.filter(name=name).exclude(pk=self.source.pk).exists():
            raise forms.ValidationError("Another source has this name.")
        return name

    def given(self) -> dict[str, Any]:
        """As claims.actions takes it."""
        given = dict(self.cleaned_data)
        return {"name": given.pop("called"), **given}


def source_initial(source: Source, revision: int) -> dict[str, Any]:
    """A kept source as its form shows it."""
    return {
        "called": source.name,
        "kind": source.kind,
        "url": source.url,
        "reliability": source.reliability,
        "interest": source.interest,
        "revision": revision,
    }


class SourcesForm(DeskForm):
    """What the list of sources is asked for."""

    name = "sources"

    words = LineField(label="Words of the name", max_length=200, required=False)
