"""Asking back where what was typed can mean more than one thing, beside its field and without a script."""

from collections.abc import Mapping
from dataclasses import dataclass

from claims.forms.base import DeskForm


@dataclass(frozen=True, slots=True)
class Question:
    """What a person is asked about a field. `answers` are the values to send and their labels; `chosen` is the one that
    was sent, empty until then."""

    name: str
    words: str
    answers: tuple[tuple[str, str], ...]
    chosen: str


class AskingForm(DeskForm):
    """An answer holds for the very words that it was given about: others are asked about anew."""

    def ask(self, field: str, about: str, typed: str, words: str, answers: Mapping[str, str]) -> str:
        """The answer that was given to this question, or "" with the question and its words left at the field.

        `about` tells questions of one field apart; `answers` map each answer to its label.
        """
        name = f"{field}_{about}"
        offered = {f"{answer}:{typed}": label for answer, label in answers.items()}
        sent = str(self.data.get(name, ""))
        chosen = sent if sent in offered else ""
        shown = self.fields[field]
        question = Question(name, words, tuple(offered.items()), chosen)
        shown.questions = [*getattr(shown, "questions", ()), question]  # type: ignore[attr-defined]
        if not chosen and not self.has_error(field):
            self.add_error(field, words)
        return chosen.partition(":")[0]
