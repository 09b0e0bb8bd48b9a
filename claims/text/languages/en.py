"""English: numbers, hedges, ranges, and what takes a number without being a quantity."""

from __future__ import annotations

from claims.text.languages import Language
from claims.text.languages.en_speech import SPEECH
from claims.text.languages.en_things import NOUNS, UNITS

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {word: value for value, word in enumerate(_SMALL)} | {
    word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)
}
_MAGNITUDES = {
    "thousand": 10**3, "lakh": 10**5, "million": 10**6, "mn": 10**6, "mln": 10**6, "mio": 10**6, "mil": 10**6,
    "mill": 10**6, "crore": 10**7,
    "billion": 10**9, "bn": 10**9, "bln": 10**9, "milliard": 10**9, "trillion": 10**12, "trn": 10**12, "tn": 10**12,
    "quadrillion": 10**15,
}  # fmt: skip
_PARTS = {
    "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "twelfth": 12, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_FRACTIONS = {
    "half": (1, 2), "a half": (1, 2), "one half": (1, 2),
    **{f"a {part}": (1, below) for part, below in _PARTS.items()},
    **{f"one {part}": (1, below) for part, below in _PARTS.items()},
    **{f"{word} {part}s": (value, below) for part, below in _PARTS.items() for word, value in _VALUES.items()
       if 1 < value < below and value < 20},
    "quarter": (1, 4), "three fourths": (3, 4), "one fourth": (1, 4), "a fourth": (1, 4),
}  # fmt: skip

_MONTHS = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec"
)
_DAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun today "
    "tomorrow yesterday tonight noon midnight morning afternoon evening night weekdays weekday weekend "
    "weekends mornings evenings daily"
)
_DAYPARTS = (
    r"(?:[ ,]{1,2}(?:on[ ]|at[ ]|in[ ])?(?:the[ ]|this[ ]|that[ ]|last[ ]|next[ ]|late[ ]|early[ ])?"
    r"(?:morning|afternoon|evening|night|noon|midnight|tonight|today|tomorrow|yesterday|"
    r"mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|[ap]m|oclock|o'clock|sharp))(?![a-z])"
)

