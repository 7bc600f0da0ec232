# The ledger: what others have promised and paid, who funds what, rates and prices, after the end.
error-assign-short = The envelopes cannot pay for the portfolio
step-entry = Ledger: { $project }
step-entry-gone = Ledger: an entry removed
step-rate = Rate of { $currency }, { $date }
step-deflator = Price index of { $year }
step-upkeep = Who pays after the end of { $project }
step-pipeline-out = Pipeline left out
step-pipeline-in = Pipeline counted
