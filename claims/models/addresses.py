"""When two web addresses lead to one place."""

from collections.abc import Iterable
from typing import Any, Self

from django.db.models import CharField, Func, Value

from claims.models.keys import KeyedQuerySet


class SameAddress(Func):
    """An address as it is compared: scheme and host in lower case, without the scheme's own port, without fragment
    and closing slashes.

    Source: RFC 3986, section 6.2.2 and 6.2.3. The rule is SQL alone, so that constraint and queries share it.
    """

    arity = 1
    output_field = CharField()
    template = (
        "(regexp_replace(lower(substring(%(expressions)s from '^[^/?#]*//[^/?#]*')),"
        " '^(http://.*):80$|^(https://.*):443$', '\\1\\2')"
        " || rtrim(substring(%(expressions)s from '^[^/?#]*//[^/?#]*([^#]*)'), '/'))"
    )

    def as_sql(self, *args: Any, **extra: Any) -> Any:
        sql, params = super().as_sql(*args, **extra)
        return sql, [*params, *params]  # the address stands in the template twice


class AddressedQuerySet(KeyedQuerySet):
    """Of rows with a web address in `url`."""

    def at_address(self, url: str) -> Self:
        """Those at this web address, however it is written; none for an empty one."""
        if not url:
            return self.none()
        return self.exclude(url="").alias(address=SameAddress("url")).filter(address=SameAddress(Value(url)))

    def by_address(self, urls: Iterable[str]) -> dict[str, Any]:
        """The row at each of these web addresses that has one, by the address as given. Two queries, one or none."""
        wanted = {url for url in urls if url}
        if not wanted:
            return {}
        asked = [self.at_address(url).annotate(asked=Value(url, CharField())).values("asked", "pk") for url in wanted]
        found = {row["asked"]: row["pk"] for row in asked[0].union(*asked[1:], all=True)}
        rows = self.in_bulk(found.values())
        return {url: rows[key] for url, key in found.items()}
