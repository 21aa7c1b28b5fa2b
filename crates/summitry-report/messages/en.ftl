# The product's own words, in English. Labels come from the scenario file.
# Stressed words stand between ⟦ and ⟧. Numbers arrive as text in their language's form; counts choose plurals.

# --- numbers ---------------------------------------------------------------
under-one = under 1
over-ninety-nine = over 99
of-hundred = { $n } of 100
from-to = { $low } to { $high }
under-percent = under { $percent }
months = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
list-and = { $init } { $and } { $last }
list-and-apart = { $init }, { $and } { $last }
quoted = “{ $text }”
quoted-original = in the original: { $text }
and = and
or = or
not = not

# --- words of the usual scales, as a file writes them
written-courtesy-call = courtesy call
written-working-visit = working visit
written-prepared-summit = prepared summit
written-final-round = final round
written-sentence = sentence
written-decision = decision
written-programme = programme
written-law = law
written-easy = easy
written-moderate = moderate
written-hard = hard
written-vital = vital
written-major = major
written-some = some
written-minor = minor
written-none = none

# --- likelihood words ------------------------------------------------------
word-between = between { $low } and { $high }
scale-own = the file’s own words
likelihood-almost-no-chance = almost no chance
likelihood-very-unlikely = very unlikely
likelihood-unlikely = unlikely
likelihood-roughly-even-chance = roughly even chance
likelihood-roughly-even = roughly even
likelihood-likely = likely
likelihood-very-likely = very likely
likelihood-almost-certain = almost certain
likelihood-remote-chance = remote chance
likelihood-highly-unlikely = highly unlikely
likelihood-realistic-possibility = realistic possibility
likelihood-highly-likely = highly likely
likelihood-even-chance = even chance
likelihood-exceptionally-unlikely = exceptionally unlikely
likelihood-extremely-unlikely = extremely unlikely
likelihood-about-as-likely-as-not = about as likely as not
likelihood-more-likely-than-not = more likely than not
likelihood-extremely-likely = extremely likely
likelihood-virtually-certain = virtually certain
likelihood-probable = probable

# --- head ------------------------------------------------------------------
untitled = Untitled negotiation
known-as-of = known as of { $day }
stamp = ILLUSTRATION, NOT A FORECAST: { $why }.
stamp-draft = DRAFT, NOT A FORECAST: no person has reviewed { $blocks ->
    [one] one block
   *[other] { $blocks } blocks
 } of the file (reviewed = false).
stamp-after = the file was written after the event
stamp-invented = the negotiation is invented
stamp-by-hand = The file says it was written before the event; not sealed by the clock: its seal of { $day } was dated by hand.
stamp-unsealed = The file says it was written before the event; not sealed.
stamp-partial = PARTIAL, stopped after { $worlds } of { $of } simulated meetings.
stamp-partial-turn = What would turn it was not looked for to the end.
stamp-partial-without = Deals, talks and what would change it were not worked out.
stamp-undated = the file does not say that it was written before the event
party-people = { $party } ({ $people })
made-file = { $file } (SHA-256 { $hash }…), Summitry { $version }
made-worlds = { $worlds } worlds, seed { $seed } (chance of a deal ±{ $error } in 100 from the number of worlds: its standard error)
made-ranges = ranges from the first { $worlds } worlds, whose rows are kept
made-exact = chances inside each world integrated exactly
made-sampled = chances inside { $worlds } worlds sampled; that adds a standard error of { $error } in 100 to the endings and { $options } to what is agreed

# --- endings ---------------------------------------------------------------
ending-agreed = deal
ending-agreed-note = at least one step is agreed
ending-words-only = friendly words only
ending-words-only-note = nothing agreed, no row
ending-bust-up = public row
ending-bust-up-note = the meeting ends in a row; threats may be carried out
ending-no-zone = no possible deal
ending-no-zone-note = no deal suits every side
ending-no-zone-note-vote = no deal finds the votes
ending-no-zone-capacity = no deal suits every side ({ $n } because it is more than fits into one meeting)
ending-no-zone-capacity-vote = no deal finds the votes ({ $n } because it is more than fits into one meeting)
tag-now = now

# --- five sentences --------------------------------------------------------
predicate = is ⟦{ $word }⟧: { $of }
predicate-bare = stands at ⟦{ $of }⟧
predicate-almost-no-chance = has ⟦{ $word }⟧: { $of }
predicate-roughly-even-chance = has a ⟦{ $word }⟧: { $of }
predicate-even-chance = has an ⟦{ $word }⟧: { $of }
predicate-remote-chance = has a ⟦{ $word }⟧: { $of }
predicate-realistic-possibility = is a ⟦{ $word }⟧: { $of }
sentence-agreement = A deal { $is } ({ $range } as the file’s numbers move).
sentence-agreement-wide = A deal { $is } ({ $range } as the file’s numbers move: { $lowword } to { $highword }).
sentence-content = Most often agreed: { $top }.
sentence-content-rare = No single change is agreed in 5 of 100 or more.
sentence-wanted = Wanted most, and how often it comes about, with a deal or without: { $hoped }.
wanted-by = { $who }: { $what }
sentence-content-none = There is nothing to agree on: no issue has another option.
option-of = “{ $option }” ({ $n })
sentence-row = Friendly words and nothing more: { $words }. A public row { $is }.
sentence-row-rooms = Friendly words and nothing more: { $words }. A public row { $is }, but { $high } in the room “{ $there }” against { $low } in “{ $here }”.
sentence-no-cases = No deal would suit every side in { $zone }.
sentence-no-cases-vote = No deal would find the votes in { $zone }.
sentence-cases = Named outcomes: { $cases }.
case-of = { $case } – { $word }, { $n }
case-of-bare = { $case } – { $n }
sentence-support = Of { $total } numbers { $stated ->
    [0] none stands
    [one] one stands
   *[other] { $stated } stand
 } in a source; no single one moves the chance of a deal by more than its noise.
sentence-support-driver = Of { $total } numbers { $stated ->
    [0] none stands
    [one] one stands
   *[other] { $stated } stand
 } in a source. What moves the chance of a deal most is ⟦{ $driver }⟧ ({ $low } where it is low, { $high } where it is high): { $who }.
reading = Figures are of 100 simulated meetings. Words follow { $scale }. A range is how far the model’s answer moves with the file’s numbers (5–95%): no interval for anything observed, and no model error in it. Each figure is rounded by itself, differences before rounding.
reading-outside = † marks a range that does not hold its figure: in a few simulated meetings the chance is so far from the rest that they move the mean beyond where nine in ten lie.

# --- the chance of a deal --------------------------------------------------------------
outcome-by-last = a deal by the last meeting
outcome-refused = { $who } { $count ->
    [one] stops
   *[other] stop
 } a deal
outcome-outvoted = a deal against { $who }
title-headline = Where the chance of a deal comes from
level-class = Of { $n } { $unit ->
    [meeting] such meetings
   *[other] such cases
 } ({ $label }) ⟦{ $k }⟧ ended so: { $event }. That is { $share } of 100; this one: ⟦{ $this }⟧.
level-unverified = Whoever counted it, we have not seen the source’s text.
level-base = How often such meetings end in a deal is the file’s own judgement, no count: “{ $written }”, on average { $share } of 100; this one: ⟦{ $this }⟧.
level-words-only = How often such talks end in words only is the file’s own judgement, no count: “{ $written }”, which leaves a deal { $share } of 100 on average; this one: ⟦{ $this }⟧.
headline-deal = a deal
headline-lost = Of 100 simulated meetings ⟦{ $n }⟧ end in a deal. Lost are { $lost }.
headline-none-lost = Of 100 simulated meetings ⟦{ $n }⟧ end in a deal.
headline-gain-less = If the side that gains least could gain what is usual, one major issue, it would be { $level }; here it can gain less, and that makes { $n }.
headline-gain-usual = The side that gains least can gain about what is usual, one major issue: that leaves the figure where it is, at { $n }.
headline-gain-more = If the side that gains least could gain only what is usual, one major issue, it would be { $level }; here it can gain more, and that makes { $n }.
lost-bust-up = to a public row
lost-no-package = because there is nothing to agree on
lost-not-raised = because what could be traded is not raised
lost-link = because one thing is not to be had without another
lost-effort = because every deal is more than fits into one meeting
lost-useless = because nothing on the table gains anybody anything
lost-loses = because { $who } would lose by the nearest deal
lost-no-coalition = because nobody can put together who it takes
lost-refused = because { $who } would say no
lost-lapses = because what held it lapses
lost-words = to friendly words, though a deal was possible
lost-words-small = to friendly words, above all because what the side that gains least can gain is small
lost-beaten = because they agree on something else
lost-no-zone = because no deal suits every side
lost-no-zone-vote = because no deal finds the votes
gate-bust-up = there is a public row first
gate-no-package = no deal could bring it about
gate-not-raised = what it takes is not raised
gate-link = one thing is not to be had without another
gate-effort = it is more than fits into one meeting
gate-useless = it takes a change that gains nobody anything
gate-loses = { $who } would lose by it
gate-no-coalition = those who want it are too few to decide
gate-refused = { $who } would say no
gate-lapses = nothing is agreed and it lapses
gate-words = the talks end in friendly words, though it could be agreed
gate-beaten = they agree on something else, though it could be agreed
carried = Of the spread in this figure { $shares }.
carried-sides = { $percent } comes from what the sides want, can do and have at home
carried-level = { $percent } from how often such meetings end in a deal at all
carried-capacity = { $percent } from how much fits into one meeting
carried-venue = { $percent } from the room
carried-together = Together that is more than 100 because they act together.
carried-nothing = No number in the file is spread in a way that moves this figure.
at-level = a deal, at a usual gain
group-level = If only the count of such meetings spoke
key-gates = Where 100 simulated meetings go:
support-stated = stated in the source
support-direction = direction quoted, size ours
support-judgement = our own guess, no quote
support-default = default, file silent
support-engine = engine default

