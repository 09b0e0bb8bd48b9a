"""The history names every command that writes."""

from importlib import import_module
from pkgutil import iter_modules

from claims.management import commands
from claims.management.traces import TracedCommand

READ_ONLY = {"draw_workflow", "dump_story", "verify_records"}
ELSEWHERE = {"bench"}  # in a database of its own, which it drops


def test_a_command_that_writes_is_traced():
    names = {module.name for module in iter_modules(commands.__path__)} - READ_ONLY - ELSEWHERE
    traced = {name for name in names if issubclass(import_module(f"{commands.__name__}.{name}").Command, TracedCommand)}
    assert traced == names
