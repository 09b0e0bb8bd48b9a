"""The rules for how worthwhile checking a sentence is: a table that a reader can see and an editor can edit.

The points come from reasoning, in steps of five, and are not fitted. What can be looked up in a record or a table
speaks for a sentence; what only its speaker can know, want or ask speaks against it. A main reason weighs 15 or more, a
supporting one 10, a hint 5. The word lists are English; a sentence of another language is judged by its number, its
length and its question mark.

Source of the idea that such features tell: Hassan, Arslan, Li and Tremayne (2017), "Toward Automated Fact-Checking:
Detecting Check-worthy Factual Claims by ClaimBuster", KDD.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from claims.text.quantities import Quantity
from claims.text.worth_reading import Reading

LARGE, SMALL = Decimal(100), Decimal(10)
SHORT, LONG, LONGER = 6, 12, 20  # words
SEVERAL = 3
# Lengths of time say when or how long rather than how much.
NO_MEASURE = frozenset(("", "count", "duration", "age"))


@dataclass(frozen=True, slots=True)
class Words:
    """Holds where a sentence has one of these words or phrases, in any case.

    `listed` parts them by commas; blanks part the words of a phrase. Words are what Reading has.
    """

    listed: str

    def phrases(self) -> list[list[str]]:
        return [phrase.split() for phrase in self.listed.split(",")]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: `points` are hundredths of the score, `reason` is shown to people and has the sentence as its subject.

    `sentence` is what must be true of the sentence, `number` of its quantity; a rule with both needs both, and a rule
    about the number holds of no sentence without one.
    """

    name: str
    points: int
    reason: str
    sentence: Words | Callable[[Reading], bool] | None = None
    number: Callable[[Quantity], bool] | None = None


def _sides(quantity: Quantity) -> list[Decimal]:
    return [abs(side) for side in (quantity.low, quantity.high) if side is not None]


def _is_large(quantity: Quantity) -> bool:
    return any(side >= LARGE for side in _sides(quantity))


def _is_small_count(quantity: Quantity) -> bool:
    plain = quantity.unit_kind in ("", "count") and quantity.qualifier != "vague"
    return plain and all(side < SMALL for side in _sides(quantity))


