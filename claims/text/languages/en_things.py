"""English: units in words, and the nouns that are counted."""

from __future__ import annotations

from typing import Any

UNITS: dict[str, dict[str, str]] = {
    "percent": {"%": "percent|per cent|percents|pct|pct.|pc|p.c."},
    "points": {
        "percentage point": "percentage point|percentage points|percent point|percent points|pp|ppt|ppts",
        "basis point": "basis point|basis points",
        "point": "point|points|pts",
    },
    "duration": {
        "millisecond": "millisecond|milliseconds",
        "second": "second|seconds|sec|secs|sec.",
        "minute": "minute|minutes|min|mins|min.",
        "hour": "hour|hours|hr|hrs|hr.|hrs.",
        "day": "day|days",
        "night": "night|nights",
        "week": "week|weeks|wk|wks",
        "fortnight": "fortnight|fortnights",
        "month": "month|months|mo|mos|mth|mths",
        "quarter": "quarters",
        "year": "year|years|yr|yrs|yr.|yrs.",
        "decade": "decade|decades",
        "century": "century|centuries",
        "millennium": "millennium|millennia",
    },
    "money": {
        "USD": "dollar|dollars|bucks|buck|us dollar|us dollars|u.s. dollars|u.s. dollar|american dollars",
        "EUR": "euro|euros",
        "GBP": "quid|pounds sterling|pound sterling|british pounds|pence|p",
        "CAD": "canadian dollar|canadian dollars",
        "AUD": "australian dollar|australian dollars",
        "NZD": "new zealand dollar|new zealand dollars",
        "HKD": "hong kong dollar|hong kong dollars",
        "SGD": "singapore dollar|singapore dollars",
        "cent": "cent|cents|c|¢",
        "INR": "rupee|rupees",
        "JPY": "yen",
        "CNY": "yuan|renminbi|yuans",
        "BTC": "bitcoin|bitcoins",
        "": (
            "dinar|dinars|dirham|dirhams|ringgit|ringgits|peso|pesos|franc|francs|ruble|rubles|rouble|roubles|shekel|"
            "shekels|lira|liras|lire|riyal|riyals|rial|rials|rand|rands|real|reais|krona|kronor|krone|kroner|crown|"
            "crowns|"
            "baht|won|dong|rupiah|taka|naira|cedi|cedis|birr|shillings|shilling|forint|forints|zloty|zlotys|koruna|"
            "leu|lei|lev|leva|hryvnia|hryvnias|tenge|som|tugrik|tugriks|kwacha|pula|sol|soles|bolivars|bolivar|colon|"
            "colones|quetzal|quetzals|lempira|guarani|guaranies|drachma|drachmas|markka|mark|marks|guilder|guilders|"
            "peseta|pesetas|escudo|escudos|kuna|kunas|dram|lari|manat|egyptianpound|egyptianpounds|geneh|egp|"
            "pataca|patacas|afghani|afghanis|kyat|kip|riel|gourde|gourdes|satang|paise|paisa|centavos|piastres|fils"
        ),
    },
    "length": {
        "km": "kilometer|kilometers|kilometre|kilometres|kilometer(s)|klicks|k km",
        "m": "meter|meters|metre|metres",
        "cm": "centimeter|centimeters|centimetre|centimetres",
        "mm": "millimeter|millimeters|millimetre|millimetres",
        "µm": "micrometer|micrometers|micrometre|micrometres|micron|microns",
        "nm": "nanometer|nanometers|nanometre|nanometres",
        "mile": "mile|miles|mile(s)",
        "nautical mile": "nautical mile|nautical miles",
        "foot": "foot|feet",
        "inch": "inch|inches",
        "yard": "yard|yards",
        "light year": "light year|light years",
        "fathom": "fathom|fathoms",
        "furlong": "furlong|furlongs",
    },
    "mass": {
        "kg": "kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes",
        "g": "gram|grams|gramme|grammes",
        "mg": "milligram|milligrams|milligramme|milligrammes",
        "µg": "microgram|micrograms",
        "tonne": "tonne|tonnes|metric ton|metric tons|metric tonnes|mt",
        "ton": "ton|tons|short ton|short tons|long ton|long tons",
        "pound": "pound|pounds",
        "ounce": "ounce|ounces|troy ounce|troy ounces",
        "stone": "stone|stones",
        "carat": "carat|carats|karat|karats",
    },
    "volume": {
        "litre": "litre|litres|liter|liters",
        "ml": "millilitre|millilitres|milliliter|milliliters",
        "cl": "centilitre|centilitres|centiliter|centiliters",
        "hl": "hectolitre|hectolitres|hectoliter|hectoliters",
        "gallon": "gallon|gallons",
        "barrel": "barrel|barrels|bbl|bbls",
        "pint": "pint|pints",
        "quart": "quart|quarts",
        "cup": "cup|cups",
        "tablespoon": "tablespoon|tablespoons|tbsp",
        "teaspoon": "teaspoon|teaspoons|tsp",
        "fluid ounce": "fluid ounce|fluid ounces|fl oz",
        "bushel": "bushel|bushels",
        "m³": "cubic meter|cubic meters|cubic metre|cubic metres",
        "cubic foot": "cubic foot|cubic feet",
        "cubic yard": "cubic yard|cubic yards",
        "cubic inch": "cubic inch|cubic inches",
        "cm³": "cubic centimeter|cubic centimeters|cubic centimetre|cubic centimetres",
        "km³": "cubic kilometer|cubic kilometers|cubic kilometre|cubic kilometres",
        "acre foot": "acre foot|acre feet",
    },
    "area": {
        "acre": "acre|acres",
        "ha": "hectare|hectares",
        "m²": "square meter|square meters|square metre|square metres",
        "km²": "square kilometer|square kilometers|square kilometre|square kilometres|square km",
        "square mile": "square mile|square miles",
        "square foot": "square foot|square feet|square ft|sq. ft.|sq. ft|sq. feet|sq feet",
        "square inch": "square inch|square inches",
        "square yard": "square yard|square yards",
    },
    "speed": {
        "km/h": "kilometers per hour|kilometres per hour|kilometer per hour|kilometre per hour|km per hour|km an hour",
        "mph": "miles per hour|mile per hour|miles an hour",
        "m/s": "meters per second|metres per second|meter per second|metre per second|m per second",
        "foot/s": "feet per second|foot per second",
        "knot": "knot|knots",
    },
    "temperature": {
        "°C": "degrees celsius|degree celsius|degrees centigrade|degrees c|celsius|centigrade",
        "°F": "degrees fahrenheit|degree fahrenheit|degrees f|fahrenheit",
        "K": "kelvin|kelvins|degrees kelvin",
        "degree": "degree|degrees|deg|deg.",
    },
    "energy": {
        "J": "joule|joules",
        "kWh": "kilowatt hour|kilowatt hours",
        "MWh": "megawatt hour|megawatt hours",
        "GWh": "gigawatt hour|gigawatt hours",
        "TWh": "terawatt hour|terawatt hours",
        "calorie": "calorie|calories",
        "kcal": "kilocalorie|kilocalories",
        "BTU": "btu|btus",
        "kiloton": "kiloton|kilotons",
        "megaton": "megaton|megatons",
    },
    "power": {
        "W": "watt|watts",
        "kW": "kilowatt|kilowatts",
        "MW": "megawatt|megawatts",
        "GW": "gigawatt|gigawatts",
        "hp": "horsepower|horses|brake horsepower",
    },
    "torque": {"lb-ft": "pound foot|pound feet|foot pound|foot pounds|newton metres|newton meters"},
    "electric": {
        "V": "volt|volts",
        "A": "ampere|amperes",
        "dB": "decibel|decibels",
        "F": "farad|farads",
    },
    "frequency": {
        "Hz": "hertz",
        "MHz": "megahertz",
        "GHz": "gigahertz",
        "rpm": "revolutions per minute|revs",
        "fps": "frames per second",
        "bpm": "beats per minute",
    },
    "data": {
        "kB": "kilobyte|kilobytes",
        "MB": "megabyte|megabytes",
        "GB": "gigabyte|gigabytes|gig|gigs",
        "TB": "terabyte|terabytes",
        "PB": "petabyte|petabytes",
        "Mbit/s": "megabits per second",
        "Mbit": "megabit|megabits",
        "MP": "megapixel|megapixels",
        "pixel": "pixel|pixels",
    },
    "pressure": {"bar": "bars", "Pa": "pascal|pascals|hectopascals", "psi": "pounds per square inch"},
    "fuel_economy": {"mpg": "miles per gallon|mile per gallon"},
    "magnitude": {"magnitude": "magnitude"},
}