# --- titles and columns ----------------------------------------------------
title-in-short = In short
title-endings = How it may end
title-events = Named outcomes
title-ladders = Where each issue ends up
title-steps = Steps one by one: what costs nobody much first
title-rooms = Change the room
title-guess = What moves it: if our guess were other
title-knew = What moves it: if we knew
title-affected = Who feels it
title-packages = Likeliest deals
title-why = What stands in the way
because = { $what }: ⟦{ $n }⟧, because in { $m } { $gate }.
because-most = { $what }: ⟦{ $n }⟧, most often because { $gate } (in { $m }).
because-likely = { $what }: ⟦{ $n }⟧. What stands in the way most often: { $gate } (in { $m }).
because-nothing = { $what }: ⟦{ $n }⟧. Nothing stands in the way.
because-untold = { $what }: ⟦{ $n }⟧. What stands in the way cannot be told here.
because-wanted = “{ $what }”, wanted most by { $who }
title-rules = By bargaining rule
title-rests = What this rests on
title-checks = Against the source
title-questions = To be scored
title-background = How they got here
title-table = At the table
title-matters = What matters to whom, in points of 100
title-disputes = Disputed facts
title-side-deals = The deal nobody would announce
title-warnings = Warnings
title-comparison = Side by side
title-lines = Lines that differ
title-next = next
unit-runs = of 100 simulated meetings
picked-alone = each side picks alone; the lowest rung is the public row
column-outcome = outcome
column-chance = of 100
column-range = range
column-base = base rate
record-weighted = weighted mean of positions
column-issue = issue
column-option = option
column-step = step
column-effort = effort
column-sides-gain = sides that gain
column-sides-same = feel nothing
column-sides-lose = that lose
column-gains-most = gains most
column-loses-most = loses most
key-sides-gain = sides that gain
key-sides-same = feel nothing
key-sides-lose = lose
column-nobody-loses = nobody loses
column-by-3 = nobody loses > 3 points
column-value = value
column-low-high = low → high third
column-says = who says so
column-if = if
column-yes = yes
column-no = no
column-share = worth knowing
column-who = who
column-better = better
column-same = same
column-worse = worse
column-package = what changes
column-question = question
column-by = by
column-this = this
column-other = other
column-difference = difference
column-where = where
column-ending = ending

# --- notes under tables ----------------------------------------------------
note-more-steps = { $n ->
    [one] One more step; the JSON data has it.
   *[other] { $n } more steps; the JSON data has them.
 }
note-steps = Points of importance: one issue is worth 0 to 100 from its worst to its best option, on one scale for all sides. Last columns: of 100 simulated meetings, those in which nobody loses anything, and in which nobody loses more than 3 points.
note-rooms = Everything else equal, held in each room.
note-guess = Of 100 simulated meetings, those that end in a deal where the value lies in its low and in its high third, the others varying.
note-quiet = { $n ->
    [0] Every other value is shown.
    [one] One other value moves it by less than 1 in 100 or than its noise.
   *[other] { $n } other values move it by less than 1 in 100 or than their noise.
 }
note-knew = “Worth knowing”: the share of the uncertainty about a deal that knowing would remove.
note-affected = Against today: better or worse by more than 1 point.
note-rules = Common gain is the rule of this forecast; the others are textbook rules, shown beside it.
note-alike = { $n ->
    [one] One other option differs by less than 2 in 100.
   *[other] { $n } other options differ by less than 2 in 100.
 }
note-no-steps = No single step is open.
note-none-moves = No single value moves the chance of a deal by more than its noise.
note-no-packages = No deal was ever agreed.
step-called = the source’s low-hanging fruit
rule-nash = Nash
rule-common-gain = common gain
rule-kalai-smorodinsky = Kalai–Smor.
rule-utilitarian = utilitarian
rule-egalitarian = egalitarian

# --- values in words -------------------------------------------------------
value-capacity = how much fits into one meeting
value-base = how often such meetings end in a deal
value-words-only = how often friendly talks end in words only
value-together = how far they move together: { $what }
value-power = bargaining power: { $what }
value-own-stake = how much his or her own stakes weigh: { $what }
value-raised = chance that it is raised: { $what }
value-delivered = share of the promise that is kept: { $what }
value-effort = effort: { $what }
value-matters = how much it matters to { $who }: { $what }
value-score = what it is worth to { $who }: { $what }
value-audience = weight of an audience: { $what }
value-venue-chance = chance of the room: { $what }
value-venue-weight = weight of the room: { $what }
value-venue-pull = pull of audiences: { $what }
value-venue-bust-up = chance of a public row: { $what }
value-threat = chance that a threat is carried out: { $what }
value-threat-worst = how often a threat takes its worst form: { $what }
value-outside-worth = what another door is worth: { $what }
value-outside-costs = what another door costs the other side: { $what }
value-link = chance that a link holds: { $what }
value-side-worth = worth of the side deal (speculation): { $what }
value-side-offer = chance that the side deal is on offer (speculation): { $what }
value-side-leaks = chance that the side deal leaks (speculation): { $what }
value-side-leaked = cost of a leak with { $who } (speculation): { $what }
value-feels = how much it matters to { $who }: { $what }
value-question-holds = chance that what was agreed lasts: { $what }
value-question-otherwise = chance that it happens anyway: { $what }
value-engine-sharpness = how sharply the textbook rules prefer better deals
value-engine-choosing = how sharply better deals are preferred
value-engine-waste = how much a deal loses for each that is better for everybody
value-engine-split = how much meeting in the middle counts
value-engine-elasticity = how strongly what is at stake moves the chance of a deal
value-engine-tone = how sharply each side picks its tone
value-engine-threats-together = how far threats come together
value-engine-nash-floor = floor in the Nash rule
value-engine-ks-blend = blend in the Kalai–Smorodinsky rule
value-engine-tolerance = points below which a loss is no loss
value-engine-rounds = rounds of offers a meeting has time for
value-engine-patience = rounds without a better offer after which a side leaves
value-engine-misreading = how far sides misread each other

# --- branches --------------------------------------------------------------
branch-venue = the room is: { $what }
branch-link = the link holds: { $what }
branch-offer = on offer (speculation): { $what }
branch-raised = raised: { $what }
branch-threat = carried out if nothing is agreed: { $what }
cheapest-gain = the cheapest gain lies on { $what }

# --- what this rests on ----------------------------------------------------
rests-line = Of { $total } numbers { $each }.
rests-by-agent = { $count ->
    [one] One of them was proposed by an agent, and no person has made it their own.
   *[other] { $count } of them were proposed by an agent, and no person has made them their own.
 }
rests-quotes = { $quotes ->
    [0] No quotes.
    [one] One quote
   *[other] { $quotes } quotes
 }{ $quotes ->
    [0] {""}
   *[other] {" "}from { $sources ->
        [one] one source
       *[other] { $sources } sources
     }, not held against their source in this run.
 }
rests-defaults = Defaults used: { $file } where the file is silent, { $engine } of the engine’s own.
title-gaps = Not known
confidence = Confidence: { $level } ({ $sources ->
    [0] no source
    [one] one source
   *[other] { $sources } sources
 }; { $stated } of { $total } numbers stated in one; { $share } of what moves the chance of a deal is).
confidence-low = low
confidence-moderate = moderate
confidence-high = high

# --- against the source, to be scored -------------------------------------
expects-chance = { $what }: { $band }
expects-said = { $what } ({ $band })
expects-most-likely = { $what }, the most likely end
check-agrees = ✔ { $whose }: { $expects }. Here too: { $n }.
check-source = Source
check-ours = Our reading of the source
check-why = Why: { $why }
check-rank = Counted are the simulated meetings in which its best step is the cheapest that harms nobody; the model ranks that step { $rank } of { $steps }{ $losers ->
    [none] .
   *[other] ; it costs { $losers }.
 }
check-loses = { $who } { $n } points
check-disagrees = ✘ { $whose }: { $expects }. Here: { $n }.
no-base-rate = no base rate given
base-rate = base rate { $rate }
base-rate-of = base rate { $rate } ({ $of })
settled-by = “{ $ask }” – settled: { $how }
side-deal = Speculation, not reported fact: { $what }. Chance that it is on offer, as the file guesses: { $written }.
side-deal-branch = Agreement if it is on offer { $yes }, if not { $no }.

