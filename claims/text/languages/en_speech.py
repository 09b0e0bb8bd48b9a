"""English: reporting verbs, speakers and the words of the future."""

from __future__ import annotations

from claims.text.languages import Speech

SPEECH = Speech(
    verbs=frozenset(
        "said|says|say|told|tells|believed|believes|stressed|stresses|stated|states|announced|announces|claimed|claims|"
        "added|adds|warned|warns|argued|argues|estimated|estimates|reported|reports|noted|notes|explained|explains|"
        "predicted|predicts|insisted|insists|confirmed|confirms|acknowledged|acknowledges|asserted|asserts|wrote|"
        "writes|tweeted|posted|testified|pointed out|points out|put the|puts the|recalled|revealed|admitted|admits|"
        "conceded|alleged|alleges|declared|declares|denied|denies|disclosed|emphasized|emphasised|indicated|informed|"
        "maintained|observed|promised|pledged|projected|projects|forecast|replied|responded|suggested|suggests|"
        "vowed|complained|cautioned|concluded|found|finds|calculated|counted|expects|expected|recorded".split("|")
    ),
    plural_verbs=frozenset(
        "say believe estimate expect claim report warn predict allege argue think hope fear suspect insist note "
        "agree".split()
    ),
    object_verbs=frozenset(("told", "tells", "informed")),
    places=frozenset("in of at from near for".split()),
    verb_first=False,
    documents=frozenset(
        "statement|statements|public statements|document|documents|data|figures|records|footage|reports|report|study|"
        "studies|survey|surveys|poll|polls|images|photos|papers|files|estimates|statistics|census|research|"
        "court documents|court papers|official figures|official data".split("|")
    ),
    shown=frozenset(
        "showed|shows|show|suggested|suggests|suggest|indicated|indicates|indicate|revealed|reveals|found|"
        "finds|said|says|estimated|estimates|put the".split("|")
    ),
    bodies=frozenset(
        "ministry army military government police company court council bank agency party union office coalition "
        "authority department commission committee board hospital university monitor group charity regulator "
        "parliament senate firm airline watchdog fund navy force regime".split()
    ),
    bodies_alone=frozenset(
        "Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Azerbaijan Bahrain Bangladesh "
        "Belarus Belgium Bolivia Botswana Brazil Britain Bulgaria Burundi Cambodia Cameroon Canada Chad Chile "
        "China Colombia Croatia Cuba Cyprus Denmark Ecuador Egypt England Eritrea Estonia Ethiopia Finland "
        "France Georgia Germany Ghana Greece Guatemala Guinea Guyana Haiti Honduras Hungary Iceland India "
        "Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan Jordan Kazakhstan Kenya Kosovo Kuwait "
        "Kyrgyzstan Laos Latvia Lebanon Liberia Libya Lithuania Luxembourg Madagascar Malawi Malaysia Mali "
        "Malta Mauritania Mexico Moldova Mongolia Montenegro Morocco Mozambique Myanmar Namibia Nepal "
        "Netherlands Nicaragua Niger Nigeria Norway Oman Pakistan Palestine Panama Paraguay Peru Philippines "
        "Poland Portugal Qatar Romania Russia Rwanda Scotland Senegal Serbia Singapore Slovakia Slovenia "
        "Somalia Spain Sudan Sweden Switzerland Syria Taiwan Tajikistan Tanzania Thailand Tunisia Turkey "
        "Turkmenistan Uganda Ukraine Uruguay Uzbekistan Venezuela Vietnam Wales Yemen Zambia Zimbabwe "
        "Washington Moscow Beijing London Paris Berlin Brussels Tehran Ankara Cairo Damascus Baghdad Beirut "
        "Riyadh Doha Islamabad Delhi Tokyo Seoul Pyongyang Kyiv Kiev Warsaw Rome Madrid Athens Ottawa "
        "Canberra Caracas Havana Budapest Vienna Jerusalem Amman Tripoli Khartoum Nairobi Pretoria Taipei "
        "Stockholm Oslo Helsinki California Texas Florida Gaza Taliban Fatah Houthis Frontex Interpol Europol "
        "Eurostat Oxfam Amnesty Greenpeace Opec Nato Unicef Unesco Fifa Uefa Nasa Ofcom Ofgem Ofsted Ofwat "
        "Acas Amazon Apple Microsoft Intel Nvidia Samsung Sony Toyota Honda Nissan Volkswagen Renault Fiat "
        "Stellantis Boeing Airbus Tesla Uber Lyft Airbnb Netflix Disney Spotify Meta Alphabet Alibaba Tencent "
        "Huawei Xiaomi Nokia Ericsson Siemens Bosch Bayer Pfizer Moderna Novartis Roche Sanofi Merck Shell "
        "Chevron Exxon ExxonMobil Aramco Gazprom Rosneft Equinor Glencore Vale Walmart Tesco Sainsbury's Asda "
        "Aldi Lidl Ikea Nike Adidas Starbucks McDonald's Nestle Unilever Danone Vodafone Verizon Orange "
        "Telefonica Ryanair EasyJet Lufthansa Emirates Qantas Barclays Lloyds Citigroup Santander Moody's "
        "Fitch Eskom Nielsen Gartner Gallup YouGov Ipsos Wikipedia Brexit Al-Shabaab Al-Qaeda Al-Qaida".split()
    ),
    groups_ending=(
        "ists",
        "ians",
        "ents",
        "crats",
        "licans",
        "tives",
        "ans",
        "elis",
        "kers",
        "ters",
        "oners",
        "men",
        "aigners",
    ),
    adverbs=frozenset(
        "also further later earlier then has have had previously repeatedly reportedly recently separately "
        "on friday on monday on tuesday on wednesday on thursday on saturday on sunday".split()
    ),
    according=frozenset(("according to", "as reported by", "as told to", "citing", "quoting", "in the words of")),
    unnamed=frozenset(
        "monitors|source|sources|official|officials|witness|witnesses|eyewitness|eyewitnesses|activist|activists|resident|"
        "residents|analyst|analysts|expert|experts|insiders|people familiar|diplomat|diplomats|observers|locals|"
        "critics|researchers|scientists|media reports|local media|state media|authorities|investigators|prosecutors|"
        "economists|aides|doctors|medics|rescuers|lawyers|traders|villagers|survivors|relatives|neighbours|neighbors".split(
            "|"
        )
    ),
    anonymity=frozenset(
        (
            "on condition of anonymity",
            "who asked not to be named",
            "who declined to be named",
            "speaking anonymously",
            "requested anonymity",
            "who spoke anonymously",
        )
    ),
    pronouns=frozenset(("he", "she")),
    roles=frozenset(
        "spokesman spokeswoman spokesperson official minister commander general president governor senator mayor "
        "chairman chairwoman chief director secretary professor officer colonel captain lawyer judge analyst economist "
        "ambassador envoy leader founder executive ceo author premier chancellor developer coach manager".split()
    ),
    titles=frozenset(
        "Mr Mrs Ms Miss Dr Prof Professor President Minister Secretary Senator Sen Rep Representative General Colonel "
        "Col Gen Lt Capt Captain Maj Major Sgt Adm Admiral Commander Governor Gov Mayor Judge Justice Spokesman "
        "Spokeswoman Spokesperson Prime Chancellor King Queen Prince Princess Sheikh Ambassador Sir Lord Lady Rev Pope "
        "Cardinal Bishop Brig Brigadier Lieutenant Sergeant Chief Deputy Vice Premier Chairman Pentagon CEO".split()
    ),
    organisations=frozenset(
        "Ministry Department Agency Observatory Office Council Committee Commission Forces Force Army Navy Police Bank "
        "Fund Organisation Organization Group Party Union Nations Institute University Court Government House "
        "Coalition Center Centre Bureau Association Company Corporation Foundation Pentagon Kremlin Reuters "
        "Authority Board "
        "Service Command Monitor Watch Times Post News Hospital Inc Ltd Congress Parliament Senate Labour Team Network "
        "Federation Herald Journal Guardian Telegraph Tribune Agence Press Media Society Trust Cross Crescent Rights "
        "Treasury Administration Administrations Airlines Motors Industries Holdings Partners Systems Technologies "
        "Statistics Museum School College Embassy Cabinet Alliance Front Movement Brigade Brigades Corps Laboratory "
        "Exchange Register Survey Street Taliban Hamas Hezbollah Facebook Twitter Google UNICEF NATO Xinhua Bloomberg "
        "Index Report Study International Worldwide Watchdog Secretariat Academy Airways".split()
    ),
    not_names=frozenset(
        "The A An He She It They We I You This That These Those But And In On At By For From With As After Before When "
        "While However Meanwhile Earlier Later Sources Officials Reports Statements Public Witnesses Monday Tuesday "
        "Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October "
        "November December Some Many Most All Who What Which Nobody Everyone Critics Last Nearly More About Over "
        "Then Now Here There Yet Still Also If So Not No Yes Because Since Although Though Police".split()
    ),
    name_ends=frozenset(),
    future=(
        r"\b(?:(?:could|would|may|might|should)(?! (?:\w{1,12} )?have\b)|will|shall|won['’]t|"
        r"(?:is|are|was|were|be|been) (?:\w{1,12} )?(?:expected|likely|set|due|forecast|projected|"
        r"going|scheduled|slated|poised|planned|predicted|bound) (?:to|for)|plans? to|predict(?:s|ed)?|forecasts?|"
        r"expects?|aims? to|intends? to|hopes? to|on track to|about to|by 20[3-9][0-9])\b|\w['’]ll\b"
    ),
)
