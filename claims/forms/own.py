"""One's own settings."""

from django import forms
from django.contrib.auth.models import User

from claims.fields import LineField, NameField
from claims.forms.base import DeskForm
from claims.models import Interest, MailChoice


class MailForm(DeskForm):
    name = "mail"

    often = forms.ChoiceField(label="Mail me what I have not read", choices=MailChoice.Often)
    address = forms.EmailField(
        label="Mail goes to",
        max_length=User._meta.get_field("email").max_length,  # shorter than what Django's field takes
        required=False,
        help_text="Without an address no mail comes.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class InterestForm(DeskForm):
    name = "interest"

    named = NameField(
        label="In whom or what",
        max_length=Interest._meta.get_field("name").max_length,
        help_text="A person, a party, a publisher or a source, as the desk’s claims name them.",
        widget=forms.TextInput(attrs={"list": "sources"}),
    )
    words = LineField(
        label="What the interest is",
        max_length=Interest._meta.get_field("words").max_length,
        help_text="“My sister works in their press office.” The desk sees it, readers don’t.",
    )
