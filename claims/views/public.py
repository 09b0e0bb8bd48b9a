"""The readers' views under the names that claims.urls gives them. Verdicts are shown from their frozen records only."""

from claims.views.public_articles import article, articles
from claims.views.public_claims import claim, claim_json
from claims.views.public_corrections import corrections
from claims.views.public_home import home, methodology, robots, theme
from claims.views.public_tips import check_this, check_this_thanks

__all__ = [
    "article",
    "articles",
    "check_this",
    "check_this_thanks",
    "claim",
    "claim_json",
    "corrections",
    "home",
    "methodology",
    "robots",
    "theme",
]