# --- side by side ----------------------------------------------------------
comparison-of = “This” is { $this }; “other” is { $other }. Same worlds, same streams.
comparison-noise = Differences marked ~ are within the noise (two standard errors over common worlds).
comparison-unpaired = The two runs share no worlds one by one, so the noise is that of two separate runs.
comparison-headline = ⟦{ $what }⟧: { $this } against { $other }, a difference of { $difference }.
comparison-headline-same = ⟦{ $what }⟧: { $this } against { $other }; the difference is within the noise.
comparison-no-lines = No line differs.
line-changed = { $place }  { $path }: { $this } here, { $other } there
line-only-this = { $place }  { $path }: { $this }; not in the other
line-only-other = { $place }  { $path }: only in the other, { $other }
group-endings = Endings
group-events = Named outcomes
group-questions = Questions
group-expectations = Expectations of the source
group-issues = Issues
group-affected = Who feels it

# --- explain ---------------------------------------------------------------
explain-kind = kind
explain-written = as written
explain-median = median
explain-mean = mean
explain-range = nine in ten
explain-from = where from
explain-why = why
explain-by = judged by
explain-at = stands at
explain-quotes = quotes
explain-no-place = nowhere: a default of Summitry
explain-no-quotes = no quote cited
explain-moves = What it moves
explain-moves-nothing = It moves nothing in this brief by more than its noise.
explain-values = Values of this block
explain-chance = chance
explain-means = means
explain-counts = counts when
explain-options = options
explain-drivers = What moves it
kind-importance = importance, 0–100 points
kind-score = score of an option, 0 (worst) to 100 (best)
kind-chance = chance
kind-share = share, 0 to 1
kind-positive = positive amount
kind-points = points of importance: one issue is worth 0 to 100

# --- score -----------------------------------------------------------------
title-score = Scores
score-hindsight = HINDSIGHT: the file was written after the event. These scores show the mechanism, not skill.
score-unsealed = The file says it was written before the event; no seal beside it shows so.
score-draft = No person has reviewed the file: these scores are those of a draft.
score-invented = INVENTED: the negotiation and its answers are made up. These scores show the mechanism, not skill.
score-undated = HINDSIGHT NOT RULED OUT: the file does not say that it was written before the event. These scores show the mechanism, not skill.
score-note = Brier (1950, one-sided): 0 is perfect, 0.25 is 50:50 throughout; lower is better. Log score (Good 1952), in nats: 0 is perfect; higher is better.
score-disputed = disputed: if { $answer }
score-left-out = { $n ->
    [0] Every question was settled.
    [one] One question was not looked up and is left out.
   *[other] { $n } questions were not looked up and are left out.
 }
score-no-answer = { $n ->
    [0] No question is missing from the outcome file.
    [one] One question has no entry in the outcome file.
   *[other] { $n } questions have no entry in the outcome file.
 }
score-mean = mean of { $n } settled
score-none = No question is settled: there is nothing to score.
column-answer = answer
column-brier = Brier
column-log = log score
column-brier-base = base rate
column-brier-even = 50:50
answer-yes = yes
answer-no = no
answer-not-looked-up = not looked up

# Seals and the record.
seal-title = The seal
seal-of = ⟦{ $title }⟧: sealed on { $day } by version { $version }, { $kind }, { $n ->
    [one] one question
   *[other] { $n } questions
}.
seal-forecast = before the event
seal-hindsight = with hindsight
seal-invented = of an invented negotiation
seal-by-hand = The day was given by hand, not taken from a clock: only a commit or a timestamp that others can see bears it out.
seal-refused = ⟦Refused ({ $reason })⟧: { $said }. What to do: { $cure }.
seal-file-changed = { $file } has been changed since it was sealed; the questions it asks and the rules that settle them have not.
seal-file-same = { $file } is letter for letter what was sealed.
seal-same = ⟦The same bytes today.⟧ Text, questions, rules, quotes and figures are those that were sealed.
seal-same-other-version = ⟦The same figures today⟧, under version { $version }. Text, questions, rules and quotes are those that were sealed.
seal-differs = ⟦What was sealed is untouched, and version { $version } says otherwise⟧: { $n ->
    [one] one figure or sentence differs
   *[other] { $n } figures or sentences differ
}.
seal-unreadable = ⟦What was sealed is untouched, and version { $version } cannot run it⟧: { $why }
seal-figure = figure
seal-then = sealed
seal-now = today
seal-more = { $n ->
    [one] One more differs
   *[other] { $n } more differ
}; --json has all.
record-title = The record
record-as-of = As of { $day }
record-seals = { $n ->
    [one] ⟦One seal⟧
   *[other] ⟦{ $n } seals⟧
}, as of { $day }.
record-counts = Questions: ⟦{ $settled } settled⟧, { $open } open, { $disputed } disputed, { $left } not looked up.
record-scores = Mean Brier score ⟦{ $brier }⟧, mean log score { $log }; sharpness { $sharp } (0: always 50:50, 1: always certain).
record-disputed = With the disputed questions the mean Brier score is { $best } if each came out our way, and { $worst } if none did.
record-missing = { $n ->
    [one] ⟦One settled question is missing⟧
   *[other] ⟦{ $n } settled questions are missing⟧
} until anybody is ranked and a calibration curve is drawn: under 10, luck decides.
record-superseded = { $n ->
    [one] One question was asked again by a later seal of the same file
   *[other] { $n } questions were asked again by a later seal of the same file
}: only the last seal before the event counts.
record-by-hand = Some seals were dated by hand: only a commit or a timestamp that others can see bears out their day.
record-note = Brier (1950, one-sided): 0 is perfect, 0.25 is 50:50; lower is better. Log score (Good 1952), in nats: 0 is perfect; higher is better. Differences are ours minus theirs, on the questions both gave a chance to.
record-questions = Question by question
record-classes = By reference class
record-classes-note = In the order of their names: classes are not ranked.
record-no-class = none (typed)
record-calibration = Calibration
record-calibration-note = Vertical bars: where 5 to 95 of 100 records would lie if every stated chance were right and the questions had nothing to do with each other. Questions of one meeting do, so the true bars are longer.
record-apart = Apart: with hindsight, or invented
record-apart-note = ⟦None of this is a forecast⟧: the scores show the mechanism, not skill, and are in no figure above.
record-refused = Refused
record-refused-one = { $seal }: ⟦{ $reason }⟧. { $said }. What to do: { $cure }.
record-unsealed = Answers without a seal
record-unsealed-note = Not scored, since nothing vouches that they were asked before: { $files }.
record-who = beside
record-n = n
record-ours = Brier, ours
record-theirs = theirs
record-error = ± error
record-log-difference = log difference
record-verdict = says
record-ahead = ours is better
record-behind = ours is not better
record-needs = { $n } missing
record-sealed = sealed
record-open = open
record-again = { $ask } (asked again later)
record-stated = stated, of 100
record-mean = mean stated
record-happened = happened
record-of = { $k } of { $n }
record-band = expected
record-axis-stated = stated, of 100; upwards: what happened
record-alt = Calibration, stated chance of 100 and what happened: { $each }.
forecaster-market = a market
forecaster-crowd = a crowd
forecaster-person = a person
forecaster-model = a model
forecaster-other = other

# What changed, and the library.
diff-title = From { $old } to { $new }
diff-moved = A deal comes in ⟦{ $after }⟧; it came in { $before } ({ $by }).
diff-same = A deal comes in ⟦{ $after }⟧, as before.
diff-change = what changed
diff-from = from
diff-to = to
diff-deal = deal
diff-most = what else moved most
diff-note = Changes are made one after the other in the order of the new file, on the same worlds; each figure is in runs of a hundred, ~ is noise. What a change moves depends on those above it.
diff-nothing = Nothing changed that the figures rest on.
diff-wording = { $n ->
    [one] One line differs and means
   *[other] { $n } lines differ and mean
} the same: labels, reasons, quotes, words of questions.
catalogue-title = The library
catalogue-line = { $n } negotiations to look at and to begin from. Those of the past are written with hindsight: they show the method and no foresight.
catalogue-begin = summitry new --like { $slug } mine.toml
catalogue-slug = name
catalogue-what = what
catalogue-sides = sides
catalogue-issues = issues
catalogue-questions = questions
catalogue-note = “summitry show NAME” prints the file, “summitry new --like NAME mine.toml” begins from it.
note-beyond = { $n ->
    [one] One more value moves it; the JSON data has it.
   *[other] { $n } more values move it; the JSON data has them.
 }
note-no-branches = Nothing in the file may turn out one way or the other.
group-venues = Rooms
explain-chance-text = { $said }, range { $range }
explain-moves-note = Of 100 simulated meetings, where the value lies in its low and in its high third; the last column is the forecast.
note-quiet-branches = { $n ->
    [one] One other branch moves it by less than 1 in 100.
   *[other] { $n } other branches move it by less than 1 in 100.
 }

# --- deals -----------------------------------------------------------------
title-deals = What is possible at all
deals-line = { $venue }, every value at its middle: { $one ->
    [0] 1 possible deal
   *[other] { $packages } possible deals
 }, { $rational } that every side prefers to none, { $points } of them that none improves on for all.
