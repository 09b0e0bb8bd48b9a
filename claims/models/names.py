"""When two names are one, however they are written."""

from django.db.models import CharField, Func


class SameName(Func):
    """A name as it is compared: composed letters (NFC) in lower case, and one space for each run of spaces of any kind.

    The rule is SQL alone, so that the database folds the name of one claim and those of many alike.
    """

    arity = 1
    output_field = CharField()
    template = (
        r"lower(btrim(regexp_replace(normalize(%(expressions)s, NFC),"
        r" '[\s\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g')))"
    )
