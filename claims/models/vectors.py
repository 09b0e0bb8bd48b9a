"""What a search reads: words as PostgreSQL's dictionary has them, and numbers however their digits are grouped."""

import re
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorField
from django.db.models import Func, TextField

# What stands between groups of three digits; a plain space isn't among them, as “in 2018 600 men” has two numbers.
_GROUPING = r"(?<=\d)[,’'\u00a0\u2009\u202f](?=\d{3}(?!\d))"


def join_digits(text: str) -> str:
    """1,000 as 1000, so that either finds the other."""
    return re.sub(_GROUPING, "", text)


_IN_SQL = "'" + _GROUPING.replace("'", "''") + "'"  # PostgreSQL reads the same escapes


class JoinedDigits(Func):
    """join_digits, in the database."""

    arity = 1
    output_field = TextField()
    template = f"regexp_replace(%(expressions)s, {_IN_SQL}, '', 'g')"


def _text_at(*path: str) -> str:
    return f"coalesce(%(expressions)s #>> '{{{','.join(path)}}}', '')"


def name_words(field: str) -> SearchVector:
    """The words of a name as they are, whatever their letter case: no dictionary stems a name."""
    return SearchVector(field, config="simple")


def in_tsquery(words: str) -> str:
    """Words as to_tsquery reads them: each may begin any word of a name, in any order."""
    quoted = (part.replace("\\", "\\\\").replace("'", "''") for part in words.replace("\0", "").split())
    return " & ".join(f"'{part}':*" for part in quoted)


def beginnings(words: str) -> SearchQuery:
    """What name_words are searched for."""
    return SearchQuery(in_tsquery(words), config="simple", search_type="raw")


class RecordWords(Func):
    """The words of a published record: what was claimed and by whom, what was found, and whose documents bear on it."""

    arity = 1
    output_field = SearchVectorField()
    _parts: Any = (
        _text_at("claim", "statement"),
        _text_at("claim", "quote"),
        _text_at("claim", "claimant"),
        _text_at("rating", "label"),
        _text_at("summary"),
        "coalesce(jsonb_path_query_array(%(expressions)s, '$.evidence[*].source')::text, '')",
    )
    template = (
        f"to_tsvector('english'::regconfig, regexp_replace({' || chr(10) || '.join(_parts)}, {_IN_SQL}, '', 'g'))"
    )
