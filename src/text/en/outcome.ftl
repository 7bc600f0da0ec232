# Money and impact: parts, choosers, tiers, chain, how sure.
outcome-parts = Parts of this screen
outcome-part-result = Result and money
outcome-part-chain = How it comes about
outcome-part-sure = How sure it is
outcome-two-plans = Two plans side by side
outcome-rank = Rank
outcome-of = of
outcome-all = every economy
outcome-measure = Rate or total
outcome-rate = Rate
outcome-total = Total
outcome-unit-places = places
outcome-unit-total = people or things
outcome-places = { $n } places
outcome-one-finding = { $who }: { $name } { $effect } by { $year }
outcome-one-sub = Bands: 80% of draws, in { $unit }. Right of the dotted line: projected.
outcome-last-payment = Dashed: last payment, { $year }.
outcome-back = Every economy
outcome-what = What is in this number
outcome-open-one = { $name }: large
outcome-open-number = { $name }, { $amount }: what is in this number
outcome-total-assumption = People of the base year in every year: an assumption, the pack has no projection of population.
outcome-total-unknown = No total, because the people are not known: { $list }.
outcome-rank-note = Rank 1 stands at the top. Ranks of past years are on the World screen.
outcome-fade = After the last payment ({ $last }) { $paid } of the upkeep is paid; what nobody maintains fades. In { $year } the projects stand at { $stands } of their full effect; with all upkeep paid it would be { $full }.
outcome-fade-none = All upkeep is paid after the last payment ({ $last }): nothing fades. In { $year } the projects stand at { $stands } of their full effect.
outcome-tier-finding = { $n ->
    [0] No economy reaches a higher tier through the portfolio
    [one] One of { $of } economies reaches a higher tier through the portfolio
   *[other] { $n } of { $of } economies reach a higher tier through the portfolio
}
outcome-tier-sub = Tiers 0–4 of the middle paths; a range where evidence is missing. Thresholds are assumptions.
outcome-tier-rises = Rises in
outcome-tier-open = Tier of { $name }: what is in this number
chain-col-project = Project
chain-col-output = Output
chain-col-indicator = Indicator
chain-col-tier = Foundation of the tiers
chain-work = { $scale }, { $from }–{ $to }
chain-output = { $n } × { $unit }
chain-people = reaches { $n } people
chain-stands = { $share } of full effect, from { $from }
chain-move = { $without } → { $with } { $unit }
chain-next = tier { $tier } asks { $at }
chain-finding = { $name }: { $n ->
    [one] one project moves
   *[other] { $n } projects move
} { $moved ->
    [one] one indicator
   *[other] { $moved } indicators
}; { $same ->
    [1] the tier stays { $before }
   *[other] the tier goes from { $before } to { $after }
}
chain-sub = Ribbons into an indicator: a project’s share of its move, between the goalposts; grey where the evidence is built up or assumed. Select a step to go there.
chain-note = Shares of the dose at mid values in { $year }; all projects on an indicator share one saturation. The moves are medians of the draws.
chain-none = No project of this portfolio works here.
chain-from = From
chain-to = To
chain-what = What passes
chain-builds = builds
chain-points = { $n } points of the indicator
chain-carries = { $n } points of the foundation
sure-spread = Spread of the scores
sure-spread-finding = Widest spread with the portfolio: { $name }, { $points } points between the 10th and the 90th percentile
sure-spread-sub = Score in { $year }, percentiles over the draws.
trial-budget = Try a budget
trial-all = all envelopes
trial-factor = Share of the envelopes
trial-sub = Drag: the heuristic chooses anew and everything here is redrawn. Nothing is changed in the plan.
trial-waiting = Choosing and drawing…
trial-found = { $envelope } of envelopes, { $paid } spent on { $n ->
    [one] one project
   *[other] { $n } projects
} by the heuristic, not optimised (on show: { $now }). Tiers and costs stay those of the portfolio on show.
trial-reset = Take back
