"""What differs between two states of what is signed, field by field, in words that a person can read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claims.figures.wording import amount

# Fields as the desk's forms call them. What isn't here is read with its underscores as spaces.
LABELS = {
    "statement": "in plain words", "claimant": "said by", "attribution": "attribution", "made_on": "made on",
    "low": "low", "high": "high", "as_of": "as of", "measure": "counted thing", "understood": "compared as",
    "title": "document", "url": "address", "published_on": "published on", "quote": "what it says",
    "primary": "primary source", "derived_from": "derives from", "starts_on": "starts on",
    "starts_with": "what starts it", "ends_with": "what ends it", "window_first": "first day",
    "window_last": "last day", "ended_on": "ended on", "sha256": "text", "number": "snapshot", "on": "asked on",
    "why_not": "why nobody was asked", "whom": "who was asked", "source_kind": "kind of source",
    "unit_label": "unit, as readers see it", "stance_label": "stance, as readers see it",
    "author_name": "author’s name", "Article.title": "title",
    "attribution_label": "attribution, as readers see it", "how_label": "how, as readers see it", "slug": "article",
    "holds_days": "days apart that are compared", "band_low": "compared from", "band_high": "compared to",
    "definition": "what the rating means", "published_at": "published at",
}  # fmt: skip
# Said by another field already, or made of others: left out where one of those has changed as well. What stands alone
# is shown, so that nothing is void without a word of why.
SAID_BY = {
    "unit_label": ("unit",), "stance_label": ("stance",), "attribution_label": ("attribution",), "how_label": ("how",),
    "label": ("rule",), "band_low": ("understood", "low", "high"), "band_high": ("understood", "low", "high"),
    "days_late": ("ended_on", "window_last"), "author_name": ("author",), "definition": ("rating",), "sign": ("tone",),
    "slug": ("title",), "version": ("rating", "summary", "reasons"),
}  # fmt: skip
NUMBERS = frozenset(
    ("low", "high", "band_low", "band_high", "holds_days", "days_late")
)  # thousands stand apart in these
UNSAID = frozenset(("uid",))  # tells rows apart and says nothing
PARTS = {
    "claim": "Claim", "article": "Article", "figure": "Figure", "verdict": "Verdict", "evidence": "Evidence",
    "predictions": "Clock", "waivers": "Waiver", "contacts": "Asking the claimant", "figures": "Number",
    "scale": "Scale", "correction": "Correction",
}  # fmt: skip
# By what rows of a list are told apart, and what they are called.
KEYS = {
    "evidence": ("uid", "title"), "predictions": ("uid", "starts_with"), "waivers": ("rule", "label"),
    "contacts": ("uid", "whom"), "figures": ("uid", "measure"), "scale": ("label", "label"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One field: where it stands, and its words before and after; empty where there was nothing."""

    part: str
    field: str
    before: str
    after: str

    def __str__(self) -> str:
        if not self.field:
            return f"{self.part} {'added' if self.after else 'removed'}"
        return f"{self.part}, {self.field}: {self.before or 'nothing'} → {self.after or 'nothing'}"


def changes_between(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    """Every field that differs between two signed contents (claims.signed.signed_content), in the page's order."""
    found: list[Change] = []
    for name in PARTS:
        if name in before or name in after:
            found += _compare(PARTS[name], name, before.get(name), after.get(name))
    return found


def _compare(part: str, name: str, before: Any, after: Any) -> Iterator[Change]:
    if before == after:
        return
    if isinstance(before, list) or isinstance(after, list):
        yield from _compare_rows(part, name, before or [], after or [])
    elif isinstance(before, dict) and isinstance(after, dict):
        for field in dict.fromkeys([*before, *after]):
            if field in UNSAID or any(before.get(other) != after.get(other) for other in SAID_BY.get(field, ())):
                continue
            if field in KEYS:
                yield from _compare(f"{part}, {PARTS[field].lower()}", field, before.get(field), after.get(field))
            elif before.get(field) != after.get(field):
                words = (_words(state.get(field), field) for state in (before, after))
                yield Change(part, _label(field, part), *words)
    else:
        yield Change(part, "", _words(before), _words(after))


def _compare_rows(part: str, name: str, before: list[Any], after: list[Any]) -> Iterator[Change]:
    key, title = KEYS[name]
    # Contents that were signed before rows of this kind had a key are told apart by their place.
    one, other = ({row.get(key, place): row for place, row in enumerate(rows)} for rows in (before, after))
    for uid in dict.fromkeys([*one, *other]):
        row = other.get(uid) or one.get(uid) or {}
        called = f"{part} “{row.get(title)}”" if row.get(title) else part
        yield from _compare(called, name, one.get(uid), other.get(uid))


def _label(field: str, part: str = "") -> str:
    return LABELS.get(f"{part}.{field}") or LABELS.get(field, field.replace("_", " "))


def _words(value: Any, field: str = "") -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        told = (
            f"{_label(name)} {_words(item, name)}"
            for name, item in value.items()
            if name not in UNSAID and name not in SAID_BY and item
        )
        return "; ".join(told)
    if isinstance(value, list):
        return "; ".join(_words(item) for item in value)
    if field in NUMBERS:
        return amount(value)
    return str(value).replace("_", " ") if str(value).isidentifier() else str(value)
