import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.text.suggestions import Suggestion, suggest_claims

REPORT = """Coast guard widens search off Merrow

Published March 4th, 2019 - 09:30 GMT
(Harbour Press/File)

Documents showed that a 1,000-men-strong crew guards the strait.

Navy spokeswoman Ada Lindqvist told the Merrow Herald that the search goes on.

She believed that it could take between two to three months.

The islanders shelter thousands of stranded sailors, but about 600 are listed as foreign pilots from many ports.

The 77-country alliance sent ships, sources said.

After the storm the council moved hundreds of Merrow families to the 1974 flood line for the third and final time.

Copyright © Merrow Press 2019. All rights reserved.

You may like 5 more stories"""


def only(text: str) -> Suggestion:
    (suggestion,) = suggest_claims(text)
    return suggestion


def test_a_report_gives_its_quotable_phrases_and_nothing_else() -> None:
    assert [(s.quote, s.kind) for s in suggest_claims(REPORT)] == [
        ("1,000-men-strong", "figure"),
        ("two to three months", "prediction"),
        ("thousands of stranded sailors", "figure"),
        ("about 600", "figure"),
        ("77-country alliance", "figure"),
        ("hundreds of Merrow families", "figure"),
    ]


def test_a_quote_is_exactly_its_span() -> None:
    assert all(s.span.of(REPORT) == s.quote for s in suggest_claims(REPORT))


def test_a_pronoun_finds_the_person_named_before() -> None:
    suggestion = suggest_claims(REPORT)[1]
    assert (suggestion.claimant, suggestion.attribution) == ("Ada Lindqvist", "named_on_record")


@pytest.mark.parametrize(
    ("text", "claimant", "level"),
    [
        ("Ilse Brandt said 40 wells ran dry.", "Ilse Brandt", "named_on_record"),
        ("“We lost 40 wells,” said Ilse Brandt.", "Ilse Brandt", "named_on_record"),
        ("According to the Water Ministry, 40 wells ran dry.", "Water Ministry", "named_organisation"),
        ("UNICEF said 40 wells ran dry.", "UNICEF", "named_organisation"),
        ("Moscow said 40 wells ran dry.", "Moscow", "named_organisation"),
        ("OpenAI said 40 wells ran dry.", "OpenAI", "named_organisation"),
        ("Ruiz said 40 wells ran dry.", "Ruiz", "named_on_record"),
        ("Forty wells ran dry, McAllister said.", "McAllister", "named_on_record"),
        ("Residents said 40 wells ran dry.", "", "unnamed_sources"),
        ("Farmers said 40 wells ran dry.", "", "unnamed_sources"),
        ("Sources said 40 wells ran dry.", "", "unnamed_sources"),
        ("The drought emptied 40 wells.", "", "nobody"),
    ],
)
def test_the_one_who_stands_behind_a_claim_is_named(text: str, claimant: str, level: str) -> None:
    suggestion = only(text)
    assert (suggestion.claimant, suggestion.attribution) == (claimant, level)


@pytest.mark.parametrize(
    ("text", "level", "words"),
    [
        ("Ilse Brandt said 40 wells ran dry.", "named_on_record", "Ilse Brandt said"),
        ("The pump failed, Dr. Ilse Brandt, a geologist, told reporters: 40 wells ran dry.", "named_on_record",
         "Dr. Ilse Brandt, a geologist, told"),
        ("Forty wells ran dry, the ministry said.", "named_organisation", "the ministry said"),
        ("Police said 40 wells ran dry.", "named_organisation", "Police said"),
        ("Officials in the north said 40 wells ran dry.", "unnamed_sources", "Officials in the north said"),
        ("According to local activists, 40 wells ran dry.", "unnamed_sources", "According to local activists"),
        ("Court documents showed that 40 wells ran dry.", "nobody", "Court documents showed"),
        ("The drought emptied 40 wells.", "nobody", ""),
    ],
)  # fmt: skip
def test_the_words_that_show_the_speaker_are_kept(text: str, level: str, words: str) -> None:
    suggestion = only(text)
    assert (suggestion.attribution, suggestion.attribution_words) == (level, words)


