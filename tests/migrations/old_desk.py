"""Rows as the version before numbers were compared (0016) kept them."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.apps.registry import Apps
from django.db.backends.postgresql.psycopg_any import NumericRange

AT = datetime(2018, 8, 9, 12, tzinfo=UTC)


class OldDesk:
    def __init__(self, apps: Apps) -> None:
        self.apps = apps
        user = apps.get_model("auth", "User").objects
        self.author, self.approver = user.create(username="author"), user.create(username="approver")
        self.rating = self.objects("Rating").create(label="True", definition="True", tone="true", value=1)
        article = self.objects("Article").create(title="Counts", slug="counts", publisher="Gazette", published_at=AT)
        self.snapshot = self.objects("Snapshot").create(
            article=article, number=1, text="About 600 people", sha256="0" * 64, retrieved_at=AT
        )
        self.measure = self.objects("Measure").create(name="People in the town", unit="people")
        self.source = self.objects("Source").create(name="The council", kind="agency", reliability="B")

    def objects(self, name: str) -> Any:
        return self.apps.get_model("claims", name).objects

    def claim(self, stage: str = "open", **given: Any) -> Any:
        return self.objects("Claim").create(
            snapshot=self.snapshot, quote="About 600 people", start=0, end=16, statement="600 people live there",
            stage=stage, **given,
        )  # fmt: skip

    def figure(self, low: Decimal | int, high: Decimal | int | None, *, unit: str = "people", **given: Any) -> Any:
        band = NumericRange(low, high, "[]" if high is not None else "[)")
        return self.objects("Figure").create(hedge="exact", low=low, high=high, unit=unit, band=band, **given)

    def evidence(self, claim: Any) -> Any:
        return self.objects("Evidence").create(claim=claim, source=self.source, title="The return", stance="supports")

    def draft(self, claim: Any, **given: Any) -> Any:
        return self.objects("Verdict").create(
            claim=claim, rating=self.rating, summary="As they say.", author=self.author, **given
        )

    def published(self, said: dict[str, Any] | None, found: list[dict[str, Any]]) -> Any:
        """A verdict in force whose record has these numbers."""
        beside = {"stance": "context", "figures": [number("1", "1")]}
        record = {
            "figure": said and {**said, "as_of": "2018-08-09"},
            "evidence": [{"stance": "supports", "figures": found}, beside],
        }
        return self.draft(
            self.claim("published"), approver=self.approver, record=record, fingerprint="f" * 64, published_at=AT,
            in_force=True,
        )  # fmt: skip


def number(low: str, high: str | None, *, hedge: str = "exact", measure: str = "People in the town") -> dict[str, Any]:
    """As a record has it."""
    return {"hedge": hedge, "band_low": low, "band_high": high, "unit": "people", "measure": measure}
