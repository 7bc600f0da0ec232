# The recipe of a framework of one's own, targets, and what changed.
error-recipe = This recipe cannot be computed; the last good one stays. What is wrong, and where:
recipe-title = Recipe
recipe-shipped = Shipped recipe: goalposts, nothing imputed or treated, weights as given, arithmetic means. Copy the framework to choose another.
recipe-impute = Missing values
recipe-treat = Outliers
recipe-normalise = Scaling
recipe-weights = Weights
recipe-aggregate = Aggregation
recipe-reference = Reference economy
recipe-reference-none = Choose one
recipe-exponent = Exponent
recipe-impute-none = not filled: the weight is shared out
recipe-impute-group-mean = mean of the income group
recipe-impute-group-median = median of the income group
recipe-impute-nearest = mean of the five nearest profiles
recipe-impute-latest = the economy’s own latest value, however old
recipe-impute-linear = line between the economy’s own values
recipe-treat-none = left as they are
recipe-treat-winsorise = cut at the next value, else a logarithm
recipe-treat-box-cox = Box–Cox transformation
recipe-treated-none = untreated
recipe-treated-winsorised = cut at the next value
recipe-treated-log = as a logarithm of its distance to the end
recipe-treated-box-cox = Box–Cox transformed
recipe-norm-target = way to the target
recipe-norm-reference = distance to a reference economy
recipe-norm-frontier = distance to the frontier
recipe-norm-maximum = fraction of the maximum
recipe-weights-given = as set in the tree
recipe-weights-equal = equal
recipe-weights-pca-first = first principal component
recipe-weights-pca-factors = rotated factors (PCA)
recipe-weights-entropy = entropy
recipe-weights-critic = CRITIC
recipe-weights-ahp = pairwise judgements (AHP)
recipe-weights-optimised = optimised to the importance set in the tree
recipe-comp-arithmetic = Compensability: a point lost on one part is made up in full by a point of equal weight on another.
recipe-comp-geometric = Compensability: a low part pulls the whole down, and a zero takes it to zero; gains where an economy is weakest count most.
recipe-comp-harmonic = Compensability: the weakest part weighs most of all; strength elsewhere makes up for little.
recipe-comp-power = Compensability: the lower the exponent, the less can be made up; 1 is the arithmetic, 0 the geometric, −1 the harmonic mean.
recipe-comp-copeland = Compensability: none. Only who is ahead on the majority of the weight counts, not by how much.
recipe-frozen = Bounds, treatment and weights are measured once on the economies of { $year } and then stay: other years and projections are scored with them, values beyond count as the nearest end. Filled values are held flat in a projection.
recipe-copeland-projection = Copeland ranks economies against each other, so it cannot be projected: projections, the objective of the portfolio and What-if use the arithmetic mean of the same points. Its intervals come from 100 draws.
recipe-found-weights = Weights found, in the order of the tree:
recipe-found-components = { $n ->
    [one] one component explains { $share }
   *[other] { $n } components explain { $share }
}
recipe-found-consistency = consistency ratio { $ratio }
recipe-found-reached = importances as set
recipe-held = { $n ->
    [one] One indicator has no two different values and stays on its goalposts.
   *[other] { $n } indicators have no two different values and stay on their goalposts.
}
recipe-judge = Which matters more in { $group }, and how much?
recipe-judge-choose = Choose a group in the tree to judge its parts. A pair not judged counts as even; milestones keep their own weight.
recipe-judge-even = equally
recipe-judge-more = { $a }, { $times } times
recipe-consistent = Consistency ratio { $ratio }: consistent (0.10 is usually accepted).
recipe-inconsistent = Consistency ratio { $ratio }: the judgements contradict each other (0.10 is usually accepted).
recipe-misfit = { $a } against { $b } fits the others least; with what they imply the ratio would be { $ratio }.
recipe-misfit-use = Use that
step-recipe = Changed the recipe of a framework
step-recipe-gone = Returned a framework to the shipped recipe
step-target = Set the target of { $indicator }
step-target-gone = Cleared the target of { $indicator }
lin-words-curve = The value is { $treated }, then placed by { $method }, measured on the economies of the base year; the result is kept within 0 to 100.
lin-words-power = The weighted power mean of its parts.
lin-words-copeland = Share of the contests with other economies won: in each, the majority of the weight decides.
lin-imputed = Filled in by the recipe, never observed
eco-imputed = filled in
target-own = Target of the plan
target-goalpost = goalpost
target-goalpost-note = The plan sets no target: the better goalpost counts as one.
target-set-of = Target for { $indicator }, in its unit
world-tiers = Tier 0–4 (our assumption)
world-tier = Tier { $n }
world-finding-tiers = { $n ->
    [0] No economy is confirmed above tier 0
    [one] One economy is confirmed above tier 0
   *[other] { $n } economies are confirmed above tier 0
}
world-sub-tiers = Capacity tiers 0–4 of { $of } economies; thresholds are our assumption and editable. { $open } could stand higher if unanswered milestones were answered.
world-tier-missing = { $n ->
    [one] one piece of evidence missing
   *[other] { $n } pieces of evidence missing
}
world-col-tier = Tier
world-col-tier-most = At most
world-col-tier-missing = Missing evidence
world-tier-year = Tiers are those of the base year.
changed-title = What changed
changed-open = What changed?
changed-lead = A rank moves for three reasons: another method, revised data, and real change. Choose two editions.
changed-before = Before
changed-after = After
changed-data = Data
changed-data-pack = the data pack
changed-data-own = the data pack with your own values
changed-year = Values up to
changed-finding = { $n ->
    [0] No rank of the plan’s economies moves
    [one] One of { $of } ranks moves; most of it is { $cause }
   *[other] { $n } of { $of } ranks move; most of it is { $cause }
}
changed-cause-method = method
changed-cause-data = revised data
changed-cause-real = real change
changed-method = Method
changed-revision = Revision
changed-real = Real
changed-of-score = Score
changed-of-rank = Rank
changed-show = Show the change of
changed-col-before = Before
changed-col-after = After
changed-col-change = Change
changed-note = Method: the other recipe on the same data. Revision: other values for the same years, here your own values beside the published ones. Real: newer years. Each part is its average over the orders in which the steps can be taken (Shapley), so they add up to the whole change.
changed-none = Nothing differs: before and after are the same edition.
changed-left-out = { $n ->
    [one] One economy has no score in one of the editions and is left out.
   *[other] { $n } economies have no score in one of the editions and are left out.
}
changed-file = A file of values of another release
changed-file-note = CSV with economy, indicator, year, value. It is compared and not kept.
changed-file-read = { $name }: { $n } values
changed-chart = Parts of the change of each economy
changed-desc = { $economy }: { $change } in all, of it method { $method }, revision { $data }, real { $real }.
wi-keep-target = Keep as the plan’s target
wi-plan-target = plan’s target { $value }
wi-try-targets = Try the { $n ->
    [one] one target
   *[other] { $n } targets
} of the plan
impact-method-own = An indicator of your own: held flat, it has no history
impact-method-ratio = One series divided by another: held flat, it has no history of its own
impact-fans-no-history = Held flat: this series has no history of its own to test a method on. No band means not tested, not certain.
eco-contributions-open = Where each number comes from
changed-back = Back to the tree
world-col-evidence = Missing
world-list-tiers = { $n ->
    [one] One economy could stand higher
   *[other] { $n } economies could stand higher
}
world-list-tiers-sub = Bar: from the tier that is sure to the highest still possible. Last column: pieces of evidence missing.
world-sub-own = { $name }, 0–100: { $leaves } indicators by its own weights and recipe, latest value per cell. { $scored } economies scored.
world-sub-contest = { $name }: share of the contests with other economies won (Copeland), { $leaves } indicators. { $scored } economies ranked; 100 draws.
world-revision = { $n ->
    [one] One rank of { $year } differs
   *[other] { $n } ranks of { $year } differ
} from the published data by your own values: a revision, not a trend.
frame-recipe-own = with a recipe of its own
