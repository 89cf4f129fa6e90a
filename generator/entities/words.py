"""Words that tell what a name is, and words that are no names."""

SMALL = frozenset(
    """
    a an the and or but nor of in on at to for from by with as is are was be it its if than via vs per
    not no into over under after before up out off down about against amid between during since until
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Stay small in a headline of capitals."""

TITLES = frozenset(
    """
    Mr Mrs Ms Miss Mx Dr Sir Dame Lord Lady Baron Baroness Count Prince Princess King Queen Sultan Emir
    Sheikh Sheik Pope Cardinal Archbishop Bishop Father Rev Reverend Rabbi Imam Ayatollah Saint
    President Vice Premier Prime Minister Chancellor Secretary Treasury Foreign Defense Defence Finance
    Interior Deputy Assistant Acting Former Senator Sen Sens Congressman Congresswoman Representative
    Rep Reps Governor Gov Govs Mayor Speaker Ambassador Judge Justice Attorney General Gen Lieutenant Lt
    Colonel Col Major Maj Captain Capt Sergeant Sgt Corporal Private Admiral Adm Commander Cmdr Marshal
    Chief Officer Inspector Detective Constable Sheriff Professor Prof Chairman Chairwoman Chair
    Director Executive Editor Coach Manager Analyst Economist Spokesman Spokeswoman Spokesperson
    Democrat Republican Gen. Sen. Rep. Gov. Dr. Mr. Mrs. Ms. St Candidate Author Actor Actress Singer
    Brother Sister Leader Head Financier Lawyer Strategist Spokesperson Pastor
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Stand before a person's name and are no part of it."""

AFTER_NAME = frozenset(["Jr", "Sr", "II", "III", "IV", "Esq", "MD", "PhD"])
PARTICLES = frozenset(
    """
    al el bin bint ibn ben abu umm de del della der den des di da dos du la le las los van von ter ten
    zu zum al- st
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Belong to the surname that follows them."""

ORGANIZATION_HEADS = frozenset(
    """
    Agency Airlines Airways Alliance Army Center Centre Strategies Assembly Association Authority
    Bancorp Bancorporation Bank
    Banks Board Bros Brothers Bundesbank Bureau Cabinet Chamber Club Co Coalition College Command
    Commission Committee Companies Company Confederation Conference Congress Co-operative Cooperative
    Corp Corporation Corps Council Court Department Dept Enterprises Exchange Federation Force Forces
    Foundation Front Fund Guard Group Guild Herald Holdings Inc Incorporated Industries Institute
    Institution International Journal Laboratories Laboratory League Limited LLC LLP LP Ltd Magazine
    Mail Ministry Motors Movement Museum NV News Office Organisation Organization Parliament Partners
    Partnership Party Plc PLC Post Press Reserve SA Savings School Securities Senate Service Services
    Society SpA Star Stores Systems Telegraph Times Treasury Tribune Trust Union University Ventures AG
    United Rovers Wanderers Athletic Albion Hotspur FC AFC
    GmbH AB Police Administration Network Radio Television Hospital Clinic Church Newsroom Desk
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Last words of an organization's name."""

PLACE_HEADS = frozenset(
    """
    Airbase Airfield Airport Archipelago Avenue Bay Beach Bridge Canal Canyon City Coast County Creek
    Delta Desert District Forest Governorate Gulf Harbor Harbour Heights Highway Hills Island Islands
    Isle Isles Lake Mountain Mountains Oblast Ocean Park Peninsula Plain Plains Plateau Plaza Port
    Prefecture Province Reef Region Ridge River Road Sea Square Strait Straits Street Territory Terminal
    Town Valley Village Volcano Waterfall Zone
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Last words of a place's name."""

SITES = frozenset({"base", "airbase", "airfield", "barracks"})
"""Make a place of the name before them when written small: `Victoria military base`."""

INSTITUTIONS = frozenset(["Department", "Ministry", "Bureau", "Office"])
"""`X Department` is the same as `Department of X`."""

LEGAL_FORMS = frozenset(
    """
    inc incorporated corp corporation co company cos companies ltd limited plc llc lp nv ag sa spa gmbh
    ab oy
    """.split()  # noqa: SIM905 - a list of words reads best as words
)

GENERIC = frozenset(
    """
    Administration Agency Army Assembly Bank Board Bureau Cabinet Commission Committee Company Corp
    Council County Court Department Exchange Federal Government Group House Inc International
    Legislature Ministry National Office Party Police School Service State States Street Texan Treasury
    University United West East North South Central Northern Southern Eastern Western New First Second
    Third Union Co Ltd Embassy Consulate Consulates Airport Airbase Base Province City River Sea Avenue
    Road Administrations American Congressional Presidential Republic Kingdom General Attorney Center
    Centre Capital Gulf Coast Bay Fund Trust Holdings Industries Foundation Institute
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Say what kind of thing is meant, not which one; alone they are no name."""

MISSIONS = frozenset({"embassy", "consulate", "embassies", "consulates", "mission"})
"""Named by the country that sends it and the city it stands in; the two are linked, and it is not."""

NEVER = frozenset(
    """
    January February March April May June July August September October November December Jan Feb Mar
    Apr Jun Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon
    Tue Tues Wed Thu Thurs Fri Sat Sun Earth Heaven God Lord Christmas Easter Ramadan Thanksgiving
    Halloween Internet Web Enditem Reuter Ends Editing Reporting Writing Related Read More Photo Video
    Image File Credit Copyright Advertisement Shr Shrs Net Revs Rev Avg Oper Qtr Qtrs Qtly Div Mln Bln
    Dlrs Dlr Cts Stg Pct Yr Note Record Sales Loss Profit Prior Pay Year Mths Nine Six Nil Ord Interest
    Total Turnover Pretax Share Shares Stock Stocks Bond Bonds Price Prices I He She It We They You His
    Her Their My Our Your This That These Those Who What When Where Why How Which The A An And But Or If
    So Yet For Nor As At By In Of On To Up Yes No Not OK Also Then There Here Now Still Just Even Only
    Once Since While After Before Although Because However Meanwhile Moreover Instead Today Yesterday
    Tomorrow Tonight All Any Some Many Most Few Several Both Each Every Other Others Another Such Less
    Much Very Well One Two Three Four Five Seven Eight Ten Dozens Hundreds Thousands Millions Chapter
    Section Article Part Page Figure NA N.A. Table Exhibit Spokesman Spokeswoman Spokesperson President
    Minister
    Chairman Secretary Senator Governor Mayor Judge Analysts Officials Sources Mr Mrs Ms Miss Dr Sir
    Madam Mom Dad Mother Father Uncle Aunt Grandma Grandpa Democrat Democrats Democratic Republican
    Republicans Liberal Conservative Communist Socialist Christian Christians Muslim Muslims Islam
    Islamic Jewish Jew Jews Catholic Catholics Protestant Hindu Buddhist Sunni Shiite Shia Arab Arabs
    Hispanic Latino Latinos Latina Black Blacks White Whites Native
    Jr Sr II III GMT EST EDT PST PDT BST CET UTC Travel Advisory Media Friends Black Women Men Children People
    Public Market Markets Business Economy Trade Energy Oil Gas Gold Silver Budget Speech Agenda Avoid
    Clearing Lakes Rain Snow Winds Weather Live Update Updates Breaking News Watch Exclusive Opinion
    Analysis Background Timeline Factbox Correction Corrected Summary Highlights Introduction Conclusion
    Question Questions Answer Answers Comments Comment Reply Subscribe Share Follow Click Sign Log Home
    Menu Search Contact Terms Privacy Policy Index Chart Graphic Map List Top Best New Old Big Small
    Beltway Medicare Medicaid Constitution Bible Koran Quran Nobel Oscar Celsius Fahrenheit Hutu Hutus
    Tutsi Tutsis Tamil Tamils Kurd Kurds Kurdish Sikh Sikhs Zulu Zulus Druze Maronite Maronites Basque
    Basques Maori Maoris Bedouin Gypsies
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Carry a capital and are nobody's name, as this archive counts names."""

ROYAL = frozenset(["King", "Queen", "Prince", "Princess", "Pope", "Sultan", "Emir", "Saint"])
"""Titles that one name alone does not do without: `Pope Francis`."""

PLACE_FIRST = frozenset(
    """
    Gulf Bay Mount Lake Port Fort Strait Straits Cape Isle Sea Island Province Valley City Kingdom
    Republic North South East West Northern Southern Eastern Western Central Upper Lower New San Santa
    Saint St Los Las El La Le Rio Camp Coast Horn
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""First words of a place's name."""

ORGANIZATION_FIRST = frozenset(
    """
    University Bank Department Ministry Bureau Office Institute College Council Court House Association
    Union Board Federation Organization Church Party Army Agency Centre Center Committee Society Museum
    Chamber
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Before `of`, first words of an organization's name."""

SURNAMES_TOO = frozenset(
    """
    Park Parks Lake Street Church Post Star Banks Sea Port Hill Hills Town Guard Mail Press Rivers Field
    Fields Forest Court Bush Brothers Power Young Wood Woods Price Best Conference Desert Day Bay City
    Ford
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Heads of names that are surnames as well."""

PORTFOLIOS = tuple(
    """
    State Defense Defence Justice Treasury Interior Energy Commerce Labor Labour Education Agriculture
    Transportation Transport Health Finance Oil Trade Industry Housing Culture Environment Tourism
    Planning Communications Information Science Sport Electricity War
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""What a department or ministry is for, in one word: `State Department` is `Department of State`."""

GOVERNMENT = frozenset(
    {"Government", "Military", "Administration", "Troops", "Forces", "Officials", "Citizens"}
)
"""After a country, these say no more than the country: `U.S. Government`."""

TITLES_SMALL = frozenset(
    """
    spokesman spokeswoman spokesperson president premier minister chancellor secretary senator congressman
    congresswoman governor mayor ambassador judge justice attorney lawyer general colonel captain sergeant
    admiral commander officer inspector detective professor chairman chairwoman director editor coach
    manager analyst economist strategist trader dealer candidate author actor actress singer leader
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Before a name, these make a person of it."""

CALENDAR = frozenset(
    """
    January February March April May June July August September October November December Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday
    """.split()  # noqa: SIM905 - a list of words reads best as words
)

CONTINENTS = frozenset({"Europe", "Asia", "Africa", "America", "Americas"})

RANKS = frozenset(
    """
    Maj Gen Lt Col Sgt Capt Cpl Adm Sen Rep Gov Mr Mrs Ms Dr President Chairman Secretary
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""At the end of an organization's name, these belong to the person named next: `Air Force Maj.`."""

WORKS = frozenset(
    """
    Act Treaty Program Programme Plan Bill Law Amendment Prize Award Awards Accord Accords Agreement Pact
    Day Poll Polls Index Symposium Notes Bonds Medal Cup Championship Championships Trophy Amendments
    Dollar Initiative Resolution Test Rule Rules Clause Code Era War Wars Crisis Scandal Affair
    Election Elections Primary Caucuses Debate Speech Report Survey Study Age
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Last words of a law, treaty, programme, prize, event or work, which are no organizations."""

BODIES = frozenset(
    {"Senate", "Congress", "House", "Parliament", "Cabinet", "Army", "Navy", "Court", "Government"}
)
"""Stand for themselves, even where a longer name begins with them: `Senate Armed Services Committee`."""

PLACE_NOUNS = frozenset(
    """
    town city village capital port province county district region state island suburb hamlet valley
    peninsula checkpoint prefecture municipality governorate oblast
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Before `of` and a name, or behind it, these make a place of it: `the town of Goma`, `Huize county`."""

SAYING = frozenset(
    {"said", "says", "told", "added", "asked", "replied", "wrote", "argued", "warned", "insisted"}
)

UNITS = frozenset(
    ("Dlrs", "Dlr", "Dollars", "Cts", "Cents", "Stg", "Pct", "Percent", "Mln", "Bln", "Tonnes", "Barrels")
)
"""Money and measures: a run of capitals that ends in one is no name."""

BUSINESS = frozenset(
    """
    shares stock shareholders shareholder subsidiary subsidiaries executives bonds
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Behind a name, these make a company of it: `Gazprom shares`."""

FIRMS = frozenset(
    """
    company firm carmaker automaker brewer retailer insurer broker brokerage airline carrier conglomerate
    airlines bank lender publisher newspaper daily weekly magazine pollster manufacturer supplier producer
    distributor chipmaker steelmaker drugmaker newsagency consultancy
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Before a name, these make an organization of it: `the carmaker Zastava`."""