_BEFORE = {
    "about": "about|around|some|roughly|approximately|approx|approx.|circa|ca.|c.|nearly|almost|close to|closer to|"
    "an estimated|estimated|the estimated|near|nearer|in the region of|just about|somewhere around|somewhere near|"
    "virtually|practically|barely|hardly|scarcely|in the order of|of the order of|on the order of|in the vicinity of|"
    "in the neighborhood of|in the neighbourhood of|give or take|~|≈|±|perhaps|maybe|probably|or so|nigh on|"
    "not quite|just shy of|just short of|at around|at about|at roughly|at approximately|as roughly|say",
    "more_than": "more than|over|above|exceeding|in excess of|upwards of|upward of|greater than|larger than|"
    "higher than|bigger than|well over|just over|beyond|north of|exceeds|exceeded|exceed|topped|tops|topping|"
    "surpassed|surpasses|surpassing|surpass|>|older than|longer than|better than|heavier than|taller than|"
    "faster than|farther than|further than|deeper than|a little over|slightly over|slightly more than|far more than|"
    "well above|just above|not less or equal to|much more than|many more than|later than|a bit over|wider than",
    "at_least": "at least|at the very least|"
    "no fewer than|no less than|not less than|not fewer than|no smaller than|no lower than|"
    "a minimum of|minimum of|minimum|at a minimum|as few as|as little as|≥|>=|=>|> =|starting at|not under|"
    "not below|no younger than|no shorter than|more than or equal to|greater than or equal to|equal or more than|"
    "larger than or equal to|higher than or equal to|greater or equal to|greater or equal than|higher or equal than|"
    "more or equal than|more or equal to|larger or equal than|larger or equal to|bigger or equal than|"
    "equal to or greater than|equal to or more than|"
    "bigger than or equal to|at the least|upwards from|no earlier than|as low as",
    "at_most": "up to|upto|at most|at the very most|"
    "at the most|no more than|not more than|as many as|as much as|a maximum of|"
    "maximum of|the maximum of|"
    "maximum|max|max.|≤|<=|=<|< =|no greater than|no higher than|no larger than|no bigger than|not over|not above|"
    "not exceeding|not to exceed|no longer than|no older than|less than or equal to|fewer than or equal to|"
    "lower than or equal to|smaller than or equal to|less or equal to|less or equal than|lower or equal than|"
    "lower or equal to|smaller or equal than|smaller or equal to|equal to or less than|as high as|as long as|"
    "as far as|as old as|as late as|as large as|as big as|limited to|capped at|a ceiling of|"
    "not greater than|not longer than|not higher than|not larger than",
    "fewer_than": "less than|fewer than|under|below|just under|well under|well below|fell short of|smaller than|"
    "lower than|shy of|<|younger than|shorter than|south of|slightly under|slightly less than|just below|"
    "a little under|a little less than|slightly below|far less than|far fewer than|much less than|lighter than|"
    "cheaper than|slower than|a bit under",
}  # fmt: skip
_AFTER = {
    "at_least": "or more|or higher|or over|or above|or greater|or older|or better|or longer|or larger|or so or more|"
    "and above|and over|and up|and upward|and upwards|and older|and more|plus|minimum|at least|at the very least|"
    "and counting|or better still|or later|upwards|or equal to",
    "at_most": "or less|or fewer|or under|or below|or lower|or younger|or shorter|or smaller|and under|and below|"
    "and younger|maximum|at most|at the most|max|tops|at the very most",
    "about": "or so|or thereabouts|approximately|roughly|odd|ish|give or take|something|more or less|or more or less|"
    "and change",
}

_HOUR = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[0-9]{1,2})"
_CLOCK_WORDS = (
    rf"(?:half|quarter|a quarter)[ ](?:past|to|after|till)[ ]{_HOUR}(?![a-z0-9])"
    rf"|(?:[0-9]{{1,2}}|five|ten|twenty|twenty[ -]five)(?:[ ]min(?:ute)?s?)[ ](?:past|to|after|till)[ ]{_HOUR}"
    r"(?![a-z0-9])"
    rf"|(?:five|ten|twenty|twenty[ -]five|[0-9]{{1,2}})[ ]past[ ]{_HOUR}(?![a-z0-9])"
    rf"|{_HOUR}[ ](?:oh[ ]\w{{2,5}}|fifteen|ten|(?:twenty|thirty|forty|fifty)(?:[ -](?:one|two|three|four|five|six|"
    r"seven|eight|nine))?)(?![a-z]|-[a-z])(?![ ](?:hundred|thousand|million))"
    r"|(?:eighteen|nineteen|twenty)[ -]"
    r"(?:hundreds|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)"
    rf"|{_HOUR}(?:[ -](?:fifteen|ten|thirty|forty[ -]five|forty))?[ ]"
    r"(?:o'?clock|noon|midnight|[ap][. ]?m\b\.?)(?![a-z])"
    r"|(?:sixteen|seventeen|eighteen|nineteen|twenty)[ ](?:oh[ ]\w{2,5}|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)(?![a-z])"
)

