"""Words by which an article tells who says, writes or asks something."""


def word_set(text: str) -> frozenset[str]:
    """Make a set of words from a list that reads as words."""
    return frozenset(text.split())


SAYING = word_set(
    """
    said says say told tells tell added adds add asked asks ask replied replies reply wrote writes write
    tweeted tweets tweet announced announces announce stated states declared declares declare explained
    explains explain noted notes note warned warns warn argued argues argue insisted insists insist written
    acknowledged acknowledges acknowledge admitted admits admit claimed claims claim confirmed confirms
    confirm denied denies deny recalled recalls recall remarked remarks reported reports concluded concludes
    complained complains complain vowed vows vow pledged pledges pledge testified testifies testify quipped
    quips joked jokes contended contends contend asserted asserts assert maintained maintains maintain
    stressed stresses stress repeated repeats reiterated reiterates responded responds predicted predicts
    predict observed observes suggested suggests suggest promised promises promise alleged alleges allege
    lamented laments conceded concedes concede commented comments retorted countered counters estimated
    estimates emphasized emphasised emphasizes emphasises boasted boasts bragged brags cautioned cautions
    disclosed discloses revealed reveals indicated indicates indicate informed informs mused opined
    proclaimed proclaims professed reasoned recounted recounts relayed remembered stipulated surmised swore
    threatened threatens threaten volunteered assured assures hinted hints implied implies implored
    interjected speculated speculates mentioned mentions project projects projected conclude protested
    protests retorts believed believes believe thinks thought think
    """
)
"""Finite verbs that may stand with a clause: what follows, or stood before, is what somebody says."""

THINKING = word_set("believed believes believe thinks thought think remembered")
"""Of these, what somebody is said to have in mind."""

ASIDE = word_set(
    """
    continued continues began begins shouted shouts yelled yells screamed exclaimed exclaims cried whispered
    chanted thundered intoned snapped shot joined chimed urged urges urge called calls call described
    describes describe denounced denounces dismissed dismisses branded brands cited cites blasted blasts
    criticized criticised criticizes slammed slams praised praises characterized characterised
    characterizes accused accuses labeled labelled labels mocked mocks hailed hails condemned condemns
    touted touts decried decries derided derides ridiculed ripped quoted quotes reads read pointed points
    blamed blames demanded demands begged posted posts questioned questions wondered wonders went goes
    referred refers expressed expresses deemed deems likened compares compared attacked attacks pressed
    defended defends rejected rejects rebuked faulted railed quizzed answered answers echoed echoes agreed
    agrees offered offers elaborated apologized apologised spoke speaks talked talks taunted teased thanked
    bemoaned greeted ranted raved cheered signed messaged emailed texted issued released summed put puts
    advised advises instructed ordered orders proposed proposes argued vented declined refused applauded
    singled sought seeks hoped hopes felt feels feared fears saw sees wanted wants urged advocated
    advocates challenged challenges invoked invokes cast framed painted portrayed depicted gushed scoffed
    retaliated riffed reacted fired enthused bellowed barked blurted boomed deadpanned fretted fumed grumbled
    growled muttered mumbled murmured objected pleaded roared scolded sighed sneered shrugged wept
    rails credited credits anticipated sang sings
    """
)
"""Verbs that tell whose the words in quotation marks are, and do not stand with a clause."""

VOICING = word_set(
    """
    continued continues began begins shouted shouts yelled yells screamed exclaimed exclaims cried whispered
    chanted thundered intoned snapped joined chimed wondered wonders went goes elaborated railed ranted raved
    echoed echoes agreed agrees answered answers vented urged urges demanded demands quoted read reads
    """
)
"""Of these, what is not done to somebody or something: who follows such a verb speaks."""

DOING = word_set(
    """
    saying telling adding asking replying writing tweeting announcing stating declaring explaining noting
    warning arguing insisting acknowledging admitting claiming confirming denying recalling remarking
    reporting concluding complaining vowing pledging testifying quipping joking contending asserting
    maintaining stressing repeating reiterating responding predicting observing suggesting promising
    alleging lamenting conceding commenting emphasizing emphasising boasting cautioning revealing
    indicating hinting implying mentioning
    """
)
"""The same as participles: who speaks is the one whom the sentence is about."""

DOING_ASIDE = word_set(
    """
    continuing shouting yelling screaming urging calling describing denouncing dismissing branding citing
    blasting criticizing criticising slamming praising characterizing accusing labeling mocking hailing
    condemning touting decrying deriding quoting reading pointing blaming demanding posting questioning
    referring expressing chanting comparing attacking defending rejecting echoing offering declining
    thanking wondering
    """
)

CUES = SAYING | ASIDE | DOING | DOING_ASIDE

NOUNS = word_set(
    """
    claim claims note notes report reports call calls comment comments estimate estimates promise promises
    pledge pledges vow vows demand demands attack attacks tweet tweets post posts quote quotes state states
    point points counter counters stress boast hint hints laments question questions offer offers order
    orders label labels brand brands hopes fears thought issued released signed reply laments post urge
    thought remarks read reads cries jokes quips put cast
    """
)
"""Of these, what may be a noun or stand for another thing."""

AUXILIARIES = word_set(
    """
    has have had having will would could can may might must should did does do is was are were be been also
    then later recently once quickly further repeatedly reportedly again already always often even just
    still never not too first famously simply only himself herself itself themselves once now ever yesterday
    today earlier previously subsequently nevertheless nonetheless
    """
)
"""May stand between a subject and its verb."""

PREPOSITIONS = word_set(
    """
    in on at by for from with without of to into about over under after before during since until through
    against among amid between despite within near upon following like unlike per via because across behind
    beyond outside inside around along here there prior amidst even speaking back toward
    towards regarding concerning
    """
)
JOINING = word_set("and but or nor so yet then")
SUBORDINATING = word_set(
    """
    that because when as while if after before where whether although though since until than how why what
    unless once whereas
    """
)
RELATIVE = word_set("who which whom whose that")
PRONOUNS = word_set("he she they it i we you")
DETERMINERS = word_set("the a an his her their its our my your this that these those one some many several")
DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow")
OPENING = word_set(
    """
    meanwhile however moreover still later earlier then instead indeed also additionally finally first second
    but and yet so now today yesterday tonight again further separately nevertheless nonetheless afterward
    afterwards perhaps recently once thus likewise similarly
    """
)
"""Words before the subject of a sentence that are no part of it."""
