"""The pages and deeds whose time is measured, as calls."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from claims.models import Claim, Source, Stage, Verdict
from claims.pages import keyset_page
from claims.seeding.figures import fill_measure

Call = Callable[[], Any]


def pages() -> dict[str, tuple[str, Call]]:
    """Each page and deed by name, with its kind: page, list, save, or count where it counts all claims of its time."""
    reader, desk, admin = Client(), Client(), Client()
    person = User.objects.get(username="seeded-0")
    boss, _ = User.objects.get_or_create(username="bench-editor", defaults={"is_staff": True})
    boss.groups.add(Group.objects.get(name="editor"))
    desk.force_login(person)
    admin.force_login(boss)
    verdict = Verdict.objects.in_force().select_related("claim__snapshot__article").newest_first()[50]
    article = verdict.claim.snapshot.article
    claim = Claim.objects.filter(stage=Stage.OPEN).order_by("-id")[5]
    source = Source.objects.order_by("name")[1]
    due = Claim.objects.order_by("-due_key", "-id")[60]
    deep = keyset_page(Claim.objects.filter(pk__gte=due.pk), order=("due_key", "id"), size=1).next
    queue, edit = reverse("desk:queue"), reverse("desk:claim_edit", args=[claim.pk])

    def get(client: Client, path: str, **query: Any) -> Call:
        return lambda: client.get(path, query)

    def save_claim() -> Any:
        revision = Claim.objects.values_list("revision", flat=True).get(pk=claim.pk)
        given = {"statement": f"Saved as {revision}", "kind": "figure", "claimant": "", "attribution": "nobody"}
        return lambda **how: desk.post(edit, given | {"revision": revision}, **how)

    def save_in_panel() -> Any:
        deed, panel = save_claim(), {"HX-Request": "true", "HX-Target": "panel"}
        return lambda: deed(headers=panel)

    def add_evidence() -> Any:
        path = reverse("desk:evidence_new", args=[claim.pk])
        given = {"source": "Ashford council", "title": "One more", "stance": "context", "credibility": 3}
        claim.evidence.filter(title="One more").delete()
        return lambda: desk.post(path, given)

    def take_step() -> Any:
        suggested = Claim.objects.filter(stage=Stage.SUGGESTED).order_by("-id").first()
        path = reverse("desk:step", args=[suggested.pk if suggested else 0])
        given = {"step": "accept", "revision": suggested.revision if suggested else 0}
        return lambda: desk.post(path, given)

    lists = {
        f"admin: {name}": ("page", get(admin, reverse(f"admin:claims_{name}_changelist")))
        for name in ("article", "claim", "evidence", "verdict", "event")
    }
    return {
        "home": ("page", get(reader, "/")),
        "search": ("page", get(reader, "/", q="patients")),
        "article": ("page", get(reader, article.get_absolute_url())),
        "verdict": ("page", get(reader, verdict.claim.get_absolute_url())),
        "corrections": ("page", get(reader, reverse("corrections"))),
        "queue, first page": ("list", get(desk, queue)),
        "queue, everything": ("list", get(desk, queue, view="all")),
        "queue, near the end": ("list", get(desk, queue, view="all", after=deep)),
        "queue, one stage": ("list", get(desk, queue, view="all", stage="open", order="worth")),
        "queue, search": ("list", get(desk, queue, view="all", words="patients")),
        "sheet": ("page", get(desk, claim.get_sheet_url())),
        "claim": ("page", get(desk, claim.get_desk_url())),
        "track record": ("page", get(desk, reverse("desk:track"), claimant=claim.claimant)),
        "track records, search": ("page", get(desk, reverse("desk:track"), words="council")),
        "articles": ("page", get(desk, reverse("desk:articles"))),
        "history": ("page", get(desk, reverse("desk:history", args=[claim.pk]))),
        "sources": ("page", get(desk, reverse("desk:sources"))),
        "sources, search": ("page", get(desk, reverse("desk:sources"), words="office")),
        "source": ("page", get(desk, reverse("desk:source", args=[source.pk]))),
        "findings": ("page", get(desk, reverse("desk:findings"))),
        "inbox": ("page", get(desk, reverse("desk:inbox"))),
        "feed": ("page", get(reader, reverse("verdicts_feed"))),
        "dashboard, a year": ("count", get(admin, reverse("desk:dashboard"), weeks=52)),
        "save a claim": ("save", save_claim),
        "save a claim, panel back": ("save", save_in_panel),
        "add evidence": ("save", add_evidence),
        "take a step": ("save", take_step),
        **lists,
    }


def measure_pages(figures: int) -> dict[str, tuple[str, Call]]:
    """The pages on which a measure with so many figures is drawn."""
    desk = Client()
    desk.force_login(User.objects.get(username="seeded-0"))
    counted, claim = fill_measure(f"People on a list of {figures:,}", figures)
    return {
        "measure": ("chart", lambda: desk.get(reverse("desk:measure", args=[counted.pk]))),
        "claim on that measure": ("chart", lambda: desk.get(claim.get_desk_url())),
        "list of measures": ("chart", lambda: desk.get(reverse("desk:measures"))),
    }
