import io
import json
import subprocess
import sys

import pytest

from claims.text.scan import scan


def run(*lines: str) -> tuple[int, list[dict], list[str]]:
    out, errors = io.StringIO(), io.StringIO()
    status = scan(lines, out, errors)
    return status, [json.loads(line) for line in out.getvalue().splitlines()], errors.getvalue().splitlines()


def test_a_line_gives_its_quantities_with_speaker() -> None:
    status, answers, errors = run('{"id": "a", "text": "Up to 80 boats sank, Ilse Brandt said."}')
    assert (status, errors) == (0, [])
    assert answers == [
        {
            "id": "a",
            "quantities": [
                {
                    "start": 6, "end": 8, "surface": "80", "low": None, "high": 80.0, "qualifier": "at_most",
                    "unit_kind": "count", "noun": "boats", "speaker": "Ilse Brandt",
                }
            ],
        }
    ]  # fmt: skip


def test_a_line_may_name_its_language() -> None:
    _, answers, _ = run('{"id": 1, "text": "وصل نحو ٦٠٠ مقاتل", "language": "ar"}')
    assert answers[0]["quantities"][0]["low"] == 600


@pytest.mark.parametrize(
    "broken",
    ["nope", "[1]", "{}", '{"id": 1}', '{"id": 1, "text": 5}', '{"id": 1, "text": "x", "language": 5}', "[" * 99_999,
     '{"id": 1, "text": "\udcff"}'],
)  # fmt: skip
def test_a_broken_line_is_named_and_the_rest_go_on(broken: str) -> None:
    status, answers, errors = run('{"id": 1, "text": "3 cows"}', "", broken, '{"id": 2, "text": "4 cows"}')
    assert status == 1
    assert [answer["id"] for answer in answers] == [1, 2]
    assert len(errors) == 1
    assert errors[0].startswith("line 3: ")


def test_the_program_reads_a_pipe_and_tells_by_its_exit_status() -> None:
    given = (
        b'{"id": 1, "text": "\xd9\xa3 cows and 5 goats"}\nnope\n{"id": 2, "text": "lone \\ud800 surrogate, 3 cows"}\n'
    )
    done = subprocess.run([sys.executable, "-m", "claims.text.scan"], input=given, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(b"line 2: ")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [1, 2]
