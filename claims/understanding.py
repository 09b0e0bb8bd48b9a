"""What the desk understands of words that hold a number: a figure that it can keep."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Subquery

from claims.figures.bands import HEDGES, Band
from claims.figures.units import comparable, convert
from claims.figures.wording import stated_words
from claims.models import Hedge, HedgeTable, Measure
from claims.models.figures import Unit, as_band, band_range
from claims.text.quantities import Quantity, find_quantities

# Units that the reading names otherwise than the desk's list does.
UNITS = {
    "day": Unit.DAYS, "week": Unit.WEEKS, "month": Unit.MONTHS, "year": Unit.YEARS, "%": Unit.PERCENT,
    "minute": Unit.MINUTES, "hour": Unit.HOURS, "mile": Unit.MILES, "foot": Unit.FEET, "m²": Unit.SQUARE_METRES,
    "km²": Unit.SQUARE_KILOMETRES, "square mile": Unit.SQUARE_MILES, "acre": Unit.ACRES, "tonne": Unit.TONNES,
    "pound": Unit.POUNDS_OF_WEIGHT, "litre": Unit.LITRES, "m³": Unit.CUBIC_METRES, "barrel": Unit.BARRELS,
    "gallon": Unit.GALLONS,
}  # fmt: skip
# Nouns by which a count is one of people, countries or members; what else is counted are things.
NOUNS = {
    Unit.COUNTRIES: "country countries nation nations state states دولة دول بلد بلدا بلدان",
    Unit.MEMBERS: "member members عضو عضوا أعضاء",
    Unit.PEOPLE: (
        "people person persons men man women woman children child kids babies boys girls adults civilians civilian "
        "soldiers soldier troops fighters fighter militants militant jihadists terrorists gunmen attackers rebels "
        "commanders police policemen officers officer guards prisoners prisoner detainees detainee escapees hostages "
        "refugees refugee migrants migrant residents villagers patients patient students pupils teachers workers "
        "worker employees employee staff personnel journalists protesters demonstrators passengers survivors victims "
        "victim lawmakers senators deputies ministers officials diplomats doctors nurses voters pilots sailors crew "
        "fishermen farmers suspects families family "
        "شخص شخصا أشخاص مقاتل مقاتلا مقاتلين مقاتلي معتقل معتقلا معتقلين مدني مدنيا مدنيين جندي جنديا جنود عنصر عنصرا "
        "عناصر لاجئ لاجئا لاجئين نازح نازحا نازحين طفل طفلا أطفال امرأة نساء رجل رجلا رجال مسلح مسلحا مسلحين إرهابي "
        "إرهابيا إرهابيين أسير أسيرا أسرى قتيل قتيلا قتلى جريح جريحا جرحى"
    ),
}
# Hedges that say about, and not above: "nearly 600" is 540 to 600.
FROM_BELOW = frozenset(("hedge:nearly", "hedge:almost"))
# Names of units of more than one word, or of currencies of one country, that the reading takes for less than they say.
NAMES = {
    Unit.SYRIAN_POUNDS: "syrian pounds?",
    Unit.EGYPTIAN_POUNDS: "egyptian pounds?",
    Unit.LIRAS: "turkish liras?",
    Unit.ROUBLES: "(russian )?(roubles?|rubles?)",
    Unit.HRYVNIAS: "(ukrainian )?hryvnias?",
    Unit.SHEKELS: "(israeli )?shekels?",
    Unit.IRAQI_DINARS: "iraqi dinars?",
    Unit.RIALS: "iranian rials?",
    Unit.SAUDI_RIYALS: "saudi riyals?",
    Unit.DIRHAMS: "(uae|emirati) dirhams?",
    Unit.SWISS_FRANCS: "swiss francs?",
    Unit.SWEDISH_KRONOR: "swedish (krona|kronor)",
    Unit.NORWEGIAN_KRONER: "norwegian (krone|kroner)",
    Unit.DANISH_KRONER: "danish (krone|kroner)",
    Unit.ZLOTYS: "(polish )?zlotys?",
    Unit.REAIS: "brazilian reais",
    Unit.MEXICAN_PESOS: "mexican pesos?",
    Unit.RAND: "(south african )?rand",
    Unit.NAIRA: "(nigerian )?naira",
    Unit.KILOMETRES_AN_HOUR: "(kilomet(re|er)s?|km) (an|per) hour",
    Unit.MILES_AN_HOUR: "miles? (an|per) hour",
}
NAMED = [(unit, re.compile(rf"{name}\b", re.IGNORECASE)) for unit, name in NAMES.items()]
ARABIC = re.compile("[\u0600-\u06ff]")
ARTICLE = "ال"  # written together with its noun
UNIT_OF_NOUN = {noun: unit for unit, nouns in NOUNS.items() for noun in nouns.split()}


@dataclass(frozen=True, slots=True)
class Rules:
    """What a number is understood by: the shares of a version of the hedge table, and the unit of the measure.

    `version` is 0 for the first table as the code has it, `measured_in` empty where no measure is known.
    """

    hedges: Mapping[str, Decimal] = field(default_factory=lambda: HEDGES)
    version: int = 0
    measured_in: str = ""


def rules_in_force(measure: str = "") -> Rules:
    """The newest hedge table, and the unit of the measure of this name. One query."""
    unit = Subquery(Measure.objects.filter(name=measure).values("unit")[:1])
    newest = Subquery(HedgeTable.objects.order_by("-number").values("number")[:1])
    rows = list(
        HedgeTable.objects.filter(number=newest)
        .annotate(measured_in=unit)
        .values_list("number", "measured_in", "widths__hedge", "widths__percent")
    )
    widths = {hedge: percent / 100 for _, _, hedge, percent in rows if hedge}
    version, measured_in = rows[0][:2]
    return Rules(dict.fromkeys(Hedge.values, Decimal(0)) | widths, version, measured_in or "")


@dataclass(frozen=True, slots=True)
class Understood:
    """A number as the desk would keep it, from the words `phrase`: sides in `unit`, None where open, and the hedge."""

    phrase: str
    hedge: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    noun: str
    rules: Rules = field(default_factory=Rules)

    @property
    def band(self) -> Band:
        return as_band(band_range(self.low, self.high, self.hedge, self.unit, hedges=self.rules.hedges))

    @property
    def one_sided(self) -> str:
        """What about means where one side alone is given: "just over 600", "nearly 600"; else nothing."""
        if self.hedge != Hedge.ABOUT or (self.low is None) == (self.high is None):
            return ""
        return stated_words(self.low, self.high, self.hedge)

    @property
    def counted(self) -> str:
        """What it is a number of, in the words read or else by the unit: "foreign fighters", "months".

        Empty where neither is known.
        """
        return self.noun or (Unit(self.unit).label if self.unit != Unit.THINGS else "")

    @property
    def converted(self) -> str:
        """The same in the measure's unit, where that is another: "19.31 kilometres"."""
        to = self.rules.measured_in
        if not to or to == self.unit or not comparable(self.unit, to):
            return ""
        return f"{convert(self.band, self.unit, to).describe(2)} {Unit(to).label}"

    @property
    def clash(self) -> str:
        """The measure's unit, where a number in this one can't stand on it."""
        to = self.rules.measured_in
        return Unit(to).label if to and self.counted and not comparable(self.unit, to) else ""

    @property
    def rule(self) -> str:
        """How the desk came from the words to the band, where a hedge widens: "about: ±10 %, table version 2"."""
        share = self.rules.hedges[self.hedge]
        if not share:
            return ""
        version = f", table version {self.rules.version}" if self.rules.version else ""
        return f"{Hedge(self.hedge).label}: ±{(share * 100).normalize():f} %{version}"


