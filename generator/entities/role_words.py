"""Words that tell what a person is, and words that stand beside them."""

HEADS = frozenset(
    """
    president vice-president premier minister chancellor secretary undersecretary senator sen congressman
    congresswoman rep representative delegate governor gov mayor king queen prince princess pope sultan
    emir sheikh sheik shah ambassador envoy ayatollah commissioner general speaker chairman chairwoman
    chairperson chair co-chairman director manager chief executive officer spokesman spokeswoman
    spokesperson analyst economist strategist trader dealer broker banker head leader treasurer comptroller
    controller judge justice magistrate attorney prosecutor lawyer solicitor counsel barrister professor
    lecturer captain capt colonel col lieutenant lt major maj sergeant sgt corporal admiral adm brigadier
    marshal commander commandant coach striker midfielder defender goalkeeper skipper editor columnist
    correspondent reporter journalist publisher founder co-founder owner partner adviser advisor aide
    consultant negotiator member official inspector superintendent sheriff archbishop bishop cardinal
    rabbi imam pastor reverend rev actor actress singer author writer novelist poet playwright historian
    scientist physicist chemist biologist researcher engineer architect doctor surgeon physician nurse
    farmer financier investor industrialist businessman businesswoman entrepreneur candidate deputy
    lawmaker legislator parliamentarian politician diplomat dictator statesman coordinator administrator
    deputy-director principal rector dean provost curator conductor composer director-general
    secretary-general governor-general attorney-general activist campaigner organizer organiser unionist
    fund-manager specialist expert strategist pathologist psychologist meteorologist astronaut cosmonaut
    pilot driver detective constable policeman officer-in-charge chieftain warlord guerrilla commandant
    moderator ombudsman registrar auditor actuary underwriter superintendant premier-designate heir
    winger quarterback linebacker pitcher outfielder infielder shortstop batsman bowler wicketkeeper golfer
    boxer jockey sprinter swimmer skier cyclist footballer cricketer hurdler wrestler gymnast
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Name an office, a rank or a calling."""

PLAYERS = frozenset(
    """
    coach striker midfielder goalkeeper winger quarterback linebacker pitcher outfielder infielder shortstop
    batsman bowler wicketkeeper golfer boxer jockey sprinter swimmer skier cyclist footballer cricketer
    hurdler wrestler gymnast
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Those of sport: who is only called so is not the senator of the same name."""

PASSING = frozenset(
    """
    envoy ambassador diplomat commissioner member official spokesman spokeswoman spokesperson leader head
    aide adviser advisor candidate deputy expert specialist author writer negotiator delegate representative
    rep correspondent reporter journalist columnist chief executive general secretary-general activist
    consultant analyst economist
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""What one may be called in one country and not in another, or beside another calling."""

PORTFOLIOS = frozenset(
    """
    foreign defense defence finance interior home trade industry commerce oil energy petroleum mines mining
    agriculture fisheries food forestry health education science technology labor labour employment
    transport transportation justice treasury economy economic economics environment culture information
    communications telecommunications tourism housing welfare social budget planning development works
    public housing international external internal affairs security overseas enterprise natural resources
    investment small business monetary fiscal
    """.split()  # noqa: SIM905 - a list of words reads best as words
)

MODIFIERS = PORTFOLIOS | frozenset(
    """
    vice deputy assistant associate acting former then ex late outgoing incoming senior junior chief
    principal executive managing general prime first second co co-chief honorary non-executive group
    regional national federal state local military army navy police air ruling opposition
    parliamentary party presidential congressional cabinet government ministry department embassy central
    bank company corporate union industry market markets currency money bond bonds equity equities stock
    futures options grain grains oilseed oilseeds livestock cattle metals gold copper sugar coffee cocoa
    commodity commodities foreign-exchange exchange floor research investment securities institutional
    retail sales marketing merchandising press media publicity public-relations legal financial operating
    operations administrative technical political religious spiritual rebel guerrilla left-wing right-wing
    conservative liberal socialist communist christian democratic republican democrat board committee
    subcommittee commission majority minority house white top leading veteran world european american
    independent private head chairman president vice-president floor district county city town
    relief exploration production refining chemical airline auto automotive steel insurance computer
    software semiconductor technology leader staff policy planning permanent special personal chief-of-staff
    lead joint arms long-time longtime billionaire millionaire self-made city-based
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Stand before such a word in small letters."""

JOINING = frozenset({"of", "and", "the", "for", "&"})
DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "our"})
ALWAYS_APART = frozenset(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr Jun Jul Aug Sep
    Sept Oct Nov Dec
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Days and months end a title wherever they stand."""
VERBS = frozenset(
    """
    said says say saying told tells tell is are was were be been being has have had having will would shall
    should can could may might must do does did who whom whose which that what when where why how whether
    if because added told asked made makes took takes gave gives got came comes went goes met meets left
    leaves became becomes began begins but while although though not he she they it we i
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Show that a phrase is more than a role."""