deals-between = between { $low } and { $high }
column-picked = picked by
column-swap = I give this, you give that
note-deals-frontier = Points gained over no deal, on the scale of importance (one issue is worth 0 to 100). Those that a rule of fairness picks come first; the JSON data has all. ✘: more than one meeting has room for.
note-deals-none = No deal suits every side at the middle of the file’s values.
note-deals-too-large = Too large to be worked out here: summitry deals says how far it gets.
note-swaps = From today, in points of each side’s own list. A line without ⇄ costs nobody anything: the low-hanging fruit at the middle values. With ⇄ each step alone costs somebody, both together nobody.
note-no-swaps = No step and no pair of steps leaves everyone at least as well off.
deals-meeting-all = One meeting has room for { $capacity } units of effort: { $points ->
    [one] this deal fits.
   *[other] all { $points } deals fit.
 }
deals-meeting = One meeting has room for { $capacity } units of effort: { $fit ->
    [0] none of the { $points } fits
    [one] one of the { $points } fits
   *[other] { $fit } of the { $points } fit
 }. Among the deals that fit, { $within ->
    [0] none suits every side.
   *[other] { $rational } suit every side, { $within } of them that none improves on for all.
 }
deals-meeting-unknown = One meeting has room for { $capacity } units of effort: { $fit ->
    [0] none of the { $points } fits
    [one] one of the { $points } fits
   *[other] { $fit } of the { $points } fit
 }. What is best among the deals that fit is too large to be worked out here.
deals-room = { $venue }: { $rational } that every side prefers to none, { $points } of them that none improves on for all. Picked there: { $picks }
deals-room-same = { $venue }: { $rational } that every side prefers to none, { $points } of them that none improves on for all; the same are picked.
deals-room-none = { $venue }: no deal suits every side.
deals-room-unknown = { $venue }: too large to be worked out here.
deals-asks = Ask first, { $who }: { $what }
deals-blocks = Blocked by { $who } alone: { $what }
deals-in-none = In no deal that suits every side: { $what }
# --- page --------------------------------------------------------------
page-altered = Not the file as it stands:
page-made = How it was made: { $made }.
page-table = the table behind the picture
page-data = Data as CSV:
page-figures = every figure
page-more = More: named outcomes, what we could know, rules, background, warnings
effort-of = effort { $n }
note-ladders = Each bar says how often an issue moves that way; its hollow end is steps beyond the first. The grey column says how often it stays as it is today.
note-endings = Each mark is one chance in a hundred. Filled, hollow, crossed and cornered marks differ without colour.
key-guess = only the author says so, or a default
key-quoted = direction quoted, size the author’s
key-stated = stated in a source
alt-ending = { $n } { $what }
alt-endings = Of 100 simulated meetings: { $endings }.
alt-room = { $n } in “{ $room }”
alt-rooms = What differs most between the rooms, of 100 simulated meetings: { $what }, { $each }.
alt-drivers = What moves the chance of a deal most: { $what }. Deals in 100 simulated meetings go from { $low } in its low third to { $high } in its high third; { $support }.
alt-affected = Most moved: { $who }. Better in { $better }, the same in { $same }, worse in { $worse } of 100 simulated meetings.
steps-finding = Easiest step: “{ $option }” ({ $issue })
steps-finding-none = Every single step mostly costs somebody more than 3 points
key-costly = somebody mostly loses more than 3 points by it
alt-steps = First among single steps: { $step }, effort { $effort }. Points gained: { $gains }.

# --- the live page -----------------------------------------------------------
live-change = Change the view
live-room = Room
live-as-file = as the file says
live-suppose = Suppose
live-nothing = nothing
live-value = Value
live-at = at
live-show = Show
live-sliders = Move a value within its range
live-undo = Undo
live-reset = Reset
live-link = Copy a link to this view
live-copied = Link copied
live-save = Save …
live-changes = What changed since the file
live-changes-none = Nothing is changed: this is the file as it stands.
live-changes-quiet = No figure moves by more than its noise.
live-fixed = { $what } at { $written }, in the file { $was }
live-held = held in: { $room }
live-worlds = These figures rest on { $n } worlds.
live-worlds-more = These figures rest on { $n } worlds, the first of { $all }.
live-worlds-press = “Run all { $all } worlds” above works out the rest.
live-all = Run all { $all } worlds
live-progress = The rest is on its way: { $n } of { $all } are done.
live-progress-done = All { $all } are done; their figures are being laid out.
live-suppose-never = It never happens in these worlds, so nothing follows from supposing it. Below is the forecast without it.
live-not-saved = Not saved
live-unread = Left out: “{ $what }” has no number.
live-room-twice = The room is set already, so no other room is supposed.
live-then = then
live-back = Back to the brief
live-explain = Explain
live-save-title = Save into the file
live-save-intro = Line { $line } of { $file } would change. The point takes the place of the range; reasons, quotes, comments and order stay.
live-save-before = now
live-save-after = then
live-save-do = Write the line
live-save-range = Or keep a range about it, some third as wide as the file’s own:
live-save-do-range = Write the range
note-endings-changed = A ring: new against the file. Dotted: gone.
live-problem = The file on disk has errors; this page shows the last good reading.
live-refused = This cannot be shown
live-language = Language
live-reloaded = The file was edited; the page follows.
live-busy = Too many are waiting for an answer. Try again in a moment.
live-frozen = Keep this view as one HTML file
live-filter = More values
live-suppose-line = Supposed: { $what }.
live-suppose-chance = By itself it happens in { $n }.
live-suppose-title = What would make it likelier
live-suppose-no-drivers = No single value moves its chance by as much as 1 in 100.
live-suppose-how = Every figure on this page is given that it happens: worlds in which it is likelier count for more, and nothing else is assumed. Where the chance of a deal comes from, what stands in the way, what moves it, the single rules and the checks against the source are of the forecast without it, and left out here.
live-convention = In bold: how it is now. Struck through beside a figure: what it is in the file. In italics with ~, mostly grey: the two differ by no more than the noise (two standard errors over common worlds, or half a run of a hundred).
live-save-none = nothing: a default of Summitry
live-more = { $n ->
    [one] One more figure changes
   *[other] { $n } more figures change
 }{ $quiet ->
    [0] {""}
    [one] , one of them within its noise
   *[other] , { $quiet } of them within their noise
 }
live-save-add = Line { $line } of { $file } would be added: so far the file leaves this value to Summitry. Nothing else changes.

# --- talks, play, tournament -------------------------------------------------
talks-unchanged = nothing changes
talks-seat = { $who } ({ $tactic })
talks-world = room { $venue }, world { $world }: at most { $rounds } rounds, the room blows up with a chance of { $bust } in each, a side leaves after { $patience } without a better offer
talks-never = never
talks-round = round
talks-deal = Deal in round { $round }, { $by } accepting: { $package }
talks-walk-out = No deal: { $by } walked out in round { $round }.
talks-bust-up = No deal: the room blew up after round { $round }.
talks-clock = No deal: the clock ran out after { $round } rounds.
talks-side = { $who }: { $end }, { $gain } against no deal ({ $none }); its best package is worth { $best }
talks-faded = { $who }: { $end } once time is counted
talks-centre = All edges, one after the other:
talks-centre-end = { $who }: { $end }, a deal in { $share } of the sessions
talks-centre-how = At each edge the centre knows the deals made before and reckons with none after; what all of them are worth together is its end.
talks-left = left on the table (distances in shares of the ranges): { $frontier } to the frontier, { $nash } to Nash, { $ks } to Kalai–Smorodinsky
talks-nothing = no package gives everyone at least what no deal gives
talks-far = distance to the frontier: not worked out (too large)
talks-gap = { $packages } packages were not listed. The best { $top } and the worst { $top } a party are exact; between them a proposal came within { $gap } of a party’s range of its target at all of { $tried } targets tried.
talks-gathered = { $of } packages are too many to list and hang together across issues: these talks are about { $packages } that were gathered, { $found } found by search, the others on the ways between them and drawn. Offers, best packages and distances are of those alone; better ones may exist.
talks-summary = { $sessions ->
    [one] 1 session: deal { $deal } (95% interval { $low } to { $high }), walk-out { $walk }, clock { $clock }, bust-up { $bust }
   *[other] { $count } sessions: deal { $deal } (95% interval { $low } to { $high }), walk-out { $walk }, clock { $clock }, bust-up { $bust }
 }
