import contextlib
import io
import json
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.jsonlines import answer_lines
from claims.text.quantities import find_quantities
from claims.text.suggestions import suggest_claims
from claims.text.worth_rules import RULES, Words
from claims.text.worthiness import Worthiness, score, score_best

# For every rule a sentence of which it holds, and a neighbour of which it does not.
EXAMPLES = {
    "number": ("The storm sank 14 boats.", "The storm sank our boats."),
    "counted": ("The storm sank 14 boats.", "The storm cost $14."),
    "measured": ("The bridge is 14 km long.", "The bridge is 14 years old."),
    "duration": ("The siege went on for 14 months.", "The siege emptied 14 villages."),
    "small": ("The storm sank 4 boats.", "The storm sank 14 boats."),
    "large": ("The storm sank 140 boats.", "The storm sank 14 boats."),
    "hedged": ("The storm sank about 14 boats.", "The storm sank 14 boats."),
    "prediction": ("The storm could sink 14 boats.", "The storm could sink our boats."),
    "past": ("The ferry reached the island.", "The ferry needs a hundred naked lamps."),
    "change": ("Rents are rising in Merrow.", "Rents are a topic in Merrow."),
    "comparison": ("Merrow has more people than Skarn has.", "Merrow has people of every trade."),
    "superlative": ("It is the largest harbour on the coast.", "It is a large harbour on the coast."),
    "share": ("The literacy rate stands high in Merrow.", "The literacy course is free in Merrow."),
    "vote": ("The mayor vetoed the new pier.", "The mayor visited the new pier."),
    "reported": ("The harbour is empty, according to the pilots.", "The harbour is empty of all its pilots."),
    "picture": ("A video of the pier goes round.", "A story of the pier goes round."),
    "cause": ("The pier closed because of the storm.", "The pier closed before the storm."),
    "all": ("Every well on the island is dry.", "The well on the island is dry."),
    "money": ("The council spends little on lamps.", "The council thinks little of lamps."),
    "harm": ("The storm killed the shepherd.", "The storm woke the shepherd."),
    "public": ("The hospital stands by the lighthouse.", "The bakery stands by the lighthouse."),
    "names": ("On Sunday the boat left Merrow.", "On a quiet day the boat left."),
    "several_names": ("The boat sails from Merrow to Skarn via Lund.", "The boat sails from Merrow to Skarn."),
    "others": ("They left the harbour at dawn.", "We left the harbour at dawn."),
    "dated": ("The pier burned down in 1974.", "The pier burned down with 1,974 lamps."),
    "long": (
        "The ferry to the island leaves from the old pier at dawn.",
        "The ferry to the island leaves from the pier at dawn.",
    ),
    "longer": (
        "The old ferry " + "and the boat " * 5 + "sink at sea.",
        "The ferry " + "and the boat " * 5 + "sink fast.",
    ),
    "question": ("Is the harbour still open to the boats?", "The harbour is still open to the boats."),
    "short": ("The sky is so blue.", "The sky is blue all day."),
    "first_person": ("The boat at the pier is mine.", "The boat at the pier is hers."),
    "feeling": ("I think that the pier is old.", "It is known that the pier is old."),
    "promise": ("We will repair the pier at once.", "We repair the pier in winter."),
    "you": ("The harbour is yours to keep.", "The harbour is hers to keep."),
    "judgement": ("The harbour is a disgrace to the coast.", "The harbour is a neighbour to the coast."),
    "vague": ("Merrow is a vision of the coast.", "Merrow is a village on the coast."),
    "condition": ("Perhaps the ferry runs again.", "Today the ferry runs again."),
    "greeting": ("Good evening, people of the coast.", "A good harbour lies on the coast."),
}


def rules_of(sentence: str) -> list[str]:
    return [held.rule for held in best(sentence).held]


def best(sentence: str, points: dict[str, int] | None = None) -> Worthiness:
    return score_best(sentence, find_quantities(sentence), points)


