"""Talk and dates for the demo: the story has no people who talk, and their pages would be empty."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from claims import actions
from claims.models import Article, Claim


@transaction.atomic
def begin_teamwork() -> None:
    """Let the story's three people talk about it, by the desk's own actions. Done twice, it all stands there twice.

    What they say of the facts is what the story's sources say.
    """
    reviewer, second, editor = (User.objects.get(username=name) for name in ("reviewer", "second-reviewer", "editor"))
    claims = {claim.quote: claim for claim in Claim.objects.all()}
    today = timezone.localdate()

    detainees = claims["thousands of ISIS detainees"]
    thread = actions.add_note(
        detainees,
        by=reviewer,
        body="@second-reviewer the count of July gives nearly 600 foreigners and over 400 Syrians, about 1,000 in all."
        " The over 2,300 of October take in women and children, so I left them as another counted thing. Do you agree?",
    ).note
    actions.add_note(
        detainees,
        by=second,
        body="Yes: another scope. But nobody says that July’s count takes in everyone, so I’d stay with “unproven”.",
        answers=thread,
    )

    members = claims["77-country coalition"]
    settled = actions.add_note(
        members,
        by=second,
        body="@reviewer countries or members? NATO is in it, and NATO is no country.",
        quote="77-country coalition",
    ).note
    actions.add_note(
        members,
        by=reviewer,
        body="Members. The State Department counts 79 of them in February 2019; I entered that as a count of members.",
        answers=settled,
    )
    actions.resolve_note(settled, by=second)

    actions.assign_claim(claims["setting a timeline for operations can only be speculated"], to=second, by=editor)
    for quote, days in (
        ("setting a timeline for operations can only be speculated", -1),
        ("77-country coalition", 2),
        ("thousands of ISIS detainees", 5),
    ):
        actions.set_due_date(claims[quote], due_on=today + timedelta(days), by=editor)

    actions.keep_filter(by=reviewer, name="Figures with nobody", query="view=unassigned&kind=figure")
    actions.submit_tip(
        sender="0" * 64,
        text="“Hundreds of Quneitra escapees” were sent back, says the report. Who counted them?",
        url=Article.objects.get().url,
        why="The number stands there without anybody’s name.",
        contact="reader@example.org",
    )