talks-when = when: a deal takes { $round } rounds on average, { $share } of the time there is
talks-which = which: { $n } of 100 deals: { $package }
talks-who = { $who }: { $end } on average, { $gain } against no deal, { $share } of what its best package would gain
talks-left-mean = left on the table by the deals (distances in shares of the ranges, ± 95%): { $frontier } to the frontier, { $nash } to Nash, { $ks } to Kalai–Smorodinsky
talks-partial = PARTIAL, stopped after { $n } of { $of } sessions.
grid-partial = PARTIAL, stopped after { $n } of { $of } combinations.
levers-partial = PARTIAL, stopped after { $n } of { $of } changes.
deals-partial = PARTIAL, stopped after { $n } of { $of } inputs.
tournament-kept = What was played is kept in { $place }: --resume goes on with it.
talks-no-zone = in { $n } of 100 sessions no package suits everyone, whatever is said
play-welcome = { $name }: you are { $who }. No deal is worth { $none } to you, your best package { $best }. { $rounds } rounds.
play-welcome-seconds = { $name }: you are { $who }. No deal is worth { $none } to you, your best package { $best }. You have { $seconds } seconds.
play-welcome-rules = The room blows up with a chance of { $bust } in each round. The others leave after { $patience } rounds without a better offer.
play-help = list [N]        your packages from place N on, the best first
play-help-near = near UTILITY    your packages worth at least so much, the worst first
play-help-offer = offer N         offer the package at place N of your list
play-help-accept = accept          take the offer on the table
play-help-leave = leave           walk out
play-help-help = help            this
play-words = list near offer accept leave help
play-near-none = none is worth { $wanted }; your best is worth { $best }
play-nothing-there = nothing there
play-far = too far down to list; ask for more
play-turn = round { $round } of { $rounds }
play-turn-seconds = round { $round }, { $left } seconds left
play-heard = { $who } offers { $worth } to you: { $package }
play-input-ended = the input ended: you walk out
play-list-place = list takes a place, counted from 1
play-near-utility = near takes a utility, such as 0.7
play-offer-place = offer takes a place of your list, counted from 1
play-less = less than no deal, but as you say
play-no-offer = there is no offer on the table yet
play-unknown = `{ $line }`: not one of these
play-debrief = Debrief
play-played = { $who } played { $tactic }
play-best-heard = the best offer you were made was worth { $worth } to you
play-below = you agreed to less than no deal was worth to you
play-could = without costing anyone else anything you could have had { $worth }: { $package } ({ $each })
play-could-not = nothing more was to be had without costing someone else
play-nash = Nash’s solution would have given you { $worth }
play-offers = every offer, and what it gave whom:
play-you = you
tournament-sessions = { $sessions } sessions in { $domains ->
    [one] 1 domain
   *[other] { $domains } domains
 }
tournament-tactic = tactic
tournament-metric-advantage = advantage
tournament-metric-utility = utility
tournament-utility = utility
tournament-metric-discounted = discounted utility
tournament-discounted = discounted utility
tournament-interval = 95% interval
tournament-deviation = std
tournament-quartiles = quartiles
tournament-deals = deals
tournament-from-to = { $low } to { $high }
tournament-note-advantage = advantage: gain over no deal, as a share of what the own best package would gain
tournament-note-utility = utility: as the domain states it, before time is counted
tournament-note-discounted = discounted utility: once time is counted, where the domain has a discount
tournament-interval-note = The interval counts domains and assignments of tactics as drawn by chance, not sessions: repeats of the same session add nothing. A dash: one domain and one assignment say nothing of it. Standard deviation and quartiles are over sessions.
tournament-holds = { $n } of { $all } differences between two tactics hold (5%, corrected by Holm); { $over }
tournament-over-domains = compared in the same seats against the same others, in { $n } domains
tournament-over-worlds = compared in the same seats against the same others, in { $n } batches of worlds
tournament-over-opponents = with too few domains for more, compared over { $n } seats and opponents: they hold in these domains
tournament-beats = { $better } over { $worse } by { $by } (p = { $p })
tournament-equilibria = { $n ->
    [one] The game of tactics has 1 symmetric equilibrium: { $equilibria }
   *[other] The game of tactics has { $n } symmetric equilibria: { $equilibria }
 }
tournament-no-equilibrium = The game of tactics has no symmetric equilibrium that going through supports finds (payoffs tie).
tournament-game-more = More than two parties
tournament-game-of-two = The game of tactics (equilibria, replicator dynamics) is worked out for two parties alone. { $more ->
    [one] 1 domain
   *[other] { $more } domains
 } of { $domains } { $more ->
    [one] has
   *[other] have
 } more and { $more ->
    [one] is
   *[other] are
 } left out of it; rankings and differences count all.
tournament-some-supports = Of so many tactics only equilibria of up to four were looked for.
tournament-replicator = Where everybody imitates who does better, from an even start (replicator dynamics): { $mixture }
tournament-replicator-on = Where everybody imitates who does better, from an even start (replicator dynamics), it does not come to rest; after a long time: { $mixture }
tournament-title = A tournament of tactics
tournament-ranking = Who fares how
tournament-payoffs = Who fares how against whom: the row against the column
tournament-tactics = Tactics
tournament-by-domain = Domain by domain
tournament-domain = domain
tournament-comparisons = Differences
tournament-better = better
tournament-worse = worse
tournament-difference = difference
tournament-corrected = p, corrected
tournament-game = The game of tactics
tournament-ties = Ties
tournament-partner = partner
tournament-concession = concession
tournament-pareto = Pareto
tournament-nash = Nash
tournament-welfare = welfare
tournament-ratio-note = Concession: how far a party came down from its best package, as a share of the way to its floor. Pareto, Nash, welfare: how near the end came to the frontier, to Nash’s solution, to the largest sum of utilities; 1 is there.
tournament-elimination = If time and again the one leaves that is worst against those left, the order from the last one standing is: { $order }.
tournament-dominated = Another one is better against everybody left: { $tactics }.
alt-tournament-sure = { $first } leads with { $one } before { $second } with { $two }, and the difference holds.
alt-tournament-unsure = { $first } leads with { $one } before { $second } with { $two }; the difference between them may be chance.
tournament-negmas = Read and played as NegMAS 0.16 does, except for ties: NegMAS sorts packages of equal worth by an unstable sort, ours stand in the order of their index. 78 of 162 sessions that were compared meet such ties, 28 with another agreement. MiCRO for three parties is ours.
tournament-done = { $place }: the run has ended; its results are there
tournament-shard = shard { $shard }: { $sessions } sessions in { $place }; `summitry merge` puts shards together
part-done = Shard { $shard } is in { $place }; without --shard, --run puts all of them together.

# --- the brief: how talks fail -----------------------------------------------
title-talks = How talks would go
title-dance = One of these talks, offer by offer
talks-fail = Where talks fail although a deal was possible, { $walk } of 100 end because somebody walks out and { $clock } because time runs out.
talks-fail-none = Wherever a deal was possible, these talks found one or there was a public row.
talks-reference = If every side gives way at an even pace, ⟦{ $n } of 100⟧ simulated talks end in a deal; the forecast above says { $headline }. Of all tactics this pair came nearest to people who bargain over points: .846 where human pairs agreed in .818 of their games, .992 where they agreed in .976.
talks-stress = As a stress test, by tactics: { $low } of 100 ({ $worst }) to { $high } ({ $best }).
talks-what = A mechanism, not a forecast: { $sessions } sessions of alternating offers in { $worlds } worlds, { $cells } ways of negotiating. It is shown beside the forecast and not mixed into it, since nobody knows how these people negotiate.
talks-alike = The parties are many: all of them negotiate alike in each session.
talks-rests = It rests on three guesses: { $rounds } rounds, { $patience } of patience, { $misreading } of misreading (0 sees the truth, 1 knows only the file’s ranges).
talks-exact = Sampled, one session a world, room and way: the number of worlds adds a standard error of { $error } in 100 to the mean.
talks-none = Talks are not simulated here: { $why }
talks-too-large = the agenda has too many packages; `summitry talks` can play them.
talks-too-long = the file asks for { $n } rounds, too many to be played here; set `engine.rounds` lower.
talks-example = The first of these worlds in which the two agree: world { $world }, { $room }; { $seats }. { $end } An offer that only repeats is left out.
talks-end-deal = Deal in round { $round } of { $rounds }.
talks-column-ending = ending
talks-column-typed = what the file types in
talks-column-talks-mean = talks, mean
talks-column-talks-range = talks, range over tactics
talks-column-deal = deal
talks-column-walk = walk-out
talks-column-clock = clock
talks-column-bust = row
talks-column-zone = no possible deal
talks-column-when = when
talks-column-tactics = how they negotiate
talks-column-round = round
talks-column-who-offers = who
talks-row-deal = deal
talks-row-bust = there is a public row
talks-row-words = of talks with a possible deal and a room that holds: no deal
talks-everyone = everyone: { $tactic }
talks-all-ways = all ways, mean
note-talks-when = when: the share of the rounds that a deal takes, in percent
note-talks-table = Of 100 simulated talks. Of talks with a possible deal and a room that holds the forecast has { $words } end in words only; talks get there by themselves.
alt-dance = Offers of { $one } and { $two } by what they are worth to each. { $start } { $end } { $left }
alt-dance-start = { $who } opens at { $own } for itself and { $other } for the other.
alt-dance-left = On the frontier the one side could have had { $gain } more without costing the other.
alt-dance-none = It lies on the frontier.
dance-axis = worth to { $who }
dance-frontier = frontier
dance-none = no deal
dance-deal = deal
dance-offer = offers of { $who }, with the round of the first and the last