RULES: tuple[Rule, ...] = (
    # What the number says.
    Rule("number", 30, "states a number", number=lambda quantity: True),
    Rule("counted", 5, "says what is counted", number=lambda quantity: bool(quantity.noun)),
    Rule(
        "measured",
        10,
        "gives a share, an amount of money or another measure",
        number=lambda quantity: quantity.unit_kind not in NO_MEASURE,
    ),
    Rule(
        "duration",
        -10,
        "the number is only a length of time or an age",
        number=lambda quantity: quantity.unit_kind in ("duration", "age"),
    ),
    Rule("small", -10, 'counts fewer than ten, as a mere list does ("two ways")', number=_is_small_count),
    Rule("large", 10, "the number is 100 or more", number=_is_large),
    Rule(
        "hedged",
        5,
        "the number is hedged, so that a range has to be settled",
        number=lambda quantity: quantity.qualifier not in ("exact", "between"),
    ),
    Rule(
        "prediction",
        10,
        "predicts a number, so that time will tell",
        Words(
            "will, would, could, may, might, shall, forecast, predicted, projected, is expected, are expected, "
            "expects, likely to, set to, on track to, going to, plans to, by the end of"
        ),
        number=lambda quantity: True,
    ),
    # What kind of statement it is.
    Rule("past", 15, "reports what has happened", Reading.is_past),
    Rule(
        "change",
        15,
        "claims a change",
        Words(
            "rise, rises, rising, rose, risen, raise, raises, raising, raised, fall, falls, falling, fell, fallen, "
            "drop, drops, dropping, dropped, decline, declines, declining, declined, increase, increases, increasing, "
            "increased, decrease, decreases, decreasing, decreased, reduce, reduces, reducing, reduced, reduction, "
            "reductions, grow, grows, growing, grew, grown, growth, shrink, shrinks, shrinking, shrank, shrunk, "
            "double, doubles, doubling, doubled, triple, tripled, quadrupled, halved, twice, cut, cuts, cutting, "
            "slashed, lowered, lose, losing, lost, gain, gains, gained, expand, expanded, added, create, created, "
            "eliminate, eliminated, soared, surged, plunged, jumped, climbed, slumped, slowed, worsened, improved, "
            "widened, narrowed, up by, down by, goes up, go up, going up, gone up, went up, goes down, go down, "
            "going down, gone down, went down, no longer"
        ),
    ),
    Rule(
        "comparison",
        15,
        "compares",
        Words(
            "more than, less than, fewer than, higher than, lower than, larger than, bigger than, smaller than, "
            "better than, worse than, greater than, longer than, faster than, older than, compared to, compared with, "
            "as many, as much as, times as, average, per capita, majority, minority, half, most of, more people, "
            "any other, than any, than ever, ahead of, second only"
        ),
    ),
    Rule(
        "superlative",
        15,
        "claims a record, a rank or a first time",
        Words(
            "highest, lowest, largest, biggest, smallest, greatest, worst, fastest, slowest, longest, shortest, "
            "oldest, youngest, deadliest, richest, poorest, strongest, weakest, cheapest, most expensive, record, "
            "records, unprecedented, ever, in history, first time, for the first, the first, last time, the last, "
            "the only, only one, number one, second largest, second biggest, second highest, third largest, ranks, "
            "ranked, rank, never before"
        ),
    ),
    Rule(
        "share",
        10,
        "gives a share or a rate, which statistics can confirm",
        Words(
            "percent, percentage, per cent, percentages, rate, rates, proportion, ratio, out of every, one in, in ten"
        ),
    ),
    Rule(
        "vote",
        15,
        "concerns a vote, a decision or somebody's record",
        Words(
            "voted, vote for, votes for, vote against, votes against, voting record, veto, vetoed, sign, signed, "
            "passed, support, supports, supported, oppose, opposes, opposed, favors, favours, favored, introduced, "
            "sponsored, appoint, appointed, nominated, elected, resigned, ratified, repealed, enacted, abolished, "
            "banned, approved, rejected, endorsed, propose, proposes, proposed, proposal, promised, pledged, "
            "campaigned, filibustered, blocked, withdrew, negotiated, ordered, authorized, authorised, implemented, "
            "is against, was against, is for, wants to, pulled out"
        ),
    ),
    Rule(
        "reported",
        5,
        "somebody stands behind it, or a document",
        Words(
            "said, says, told, according to, announced, stated, claimed, claims, believed, called, admitted, denied, "
            "warned, testified, wrote, confirmed, published, showed, shows, found that, report, reports, reported, "
            "study, studies, survey, surveys, poll, polls, statistics, figures, documents, estimated, estimates, "
            "investigation, commission, evidence, proves, proved"
        ),
    ),
    Rule(
        "picture",
        10,
        "tells of a picture or a recording, whose origin can be traced",
        Words(
            "clip, footage, image, images, photo, photos, photograph, photographs, picture, pictures, recording, "
            "screenshot, video, videos"
        ),
    ),
    Rule(
        "cause",
        5,
        "claims a cause or an effect",
        Words(
            "because of, due to, cause, causes, caused, led to, leads to, result of, results in, resulted in, "
            "as a result, thanks to, responsible for, contributed to, brought about, forced, prevents, prevented, "
            "allows, allowed"
        ),
    ),
    Rule(
        "all",
        5,
        "holds for all or for none, so that one case refutes it",
        Words("all, always, each, every, everybody, everyone, never, no, no one, nobody, none, zero"),
    ),
    # What it is about.
    Rule(
        "money",
        10,
        "concerns money or the economy",
        Words(
            "aid, bailout, bank, banks, benefits, budget, budgets, cost, costs, debt, debts, deficit, deficits, "
            "dollar, dollars, economic, economy, euro, euros, export, exports, exported, fund, funds, funded, funding, "
            "gdp, import, imports, imported, income, incomes, inflation, interest rates, investment, investments, job, "
            "jobs, loan, loans, mortgage, mortgages, pay, pays, paid, pension, pensions, pounds, poverty, premium, "
            "premiums, price, prices, profit, profits, rent, rents, revenue, revenues, salaries, salary, spend, "
            "spends, spending, spent, subsidies, subsidized, subsidy, surplus, surpluses, tariff, tariffs, tax, "
            "taxation, taxed, taxes, trade, unemployed, unemployment, wage, wages"
        ),
    ),
    Rule(
        "harm",
        10,
        "concerns lives, crime or fighting",
        Words(
            "abused, airstrike, airstrikes, arrested, arrests, attack, attacked, attacks, battle, bomb, bombed, "
            "bombing, bombs, burned, casualties, casualty, ceasefire, civilian, civilians, convicted, crashed, crime, "
            "crimes, criminals, dead, death, deaths, detained, detainee, detainees, die, died, disease, displaced, "
            "drowned, earthquake, epidemic, escapee, escapees, executed, exploded, explosion, fatal, fighter, "
            "fighters, flood, floods, genocide, homicide, homicides, hostage, hostages, hurricane, indicted, infected, "
            "injured, invaded, invasion, jail, jailed, kidnapped, kill, killed, killing, kills, missile, missiles, "
            "murder, murdered, murders, nuclear, prison, prisoner, prisoners, rape, raped, refugee, refugees, "
            "sanctions, sentenced, shooting, shootings, shot, soldier, soldiers, strikes, terrorist, terrorists, "
            "torture, tortured, troop, troops, victim, victims, war, wars, weapon, weapons, wildfire, wildfires, "
            "wounded"
        ),
    ),
    Rule(
        "public",
        10,
        "concerns public affairs",
        Words(
            "administration, agencies, agency, agreement, amendment, army, bill, bills, border, borders, climate, "
            "coal, companies, company, congress, court, courts, drugs, election, elections, embassy, emissions, "
            "energy, families, farmers, federal, gas, government, governments, health, healthcare, "
            "hospital, hospitals, household, households, housing, immigrants, immigration, industries, industry, "
            "insurance, insured, law, laws, legislation, mandate, mandates, medicaid, medicare, migrants, military, "
            "ministry, navy, oil, pandemic, parliament, passport, passports, patients, police, policy, pollution, "
            "population, program, programme, programmes, programs, pupils, regulations, school, schoolchildren, "
            "schools, senate, social security, students, teachers, temperatures, treaties, treaty, uninsured, "
            "vaccinated, vaccination, vaccinations, vaccine, vaccines, virus, voters, warming, workers"
        ),
    ),
    Rule("names", 5, "names a person, a place or an organisation", lambda reading: reading.names > 0),
    Rule("several_names", 10, "has several names", lambda reading: reading.names >= SEVERAL),
    Rule(
        "others",
        5,
        "tells of others",
        Words("he, he's, she, she's, they, they're, they've, him, his, her, them, their"),
    ),
    Rule("dated", 10, "says when it was", Reading.is_dated),
    Rule("long", 5, "has twelve words or more", lambda reading: len(reading.words) >= LONG),
    Rule("longer", 5, "has twenty words or more", lambda reading: len(reading.words) >= LONGER),
    # What speaks against it.
    Rule("question", -30, "is a question", Reading.is_question),
    Rule("short", -10, "has fewer than six words", lambda reading: len(reading.words) < SHORT),
    Rule("first_person", -10, "tells of the speaker", Words("i, i'm, i'd, i've, i'll, me, my, mine, myself")),
    Rule(
        "feeling",
        -15,
        "tells what somebody thinks, feels or wishes",
        Words(
            "i think, i feel, i believe, i do believe, i hope, i guess, i suppose, i know, i don't think, "
            "i don't believe, i don't know, i don't want, i want, i'd like, i would like, i wish, i love, i like, "
            "i care, i understand, i agree, i disagree, i respect, i appreciate, i admire, i mean, i say, i just, "
            "i really, i'm sure, i'm not sure, we believe, we think, we want, we hope, we feel, in my opinion, "
            "my opinion, my view, in my judgment, in my judgement, it seems to me, frankly, hopefully, hope, proud, "
            "glad, happy, sorry, let me"
        ),
    ),
    Rule(
        "promise",
        -20,
        "promises, demands or advises",
        Words(
            "should, shouldn't, must, ought, need to, needs to, have to, has to, got to, i'll, i will, i won't, "
            "i would, i'd, i can, i shall, i want to, i'm going to, i am going to, we'll, we will, we won't, we would, "
            "we can, we can't, we cannot, we could, we shall, we need, we're going to, we are going to, you need, "
            "let's, let us"
        ),
    ),
    Rule("you", -10, "speaks to the listener", Words("you, you're, you've, you'll, you'd, your, yours, yourself")),
    Rule(
        "judgement",
        -10,
        "praises or blames",
        Words(
            "awful, bad, beautiful, best, better, courage, disaster, disgrace, fair, good, great, horrible, important, "
            "moral, nice, outrageous, ridiculous, right thing, is right, not right, was right, you're right, shameful, "
            "strong, terrible, tough, tremendous, unfair, weak, wonderful, wrong"
        ),
    ),
    Rule(
        "vague",
        -10,
        "speaks of values and ideas, which no source settles",
        Words(
            "challenge, challenges, character, difference, dream, dreams, faith, freedom, future, idea, ideas, issue, "
            "issues, judgment, leadership, opportunity, problem, problems, trust, values, vision"
        ),
    ),
    Rule(
        "condition",
        -10,
        "supposes or guesses",
        Words("if, imagine, maybe, perhaps, probably, suppose, supposing, unless, whether, would have, would've"),
    ),
    Rule(
        "greeting",
        -30,
        "greets, thanks or interrupts",
        Words(
            "thank you, thanks, good evening, good morning, good afternoon, good night, welcome, hello, hi, "
            "ladies and gentlemen, god bless, congratulations, excuse me, my friend, my friends, okay, ok"
        ),
    ),
)
