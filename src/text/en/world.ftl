# World: map, list, legend, year, plan strip.
world-finding-region = { $n } of the { $of } least-ready economies are in { $region }
world-finding-none = No economy can be scored on this choice
world-finding-indicator = Half of the economies lie between { $low } and { $high } { $unit }
world-sub-score = Readiness, 0–100: equal-weighted mean of { $leaves } indicators, latest value per cell. { $scored ->
    [one] { $scored } economy
   *[other] { $scored } economies
} scored; { $aid } may receive aid.
world-sub-node = { $name }, 0–100: weighted mean of { $leaves } indicators, latest value per cell. { $scored } economies scored.
world-sub-indicator = { $name }, { $unit }. { $source }. { $scored } economies with a value.
world-pick-label = What the map shows
world-pick-composite = Readiness
world-pick-composite-note = all four pillars, { $leaves } indicators
world-pick-node-note = { $leaves ->
    [one] { $leaves } indicator
   *[other] { $leaves } indicators
}
world-pillars = Pillar
world-pillar-all = All
world-view = View
world-view-map = Map
world-view-table = Table
world-map-label = World map of { $name }, { $year }. The table tab holds the same values.
world-small = Small economies
world-note-plan = in the plan
world-note-nodata = hatched: no data
world-note-boundaries = Boundaries: Natural Earth, no endorsement; dashed: disputed
world-zoom-in = Zoom in
world-zoom-out = Zoom out
world-zoom-reset = Whole world
world-legend = Economies in each class. Click a class to filter.
world-legend-bin = { $range }: { $n ->
    [one] { $n } economy
   *[other] { $n } economies
}
world-legend-nodata = no data
world-legend-below = <{ $high }
world-legend-between = { $low }–{ $high }
world-legend-above = ≥{ $low }
world-year = Year, and share of cells measured that year
world-year-label = Year
world-year-value = { $year }, { $share } of cells measured that year
world-play = Play
world-pause = Pause
world-list-finding = { $name } cannot be told apart from { $n ->
    [0] no other
    [one] { $n } other
   *[other] { $n } others
}
world-list-finding-none = The order is less certain than it looks
world-list-finding-indicator = { $name } is { $rank } of { $of }
world-list-sub = Rank of { $of }: bar 5–95%, tick median, hatched { $weak }+ of { $leaves } missing.
world-list-sub-indicator = Rank of { $of } with a value. Measured, not drawn: no interval.
world-col-economy = Economy
world-col-rank = Rank
world-col-score = Score
world-col-value = Value
world-col-year = Year
world-col-missing = Missing
world-col-median = Median rank
world-col-low = Rank 5%
world-col-high = Rank 95%
world-ribbon = All { $n }
world-ribbon-label = Every interval; drag to scroll the list
world-in-plan = in the plan
world-card-of = of 100
world-card-draws = { $low }–{ $high } in { $draws } draws
world-card-rank = rank { $low }–{ $high } of { $of }
world-card-rank-plain = rank { $rank } of { $of }
world-card-missing = { $missing } of { $leaves } missing.
world-card-years = { $old ->
    [0] Years { $first }–{ $last }.
   *[other] Years { $first }–{ $last }, { $old } before { $limit }.
}
world-card-year = Value of { $year }.
world-card-nodata = No data: { $reason }
world-ranking = Drawing rank intervals, { $done } of { $of }
world-strip-projects = { $n ->
    [one] project
   *[other] projects
}
world-strip-money = US$ m, { $year } prices
world-strip-economies = { $n ->
    [one] economy
   *[other] economies
}
world-strip-multiples = US$ m by economy and pillar
world-strip-empty = No portfolio yet.
world-strip-empty-note = Choose funders and rules, then solve.
world-strip-computing = Looking for a first plan
world-open-portfolio = Open portfolio
world-steps-look = Look
world-steps-look-note = who is where, how sure
world-steps-choose = Choose
world-steps-choose-note = region and rules
world-steps-fund = Fund
world-steps-fund-note = who pays when
world-steps-share = Share
world-steps-share-note = print, save, export
world-steps-dismiss = Hide these steps
world-steps-label = Four steps
world-finding-node = { $subject }: { $n } of the { $of } lowest are in { $region }
world-pick-others = Other indicators
world-col-code = Code
world-layers = Layers
world-layer-clouds = Cloud regions
world-layer-coast = Coast
world-layer-neighbours = Neighbours
world-layer-cities = { $n } cities
world-layer-cities-label = City with cloud regions
world-layer-city = { $city }, { $economy }: { $providers }
world-layer-city-uncounted = { $city }, { $economy }: { $providers } (not counted)
world-layer-city-short = { $city } ({ $providers })
world-layer-has-coast = coast
world-layer-landlocked = landlocked
world-layer-clouds-note = square: a city’s cloud regions, hollow: not counted
world-layer-coast-note = strong line: coast, ruled: landlocked
world-layer-neighbours-note = lines: neighbours
world-col-cloud-km = Nearest cloud, km
world-count-milestones = Count milestones
world-count-title = Score outcomes alone, or outcomes together with milestones: laws, strategies, institutions