_PER_THINGS = (
    "second minute hour day night week fortnight month quarter year decade century annum capita person head household "
    "family share barrel gallon litre liter ton tonne pound ounce kilo kilogram kilometre kilometer mile metre meter "
    "acre hectare unit piece child student pupil worker employee vote seat ticket bottle"
)
_PEOPLE = (
    "people person men man women woman children child kids babies infants toddlers adults teenagers boys girls "
    "civilians civilian soldiers soldier troops fighters fighter militants militant rebels police officers officer "
    "policemen guards prisoners prisoner detainees detainee hostages hostage refugees refugee migrants migrant "
    "residents villagers families family households patients patient students pupils teachers workers worker "
    "employees employee journalists journalist protesters protester demonstrators passengers passenger survivors "
    "victims victim casualties deaths death injuries cases arrests attacks strikes raids explosions blasts bodies body "
    "lawmakers senators deputies ministers officials diplomats doctors nurses voters members countries states nations "
    "cities towns villages provinces districts camps homes houses buildings schools hospitals shops businesses "
    "companies banks vehicles cars trucks tanks aircraft planes drones missiles rockets shells bombs ships boats "
    "kilometers kilometres miles hours days weeks months years decades centuries minutes occasions times "
    "bridges roads wells farms factories hotels mosques churches restaurants stores offices jets helicopters weapons "
    "guns rifles mines dams ports airports trains flights stations hectares acres graves bases camps "
    "checkpoints outposts "
    "regions counties parishes neighbourhoods neighborhoods streets islands witnesses sources bystanders tourists "
    "students candidates judges lawyers priests nuns imams pupils toddlers others dogs cattle sheep animals trees "
    "personnel staff suspects gunmen attackers terrorists commanders pilots sailors crew fishermen farmers"
)