# --- summitry why, levers, classes ------------------------------------------------------
why-chance = { $what }: ⟦{ $of }⟧ ({ $range }).
why-lost = Of 100 simulated meetings it is lost in { $list }.
why-gate = { $n } because { $gate }
why-never-lost = Nothing stands in its way.
why-loses = { $who } would lose by it more often than any other side: in { $n }.
why-nobody-loses = No side would lose by it: where it fails, it fails on other things.
why-untold = Where it is lost cannot be told: { $why }.
why-change = “{ $name }” were { $to } (now { $from })
why-turn = Likelier than not if, by itself, { $changes }.
why-turn-already = As things stand it is likelier than not.
why-turn-farthest = No single number makes it likelier than not. Farthest it gets, to { $of }, if { $change }.
why-turn-none = No single number makes it likelier than not, or moves it at all.
why-driver = What moves it most: { $name } ({ $low } where it is low, { $high } where it is high).
levers-title = What a side could do by itself: { $what }
levers-side = side
levers-any = whoever hosts
levers-what = what it does
levers-change = change
levers-range = range
levers-error = ±
levers-none = No side could do anything by itself.
levers-note = In 100 simulated meetings, over the same { $worlds } worlds before and after. The range is that of 90 in 100 worlds, ± a standard error; ~ marks what is within the noise.
levers-more = { $n ->
    [one] One more, that does less
   *[other] { $n } more, that do less
 }: --json and --csv have all.
lever-threaten = makes sure that this would be carried out: { $what }
lever-withdraw = takes the threat back: { $what }
lever-raise = puts it on the table for sure: { $what }
lever-drop = keeps it off the table: { $what }
lever-offer = offers the side deal for sure: { $what }
lever-keep-back = takes the side deal off the table: { $what }
lever-deliver = makes sure that it is delivered: { $what }
lever-open-door = builds up another door, to twice its worth: { $what }
lever-close-door = closes another door: { $what }
lever-meet = meets there for sure: { $what }
lever-care-more = cares twice as much: { $what }
lever-care-less = cares half as much: { $what }
classes-title = Reference classes: how often such meetings end so
classes-id = class
classes-n = n
classes-k = k
classes-share = of 100
classes-verified = verified
classes-label = what was counted
classes-yes = yes
classes-no = no
classes-default = { $id } (default)
classes-note = A file names one with base = "class". Verified: the source’s text was seen, or the data were counted. “summitry classes CLASS” tells how.
classes-counted = Of { $n }, ⟦{ $k }⟧ ended so: { $event }. That is { $share } of 100; the count leaves { $range } open.
classes-who = Counted: { $label } ({ $period }).
classes-how = How: { $how }
classes-source = Source: { $source }.
classes-seen = Verified. What was seen: { $seen }
classes-unseen = ⟦Not verified⟧: whoever counted it, we have not seen the source’s text. { $seen }

# --- the finding ---------------------------------------------------------------
finding = { $who }: { $what }
finding-deal = a deal
finding-row = a public row
finding-none = no deal would suit every side; { $then }
finding-none-vote = no deal would find the votes; { $then }
finding-none-likely = most likely no deal would suit every side; { $then }
finding-none-likely-vote = most likely no deal would find the votes; { $then }
finding-words = friendly words are the likeliest end; { $then }
finding-alike = { $first }, and so is { $what }
finding-both = { $first }, { $second }
finding-is-ruled-out = { $what } is all but ruled out
finding-is-very-unlikely = { $what } is very unlikely
finding-is-unlikely = { $what } is unlikely
finding-is-open-against = { $what } is open, with the odds against it
finding-is-coin-toss = { $what } is a coin-toss
finding-is-open-for = { $what } is open, with the odds for it
finding-is-likely = { $what } is likely
finding-is-very-likely = { $what } is very likely
finding-is-certain = { $what } is all but certain
finding-and-ruled-out = { $what } all but ruled out
finding-and-very-unlikely = { $what } very unlikely
finding-and-unlikely = { $what } unlikely
finding-and-open-against = { $what } open, with the odds against it
finding-and-coin-toss = { $what } a coin-toss
finding-and-open-for = { $what } open, with the odds for it
finding-and-likely = { $what } likely
finding-and-very-likely = { $what } very likely
finding-and-certain = { $what } all but certain

# --- why -----------------------------------------------------------------------
title-reasons = Why
reason-want = What { $who } { $count ->
    [one] wants
   *[other] want
 } most, “{ $what }”, comes in { $n } of 100
reason-want-now = What { $who } { $count ->
    [one] wants
   *[other] want
 } most, “{ $what }”, holds today and stays in { $n } of 100
reason-want-all-rare = None of { $sides } sides gets what it wants most in 20 of 100 or more; most often { $who }, “{ $what }”: { $n }
reason-want-none-rare = Each of { $sides } sides gets what it wants most in 20 of 100 or more; most often { $who }, “{ $what }”: { $n }
reason-want-some = Of { $sides } sides { $few ->
    [one] one gets
   *[other] { $few } get
 } what { $few ->
    [one] it wants
   *[other] they want
 } most in fewer than 20 of 100; most often { $who }, “{ $what }”: { $n }
reason-want-because = { $want } (in { $m } { $gate })
reason-clash-two = They clash most over “{ $issue }”: { $one } { $count ->
    [one] wants
   *[other] want
 } “{ $first }”, { $other } “{ $second }”.
reason-clash = { $one } and { $other } clash most, over “{ $issue }”: “{ $first }” against “{ $second }”.
reason-trade-none = By our middle guesses no deal suits every side.
reason-trade-none-vote = By our middle guesses no deal suits every side; here a vote decides.
reason-trade-fits = By our middle guesses a deal that gives each side what it wants most exists, and fits into one meeting.
reason-trade-large = By our middle guesses a deal that gives each side what it wants most exists, but asks for more than one meeting has room for ({ $effort } against about { $room }).
reason-deals-fit = By our middle guesses { $one ->
    [one] one of { $all } possible deals suits
   *[other] { $suit } of { $all } possible deals suit
 } every side, and the best fit into one meeting.
reason-deals-large = By our middle guesses { $one ->
    [one] one of { $all } possible deals suits
   *[other] { $suit } of { $all } possible deals suit
 } every side, but the best ask for more than one meeting has room for.
reason-deals-some = By our middle guesses { $one ->
    [one] one of { $all } possible deals suits
   *[other] { $suit } of { $all } possible deals suit
 } every side; of the { $points } best, { $fit ->
    [one] one fits
   *[other] { $fit } fit
 } into one meeting.
reason-no-deal = In { $words } of 100 they part with friendly words though a deal was possible, in { $row } there is a public row.
reason-no-deal-rooms = In { $words } of 100 they part with friendly words though a deal was possible, in { $row } there is a public row: { $high } if the room is “{ $there }”, { $low } if it is “{ $here }”.
reason-no-zone = In { $zone } of 100 no deal suits every side, in { $words } they part with friendly words though one was possible, in { $row } there is a public row.
reason-no-zone-vote = In { $zone } of 100 no deal finds the votes, in { $words } they part with friendly words though one was possible, in { $row } there is a public row.
reason-home = At home, { $each }.
reason-home-one = “{ $audience }” presses { $party } hardest, for “{ $option }”

# --- the first screen ------------------------------------------------------------
first-endings = Of 100 simulated meetings
first-agree = Most often agreed
first-agree-none = No single change is agreed in 1 of 100 or more.
first-worse = What could get worse
first-room = The room
first-affected = Who feels it
first-sure = How sure
first-sure-line = ⟦{ $level } confidence⟧: { $sources ->
    [0] no source
    [one] one source
   *[other] { $sources } sources
 }. Of { $total } numbers { $each }.
first-sure-driver = The biggest unknown ({ $who }): { $driver}. If that is low, { $low } of 100 end in a deal; if high, { $high }.
first-sure-checks = Against the source: { $all ->
    [one] { $agree ->
        [0] disagrees on the one check there is.
       *[other] agrees on the one check there is.
     }
   *[other] { $agree ->
        [0] agrees on none of { $all } checks.
       *[other] agrees on { $agree } of { $all } checks.
     }
 }
first-more = more
first-agreed = deal
first-words = words
first-row = row
title-method = How it was made
and-before-i = and
or-before-o = or
confidence-starts-low = Low
confidence-starts-moderate = Moderate
confidence-starts-high = High

case-source = { $id } (the source’s case)
case-author = { $id } (the author’s case)
sentence-cases-none = The named outcomes happen as often as a deal.
sure-stated = { $n ->
    [0] none stands in a source
    [one] one stands in a source
   *[other] { $n } stand in a source
 }
sure-direction = { $n ->
    [one] one has a quote for its direction
   *[other] { $n } have a quote for their direction
 }
sure-judgement = { $n ->
    [one] one is the author’s own guess
   *[other] { $n } are the author’s own guess
 }
sure-default = { $n ->
    [one] one is a default
   *[other] { $n } are defaults
 }
note-steps-costly = ✘ marks a step by which somebody loses more than 3 points more often than not.
tactic-boulware = holds out
tactic-conceder = gives way early
tactic-linear = gives way at an even pace
tactic-micro = edges forward
tactic-tit-for-tat = tit for tat
tactic-nice-tit-for-tat = tit for tat, kindly
tactic-hardliner = never moves
tactic-random = at random
tactic-frequency = learns the other’s wishes
tactic-aspiration = lowers its sights
tactic-subgame-perfect = plays the textbook’s best
first-finding = ⟦{ $what }.⟧
note-no-base = No base rate is given: how often such things happened is not in the file.

