"""A migration does for ever what it did when it was written: it stands on nothing of ours that may change."""

import ast
import hashlib
from pathlib import Path

import pytest
from django.contrib.auth.models import Group

import claims.migrations
from claims.models.addresses import SameAddress
from claims.models.predictions import Compared, RipeOn
from claims.models.vectors import JoinedDigits, RecordWords
from claims.roles import EDITOR_BESIDES, ROLES

FOLDER = Path(claims.migrations.__path__[0])
MIGRATIONS = sorted(FOLDER.glob("*.py"))

# What makemigrations names by its path: validators, which make no SQL, and expressions, whose SQL is pinned below.
NAMED_BY_PATH = {f"claims.models.{name}" for name in ("checks", "addresses", "vectors", "predictions")}
FROZEN = {"claims.migrations._groups"}


def ours(path: Path) -> set[str]:
    """The modules of ours that a file imports."""
    nodes = list(ast.walk(ast.parse(path.read_text())))
    found = {node.module or "." for node in nodes if isinstance(node, ast.ImportFrom)}
    found |= {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return {name for name in found if name == "." or name.split(".")[0] in {"claims", "factcheck", "importlib"}}


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: path.stem)
def test_a_migration_imports_nothing_of_ours_that_may_change(path):
    assert ours(path) - NAMED_BY_PATH - FROZEN == set()


@pytest.mark.parametrize(
    ("template", "digest"),
    [
        (SameAddress.template, "cb22d0857cfa34df"),
        (JoinedDigits.template, "1e50e6017e4c6d7b"),
        (RecordWords.template, "8e46c6def82f7ac0"),
        (Compared.template, "832aa995b522c7e9"),
        (RipeOn.template, "acb34df029cb3bf4"),
    ],
    ids=["addresses", "digits", "records", "clocks", "ripe"],
)
def test_the_sql_that_migrations_name_by_path_is_the_same_for_ever(template, digest):
    """Indexes and columns of desks that run were made of it: other SQL is another class, and a migration to it."""
    assert hashlib.sha256(template.encode()).hexdigest()[:16] == digest


@pytest.mark.django_db
def test_the_groups_hold_what_the_roles_say():
    for name, codenames in ROLES.items():
        permissions = Group.objects.get(name=name).permissions
        held = set(permissions.filter(content_type__app_label="claims").values_list("codename", flat=True))
        assert held == set(codenames)
        besides = EDITOR_BESIDES if name == "editor" else {}
        others = set(
            permissions.exclude(content_type__app_label="claims").values_list("content_type__app_label", "codename")
        )
        assert others == {(app, codename) for app, given in besides.items() for codename in given}