NOUNS: dict[str, Any] = {
    "unit_words": frozenset("in. p.c. all ps sol".split()),
    "unit_verbs": frozenset(("won",)),
    "adjectives": frozenset(
        "extra additional more further full consecutive straight long short whole solid calendar working business "
        "successive entire good light heavy canadian australian american us british hk singapore u.s. other odd "
        "nautical metric statute trading".split()
    ),
    "nationalities": (
        r"(?:danish|swedish|norwegian|czech|egyptian|syrian|lebanese|iraqi|iranian|jordanian|kuwaiti|tunisian|swiss|"
        r"french|belgian|japanese|chinese|indian|pakistani|russian|turkish|mexican|philippine|"
        r"british|english|irish|saudi|qatari|omani|emirati|israeli|malaysian|malaysia|singapore|hong[ ]kong|"
        r"south[ ]korean|korean|north[ ]korean|new[ ]zealand|polish|hungarian|german|deutsche?|finnish|icelandic|"
        r"argentine|chilean|colombian|brazilian|nigerian|kenyan|ugandan|sudanese|libyan|algerian|moroccan|us|u\.s\.|"
        r"new[ ]taiwan|taiwan|vietnamese|sri[ ]lankan|bangladeshi|nepalese|ukrainian|sterling)[ ]"
    ),
    "per": r"[ ]?/[ ]?|[ ]per[ ]|[ ](?:each|every)[ ]",
    "per_article": r"[ ]an?[ ]",
    "per_pay": frozenset("hour day week month year annum".split()),
    "not_per": r"[ ](?:ago|earlier|later|before|after|old|and[ ]a[ ]half|from[ ]now|or[ ]two|or[ ]so)(?![a-z])|-",
    "per_things": frozenset(_PER_THINGS.split()),
    "old": r"(?:[ ]|-)(?:old\b|of[ ]age\b|olds\b)",
    "aged": frozenset("aged age ages".split()),
    "folds": frozenset(("x", "×", "fold")),
    "times": frozenset(("times", "time", "x", "×", "fold")),
    "compared": frozenset(
        "more less higher lower larger greater bigger smaller faster slower as the that what than likelier worse "
        "better earnings book his her its their our your my fewer stronger longer cheaper".split()
    ),
    "stops": frozenset(
        "a an the and or but nor of in on at to from by with for as than that which who whom whose when where while "
        "since is are was were be been being has have had do does did will would can could may might must should shall "
        "not no this these those his her its their our my your he she it they we i you him them us after before during "
        "over under into onto about against between through within without per each every both either if because so "
        "then there here said says told added remain remained remains left died killed joined arrived returned more "
        "less fewer ago later across along among around until now still already last next only also out up down off "
        "makes means goes comes gets takes needs wants uses works lives plays leaves reaches faces once twice "
        "plus minus versus vs".split()
    ),
    "plurals": frozenset(
        "people men women children personnel police troops staff militia cattle feet dead wounded injured missing mice "
        "sheep fish aircraft media data teeth geese oxen lives series species policemen firefighters fishermen "
        "servicemen lawmakers gunmen crew percent cases horsepower dice workforce clergy youth".split()
    ),
    "plural_ending": "s",
    "not_plural": ("ss", "us", "is", "'s"),
    "people": frozenset(_PEOPLE.split()),
    "copulas": frozenset(("are", "were", "have been")),
    "as_word": "as",
    "abbreviations": frozenset(
        "mr mrs ms dr prof st jr sr rev hon gen lt col maj capt cmdr sgt adm brig gov sen rep pres amb supt insp vs "
        "approx est fig vol ed eds al cf ca etc dept bros messrs mt ft viz incl excl tel ext cpl pvt pfc det hr hrs "
        "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri".split()
    ),
    "of_word": "of",
    "dimensions": frozenset("long wide high deep tall thick".split()),
    "plural_verbs": frozenset("have were are".split()),
    "numbered": frozenset(
        "number numbers workforce headcount payroll employment electorate attendance ridership population "
        "populations subscribers users sales customers viewers audience audiences crowd crowds unemployment "
        "jobless arrivals deliveries downloads streams followers circulation turnout membership shipments "
        "visitors profit profits revenue revenues turnover losses debt debts costs cost earnings spending "
        "income budget visits tourists passengers jobs claimants listeners readers".split()
    ),
    "definite": frozenset(("the", "this", "that", "its", "their", "his", "her", "our")),
    "clause": r"[;:—]|,[ ](?:but|and|while|which|who|whose|although|though|whereas|after|having)[ ]",
    "closed": frozenset("strong old long wide high deep plus tall".split()),
}
