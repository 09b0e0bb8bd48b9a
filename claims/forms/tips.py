"""What readers send, and what the desk does with it."""

import re
from datetime import timedelta
from typing import Any

from django import forms
from django.core import signing
from django.urls import Resolver404, resolve

from claims.fields import LineField, LinesField, WebAddressField
from claims.forms.base import DeskForm
from claims.models import Article, Claim

STAMP = signing.TimestampSigner(salt="claims.tips.form")
LEAST = timedelta(seconds=3)  # nobody reads and fills the form faster
MOST = timedelta(hours=12)
LINKS = 3
LINK = re.compile(r"https?://|\bwww\.", re.IGNORECASE)


class TipForm(DeskForm):
    """A reader's request. `stamp` says, signed, when the page was made; `homepage` is for machines, which fill
    whatever they find, and stands where nobody sees it."""

    name = "tip"

    text = LinesField(
        label="What should be checked?",
        max_length=2000,
        help_text="The words as they were said or written, with the number in them.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    url = WebAddressField(label="Where does it stand?", required=False, help_text="The address of the page.")
    why = LinesField(
        label="Why does it matter?", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    contact = forms.EmailField(
        label="Your e-mail, if we may ask back", required=False, help_text="What becomes of it stands below."
    )
    homepage = forms.CharField(label="Leave this empty", max_length=200, required=False)
    stamp = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["homepage"].widget.attrs |= {"tabindex": "-1", "autocomplete": "off"}
        self.fields["contact"].widget.attrs["autocomplete"] = "email"

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if self.data.get("homepage"):
            # A browser may have filled it for somebody, who doesn't see it.
            self._put("homepage", "")
            raise forms.ValidationError(
                "A field that tells people from machines was filled in. It is empty now: look it over and send it once"
                " more."
            )
        self._check_time(given.get("stamp") or "")
        if len(LINK.findall(f"{given.get('text', '')} {given.get('why', '')}")) > LINKS:
            raise forms.ValidationError(f"There are more than {LINKS} links in your words. Leave some out.")
        return given

    def _check_time(self, stamp: str) -> None:
        """Raise ValidationError unless the page was made a few seconds to half a day ago."""
        try:
            STAMP.unsign(stamp, max_age=MOST)
        except signing.BadSignature:  # a SignatureExpired, too
            self._put("stamp", new_stamp())
            raise forms.ValidationError("The form was too old. Look it over and send it once more.") from None
        try:
            STAMP.unsign(stamp, max_age=LEAST)
        except signing.SignatureExpired:
            return
        raise forms.ValidationError("That was very quick. Look it over and send it once more.")

    def _put(self, name: str, value: str) -> None:
        """Have the form that is shown again hold this."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data[name] = value  # type: ignore[index]


def new_stamp() -> str:
    return STAMP.sign("tip")


class TakeForm(DeskForm):
    """Which article or claim the desk has on this already, by the address of its page at the desk, for readers or where
    the article was published."""

    page = LineField(label="Address of the article or claim", max_length=1000)

    def __init__(self, *args: Any, tip: int, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"take{tip}_%s", **kwargs)

    def clean_page(self) -> tuple[Article, Claim | None]:
        found = _found_at(self.cleaned_data["page"])
        if found is None:
            raise forms.ValidationError("The desk has no article or claim with this address.")
        return found


def _found_at(address: str) -> tuple[Article, Claim | None] | None:
    """What stands at an address of this site, whole or without its host, or the article that was read there."""
    if article := Article.objects.at_address(address).first():
        return article, None
    path, _, query = re.sub(r"\Ahttps?://[^/]+", "", address).partition("#")[0].partition("?")
    try:
        match = resolve(path)
    except Resolver404:
        return None
    chosen = re.search(r"(?:\A|&)claim=([0-9]{1,18})(?:&|\Z)", query)
    key = match.kwargs.get("pk") if match.url_name == "claim" else chosen and chosen[1]
    if key is not None:
        claim = Claim.objects.select_related("snapshot__article").filter(pk=key).first()
        return (claim.snapshot.article, claim) if claim else None
    if match.url_name not in {"article", "sheet"}:
        return None
    article = Article.objects.filter(slug=match.kwargs["slug"]).first()
    return (article, None) if article else None


class DismissForm(DeskForm):
    reason = LineField(label="Why not", max_length=300)

    def __init__(self, *args: Any, tip: int, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"dismiss{tip}_%s", **kwargs)
