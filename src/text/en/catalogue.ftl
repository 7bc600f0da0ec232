catalogue-sub = Every value is a default that you can change; the shipped one is kept. Costs are for one unit, in constant US dollars.
catalogue-finding = { $n } kinds of project: the cost of { $cost } and the effect of { $effect } rest on assumptions
catalogue-tabs = Parts of the catalogue
catalogue-tab-list = Projects
catalogue-tab-graph = What stands on what
catalogue-tab-unmoved = What nothing moves
catalogue-tab-guard = Do no harm
catalogue-no-number = no number
catalogue-edited = edited
catalogue-own = your own
catalogue-faults = { $n ->
    [one] { $n } fault
   *[other] { $n } faults
}
catalogue-new-name = New project
catalogue-more = and { $n } more
catalogue-moves-nothing = moves nothing that is counted
catalogue-grades-title = Evidence of cost / of effect: A measured, B published range, C build-up, D assumption
catalogue-group = · { $n }
catalogue-outcomes = Outcomes only
catalogue-add = Add a project
catalogue-col-axis = US$ 10 to 100 m
catalogue-col-cost = Cost of a unit
catalogue-col-unit = Unit
catalogue-col-grades = Evidence
catalogue-col-moves = Moves
catalogue-axis-note = Bars: low, middle and high cost of one unit on a logarithmic axis; hatched where the cost is an assumption. Milestones are steps, not outcomes, and are marked.
catalogue-copied = Copied into your plan
catalogue-restore = Restore the default
catalogue-restored = The shipped values are back
catalogue-remove = Remove
catalogue-removed = Removed
catalogue-duplicate = Duplicate
catalogue-to-graph = What it stands on
catalogue-left-out = Left out of the plan until this is mended:
catalogue-effect-left-out = This effect is left out:
catalogue-rules = When it can be proposed
catalogue-sizing = Units that meet the need
catalogue-prerequisites = Needs first
catalogue-eligible = Proposed where
catalogue-name = Name
catalogue-low = Low
catalogue-mid = Middle
catalogue-high = High
catalogue-was = shipped: { $value }
catalogue-delivery-is = Delivered in full { $full }, in part { $partial }, failed { $fail }
catalogue-cost-of = Cost of a unit, US$ ({ $unit })
catalogue-grade = Evidence
catalogue-grade-of = Evidence of the effect on { $name }
catalogue-source = Source
catalogue-times = Fixed cost, upkeep, time
catalogue-fixed = Fixed cost of a project, US$
catalogue-om = Upkeep, share of capital a year
catalogue-work = Years of work
catalogue-lag = Years from completion to first effect
catalogue-tau = Years until two thirds of the effect
catalogue-decay = Share lost a year without upkeep
catalogue-harms = Could do harm by
catalogue-harms-note = Where a mark is set, the do-no-harm screen looks at every economy of the plan. It flags; it never drops a project.
catalogue-kind = Kind of effect
catalogue-kind-exposure = people reached
catalogue-kind-gap = share of the gap
catalogue-kind-log = relative change
catalogue-kind-spend = spending
catalogue-kind-count = heads counted
catalogue-kind-milestone = milestone
catalogue-drop-effect = Remove the effect on { $name }
catalogue-add-effect = Add an effect on …
catalogue-effects = { $n ->
    [0] Moves nothing yet
    [one] Moves one indicator or milestone
   *[other] Moves { $n } indicators and milestones
}
catalogue-effects-note = Low, middle, high at full delivery of a medium project. A percentage of the gap or a relative change is written as a share: 0.05 is 5 %.
catalogue-fault-low-above-high = Low must not be above middle, nor middle above high.
catalogue-fault-negative = A negative number has no meaning here.
catalogue-fault-out-of-range = The number is out of its range.
catalogue-fault-not-a-distribution = The three chances of delivery must add up to 1.
catalogue-fault-not-an-expression = The rule cannot be read.
catalogue-fault-wrong-sort = A number was expected where a condition stands, or the other way round.
catalogue-fault-unknown-field = No indicator of this name is known.
catalogue-fault-unknown-archetype = The rule names a project that is not in the catalogue.
catalogue-fault-unknown-milestone = The rule names a milestone that nothing moves.
catalogue-fault-project-outside-prerequisites = Other projects can be named only under “needs first”.
catalogue-fault-question-in-size = A size cannot depend on a question.
catalogue-fault-not-a-clause = Projects can only be joined by “or” in one clause.
catalogue-fault-cycle = These projects need one another in a circle: none could ever start.
catalogue-fault-duplicate-key = The same indicator is named twice.
catalogue-fault-kind-of-indicator = A milestone takes the milestone kind, and only a milestone does.
catalogue-fault-base-of-indicator = The base does not fit the indicator’s unit.
catalogue-fault-not-finite = A number is missing.
catalogue-fault-empty = A name is missing.
catalogue-fault-other = The value breaks a rule of the catalogue.
catalogue-unmoved-title = { $name }: no project moves { $n } of { $all }
catalogue-unmoved-none = Every indicator and milestone is moved by some project.
catalogue-unmoved-lead = Money spent through this catalogue changes the score only through what it moves. What follows stays on its own path whatever is chosen.
catalogue-stage-services = Services
catalogue-stage-beside = Skills, rules, research
catalogue-graph-plan = In the plan
catalogue-graph-others = Other economies
catalogue-graph-pick = Economy of the graph
catalogue-graph-title = { $economy }: { $ready } kinds of project can start, { $open } ask a question first, { $waits } wait for another, { $blocked } are blocked
catalogue-graph-sub = A line runs from a project to those that need it; where several could serve, one is enough. In the accent colour: what is waited for.
catalogue-graph-table = What is in the way, project by project
catalogue-state-ready = can start
catalogue-state-open = a question is open
catalogue-state-waits = waits for another project
catalogue-state-blocked = blocked
catalogue-state-out = not proposed here
catalogue-excluded-size = Its size cannot be given: no value for
catalogue-excluded-floor = The need is too small for a project.
catalogue-waits-for = waits for { $projects }
catalogue-asks = to be verified: { $question }
catalogue-col-stage = Stage
catalogue-col-needs = Needs one of
catalogue-col-state = State
catalogue-threshold = Threshold
threshold-voice = Voice and accountability below (−2.5 to 2.5)
threshold-rule_of_law = Rule of law below (−2.5 to 2.5)
threshold-stability = Political stability below (−2.5 to 2.5)
threshold-margin = Watched up to so far above these three
threshold-inequality = Gender inequality above (0 to 1)
threshold-power = Access to electricity below, % of people
threshold-income = Income a person below, US$
guard-title = { $n ->
    [0] No serious flag in the plan’s economies
    [one] One serious flag in the plan’s economies; mitigation agreed for { $agreed }
   *[other] { $n } serious flags in the plan’s economies; mitigation agreed for { $agreed }
}
guard-sub = A flag asks for a mitigation; it never drops a project. Mitigations are agreed where a project is opened in the portfolio.
guard-col-harm = Could do harm by
guard-serious = Serious in
guard-watch = Watched in
guard-col-agreed = Agreed
guard-answered = { $n } of { $all }
guard-thresholds = Thresholds
guard-thresholds-note = Beyond a threshold a flag is serious; near it, or where a value is missing, it is watched. The numbers are ours, not a standard.
guard-restore = Restore the default thresholds
guard-detail = Do no harm
guard-none = No flag for this kind of project in these economies.
guard-is-serious = serious
guard-is-watched = watch
guard-missing = no value: { $fields }
guard-asked = Asked for:
guard-agreed = Agreed:
guard-note = What was agreed
guard-agree = Mitigation agreed
guard-take-back = Take back
guard-tag = { $n ->
    [one] do no harm: { $n } flag
   *[other] do no harm: { $n } flags
}
guard-tag-agreed = do no harm: mitigation agreed
guard-in-catalogue = In the catalogue
harm-surveillance = surveillance of people
harm-exclusion = shutting people out
harm-personal_data = misuse of personal data
harm-arbitrary = arbitrary use of power
harm-dual_use = diversion to other ends
harm-brain_drain = loss of trained people
harm-resource = taking scarce power, water or land
mitigation-surveillance = A law that limits access and keeps a record of it, an independent overseer with the right to stop the system, and an end date for every exception.
mitigation-exclusion = A way to be served without the system, registration where people live, women and minorities in its design, and a count of who is left out.
mitigation-personal_data = A data-protection authority at work before data are collected, least data, privacy-preserving methods, and an impact assessment that is published.
mitigation-arbitrary = Written criteria, reasons for each decision, time limits, and an appeal to a court.
mitigation-dual_use = A check of end users, a log of who computes what, export-control screening, and a right of audit for the funders.
mitigation-brain_drain = Return grants and career posts at home, hosts that share time, and a yearly count of who came back.
mitigation-resource = New supply that is paid by the project, efficient cooling, and public figures of power and water used.
step-archetype = Changed the project { $name } in the catalogue
step-archetype-gone = Restored or removed the project { $name }
step-safeguards = Set the thresholds of the do-no-harm screen
step-safeguards-gone = Restored the thresholds of the do-no-harm screen
step-mitigation = Agreed a mitigation: { $name }, { $economy }
step-mitigation-gone = Took back a mitigation: { $name }, { $economy }
method-title = Three effects worked by hand, from the need to the indicator
method-sub = The numbers below are computed now by the same functions as every projection, from the catalogue of this plan. Change the catalogue and they change.
method-some-missing = An example is missing: its project or its effect was taken out of the catalogue.
method-exposure = By people reached
method-gap = By a share of the gap
method-log = By a relative change
method-finding = { $project }: { $indicator } from { $from } to { $to } { $unit }
method-made-up = The economy is made up; its values:
method-frontier = Best that peers have reached
worked-size = Size: the medium share of the need, within the cap
worked-size-sum = need { $need }, cap { $cap } → { $result }
worked-cost = Cost: units × unit cost × local prices × economies of scale + fixed cost
worked-cost-sum = { $units } × { $unit } × { $factor } × { $scale } + { $fixed } = US$ { $result }
worked-exposure = Increment: people reached × adoption ÷ population, in the indicator’s unit
worked-exposure-sum = { $base } × { $units } × { $people } × { $adoption } ÷ { $population } = { $result }
worked-gap = Increment: share of the gap, by size against a medium project
worked-gap-sum = { $size } × { $units } ÷ { $medium } × { $gap } = { $result }
worked-log = Increment: relative change, by size against a medium project
worked-log-sum = { $from } × (e^({ $size } × { $units } ÷ { $medium }) − 1) = { $result }
worked-additional = Less those who would have got there anyway
worked-additional-sum = { $moved } × { $share } = { $result }
worked-dose = Dose that alone gives this increment
worked-dose-sum = −ln(1 − { $moved } ÷ { $gap }) = { $result }
worked-delivery = Expected delivery: full, partial, failed
worked-delivery-sum = { $full } + { $partial } × { $half } + { $fail } × { $little } = { $result }
worked-bought = Share of the units that a fixed budget buys after overruns
worked-bought-sum = mean over overruns and unit costs = { $result }
worked-absorption = What institutions can absorb, from government effectiveness and statistics
worked-absorption-sum = effectiveness { $effectiveness }, statistics { $statistics } → { $result }
worked-time = Share there in the year: nothing before completion and lag, then a ramp, less decay without upkeep
worked-time-sum = start { $start }, { $work } years of work, lag { $lag }, τ { $tau }, decay { $decay }, upkeep paid { $paid }; in { $year }: { $result }
worked-together = Effective dose: dose × bought × delivered × absorbed × there
worked-together-sum = { $dose } × { $bought } × { $delivered } × { $alpha } × { $there } = { $result }
worked-saturation = Value with the project: one saturation for all projects together
worked-saturation-sum = { $from } + ({ $frontier } − { $from }) × (1 − e^−{ $dose }) = { $result }