def test_every_rule_has_its_example() -> None:
    assert list(EXAMPLES) == [rule.name for rule in RULES]


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_rule_holds_of_its_example_and_not_of_the_neighbour(rule: str) -> None:
    example, neighbour = EXAMPLES[rule]
    assert rule in rules_of(example)
    assert rule not in rules_of(neighbour)


def test_every_listed_word_is_one_that_a_sentence_can_have() -> None:
    listed = [
        (rule.name, " ".join(words))
        for rule in RULES
        if isinstance(rule.sentence, Words)
        for words in rule.sentence.phrases()
    ]
    assert [(rule, words) for rule, words in listed if rule not in rules_of(f"14 boats {words.upper()} at sea.")] == []
    assert len(set(listed)) == len(listed)


def test_reasons_and_points_fit_a_page() -> None:
    assert len({rule.name for rule in RULES}) == len({rule.reason for rule in RULES}) == len(RULES)
    assert all(rule.points and rule.points % 5 == 0 and rule.name.isidentifier() for rule in RULES)


def test_a_held_rule_shows_its_points_and_its_reason() -> None:
    judged = best("The storm sank 14 boats, did it?")
    assert str(judged.held[0]) == "+30 states a number"
    assert str(judged.held[-1]) == "-30 is a question"
    assert judged.reasons == [held.reason for held in judged.held]


def test_a_suggestion_carries_its_score_and_reasons() -> None:
    (suggestion,) = suggest_claims("At least 600 civilians died in the attack.")
    assert 0.5 < suggestion.worthiness < 1
    assert "+10 concerns lives, crime or fighting" in suggestion.reasons


def test_the_score_is_even_where_the_points_are() -> None:
    sentence = "The ferry to the island leaves from the old pier with 14 lamps."
    assert best(sentence, {"counted": 0}).score == 0.5
    assert best(sentence, {"counted": 10}).score == pytest.approx(0.6, abs=0.002)


@pytest.mark.parametrize(
    "sentences",
    [
        (
            "Unemployment in Merrow fell to 4.1 percent in May 2019, the lowest rate on record.",
            "Unemployment in Merrow fell last year.",
            "Unemployment fell.",
            "Unemployment is a thing.",
            "I hope that you will think of the unemployed.",
            "Thank you, and good evening.",
        ),
        (
            "At least 600 civilians died in the attack, the ministry said.",
            "He voted for the war.",
            "He is against such a war.",
            "He is a nice man.",
            "Is he a nice man?",
        ),
        ("The war could last two to three months.", "The war could go on.", "I think we should stop it."),
    ],
)
def test_sentences_rank_as_an_editor_would_rank_them(sentences: tuple[str, ...]) -> None:
    scores = [best(sentence).score for sentence in sentences]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_strong_sentences_still_differ() -> None:
    strong = "The ministry said that spending on hospitals rose by 40 percent to a record $900 million in 2019"
    assert best(strong).score < best(f"{strong}, more than Skarn, Lund and Merrow spent.").score < 1


def test_a_caller_sets_the_points() -> None:
    sentence = "The storm sank 14 boats."
    (row,) = (held for held in best(sentence, {"number": 45}).held if held.rule == "number")
    assert row.points == 45
    assert best(sentence, {"number": 45}).score > best(sentence).score > best(sentence, {"number": 5}).score
    assert best(sentence, {"a rule that is gone": 100}) == best(sentence, {}) == best(sentence)


def test_a_rule_without_points_is_switched_off() -> None:
    sentence = "The storm sank 14 boats."
    off = best(sentence, {"number": 0})
    assert "number" not in [held.rule for held in off.held]
    assert "states a number" not in off.reasons
    assert off.score < best(sentence).score
    assert best(sentence, {rule.name: 0 for rule in RULES}).held == ()


def test_a_sentence_is_judged_by_its_best_quantity() -> None:
    sentence = "In 3 months the storm sank 1,400 boats."
    months, boats = find_quantities(sentence)
    assert best(sentence) == score(sentence, boats)
    assert score(sentence, boats).score > score(sentence, months).score
    assert score_best(sentence, []) == score(sentence) == score(sentence, None)


