# How sure a result is, and what it costs.
sure-compute = Compute
sure-group = What is not known
sure-group-baseline = Where indicators go without projects
sure-group-delivery-common = Delivery: what projects of an economy share
sure-group-delivery-own = Delivery: each project’s own part
sure-group-overrun = Cost overruns
sure-group-unit-cost = Unit costs
sure-group-deadweight = People who would get there anyway
sure-group-effect-defend = Effects under Defend
sure-group-effect-network = Effects under Network
sure-group-effect-project = Effects under Project
sure-group-effect-enable = Effects under Enable
sure-group-upkeep = Upkeep that is paid
sure-group-absorption = Absorption
sure-tornado = Which assumption moves the gain most
sure-tornado-sub = Gain of the region (index points, mean over the years) with one group at its 10th and 90th percentile, the others drawn. Red: the portfolio as it is. Grey: chosen again by the heuristic for that end.
sure-tornado-finding = Moves the gain most: { $name }, { $range } points
sure-again-low = Chosen again, lower end
sure-again-high = Chosen again, upper end
sure-fixed-low = As it is, lower end
sure-fixed-high = As it is, upper end
sure-mean = Mean
sure-gain = Points
sure-drivers = What the spread of the gain comes from
sure-drivers-sub = Sobol indices of twelve groups. Dark: alone; light: with all it takes part in; whiskers: bootstrap interval.
sure-drivers-finding = { $share } of the spread of the gain comes with: { $name }
sure-drivers-none = The gain does not vary
sure-first = Alone
sure-total = In all
sure-study = Which study would change the decision
sure-study-sub = Expected worth of knowing a group beforehand, in index points of gain, among portfolios chosen for either end of each group. Bar: one standard error either way. At the end: how often another portfolio would be chosen.
sure-study-finding = A study would change the choice in { $share } of cases, worth { $points } points: { $name }
sure-study-none = No study would change the decision among { $n } portfolios beyond the noise of the draws
sure-minus-se = Less a standard error
sure-worth = Worth
sure-plus-se = Plus a standard error
sure-changes = Changes choice
risk-nothing = nothing reached
risk-usd = US$ { $n }
risk-price = { $mid } ({ $low }–{ $high })
risk-people = { $mid } ({ $low }–{ $high })
risk-cost-finding = { $person } for a person reached, { $point } for an index point
risk-cost-sub = Median and 10th–90th percentile of { $draws } draws. People reached, each counted once: { $people }.
risk-blocked = { $n ->
    [one] One chosen project cannot start: a prerequisite is missing
   *[other] { $n } chosen projects cannot start: prerequisites are missing
}
risk-change = { $mid } ({ $low }–{ $high }) { $unit }
risk-no-people = not a share of people
risk-per-person = a person
risk-per-unit = a unit for a million people
risk-col-change = Change at the horizon
risk-col-cost = Cost of its projects
risk-col-price = Cost per outcome
risk-col-for = For
risk-gain-finding = Mean gain { $mean } ± { $se } points; { $cvar } in the worst tenth
risk-gain-sub = Index points, mean over the years to the horizon; bar 10–90% of draws, tick median. At the end: CVaR, the mean of the worst tenth.
risk-region = The region
risk-worst = Worst tenth
risk-tier-finding = { $n ->
    [0] The portfolio makes no tier likelier by five points or more
    [one] The portfolio makes tier { $tier } or higher likelier in one economy
   *[other] The portfolio makes tier { $tier } or higher likelier in { $n } economies
}
risk-tier-sub = Chance at the horizon, without → with. What nobody knows does not speak against a tier here.
risk-tier-at-least = Tier { $n } or higher
risk-from-to = { $from } → { $to }
risk-target-finding = { $n ->
    [0] None of { $of } targets becomes likelier beyond the noise of the draws
    [one] One of { $of } targets becomes likelier through the portfolio
   *[other] { $n } of { $of } targets become likelier through the portfolio
}
risk-target-sub = Chance of reaching the target at the horizon, ± Monte Carlo standard error. The plan’s targets; an indicator without one aims at its better goalpost (those that move most are judged).
risk-col-target = Target
risk-col-whose = Set by
risk-target-own = the plan
risk-target-goalpost = the framework’s goalpost
risk-chance = { $share } ± { $se }
risk-no-chance = no value to judge
two-chance = In { $share } of the draws { $a } gains more than { $b }: { $difference } points ({ $low } to { $high })
two-chance-sub = Mean gain over the years, weighted by people; both under the same { $draws } draws. Bar 10–90% of the difference, tick median.
two-better = First gains more
