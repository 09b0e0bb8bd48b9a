"""Notes on a claim, and recusals."""

from typing import Any

from django import forms

from claims.fields import LineField, LinesField
from claims.forms.base import DeskForm

ROWS = {"rows": 3, "aria-describedby": "note-people", "data-mentions": True, "aria-autocomplete": "list"}


class NoteForm(DeskForm):
    """A note that begins a thread; `text` is that of the claim's snapshot, in which the words must stand."""

    name = "note"

    body = LinesField(label="Note", max_length=5000, widget=forms.Textarea(attrs=ROWS))
    quote = LineField(label="About the words", max_length=1000, required=False)

    def __init__(self, *args: Any, text: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text

    def clean_quote(self) -> str:
        quote: str = self.cleaned_data["quote"].strip("“”\"' ")
        # As words, since a selection over two lines has one space where the text has two line ends.
        if quote and " ".join(quote.split()) not in " ".join(self.text.split()):
            raise forms.ValidationError("These words don’t stand in the text like that.")
        return quote


class AnswerForm(DeskForm):
    """An answer in the thread that begins with the note of this key; each has ids of its own on the page."""

    body = LinesField(label="Answer", max_length=5000, widget=forms.Textarea(attrs=ROWS))

    def __init__(self, *args: Any, thread: int, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"answer{thread}_%s", **kwargs)


class RecusalForm(DeskForm):
    name = "recusal"

    reason = LineField(label="Why, if you want to say so", max_length=300, required=False)