def unit_of(quantity: Quantity) -> str:
    """The desk's unit for a quantity as read: its own unit, else people, countries or things by the counted noun.

    Empty where the desk's list has no such unit, since a wrong one would compare what can't be compared.
    """
    if quantity.unit:
        return quantity.unit if quantity.unit in Unit.values else UNITS.get(quantity.unit, "")
    if quantity.unit_kind != "count":
        return ""
    nouns = [noun.removeprefix(ARTICLE) for noun in quantity.noun.lower().replace("-", " ").split()]
    return next((UNIT_OF_NOUN[noun] for noun in reversed(nouns) if noun in UNIT_OF_NOUN), Unit.THINGS)


def understand(quantity: Quantity, text: str, rules: Rules | None = None) -> Understood | None:
    """What a quantity of the text comes to.

    None where the desk can't keep the number: in a unit that it doesn't know, or beyond what it compares.
    """
    rules = rules or Rules()
    unit, noun, end = unit_of(quantity), quantity.noun, quantity.phrase_end
    named = named_unit(quantity, text)
    if named:
        unit, noun, end = named[0], "", max(end, named[1])
    if not unit:
        return None
    try:
        band_range(quantity.low, quantity.high, quantity.qualifier, unit, hedges=rules.hedges)
    except ValueError:
        return None
    low = None if FROM_BELOW & set(quantity.rules) else quantity.low
    phrase = text[quantity.phrase_start : end]
    return Understood(phrase, quantity.qualifier, _kept(low), _kept(quantity.high), unit, noun, rules)


def named_unit(quantity: Quantity, text: str) -> tuple[Unit, int] | None:
    """The unit of NAMES that follows the number at once, and where its name ends."""
    start, end = quantity.phrase_start, quantity.phrase_end
    words = text[start : end + len(" South African rand") + 1]
    for unit, name in NAMED:
        found = name.search(words)
        if found is None or start + found.start() > end + 1:
            continue
        before = words[: found.start()].split()
        # "Belarusian roubles" are no Russian ones, and a name needs its number.
        if before and not before[-1][:1].isupper() and words[: found.start()][-1:].isspace():
            return unit, start + found.end()
    return None


def _kept(side: Decimal | None) -> Decimal | None:
    """To the six places that a figure has, so that its band is made of the same number."""
    return side if side is None else round(side, 6)


def understand_words(words: str, language: str = "", rules: Rules | None = None) -> list[Understood]:
    """Every number of the words that the desk can keep, in their order. Without a language, their letters tell it."""
    language = language or ("ar" if ARABIC.search(words) else "en")
    found = (understand(quantity, words, rules) for quantity in find_quantities(words, language))
    return [one for one in found if one is not None]
