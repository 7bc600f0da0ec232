# What-if: targets, what they change, the least change, projects.
screen-what-if = What-if
wi-title-none = { $economy } is furthest behind its peers on { $a } and { $b }
wi-title = { $n ->
    [one] With { $n } target { $economy } ranks { $after } instead of { $before }; the score moves { $points }
   *[other] With { $n } targets { $economy } ranks { $after } instead of { $before }; the score moves { $points }
}
wi-title-tier = { $n ->
    [one] With { $n } target { $economy } reaches tier { $tier } and ranks { $after } instead of { $before }; the score moves { $points }
   *[other] With { $n } targets { $economy } reaches tier { $tier } and ranks { $after } instead of { $before }; the score moves { $points }
}
wi-title-unscored = { $economy } has too few values for a score; its tier can still be tried
wi-sub = Targets for one economy, all others as they are. The address holds them: a link shows the same. The plan stays as it is unless you keep a target.
wi-reset = Reset
wi-profile = Back to the profile
wi-standing = As it is and as it would be
wi-rank = rank
wi-rank-range = Rank, 5–95%
wi-median = Median
wi-score-range = Score, 5–95%
wi-tier = Tier
wi-now = Now
wi-then = With targets
wi-unused = Neither the score nor the tier reads: { $list }.
wi-levers = Indicators, furthest behind the peers first
wi-levers-note = Slider: from the worse to the better goalpost. Red dot: today. Grey dots: peers of the same income group; black tick: their median.
wi-all = Show all { $n }
wi-fewer = Show fewer
wi-target = Target
wi-target-of = Target for { $indicator }
wi-take-back = Undo
wi-take-back-of = Undo the target for { $indicator }
wi-only-tiers = Read by the tiers only
wi-milestones = Milestones the tiers ask for
wi-milestones-note = A milestone tried here counts for the tier; the score above is of outcomes only.
wi-answered = Now: { $answer }
wi-least = { $n ->
    [one] The least change to tier { $tier } is { $n } step
   *[other] The least change to tier { $tier } is { $n } steps
}
wi-least-top = The highest tier is reached
wi-least-note = The fewest points between the goalposts, { $points } in all, from where the targets lead. Thresholds are our assumption.
wi-least-cost = The cheapest project that brings one of these alone: { $cost }.
wi-least-no-project = No project of the catalogue brings any of these alone.
wi-points = { $points } points
wi-also-node = { $part } at { $score } or more: nothing there can be raised
wi-also-under-way = { $milestone }: at least under way
wi-also-operating = { $milestone }: operating
wi-also-any = At least one of: { $list }
wi-not-reachable = These steps alone do not suffice.
wi-apply = Try the least change
wi-projects = Projects that move what you changed
wi-projects-note = Cost and effect over the scales on offer here, each project alone at full delivery. Grade of the effect: A measured to D assumption.
wi-projects-none = Nothing is changed yet.
wi-reaches = The target is reached alone from { $cost }.
wi-none-reaches = None reaches the target alone.
wi-more-kinds = { $n ->
    [one] { $n } more kind moves it less.
   *[other] { $n } more kinds move it less.
}
wi-between = { $low } to { $high }
wi-moves = moves it { $by } { $unit }, grade { $grade }
wi-enough = enough
