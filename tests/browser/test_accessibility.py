"""WCAG 2.2 AA by axe on every page: light and dark, wide and narrow."""

import gzip

import pytest

from claims.models import Claim, Source, Stage

LOOKS = [("light", 1280), ("dark", 1280), ("light", 360), ("dark", 360)]


def paths_of_readers() -> list[str]:
    published = Claim.objects.filter(stage=Stage.PUBLISHED).first()
    return [
        "/",
        "/?q=zeppelin",
        "/articles/",
        published.snapshot.article.get_absolute_url(),
        published.get_absolute_url(),
        "/corrections/",
        "/methodology/",
        "/accounts/login/",
        "/nothing-here/",
    ]


def paths_of_the_desk() -> list[str]:
    claims = {claim.stage: claim for claim in Claim.objects.select_related("snapshot__article")}
    article = claims[Stage.OPEN].snapshot.article
    return [
        "/desk/",
        "/desk/?view=all&words=zeppelin",
        "/desk/articles/",
        "/desk/articles/new/",
        article.get_desk_url(),
        *(claim.get_sheet_url() for claim in claims.values()),
        claims[Stage.OPEN].get_desk_url(),
        claims[Stage.PUBLISHED].get_desk_url(),
        "/desk/sources/",
        Source.objects.earliest("pk").get_desk_url(),
        "/desk/measures/",
        "/desk/measures/3/",
        "/desk/findings/",
        "/desk/track/",
    ]


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_readers_pages(open_page, check_accessibility, scheme, width):
    page = open_page("/", scheme=scheme, width=width)
    for path in paths_of_readers():
        page.goto(path)
        check_accessibility(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_the_desk(open_page, check_accessibility, scheme, width):
    page = open_page("/desk/", as_="reviewer", scheme=scheme, width=width)
    for path in paths_of_the_desk():
        page.goto(path)
        check_accessibility(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def travels(response) -> int:
    """Bytes as they are sent: static files compressed, as whitenoise keeps them, and pages as they are."""
    body = response.body()
    return len(gzip.compress(body)) if "/static/" in response.url else len(body)


def test_pages_weigh_under_150_kb_with_all_they_load(open_page):
    page = open_page("/desk/", as_="reviewer")
    weights: dict[str, int] = {}
    page.on("response", lambda response: weights.update({response.url: travels(response)}))
    for path in [*paths_of_readers(), *paths_of_the_desk()]:
        weights.clear()
        page.goto(path, wait_until="networkidle")
        total = sum(weight for url, weight in weights.items() if not url.endswith((".png", ".svg")))
        assert total < 150_000, (path, weights)


@pytest.mark.parametrize("name", ["reviewer", "editor"])
def test_the_desk_fits_at_any_width(open_page, name):
    page = open_page("/desk/", as_=name)
    claim = Claim.objects.filter(stage=Stage.RETURNED).first()
    for width in (320, 360, 480, 600, 768, 900, 1024, 1100, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        for path in ("/desk/?view=all", claim.get_desk_url(), claim.get_sheet_url()):
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (width, path)
