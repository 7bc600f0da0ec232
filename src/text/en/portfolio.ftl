# Portfolio: findings, solve, rules, tables.
portfolio-label-optimised = optimised, gap { $gap }
portfolio-label-bounded = optimised
portfolio-label-heuristic = not optimised
portfolio-title-proven = { $money } buys { $points } impact points, proven within { $gap } of the best possible
portfolio-title-optimal = { $money } buys { $points } impact points, and nothing better is possible
portfolio-title-heuristic = { $money } buys { $points } impact points, not optimised: one click from the real solve
portfolio-title-empty = Nothing is chosen: no project fits the money and the rules
portfolio-sub = Impact: expected readiness points, mean to { $horizon }, weighted by population^{ $exponent }. { $projects } of { $programme } candidates, { $economies } economies, { $year } prices.
portfolio-solve = Solve
portfolio-solve-again = Solve again
portfolio-settling = Keeping the best
portfolio-cancel = Cancel
portfolio-cancel-keep = Cancel and keep the best so far
portfolio-accept = Accept portfolio
portfolio-accept-mine = Make it mine and accept
portfolio-is-accepted = Accepted
portfolio-accepted = Portfolio accepted.
portfolio-mine-accepted = This plan is yours now, with this portfolio accepted.
portfolio-made-mine = This plan is yours now, with your change.
portfolio-stale = The accepted portfolio was found for other money, rules or data, so it is not shown. Solve, look, and accept again; undo brings it back.
portfolio-offer = The example is read-only
portfolio-offer-note = Your change needs a plan of your own. A copy is made and changed in one step, which undo takes back.
portfolio-offer-yes = Make it mine and change it
portfolio-offer-no = Leave it as it is
portfolio-computing = Looking for a first portfolio
portfolio-computing-note = Candidates, their effects and a feasible choice are worked out on this laptop.
portfolio-refused = No portfolio can be shown for this plan
portfolio-refused-note = Nothing was changed. Change what stands below, or undo the last step.
portfolio-proof-title = At most { $left } points are left to find
portfolio-proof-note = Best choice and bound by { $solver }; every rule checked again in whole cents.
portfolio-proof-none = How much better it could be is not known yet
portfolio-proof-none-note = A quick choice by points per dollar, computed here and now and checked in whole cents. Solve finds a better one and proves how good it is.
portfolio-found = found { $points }
portfolio-bound = bound { $points }
portfolio-gap = gap: what the best possible could add at most
portfolio-gap-unknown = no bound
portfolio-hash = Programme { $hash }
portfolio-phase-preparing = Writing the programme
portfolio-phase-loading = Starting the solver
portfolio-phase-searching = Searching, and proving
portfolio-phase-relaxation = Bounding: every portfolio at once
portfolio-phase-restricted = Searching among the likely projects
portfolio-phase-improve = Improving: every project that could still help
portfolio-phase-settling = Paying to the cent and checking every rule
portfolio-none-yet = none yet
portfolio-fact-seconds = seconds
portfolio-fact-nodes = nodes
portfolio-fact-incumbent = best found
portfolio-fact-bound = bound
portfolio-fact-gap = gap
portfolio-solving-note = HiGHS works on this laptop; the page stays free, and you may look at other screens.
portfolio-solving-other = The plan has changed since: this solve answers the plan as it was.
portfolio-solving-live = A solve is under way
portfolio-rules-title = { $n ->
    [0] No rule binds
    [one] One rule binds
   *[other] { $n } rules bind
}
portfolio-rules-caption = Rules: shares of the funders’ money, what is set and what is used
portfolio-col-rule = Rule
portfolio-col-floor = At least, %
portfolio-col-cap = At most, %
portfolio-col-used = Used
portfolio-floor = { $rule }: at least, percent
portfolio-cap = { $rule }: at most, percent
portfolio-rule-ldc = Least developed countries
portfolio-rule-absorption = Yearly spending
portfolio-rule-absorption-title = Limit of what an economy can absorb in a year, an assumption of the programme; shown where it is nearest
portfolio-rule-economy = Any one economy
portfolio-region = Region
portfolio-region-own = Own choice
portfolio-region-count = { $n ->
    [one] { $n } economy
   *[other] { $n } economies
}
portfolio-kind-continent = Continents
portfolio-kind-subregion = Sub-regions
portfolio-kind-intermediate = Intermediate regions
portfolio-kind-community = Economic communities
portfolio-kind-world-bank = World Bank regions
portfolio-kind-group = Groups
portfolio-envelopes-title = { $used } of { $new } is used, { $share }
portfolio-envelopes-caption = New money by funder and year, US$ m, and what is paid
portfolio-col-funder = Funder, US$ m
portfolio-envelope = { $funder }, { $year }, US$ m
portfolio-envelope-used = paid { $paid } of { $available } available
portfolio-funder-used = { $paid } of { $new } used
portfolio-carries = unused money moves on
portfolio-lapses = unused money lapses
portfolio-earmark = { $name }, { $share } earmarked: { $paid } of { $reserved }
portfolio-chosen-title = { $n ->
    [one] One project in
   *[other] { $n } projects in
} { $economies ->
    [one] one economy
   *[other] { $economies } economies
}
portfolio-chosen-caption = Chosen projects with cost, contribution, reason and calendar
portfolio-col-project = Project
portfolio-col-economies = Economies
portfolio-col-group = Group
portfolio-col-money = US$ m
portfolio-col-range = Low–high
portfolio-col-range-title = Low to high cost, US$ m; the bar is on a logarithmic axis
portfolio-col-points = Points
portfolio-col-why = Why it is in
portfolio-col-grades = Evidence
portfolio-col-grades-title = Grade of the cost / grade of the effect: A measured, B published range, C built up, D assumption
portfolio-col-start = First year
portfolio-col-end = Last year of work
portfolio-col-effect = First effect
portfolio-svg-sub = Bars: work; dashes: until the effect. Columns: paid, US$ m; line: envelopes.
portfolio-col-when = Years of work and first effect
portfolio-foot = { $n ->
    [one] One project
   *[other] { $n } projects
}
portfolio-foot-filtered = { $n } of { $of } projects
portfolio-foot-note = Points: what is lost without the project; together they overlap. Bars: work; dashes: until effect. Columns: paid, US$ m; line: envelopes.
portfolio-when = work { $start }–{ $end }, first effect { $lag ->
    [0] at once
    [one] { $lag } year later
   *[other] { $lag } years later
}
portfolio-year-said = { $year }: { $paid } paid, envelopes { $envelope }
portfolio-why-unlocks = { $n ->
    [one] unlocks one other project
   *[other] unlocks { $n } other projects
}; { $rate } per US$ m
portfolio-why-largest = largest single gain; { $rate } per US$ m
portfolio-why-best = best value: { $rate } per US$ m
portfolio-why-earmark = best use of the earmark { $name }; { $rate } per US$ m
portfolio-why-ldc = holds the LDC floor; { $rate } per US$ m
portfolio-why-value = { $rate } per US$ m
portfolio-to-verify = { $n } to verify
portfolio-grades = cost: { $cost }; effect: { $effect }
portfolio-filter-economy = Only one economy
portfolio-filter-theme = Only one theme
portfolio-all-economies = All economies
portfolio-all-themes = All themes
portfolio-theme-other = Other
portfolio-reasons = Why this size and this cost
portfolio-recurrent = After completion: { $amount } a year to keep it going; who pays is open.
portfolio-requirements = What it requires
portfolio-requires-nothing = Nothing.
portfolio-payments = Who pays when, US$ m
portfolio-detail-unknown = The details of this project are still being worked out.
portfolio-not-verified = not verified
portfolio-met = met
portfolio-unmet = not met
portfolio-met-by = A project meets it: { $projects }.
portfolio-no-value = No value for { $field }: taken as open.
portfolio-rule-words = The rule as the catalogue writes it
portfolio-answer-yes = Yes
portfolio-answer-no = No
portfolio-answer-none = Not begun
portfolio-answer-way = Under way
portfolio-answer-operating = Operating
portfolio-evidence = { $name } { $value } ({ $year })
portfolio-left-title = Left out, and what it would take
portfolio-left-title-wait = Working out what was left out
portfolio-left-tab = Left out ({ $n })
portfolio-excluded-tab = Not eligible ({ $n })
portfolio-excluded-caption = Not eligible: the rule and the values that decided
portfolio-col-alone = Alone
portfolio-col-alone-title = Impact points if it were the only project
portfolio-col-take = What it would take, at its smallest size
portfolio-col-reason = Why
portfolio-col-values = Values that decided
portfolio-show-all = Show all { $n }
portfolio-every-project = Every project
portfolio-excluded-oda = may not receive development aid
portfolio-excluded-rule = a rule of eligibility does not hold
portfolio-excluded-size = no size: no value for { $fields }
portfolio-excluded-floor = need of { $need } units is below the least that makes sense, { $floor }
portfolio-excluded-prerequisite = needs first what no project here can bring
portfolio-take-trying = working it out
portfolio-take-fits = it fits now and adds { $points } points: solve
portfolio-take-nothing = it fits, but adds nothing beside what is chosen
portfolio-take-money = { $amount } more in { $year }
portfolio-take-years = more years: its work cannot end within the plan
portfolio-take-never = the plan says never
portfolio-take-first = first: { $project }
portfolio-take-sooner = { $project } finished sooner, or more years
portfolio-take-absorption = a higher limit of yearly spending in { $economy }
portfolio-take-ldc = a lower floor for least developed countries
portfolio-take-cap = a higher cap for one economy ({ $economy })
portfolio-take-group = another floor or cap of a group
portfolio-take-rule = a rule stands in the way: { $rule }
portfolio-take-novalue = not in the programme: no effect on any indicator counted
portfolio-take-limit = not in the programme: others bring more per dollar; raise the limit of candidates
# why a candidate is as large and as dear as it is
reason-size = { $economy }: { $units } units, { $share }% of a need of { $need }.
reason-capped = { $economy }: held at { $cap } units, the most for one project.
reason-cost-factor = { $economy }: unit cost × { $factor } of the reference (prices × { $price }, distance +{ $distance }%, landlocked or island +{ $position }%).
reason-cloud = { $economy }: nearest cloud region { $cloud } ({ $provider }), { $km } km from where people live; +{ $dearer }% cost.
reason-cloud-unknown = { $economy }: the distance to a cloud region is not known.
reason-capital = { $economy }: towns lie { $km } km from the capital on average by population; +{ $dearer }% cost.
reason-island = { $economy }: a small island state; dearer transport.
reason-landlocked = { $economy }: landlocked; dearer transport.
reason-coast = { $economy }: has a coast where a cable can land.
reason-shared = Shared by { $economies ->
    [one] one economy
   *[other] { $economies } neighbouring economies
}: { $list }.
reason-running-cost-included = The unit cost contains the running cost: nothing more afterwards.
reason-no-effect = { $economy }: no effect counted on { $indicator }, because there is no value for { $missing }.
# regions
region-africa = Africa
region-americas = Americas
region-asia = Asia
region-europe = Europe
region-oceania = Oceania
region-caribbean = Caribbean
region-central-america = Central America
region-eastern-africa = Eastern Africa
region-middle-africa = Middle Africa
region-south-america = South America
region-southern-africa = Southern Africa
region-western-africa = Western Africa
region-wb-east-asia-pacific = East Asia and Pacific
region-wb-europe-central-asia = Europe and Central Asia
region-wb-latin-america-caribbean = Latin America and Caribbean
region-wb-middle-east-north-africa-afghanistan-pakistan = Middle East, North Africa, Afghanistan and Pakistan
region-wb-north-america = North America
region-wb-south-asia = South Asia
region-wb-sub-saharan-africa = Sub-Saharan Africa
region-asean = Association of Southeast Asian Nations
region-eac = East African Community
region-ecowas = Economic Community of West African States
region-sadc = Southern African Development Community
region-ldc = Least developed countries
region-lldc = Landlocked developing countries
region-sids = Small island developing states
# what was refused
error-no-portfolio-fits = No portfolio meets every rule. Loosen a floor, take a project off the must list or add money.
error-solver = The solver stopped unexpectedly. Your plan is untouched; try again.
error-infeasible = No portfolio meets every rule. Loosen a floor, take a project off the must list or add money.
error-problem = The plan’s programme cannot be solved as it is. The lines below name each fault.
error-solver-answer = The solver’s answer does not belong to this programme. Try again.
error-unknown-framework = The plan names a framework that this version does not have.
error-weights = No weight of a group is above zero. Give one indicator a weight.
error-tier-rules = The tier rules of the plan cannot be applied.
error-target = A target is not a number.
error-catalogue = A rule of the catalogue cannot be read.
error-no-portfolio = There is no portfolio yet.
# questions that no field decides; the catalogue's own words
question-schools_offline = Are more than a fifth of schools without internet?
question-site_solar = Will the sites have their own solar power?
question-open_access_rule = Is there an open-access rule for backbone networks?
question-far_from_fibre = Do more than 15 % of people live over 25 km from fibre?
question-fewer_than_two_cables = Do fewer than two submarine cables land here?
question-three_isps = Are there at least three internet providers?
question-ixp_needed = Is there no internet exchange point, or does less than 30 % of traffic stay local?
question-no_tier3 = Is there no Tier III data centre?
question-hosted_abroad = Can the cluster be hosted abroad?
question-fifty_ml_researchers = Are at least 50 machine-learning researchers active?
question-language_absent = Are widely spoken languages absent from the large corpora?
question-four_g_now = Does 4G reach at least half of the people today?
question-internet_locally = Is the internet available where people would be trained?
question-youth_ict_demand = Do young people and employers ask for digital training?
question-partner_host = Is there a partner university that hosts fellows?
question-tertiary_exists = Is there a system of higher education?
question-regulation_g1_g3 = Is ICT regulation in an early generation (G1 to G3)?
question-cyber_capacity_low = Is capacity in cybersecurity low?
question-civil_registry = Is a civil registry in operation?
question-id_coverage_low = Do fewer than 90 % of people have a recognised identity document?
question-takes_part_in_transfers = Does the economy take part in transfers of computing or data?
question-milestone_cloud_access = How far is public access to cloud computing for researchers?
question-milestone_egov_services = How far are government services online?
question-milestone_language_data = How far are open data of the local languages?
question-milestone_ai_strategy = How far is the national AI strategy?
question-milestone_ai_safety_unit = How far is a unit for AI safety and standards?
question-milestone_data_protection = How far is the data-protection authority?
question-milestone_csirt = How far is the national incident response team?
question-milestone_digital_id = How far is the foundational digital identity?
question-milestone_tech_safeguards = How far are safeguards for technology transfer?
question-milestone_teacher_ict = How far is the training of teachers in ICT?
portfolio-hold = Decided by hand
portfolio-hold-free = Let the solver decide
portfolio-hold-in = Must be in
portfolio-hold-out = Stays out
portfolio-hold-release = { $project }: let the solver decide
portfolio-held-title = Decided by hand: { $in } in, { $out } out
portfolio-project-named = { $project }, { $size }, { $economies }
portfolio-earmarks-edit = Terms and earmarks
portfolio-earmarks-title = Terms and earmarks of { $funder }
portfolio-earmarks-note = An earmark reserves a share of every year’s envelope for its scope. Nothing ticked means no limit of that kind. A shared project is in scope when all its economies are.
portfolio-earmarks-list = { $n ->
    [0] No earmark; { $free } is free
    [one] One earmark; { $free } is free
   *[other] { $n } earmarks; { $free } is free
}
portfolio-earmarks-done = Done
portfolio-earmark-name = Name of the earmark
portfolio-earmark-share = { $name }: share of every year’s envelope, percent
portfolio-earmark-percent = % of each year
portfolio-earmark-remove = Remove
portfolio-earmark-add = Add an earmark
portfolio-earmark-new = New earmark
portfolio-scope-funder = All of this funder’s money
portfolio-carry-over = Unused money carries over to the next year
portfolio-scope-ldc = Who
portfolio-scope-ldc-only = Least developed countries only
portfolio-scope-groups = Groups
portfolio-scope-themes = Themes
portfolio-scope-economies = Economies: { $n ->
    [0] all
   *[other] { $n } chosen
}
question-sensitive_data_held = Do agencies or hospitals hold sensitive records that could train models?
question-research_partnerships = Do universities work with foreign partners in sensitive fields?
question-no_screening = Is there no screening of foreign investment yet?
question-dual_use_trade = Are dual-use goods or computing equipment traded or carried through?
question-several_funders = Do at least two science funders work here?
question-not_in_standards = Does the economy not yet take part in the AI committees of standards bodies?
question-no_ren = Is there no research and education network in operation?
question-compute_at_hand = Is enough computing for adapting models at hand?
question-models_at_hand = Are models that speak the local languages at hand?
question-models_in_use = Are AI models in public use?
