# Two plans side by side.
screen-two-plans = Two plans
two-sub = Differences first. Both are projected with the same seed: what is common to both is drawn once. Nothing here changes your plan.
two-a = Compare
two-b = with
two-swap = Swap
two-open = Open a second plan file
two-file-same = This file holds the plan you have open
two-file-fault = The file could not be read as a plan
two-shown = the portfolio on show
two-first = the first plan (heuristic)
two-before = the portfolio accepted before
two-file = the file { $file }
two-nothing = no project
two-title-waiting = Looking for two plans to compare
two-title-waiting-for = Comparing { $a } with { $b }
two-title = Compared with { $b }, { $a } lifts the mean score by { $points } points { $better ->
    [-1] less
   *[other] more
} and { $dearer ->
    [-1] costs { $money } less
    [0] costs the same
   *[other] costs { $money } more
}
two-title-even = { $a } and { $b } change the mean score alike; { $dearer ->
    [-1] the first costs { $money } less
    [0] they cost the same
   *[other] the first costs { $money } more
}
two-effect-finding = { $who } differs most: { $points } points with { $a }
two-effect-none = No economy is in both
two-effect-sub = Score, bands 80% of draws; every panel spans { $span } points. The number is the difference of the medians.
two-effect-table = Score and rank at the horizon, median (10th–90th percentile)
two-not-in = not in both
two-difference = Difference
two-score-of = Score: { $name }
two-rank-of = Rank: { $name }
two-choices-finding = { $same ->
    [0] No project is in both in the same year
    [one] One project is the same
   *[other] { $same } projects are the same
}; { $a } only in the first, { $b } only in the second, { $moved } start in another year
two-choices-none = Both choose the same projects in the same years.
two-not-chosen = not chosen
two-start-of = Start: { $name }
two-money-difference = Money, first less second
two-money-finding = { $ma } against { $mb }
two-by-year = By year
two-settings-finding = { $n ->
    [0] Region, settings, envelopes, rules and answers are the same
    [one] One setting or rule differs
   *[other] { $n } settings and rules differ
}
two-settings-none = Only the choice of projects differs.
two-unset = not set
two-col-part = Part
two-col-place = Place in the plan file
two-stale = { $name }: found for another programme, its rules may no longer hold
two-part-region = Region
two-part-settings = Settings
two-part-funders = Funders
two-part-rules = Rules
two-part-weights = Weights
two-part-answers = Answers
two-part-facts = Facts
two-part-own-values = Own values
two-part-frameworks = Own frameworks
two-part-own-indicators = Own indicators
