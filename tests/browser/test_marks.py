"""Claims that touch, overlap or share their words are told apart by eye and by axe."""

from claims.factories import ClaimFactory
from claims.models import Claim, Stage


def test_claims_on_neighbouring_and_on_the_same_words(open_page, check_accessibility):
    known = Claim.objects.get(stage=Stage.IN_REVIEW)
    snapshot = known.snapshot
    line = snapshot.text[known.start - 30 : known.end + 60]
    for quote in (known.quote, line[:30], line[30 + len(known.quote) :][:40], line):
        ClaimFactory(snapshot=snapshot, quote=quote)
    for scheme in ("light", "dark"):
        page = open_page(snapshot.article.get_desk_url(), as_="reviewer", scheme=scheme)
        check_accessibility(page)
        for claim in snapshot.claims.filter(quote__in=(known.quote, line)):
            page.goto(claim.get_sheet_url())
            check_accessibility(page)