@pytest.mark.parametrize(
    ("text", "claimant", "level"),
    [
        ("Tom Reyle, the harbour master, told Reuters that 40 ships sank.", "Tom Reyle", "named_on_record"),
        ("Interior Minister Tom Reyle announced that 40 ships sank.", "Tom Reyle", "named_on_record"),
        ("Dr. Ada Marsh of the University of Bonn estimated that 40 ships sank.", "Ada Marsh", "named_on_record"),
        ("Police in Lyon said 40 ships sank.", "Police", "named_organisation"),
        ("Forty ships sank, said police.", "police", "named_organisation"),
        ("According to a report by the World Bank, 40 ships sank.", "World Bank", "named_organisation"),
        ("A US official, who spoke on condition of anonymity, said 40 ships sank.", "", "unnamed_sources"),
        ("According to officials in Paris, 40 ships sank.", "", "unnamed_sources"),
        ("Analysts expect that 40 ships sink.", "", "unnamed_sources"),
        ("Witnesses told Reuters that 40 ships sank.", "", "unnamed_sources"),
    ],
)
def test_the_speaker_is_not_who_was_told_nor_where(text: str, claimant: str, level: str) -> None:
    suggestion = only(text)
    assert (suggestion.claimant, suggestion.attribution) == (claimant, level)


def test_a_spokesman_is_the_person_named_before() -> None:
    text = "Navy spokesman Tom Reyle was there. According to the spokesman, 40 ships came. Tom Reyle said 50 went."
    assert [s.claimant for s in suggest_claims(text)] == ["", "Tom Reyle"]
    text = "Navy spokesman Tom Reyle said 9 ships came. According to the spokesman, 40 ships went."
    assert [s.claimant for s in suggest_claims(text)] == ["Tom Reyle", "Tom Reyle"]


def test_what_a_definite_compound_takes_for_granted_is_the_reports_own() -> None:
    text = "Ilse Brandt said the 31-country alliance would send a 40-ship fleet."
    assert [(s.quote, s.attribution) for s in suggest_claims(text)] == [
        ("31-country alliance", "nobody"),
        ("40-ship fleet", "named_on_record"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Repairs could last two to three months.", "prediction"),
        ("Repairs will take 6 weeks.", "prediction"),
        ("Repairs are expected to take 6 weeks.", "prediction"),
        ("The town plans to plant 60 trees.", "prediction"),
        ("Repairs took 6 weeks.", "figure"),
        ("Repairs could have taken 6 weeks.", "figure"),
        ("The town has 60 wells, but they may run dry.", "figure"),
        ("The town has wells, which could serve 60 farms.", "prediction"),
    ],
)
def test_tense_and_modal_of_the_clause_make_a_prediction(text: str, kind: str) -> None:
    assert only(text).kind == kind


def test_a_bound_belongs_to_the_quote() -> None:
    assert only("The flood drowned more than 600 cattle.").quote == "more than 600 cattle"


def test_a_statement_is_the_sentence_and_never_over_300_characters() -> None:
    assert only("It rained. The flood drowned 60 goats.").statement == "The flood drowned 60 goats."
    assert len(only("The flood, " * 60 + "drowned 60 goats.").statement) <= 300


def test_a_single_line_is_no_headline() -> None:
    assert only("60 goats drowned").quote == "60 goats"


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="aB1 ,.\n“”'’-–%$(é🙂", max_size=80))
def test_no_text_raises(text: str) -> None:
    for suggestion in suggest_claims(text):
        assert suggestion.span.of(text) == suggestion.quote


@pytest.mark.parametrize("piece", ["1 ", ",", "hundred and ", "Ada Said ", "\n", "5. "])
def test_a_long_monotonous_text_is_read_without_trouble(piece: str) -> None:
    suggest_claims(piece * (20_000 // len(piece)))