LANGUAGE = Language(
    code="en",
    letters="a-z",
    fold={},
    decimal=".",
    group=",",
    values=_VALUES,
    hundreds={"hundred": 100},
    magnitudes=_MAGNITUDES | {f"{word}s": value for word, value in _MAGNITUDES.items() if len(word) > 3},
    glued={"k": 10**3, "m": 10**6, "mm": 10**6, "b": 10**9, "t": 10**12},
    dozens={"dozen": 12, "dozens": 12, "score": 20},
    one=frozenset(("a", "an", "one")),
    ones=frozenset(("one",)),
    joining=r"(?:[ ]{1,2}|[ ]?-)",
    joining_and=r"(?:[ ]{1,2}|-)and(?:[ ]{1,2}|-)",
    point=r"[ ]point((?:[ ](?:zero|oh|one|two|three|four|five|six|seven|eight|nine))+)(?![a-z])",
    zeros=frozenset(("zero",)),
    zero_names=frozenset("ground net patient year day absolute below above near sub".split()),
    parts=_PARTS,
    fractions=_FRACTIONS,
    part_of=r"(?:[ ]{1,2}of[ ]an?[ ]|[ ]{1,2}an?[ ]{1,2}|[ ]{1,2}|-)",
    bare_half=frozenset(("half",)),
    bare_quarter=frozenset(("quarter",)),
    half_not_before=frozenset(
        "first second third last latter this that each other one final opening next top bottom better back front "
        "upper lower early late northern southern eastern western".split()
    ),
    half_before=frozenset(
        "by about around nearly almost than over under roughly approximately some exactly least only just to at "
        "another".split()
    ),
    and_half=r"(?<![a-z])(?:an?|one)[ ]([a-z]{3,12})[ ]and[ ](?:an?[ ])?$",
    unit_article=r"[ ]an?(?=[ ])|[ ]of[ ]an?(?=[ ])",
    half_after=frozenset(
        "of the a an all its their his her our my your those these as my hour year century decade mile day dozen "
        "million billion thousand kilometre kilometer metre meter pound gallon inch percent".split()
    ),
    glued_words=frozenset("magnitude plus sub near nearly roughly about almost some".split()),
    minus=frozenset(("minus", "negative")),
    plus_minus="plus or ",
    vague={
        "dozens": (24, 99),
        "scores": (40, 199),
        "tens": (20, 99),
        "hundreds": (200, 999),
        "thousands": (2000, 9999),
        "millions": (2 * 10**6, 10**7 - 1),
        "billions": (2 * 10**9, 10**10 - 1),
        "trillions": (2 * 10**12, 10**13 - 1),
    },
    vague_need_scale=frozenset(("tens", "scores")),
    vague_fates=(
        r"[ ](?:(?:more|others|also|still|reportedly)[ ])?(?:(?:are|were|have[ ]been|was|remain|remained|left)[ ])?"
        r"(?:(?:also|still|reportedly|being)[ ])?(?:feared|killed|injured|wounded|dead|missing|trapped|arrested|hurt|"
        r"displaced|evacuated|stranded|hospitali[sz]ed|detained|kidnapped|abducted|rescued|homeless|massacred|slain|"
        r"buried|drowned|unaccounted|held[ ](?:hostage|captive|without))(?![a-z])"
    ),
    vague_of=r"[ ](?:of[ ]|and[ ])",
    vague_lead=frozenset(("several", "a few", "few", "many", "a couple", "couple", "a couple of", "some few")),
    few={"several": (3, 9), "a handful of": (3, 9)},
    few_always=frozenset(("a handful of",)),
    pairs=frozenset(("a couple of", "couple of")),
    ratios={
        "doubled": 2,
        "tripled": 3,
        "trebled": 3,
        "quadrupled": 4,
        "quintupled": 5,
        "double": 2,
        "triple": 3,
        "treble": 3,
        "quadruple": 4,
        "twice as": 2,
        "twice the": 2,
        "thrice the": 3,
        **{f"{word}fold": value for word, value in _VALUES.items() if value > 1},
    },
    ratio_lead=frozenset("to will would could can may might shall should must than over nearly almost about".split()),
    ratio_bare=frozenset(("double", "triple", "treble", "quadruple")),
    ratio_not=frozenset("down up back over as".split()),
    duals={},
    before={cue: qualifier for qualifier, cues in _BEFORE.items() for cue in cues.split("|")},
    soft=frozenset(
        "as many as|as much as|as high as|as long as|as far as|as old as|as large as|as big as|as few as|"
        "as little as|as low as".split("|")
    ),
    moving=frozenset(("as low as", "as high as")),
    moves=frozenset(
        "went go goes moved move up down traded trade trades trading hit hits hitting reached reach reaches "
        "reaching touched touching sank sink sinks sinking slumped slump spiked spike crashed hovered peaked "
        "swung ran run sold selling priced bid got gone going came dipped crept shot ranged started opened "
        "closed changing".split()
    ),
    differing=frozenset("than above below over under".split()),
    skipped=frozenset("the a an only just about approximately around roughly some nearly another at".split()),
    after={cue: qualifier for qualifier, cues in _AFTER.items() for cue in cues.split("|")},
    during=frozenset(("over",)),
    during_not=frozenset(
        "for of took take takes taking lasted last lasts lasting after in within is was were are be been well just "
        "spent with at about aged age and or but by until nearly already wait waited".split()
    ),
    joiners=r"-to-|[ ]?(?:-|–|—|~)[ ]?|[ ](?:to|through|thru|until|till|up[ ]to)[ ]",
    or_joiners=r"[ ]or[ ]|-or-",
    pair_joiners=r"[ ]and[ ]|-and-",
    openers=frozenset(("between", "from")),
    from_words=frozenset(("from",)),
    ranging=frozenset("range ranges ranged ranging vary varies varied varying anywhere".split()),
    changes=frozenset(
        "rose rise rises risen rising fell fall falls fallen falling grew grow grows grown growing increased increase "
        "increases increasing decreased decrease decreases decreasing dropped drop drops dropping climbed climb climbs "
        "climbing went go goes going declined decline declines declining jumped jump jumps surged surge soared soar "
        "slowed slow slowing raised raise raises raising cut cuts cutting reduced reduce reduces lowered lower lowers "
        "lifted lift doubled tripled expanded expand shrank shrink shrunk slipped slid slide plunged plunge tumbled "
        "dwindled swelled edged inched improved improve widened narrowed moved move changed change up down "
        "upgraded boosted boost gained advanced rebounded accelerated eased tightened creeping hiked".split()
    ),
    bound_joiners=frozenset(("and", "but", "", "or")),
    inner=frozenset("about around ~ as some approximately even nearly roughly almost perhaps up an estimated".split()),
    or_words=frozenset(("or", "-or-")),
    in_word="in",
    out_of=r"(?:[ ](?:in|out[ ]of|of)[ ](?:every[ ]|each[ ]|the[ ])?|-in-)",
    months=frozenset(_MONTHS.split()),
    months_capital=frozenset(("march", "may", "mar", "dec", "sep", "jan", "jun")),
    days=frozenset(_DAYS.split()),
    dayparts=_DAYPARTS,
    at=frozenset("at by until till around before after from since".split()),
    until=frozenset("to until till".split()),
    at_strict=frozenset(("at",)),
    hour_before=frozenset("at by from between until till around before after about".split()),
    hour_alone=frozenset("at before until till".split()),
    hour_after=frozenset("on and or for to until till with sharp".split()),
    born=frozenset(("born",)),
    measured_at=frozenset(
        "stood stands stand put puts estimated valued values priced prices set remained remains remain peaked "
        "capped currently now unchanged steady standing listed closed closes ended traded trades trading "
        "rated ranked looking start starts starting started toll figure number total count tally estimate "
        "rate value price begins held finished sits is was are were be been reckoned fixed aimed pegged "
        "counted".split()
    ),
    clock_words=_CLOCK_WORDS,
    date_before=frozenset("on by since until till before after dated due from at".split()),
    clock=r"[ ]?(?:a\.?m\.?|p\.?m\.?|o'?clock)(?![a-z])",
    year_before=frozenset(
        "in since by of until till from during before after early late mid year years the for summer spring autumn "
        "fall winter and between through into election class fiscal back to or circa around this next last a an "
        "january february march april may june july august september october november december on as post pre than "
        "ended ending edition dated about era our their its his her my your nearly roughly @".split()
    ),
    of_year="of",
    year_subjects=frozenset(("it", "this", "year", "that")),
    year_events=frozenset(
        "treaty battle peace siege war revolution fire plague act edict union plot massacre summer spring winter "
        "autumn year constitution census".split()
    ),
    year_hedges=frozenset("around about before after circa over beyond above below since under".split()),
    year_leads=frozenset("in since by until till from during before after early late mid year circa c. ca.".split()),
    year_not_before=frozenset(
        "some with over nearly almost least than killed only all another those these were are was is of "
        "were displaced evacuated injured wounded arrested detained".split()
    ),
    streets=frozenset(
        "street road avenue ave st drive lane boulevard blvd square place way court terrace close".split()
    ),
    idiom_heads=frozenset("factor way faced step timer dimensional star sum".split()),
    spans=frozenset("week day year season month hour quarter game series world".split()),
    span_leads=frozenset("a per each every last this next that the past same one".split()),
    classifiers=frozenset("type category class stage level size grade tier".split()),
    classifier_leads=frozenset("this that each every any same another which what".split()),
    name_verbs=frozenset(("build",)),
    names_whole=frozenset(("3M",)),
    names_hyphened=frozenset(("up", "eleven")),
    names_after=frozenset("u.s.c u.s.c.a usc cfr c.f.r f.2d f.3d f.4th s.ct b.c.e".split()),
    names_begun=frozenset(
        "six nations|four corners|five guys|three gorges|seven samurai|five eyes|seven sisters|twelve angry|"
        "four seasons|three mile|ten commandments|six flags|one direction|nine entertainment|nine network|"
        "seven network|ten network|three uk|three kings|four weddings|two rivers|seven seas|"
        "twelve apostles|six day|thirty years|hundred years|seven years|one america|four nations|three rivers".split(
            "|"
        )
    ),
    name_idioms=frozenset(
        ("cloud nine", "square one", "day one", "plan nine", "seven seas", "forty winks", "high five")
    ),
    routes=frozenset(
        "bus tram train ferry express metro call caller calls callers hotline emergency freeway motorway highway "
        "expressway turnpike shirt jersey error rifle pistol revolver handgun calibre caliber".split()
    ),
    scheduled=frozenset(
        "off kick-off kickoff departs depart departed leaves leave left arrives arrive arrived airs aired resume "
        "resumes resumed boards sails lands landed due".split()
    ),
    departures=frozenset("to from train bus ferry service departure flight express tram".split()),
    list_before=r"(?:[,;]|,?[ ]and|,?[ ]but|,?[ ]while)(?:[ ]the)?(?:[ ](?:[A-Z][^\W\d_.-]{0,30}|of|for|the)){1,5}[ ]",
    list_after=r"(?:$|[,.;:)\n\r]|[ ](?:and|on|with|but|while)[ ])",
    names_of_digits=frozenset("number numbers no no. call line point".split()),
    names_alone=frozenset(
        "no error invoice prisoner inmate badge pin passport locker berth cell hangar dock line table figure act unit "
        "article option question step channel volume zone block bay item lesson room example problem note band title "
        "scene".split()
    ),
    verbs_like_plurals=frozenset(
        "starts costs comes features offers ships launches arrives sells weighs gets beats brings adds opens carries "
        "boasts packs supports includes looks turns returns becomes runs makes".split()
    ),
    title_units=frozenset("minutes hours days weeks".split()),
    era=r"[ ]?(?:bce?|ce|ad|a\.d\.|b\.c\.)(?![a-z])",
    articles=frozenset("the all those these its their his her our".split()),
    groups=frozenset(("group", "gang", "big", "council")),
    name_words=frozenset(
        "section sections chapter chapters no no. nos nos. number page pages pp pp. p. route room grade "
        "paragraph paragraphs para. article articles art. sec. sect. § flight line line. step verse psalm "
        "item question exhibit figure fig. fig table annex appendix volume vol. vol part act unit channel "
        "version phase stage level type class category title rule amendment resolution district precinct ward "
        "zone block apartment apt apt. suite lane bus candidate ballot gate terminal platform interstate exit "
        "junction lot bay week day game round season series episode model formula group wave case test "
        "highway building floor pier hall tier band size option task lesson quarter form schedule clause "
        "claim point problem exercise example note footnote ref. hurricane cyclone typhoon covid apollo "
        "windows iphone android ios galaxy playstation xbox chromosome boeing airbus formula euro olympics "
        "studio catch fahrenheit planet world top bowl league g fiscal fy mark mk mk. mach iso iec ieee din "
        "ansi astm rfc ifrs ias sae nfpa usb dss en fips nist zip zipcode postcode box build radio bbc itv "
        "nintendo commodore atari sega falcon pad soyuz ariane voyager psalms genesis exodus leviticus "
        "deuteronomy isaiah corinthians romans revelation proverbs surah sura sonnet op. opus python http "
        "site camp battalion brigade division regiment squadron company protocol directive regulation law "
        "bill order proposition measure code serial isbn error invoice prisoner inmate badge pin passport "
        "locker berth cell hangar dock scene tel tel. phone call fax text dial dialled dialed hotline "
        "extension ext ext. w/c serie div. ep. ep s. art".split()
    ),
    models_after=frozenset("a an the own new this that its his her their our old latest".split()),
    name_words_capital=frozenset(
        "part point case test call order measure top world group wave "
        "text form top company law bill size hall floor building bus section planet site camp "
        "class lot model mark division type "
        "league studio claim catch articles category protocol regulation ward "
        "boeing airbus stage bowl round level p. s. covid euro windows galaxy task tier hurricane "
        "candidate district art iso iec ieee din ansi astm rfc ifrs ias sae nfpa usb dss en fips nist box radio bbc "
        "itv nintendo commodore atari sega falcon pad soyuz ariane voyager psalms genesis exodus leviticus "
        "deuteronomy isaiah corinthians romans revelation proverbs surah sura sonnet op. opus python http".split()
    ),
    not_capital=frozenset(
        "in at on by of to for from with as about over some the a an and or but only nearly almost around roughly "
        "approximately under above below between more less fewer than up another all these those this that than "
        "then there here when while after before since during within without among meanwhile today yesterday "
        "tomorrow also just now last next about circa estimated another her his its their our my your "
        "he she it they we you i us who which what was were is are has had have been be not no if so yet nor still "
        "even both each every any most many several other others additional maximum minimum total totaling "
        "give gives gave get gets got take took takes buy sold sell paid pay pays spend spent cost costs "
        "killed kill kills kills injured wounded arrested detained dead add added adding make made makes set "
        "least including exactly half twice make cut raise lower drop dropped rose fell reached hit "
        "monday tuesday wednesday thursday friday saturday sunday one two three four five six seven eight nine ten "
        "first second third how why where did does do will would could should may might must can per plus minus "
        "save saves saved win wins won lost lose loses see seen use used uses need needs want wants keep had let "
        "turn turned add send sent put find found left run ran walk walked wait waited works worked after "
        "police officials authorities protesters thousands hundreds dozens q a".split()
    ),
    ordinals=r"(?:st|nd|rd|th)",
    ordinal_second="second",
    determiners=frozenset("the his her its their our my your this that every".split()),
    ordinal_words=frozenset(
        "first third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth".split()
    ),
    rises=frozenset(("up to",)),
    steps=frozenset(("by",)),
    speech=SPEECH,
    units=UNITS,
    **NOUNS,
)
