import pytest
from django.core.exceptions import ImproperlyConfigured

from factcheck.database import database_from_url


def test_an_address_becomes_settings():
    assert database_from_url("postgresql://desk:p%40ss@db.example:5433/claims?sslmode=require") == {
        "NAME": "claims",
        "USER": "desk",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


def test_a_socket_is_a_host():
    assert database_from_url("postgresql://postgres:@/postgres?host=/run/pg")["HOST"] == "/run/pg"


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql://host", "postgresql://host:port/x", "nonsense", ""])
def test_another_address_is_refused_with_words(url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        database_from_url(url)