# What a page shows of who is there, how they got here and what moves (issue 13)
matters-vital = vital
matters-major = major
matters-some = some
matters-minor = minor
matters-none = none
matters-both = Both care most about “{ $issue }”
matters-all = All { $all } sides care most about “{ $issue }”
matters-differ = { $all ->
    [2] They care most about different things
   *[other] Each of the { $all } sides cares most about something else
  }
matters-most = { $n } of { $all } sides care most about “{ $issue }”
alt-matters = Matters most, points of 100: { $each }.
note-matters = Points of importance: what the step from a side’s worst to its best option is worth to it, 0 to 100, at the middle of the file’s numbers. 0 where the file names no wish.
actor-wants = wants most
actor-gets = gets it
actor-role = by the rules
actor-veto = has a veto
actor-chair = in the chair
actor-asked = is asked
actor-refuses = its no costs a deal
actor-helps = helps
actor-absent-of = not at the table; { $who } must ask it afterwards
actor-absent-helps = helps, without a stake and without a vote
actor-hurts = can hurt with
actor-doors = other door
actor-home = at home
actor-home-asks = { $who } (“{ $what }”)
trust-up = trust grew
trust-down = trust fell
trust-none = no change of trust
timeline-finding = Trust { $down ->
    [0] never fell
    [one] fell once
    [2] fell twice
   *[other] fell { $down } times
 } and { $up ->
    [0] never grew
    [one] grew once
    [2] grew twice
   *[other] grew { $up } times
 }
alt-timeline = How they got here: { $each }.
agenda-back = step back
agenda-same = no change
agenda-forward = step forward
agenda-all-stay = { $all ->
    [one] The one issue most likely stays as it is
    [2] Both issues most likely stay as they are
    *[other] All { $all } issues most likely stay as they are
  }
agenda-none-stays = { $all ->
    [one] The one issue moves more often than not
    *[other] None of the { $all } issues is likely to stay as it is
  }
agenda-some-stay = { $stay ->
    [one] Whatever our guesses, one of { $all } issues mostly stays as it is
    *[other] Whatever our guesses, { $stay } of { $all } issues mostly stay as they are
  }
alt-agenda = How often each issue stays as it is today, of 100: { $each }.
rooms-alike = The room makes little difference to how it ends
rooms-apart = { $what }: { $high } in 100 in “{ $there }”, { $low } in “{ $here }”
affected-finding = { $who }: better off in { $better } of 100, worse off in { $worse }
drivers-finding = One number alone takes deals from { $low } to { $high } of 100
drivers-finding-guess = One guess of ours alone takes deals from { $low } to { $high } of 100
title-zone = Deals that nobody could better
zone-axis = gain of { $who }, points
zone-effort = effort it takes; the dashed line is the room one meeting has
zone-least = gain of the side that gains least, points
zone-near = { $n ->
    [0] None fits into one meeting (room for about { $room })
    [one] One deal that fits into one meeting (room for about { $room })
    *[other] { $n } deals that fit into one meeting (room for about { $room })
  }
zone-far = { $n ->
    [0] None beyond it
    [one] One deal beyond it: the grand bargain
    *[other] { $n } deals beyond it: the grand bargain
  }
zone-none = no deal
zone-empty = No deal suits every side
zone-none-fits = { $all ->
    [one] The best deal for all is too big for one meeting
    *[other] The { $all } best deals for all are too big for one meeting
  }
zone-all-fit = { $all ->
    [one] The best deal for all fits into one meeting
    *[other] The { $all } best deals for all fit into one meeting
  }
zone-some-fit = { $fit } of the { $all } best deals for all { $fit ->
    [one] fits
    *[other] fit
  } into one meeting
end-low-effort = easy
end-high-effort = hard
end-low-chance = rarely
end-high-chance = often
end-low-much = little
end-high-much = much
end-low-degree = low
end-high-degree = high
page-ladders = every option of every issue
page-held = If held:
page-original = in the original:
page-all-rooms = all, as the file weighs them
page-rooms-note = Changes the hundred marks and the agenda; everything else is of all rooms together.
# --- who decides ---------------------------------------------------------------
title-decides = Who decides
title-nothing = If nobody does anything
title-positions = Where the positions point
decides-rule = A deal needs { $rule }.
decides-issue = { $what } needs { $rule } instead.
decides-sentence = { $what }.
decides-quoted = “{ $what }”
rule-of-all = every side
rule-of-half-sides = more than half of the sides
rule-of-half-weight = more than half of all weight
rule-of-sides = { $n } of { $all } sides
rule-of-share = { $percent } of all weight
rule-of-weight = { $n } of { $all } weight
decides-each-stops = Each of them alone can stop it
decides-none-stops = Nobody can stop it alone
decides-some-stop = { $n } of { $all } can each stop it alone
decides-stop = { $count ->
    [one] { $who } alone can stop it
   *[other] { $who } can each stop it alone
 }
decides-veto = { $count ->
    [one] { $who } has
   *[other] { $who } have
 } a veto, whatever the count.
decides-chair-party = { $count ->
    [one] { $who } chairs: nothing by which it loses is put to the vote.
   *[other] { $who } chair: nothing by which they lose is put to the vote.
 }
decides-chair = { $count ->
    [one] { $who } chairs without a side, and breaks ties for the proposal.
   *[other] { $who } chair without a side, and break ties for the proposal.
 }
decides-ratifier = { $count ->
    [one] { $who }, of { $of }, is asked afterwards ({ $asked }) { $about }: its no stops a deal in ⟦{ $n }⟧.
   *[other] { $who }, of { $of }, are asked afterwards ({ $asked }) { $about }: their no stops a deal in ⟦{ $n }⟧.
 }
decides-asked = in { $chance } of cases
decides-asked-always = always
decides-about-all = about any deal
decides-about = about { $issues }
decides-leaves = { $who } may walk out of a meeting that goes on without it ({ $chance }).
decides-never = { $who } { $count ->
    [one] accepts
   *[other] accept
 } at no price: { $what }.
decides-mediator = { $who } { $count ->
    [one] helps
   *[other] help
 }, without a stake and without a vote.
decides-mediator-changes = { $who } { $count ->
    [one] helps
   *[other] help
 }, without a stake and without a vote: { $what }.
decides-effort = effort times { $factor }
decides-row = the chance of a row times { $factor }
decides-worse-off = the gain of the side hardest to win counts { $factor } times
decides-why = Why: { $why }
decides-source = Source: { $source }.
decides-by-last = By this meeting { $now } of 100 end in a deal, by the last of { $count } meetings ⟦{ $last }⟧.
decides-by-last-day = By this meeting { $now } of 100 end in a deal, by the last of { $count } meetings ⟦{ $last }⟧; the deadline is { $day }.
decides-by-last-alike = Further meetings bring next to nothing: the same dispute meets again.
column-side = side
column-weight = weight
column-power = power
column-banzhaf = Banzhaf
column-against = agreed against it
note-power = Power is a side’s share of the power to decide by the rule (Shapley & Shubik 1954), which the forecast uses; Banzhaf’s index (1965) beside it. Agreed against it: of 100 meetings, those in which a deal is made by which it loses.
note-power-more = Told are { $n } of { $all } sides, the most powerful first.
power-each = { $names }, each
power-more = { $names } and { $n } more
reason-decides = A deal needs { $rule }. { $stops }.
reason-refused = In { $n } of 100 { $who } { $count ->
    [one] stops
   *[other] stop
 } a deal.
reason-lapses = If nobody does anything, { $what }.
gate-lapses-on = nothing is agreed and it lapses on { $day }
gate-short-of = too few want it to decide; short by { $who }
nothing-stays = Without a deal everything on the table stays as it is, but for what follows.
nothing-falls = { $what } falls to { $to }
nothing-to = “{ $option }”
nothing-to-chance = “{ $option }” ({ $chance })
nothing-more = { $first }, and { $n ->
    [one] one more issue lapses
   *[other] { $n } more issues lapse
 }
nothing-lapses = Without a deal { $falls }.
nothing-lapses-on = Without a deal { $falls } on { $day }.
nothing-alone = { $count ->
    [one] { $who } may do it
   *[other] { $who } may do it together,
 } without any deal: “{ $what }” ({ $chance }).
nothing-threat = { $who } { $count ->
    [one] threatens
   *[other] threaten
 } “{ $what }” (carried out: { $chance }).
column-stays = stays as it is
column-else = else most often
column-how-often = of 100
note-nothing = Of 100 meetings that end without a deal. Told are issues that do not always stay as they are, without those that somebody may move alone.
positions-beside = By where each side stands, how much it cares and what it can bring to bear. It stands beside the forecast and is no part of it.
positions-issue = { $what }: the weighted mean lies at { $mean } of 100 ({ $range } as the file’s numbers move), nearest in ⟦{ $n }⟧ to “{ $option }”.
column-mean = mean
column-median = median
column-spread = spread
column-exchanged = after exchange
column-nash = Nash
column-at = stands at
column-distance = from the mean
column-part = part of the weight
note-positions = All on a ladder of 0 to 100. Chances are of N(mean, 29.7): so far off was the weighted mean on 351 issues of the European Union. Median, spread, Nash (no deal costs every side the whole ladder) and exchange are of the middle of the file’s numbers.
note-positions-sides = Of each issue the sides that pull most; the part is power times how much it cares.
positions-moves = { $who } { $count ->
    [one] moves
   *[other] move
 } on { $what } from { $from } to { $to }
