# The ledger: what others have promised and paid, who funds what, rates and prices, after the end.
screen-ledger = Ledger
ledger-title = { $n ->
    [0] Nothing is promised yet: every envelope is free
   *[other] { $committed } promised elsewhere leave { $left } of { $envelopes }
}
ledger-title-over = { $committed } are promised, { $over } more than the envelopes hold
ledger-sub = Commitments of the plan’s funders come off the envelope of their year, { $prices }. Measures of money are never added together.
ledger-prices-current = US$ in each year’s prices
ledger-prices-constant = US$ in { $year } prices
ledger-tab-label = Part of the ledger
ledger-tab-entries = Entries
ledger-tab-who = Who funds what
ledger-totals = Five measures, never added
ledger-measure-envelope = Envelope
ledger-measure-budget = Budget
ledger-measure-planned-disbursement = Planned disbursement
ledger-measure-commitment = Commitment
ledger-measure-disbursement = Disbursement
ledger-in = In it: { $n }
ledger-out = Left out: { $n }
ledger-nothing = Nothing
ledger-rates-used = Converted at { $rates }
ledger-rate-used = { $rate } { $currency } for US$ 1 of { $date }
ledger-claims = What commitments leave of each envelope
ledger-left-over = over by { $amount }
ledger-col-left = Left
ledger-col-committed = Committed
ledger-col-planned = Planned by this plan
ledger-col-project = Project
ledger-col-funder = Funder
ledger-col-where = Where, %
ledger-col-sector = Sector
ledger-col-year = Year
ledger-col-amount = Amount
ledger-col-currency = Currency
ledger-col-status = Status
ledger-col-measure = Measure
ledger-col-parent = Part of
ledger-col-counts = Counts as
ledger-add = Add an entry
ledger-new-project = New project
ledger-remove = Remove
ledger-removed = Removed { $project }
ledger-import = Import CSV
ledger-export = Export CSV
ledger-import-title = Import into the ledger
ledger-empty = No entries yet. Import a table of commitments, or add one by hand.
ledger-pipeline = Projects in the pipeline count
ledger-refused = { $column }: found { $found }, expected { $expected }
ledger-cell = { $column } of { $project }
ledger-all-funders = All together
ledger-reason-cancelled = cancelled
ledger-reason-pipeline = pipeline, not counted
ledger-reason-twin = typed twice
ledger-reason-funders = its funders are counted
ledger-reason-parts = its parts are counted: { $parts }
ledger-reason-measure = another measure: { $measure }
ledger-reason-rate = no rate of { $currency }
ledger-reason-index = no price index of { $year }
ledger-reason-split = its split is not 100 %
ledger-reason-years = not in the plan’s years
ledger-reason-funder = no funder of the plan
ledger-reason-large = too large
ledger-who-title = { $overlaps ->
    [0] No two funders overlap
    [one] One sector and place has two funders in separate projects
   *[other] { $overlaps } sectors and places have two funders in separate projects
}; { $gaps ->
    [0] every need has some money
    [one] one has a need and nobody’s money
   *[other] { $gaps } have a need and nobody’s money
}
ledger-who-sub = Sector × place × year, US$ m. Need: what the catalogue finds to do, at middle cost. Committed by others and planned here stand side by side.
ledger-col-need = Need
ledger-col-open = Open
ledger-col-overlap = Overlap
ledger-col-gap = Nobody in
error-assign-short = The envelopes cannot pay for the portfolio
step-entry = Ledger: { $project }
step-entry-gone = Ledger: an entry removed
step-rate = Rate of { $currency }, { $date }
step-deflator = Price index of { $year }
step-upkeep = Who pays after the end of { $project }
step-pipeline-out = Pipeline left out
step-pipeline-in = Pipeline counted
