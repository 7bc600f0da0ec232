# Money and impact: flow, years, fans, ranks, people, methods, the drawer of a total.
impact-title = { $money } lifts { $n ->
    [one] one economy
   *[other] { $n } economies
} by up to { $points } points; { $free ->
    [0] no rank interval leaves its old self
    [one] one rank interval leaves its old self
   *[other] { $free } rank intervals leave their old selves
}
impact-title-money = { $money } for { $n ->
    [one] one project
   *[other] { $n } projects
}; what they change is being drawn
impact-sub = Planned disbursement, US$ in { $year } prices. Effects add to a baseline without projects; most effect sizes are assumptions.
impact-waiting = Looking for a first plan
impact-stale = The accepted portfolio was found for another programme
impact-gone = { $n ->
    [one] { $n } chosen project is no candidate any more
   *[other] { $n } chosen projects are no candidates any more
}
impact-export = impact.csv
impact-export-note = Every row of the projection: the same file as groundwork project with 500 draws and seed 1
impact-source = Groundwork, computed from the pack’s data; portfolio { $label }
impact-drawing-title = Drawing two futures for every economy
impact-drawing = { $share } of { $draws } draws over all economies
impact-all = All money
impact-theme-other = Other
impact-economies = { $n ->
    [one] one economy
   *[other] { $n } economies
}
impact-project = { $name }, { $place }
impact-count-m = { $n } m
impact-count-k = { $n } k
impact-open-total = { $name }, { $amount }: what is in this number
impact-flow-finding = { $share } of the money goes to { $who }
impact-flow-finding-none = The money goes to { $n ->
    [one] one economy
   *[other] { $n } economies
} without a favourite
impact-flow-sub = Funder → theme → economy, US$ m. Colour follows the funder. Select a total to see what is in it.
impact-years-finding = { $over ->
    [0] Spending stays under the envelope every year
    [one] One of { $n } years spends money carried over
   *[other] { $over } of { $n } years spend money carried over
}
impact-years-sub = US$ m; red line: new envelope money. After { $year }: { $recurrent } a year of upkeep, who pays is open.
impact-group-label = Money by
impact-by-funder = By funder
impact-by-group = By group
impact-by-theme = By theme
impact-by-economy = By economy
impact-table-title = Every total, US$ to the cent
impact-col-funder = Funder
impact-col-group = Group
impact-col-theme = Theme
impact-col-economy = Economy
impact-col-million = US$ m
impact-col-year = Year
impact-col-total = Total
impact-col-envelope = Envelope
impact-col-measured = Measured
impact-col-people = People
impact-col-indicator = Indicator
impact-col-method = Path without projects
impact-col-ratio = Error, persistence = 1
impact-col-forecasts = Forecasts tested
impact-col-moved = Moved
impact-col-project = Project
impact-col-why = Why it moves nothing
impact-col-part = Part
impact-col-range = Low–high
impact-col-grade = Grade
impact-fans-finding = { $name } moves most in { $who }: { $effect } by { $year }
impact-fans-still = The portfolio does not move { $name }
impact-fans-sub = Bands: 80% of draws. Every panel spans { $span } { $unit }. Right of the dotted line: projected.
impact-key-without = without
impact-key-with = with
impact-subject = Show
impact-score = Score
impact-unit-points = points
impact-view-label = What counts
impact-milestones-assumed = Unanswered milestones count as 0: assumed, not measured.
impact-fans-draws = 500 draws over baseline, cost, delivery and effect; bounds and weights frozen at the base year.
impact-fans-untested = Held flat: too few values to test any method. No band means not tested, not certain.
impact-fans-persistence = Path without projects: persistence. No trend beat the last value in { $forecasts } tested forecasts.
impact-fans-method = Path without projects: { $method }, { $better } less error than persistence in { $forecasts } tested forecasts.
impact-ranks-finding = { $n ->
    [0] Every rank interval overlaps its old self
    [one] One of { $of } rank intervals leaves its old self
   *[other] { $n } of { $of } rank intervals leave their old selves
}
impact-ranks-sub = Rank of { $of } in { $year }; bar 10–90% of draws, tick median. Others keep their baseline.
impact-people-finding = { $n } people reached, { $low }–{ $high }
impact-people-none = No project of this portfolio counts people reached
impact-people-sub = Reached by at least one project by { $year }; bar 10–90% of draws.
impact-people-assumption = Counted once: of several projects the share reached is 1 − Π(1 − share), as if they met people independently. Without addresses nobody knows the overlap: an assumption. The sum adds the ends as if every economy went equally well or badly, so it is wider than the truth.
impact-method-persistence = Persistence: the last value stays
impact-method-linear = The economy’s own trend
impact-method-damped = Damped trend, φ { $phi }
impact-method-holt = Damped Holt
impact-method-s-curve = S-curve fitted to all economies
impact-method-paces = S-curve of paces, fitted to all economies
impact-method-median = Median of Holt, damped trend and S-curve
impact-method-region = The mean pace of the region
impact-method-untested = Untested: held flat, no band
impact-method-milestone = Milestone: held at its answer
impact-not-tested = not tested
impact-yes = yes
impact-no = no
impact-methods-finding = Persistence won for { $won } of { $tested } tested indicators; { $flat } are held flat
impact-methods-sub = At past origins each method saw only what was known then. A trend replaces the last value where it errs at least 2% less.
impact-still-finding = No project moves { $n } of { $of } indicators
impact-still-sub = Their paths with and without the portfolio are the same.
impact-idle-finding = { $n ->
    [0] Every dose moves something
    [one] One dose moves nothing
   *[other] { $n } doses move nothing
}
impact-idle-none = Every effect of a chosen project lands on an indicator of the framework that has a value.
impact-idle-sub = These effects may be real, but they are not in the score.
impact-idle-baseline = no value at the base year
impact-idle-framework = not in this framework
impact-idle-plan = economy outside of the plan
impact-drawer-title = What is in this number
impact-drawer-sub = { $name }, budget { $years }. Low–high { $range } m.
impact-drawer-sub-plain = { $name }, budget { $years }.
impact-units = { $n } × { $unit }, US$ { $cost } each
impact-sum = Sum, adds up
impact-fact-measure = Measure
impact-fact-payers = Who pays
impact-fact-split = Split
impact-fact-left-out = Left out
impact-fact-range = Low–high
impact-fact-recipe = Programme
impact-measure = Planned disbursement of the funders. Not a commitment; never added to one.
impact-measure-partner = Planned disbursement of the funders. The partners’ own { $amount } is not in it.
impact-split = { $shared ->
    [0] Nothing shared: each project works in one economy.
    [one] One of { $n } projects is shared and counts by its split; nothing counts twice.
   *[other] { $shared } of { $n } projects are shared and count by their split; nothing counts twice.
}
impact-left-out = Upkeep after completion, { $amount } a year: who pays is open.
impact-range-note = Unit costs of the catalogue, low and high together. Grades: { $grades }.
impact-sources = { $n ->
    [one] { $n } source of unit costs
   *[other] { $n } sources of unit costs
}
impact-change-finding = { $n } of { $of } economies stand in a higher class in { $year } than in { $base }; without the portfolio { $without ->
    [0] none would
    [one] one would
   *[other] { $without } would
}
impact-change-sub = Readiness, 0–100, { $view }; the World map’s classes. Left: latest values. Right: median of the draws with the portfolio, and the change in points.
impact-change-milestones = outcomes and milestones, an unanswered one counts as 0
impact-change-before = { $year }
impact-change-after = { $year }, with the portfolio
impact-change-without = { $year } without
impact-change-with = { $year } with
impact-change-change = Change
impact-change-portfolio = From the portfolio
impact-change-table = The change and the portfolio’s part in it, points