positions-exchange = { $one }; in return { $other }.
note-exchange = Exchanges from which both gain alike, the most gainful first: a rule beside others, shown and not used (after Stokman & Van Oosten 1994).
levers-deadline = whoever sets it
lever-agree = agrees to whatever is put to the vote
lever-one-meeting-more = one meeting more before the deadline
lever-one-meeting-less = one meeting less before the deadline
levers-by-last = What another deadline would do is a matter of the last meeting: --of ending.agreed_by_last.
fewer-worlds = note: the agenda is large: { $worlds } worlds instead of { $all }; --worlds N asks for more
talks-everybody = Simulated talks and possible deals need everybody’s consent; this file decides by a vote, which they leave aside.
value-resumes = chance that the next meeting takes place after a row
value-alike = how far a later meeting goes as this one
value-leaves = chance of walking out: { $what }
value-asked = chance of being asked: { $what }
value-ratifier = how much what it likes matters: { $what }
value-mediator-effort = what the effort is multiplied by: { $what }
value-mediator-row = what the chance of a row is multiplied by: { $what }
value-mediator-worse = what the gain of the side hardest to win is multiplied by: { $what }
value-alone = chance that it is done without a deal: { $what }
value-lapse = chance that it comes if nothing is agreed: { $what }
value-at = where { $who } stands: { $what }
value-salience = how much { $who } cares: { $what }
value-bearing = what { $who } can bring to bear: { $what }
finding-by-last = a deal by the last meeting
poster-source = Source: Summitry, from { $sources }
poster-unit = Of 100 simulated meetings. Ranges say how far each figure moves with our guesses.
share-endings = Of 100 simulated meetings: { $each }.
share-ending = { $what } in { $n } ({ $range })
picture-source = Source: Summitry, from { $sources }, and the author’s own judgement.
picture-source-none = Source: Summitry, from the author’s own judgement.
share-paragraph = A paragraph
share-post = A post of at most 280 characters
share-embed = For a web page (with --figures, card.png)
case-by = { $case } ({ $who })
live-in-file = file: { $at }
page-skip = Skip to the answer
agenda-open = Our guesses decide whether the issues stay as they are

# --- the interview: summitry draft --interview -----------------------------
interview-open = { $count ->
    [one] One question is open, as far as can be seen.
   *[other] { $count } questions are open, as far as can be seen.
 }
interview-beside = The articles say:
interview-default = Enter takes what the file says: { $text }
interview-ways = (q leaves; what is answered is in the file)
interview-ways-optional = (- means that you do not know; q leaves; what is answered is in the file)
interview-title = What is the meeting called?
interview-date = On which day is it? Year, month, day, as in 2027-03-01; none is assumed
interview-as-of = What is the last day of which you know anything? As in 2027-02-20
interview-written = Is the meeting still to come as you write? yes or no
interview-parties = Who is at the table? Two or more, with ; between.
interview-issues = What is on the table? One or more, with ; between.
interview-options = { $issue }: how could it end? Two outcomes or more in the order of a ladder, what holds today among them, with ; between.
interview-now = { $issue }: what holds today? A number or the words.
interview-best = { $party }, on { $issue }: which outcome would it like best? A number or the words.
interview-matters = { $party }, on { $issue }: how much does it matter? vital, major, some, minor, none, or points such as 20 to 45
interview-rooms = In which rooms may they meet, such as televised; closed?
interview-row = { $party }: how likely is an open row there? A range such as 10 to 40%
interview-left = What you answered is in { $file }. The same command goes on from there.
interview-done = Nothing is open. Next: summitry check { $file }
interview-unfit-empty = An answer is needed here.
interview-unfit-day = Write the day as year, month, day, such as 2027-03-01.
interview-unfit-yes-no = Write yes or no.
interview-unfit-two = Two or more are needed, with ; between.
interview-unfit-one-of = Write one of those offered, or its number.
interview-unfit-importance = Write vital, major, some, minor, none, or points such as 20 to 45.
interview-unfit-chance = Write a chance such as 10 to 40%.
interview-unfit-file = Something else stands in the file where this belongs: mend it in an editor.

# --- seals of one file over time: summitry diff --over ---------------------
over-title = { $title }: what was sealed, day by day
over-day = day
over-note = Each figure is in runs of a hundred, as it was sealed; beside it how far it moved since the seal before. What moved it: summitry diff SEAL SEAL.
over-refused = { $n ->
    [one] One seal is refused and is not here: summitry verify says why.
   *[other] { $n } seals are refused and are not here: summitry verify says why.
 }

# What `summitry deals` says.
possible-named = { $name } ({ $title })
possible-venue = venue { $venue }, every value at its middle
possible-read = { $tool } file, { $reading } reading
possible-size = { $issues } { $issues ->
    [one] issue
   *[other] issues
}, { $parties } parties
possible-partial = PARTIAL, stopped before its end: what is missing stands at the end.
possible-packages = { $packages } packages, { $rational } rational for all, { $points } undominated { $n ->
    [one] point
   *[other] points
}
possible-packages-listed = { $packages } packages, { $rational } rational for all, { $points } listed { $n ->
    [one] point
   *[other] points
}
possible-not-counted = not counted
possible-between = between { $low } and { $high } (about { $share })
possible-party = party
possible-no-deal = no deal
possible-worst = worst
possible-best = best
possible-worst-found = worst found
possible-best-found = best found
possible-none-below = none below
possible-none-above = none above
possible-solution = solution
possible-package = package
possible-packages-column = packages
possible-frontier = frontier
possible-effort = effort
possible-one-of-them = one of them
possible-tie = { $name } ({ $n } tie)
possible-more = … and { $n } more points; --csv and --json have them all
possible-shared = (the first where they share a place)
possible-none = No package gives everyone at least what no deal gives: there is no zone of agreement.
possible-none-drawn = None found among { $drawn } drawn packages and { $searched } weighed by a search that gives everyone at least what no deal gives: that is no proof that there is none.
possible-none-found = None found that gives everyone at least what no deal gives: that is no proof that there is none.
possible-opposition = Opposition { $negmas } (NegMAS)
possible-opposition-both = Opposition { $negmas } (NegMAS), { $negolog } (NegoLog)
possible-exact = Exact: { $how }; { $why }
possible-not-exact = NOT exact: { $how }; { $why }
possible-note = Note ({ $code }): { $text }
possible-no-swaps = No step and no pair of steps from today leaves everyone at least as well off.
possible-swaps = from today, at nobody's cost
possible-free = free: { $moves }
possible-swap = swap: { $moves }
possible-asks = { $who } should ask first for: { $what }
possible-blocked = In no package that suits everyone: { $what }
possible-blocks = { $who } can block alone: { $what }
possible-capacity = One meeting can carry { $effort } units of effort: { $fit } of the { $points } points above.
possible-within-unknown = What is possible among the packages that it can carry could not be worked out: { $error }
possible-within-none = No package that it can carry suits everyone.
possible-within = Among the packages that it can carry, { $rational } rational for all, { $points } undominated { $n ->
    [one] point
   *[other] points
}:
possible-within-picked = Among the packages that it can carry, { $rational } rational for all, too many to list; what solutions pick, by branch and bound: { $picked }
possible-worlds = Of { $n } worlds { $zone } have a zone of agreement, { $fits } one that fits into the meeting; { $left } were left out as too large
possible-worth = No deal is worth to { $who }: { $mean } ({ $low } to { $high })
possible-on-frontier = on the frontier
possible-package-fits = package among those that fit
possible-words = In the file's words:
how-issue-by-issue = issues combined one by one, dominated partial packages dropped
how-link-states = issues combined one by one within each of at most { $states } states of their links, dominated partial packages dropped
how-piece-by-piece = every combination that links tell apart, one by one
how-rounded = values rounded to a { $steps }th of each party's range: no package that leaves every party as much better off than no deal improves on this list by more than { $within } (a number a party) for all parties at once
how-rounded-picked = { $rounded }; by branch and bound { $picked }
how-sampled = { $packages } packages drawn evenly and { $searched } weighed by a search; of { $checks } more, { $missed } beat the frontier found (at most { $share } of packages, 95% confidence)
how-why-additive = every party's values add up over issues
how-why-linked = interactions or exclusions link issues
how-why-points = the whole frontier has more than { $limit } points on the way
how-why-work = the whole frontier takes more comparisons than the limit allows
how-why-pieces = links cut the space into more than { $limit } pieces
picked-certain = { $concept } for certain
picked-bound = { $concept } within a bound ({ $measure } { $value }, at most { $bound } possible)
picked-nash = geometric mean of gains
picked-kalai-smorodinsky = smallest share of an ideal gain
picked-egalitarian = smallest gain
picked-utilitarian = sum of utilities
concept-nash = Nash
concept-kalai-smorodinsky = Kalai–Smorodinsky
concept-kalai-smorodinsky-negmas = Kalai–Smorodinsky (NegMAS)
concept-egalitarian = egalitarian
concept-utilitarian = utilitarian
concept-short-egalitarian = egal.
concept-short-utilitarian = util.