@given(st.sampled_from([sentence for pair in EXAMPLES.values() for sentence in pair]), st.sampled_from(RULES))
def test_a_rule_in_favour_never_lowers_a_score_and_one_against_never_raises_it(sentence: str, rule) -> None:
    without, with_rule = best(sentence, {rule.name: 0}).score, best(sentence).score
    assert with_rule >= without if rule.points > 0 else with_rule <= without


@given(st.text(), st.dictionaries(st.sampled_from([rule.name for rule in RULES]), st.integers()))
def test_no_text_and_no_points_raise(text: str, points: dict[str, int]) -> None:
    assert 0 <= best(text, points).score <= 1


@given(
    st.lists(
        st.sampled_from(["I", "’", "don’t", "14", "NATO", "?", "İ", "é", "\u0301", "½", "六", "،", "\x00", "last"])
    )
)
def test_no_odd_mixture_raises(words: list[str]) -> None:
    for text in (" ".join(words), "".join(words)):
        assert 0 <= score(text).score <= 1


@pytest.mark.parametrize("piece", ["i ", "1 ", "1", "'", "a'", "?", ") ", "thank you ", "In 1974 ", "\u0301", "A. "])
def test_time_grows_with_the_length_alone(piece: str) -> None:
    def seconds(length: int) -> float:
        """Of the processor, the best of three, so that a busy machine makes no difference."""
        return min(once(length + extra) for extra in (0, 1, 2))

    def once(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        started = time.process_time()
        score(text)
        return time.process_time() - started

    # Ten times the length; a square would take a hundred times as long.
    assert seconds(300_000) < 30 * max(seconds(30_000), 0.002)


def answers(lines: bytes) -> tuple[int, list[dict], str]:
    target, errors = io.StringIO(), io.StringIO()
    status = answer_lines(io.BytesIO(lines), target, errors, lambda text: {"length": len(text)})
    return status, [json.loads(line) for line in target.getvalue().splitlines()], errors.getvalue()


def test_lines_are_answered_in_order_under_their_ids() -> None:
    assert answers(b'\xef\xbb\xbf{"id": "a", "text": "xy"}\n\n{"text": "", "id": 7, "more": 1}') == (
        0,
        [{"id": "a", "length": 2}, {"id": 7, "length": 0}],
        "",
    )


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (b"{", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b'"a"', "is not an object"),
        (b'{"id": "a"}', 'needs a "text"'),
        (b'{"id": "a", "text": null}', 'needs a "text"'),
        (b'{"text": "x"}', 'needs an "id"'),
        (b'{"id": true, "text": "x"}', 'needs an "id"'),
        (b'{"id": "a", "text": "\xff"}', "is not UTF-8"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_go_on(broken: bytes, problem: str) -> None:
    status, written, errors = answers(b'{"id": 1, "text": "x"}\n' + broken + b'\n{"id": 3, "text": "\\ud800"}\n')
    assert status == 1
    assert written == [{"id": 1, "length": 1}, {"id": 3, "length": 1}]
    assert errors.startswith(f"line 2: {problem}")
    assert errors.count("\n") == 1


def run(lines: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "claims.text.worthiness"]
    return subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_command_scores_each_line() -> None:
    done = run('{"id": "a", "text": "The storm sank 14 boats."}\n{"id": "b", "text": "Thank you."}\n')
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert (done.returncode, done.stderr) == (0, "")
    assert first == {"id": "a", "score": best("The storm sank 14 boats.").score, "reasons": first["reasons"]}
    assert "states a number" in first["reasons"]
    assert second["score"] < first["score"]


def test_the_command_fails_after_a_broken_line() -> None:
    done = run('{"id": "a"}\n{"id": "b", "text": "Thank you."}\n')
    assert (done.returncode, done.stderr) == (1, 'line 1: needs a "text", a string\n')
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["b"]


def test_the_command_ends_quietly_when_its_reader_has_gone() -> None:
    command = [sys.executable, "-m", "claims.text.worthiness"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        with contextlib.suppress(BrokenPipeError):  # the command may be gone before it has read everything
            process.stdin.write(b'{"id": 1, "text": "The storm sank 14 boats."}\n' * 2000)
            process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1
