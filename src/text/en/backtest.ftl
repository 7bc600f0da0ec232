# The backtest: what the baselines would have said, and what came.
screen-backtest = Backtest
back-title = From { $origin }, { $years } years on: { $better } of { $tested } tested indicators were foreseen better than by leaving them as they were; for { $stayed } the last value was kept
back-sub = Every forecast saw only what had been published by its origin. Today’s income groups leak a little into the past.
back-origin = Origin
back-said-in = Said in { $year }
back-horizon = Years ahead
back-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
 } ahead
back-economy = Economy
back-joint = Joint draws
back-scores = The band of the score
back-score = { $framework }: { $covered } of { $units } scores fell inside the 80% band; the middle erred by { $mae } points, unchanged indicators by { $stay }.
back-no-score = Too few economies have the indicators of a score at both ends.
back-table = Every indicator
back-table-sub = Errors beside other methods: below 1.00 the method chosen erred less. An 80% interval should hold 65–95% of what came; others are marked with an exclamation mark. A row shows its hindcast above.
back-col-ratio = Error ÷ persistence
back-col-linear = ÷ linear
back-col-holt = ÷ Holt
back-col-region = ÷ regional pace
back-col-mae = Mean error
back-col-coverage = Inside 80%
back-col-interval = Interval score ÷ persistence
back-col-units = Economies
back-no-start = { $who } had no value in the five years up to { $year }.
back-inside = { $name }, { $who }: { $said } was said for { $year }, { $came } came, inside the interval
back-outside = { $name }, { $who }: { $said } was said for { $year }, { $came } came, outside the interval
back-no-band = { $name }, { $who }: { $said } was said for { $year }, { $came } came; no interval could be calibrated
back-no-truth = { $name }, { $who }: nothing was published in the five years after { $year }
back-measured = Measured
back-forecast = Said then
back-fan-sub = { $method } · { $unit } · 80% interval
back-year = Year
