# Sources, licences, vintages.
sources-title = { $values } values of { $indicators } indicators, each with its year and source; { $old ->
    [0] none of the scored ones ends
    [one] one of the scored ones ends
   *[other] { $old } of the scored ones end
} before { $year }
sources-sub = Every value on every screen has a year and a source; click one on an economy’s profile to see both, with its licence and its way into the score.
sources-list = { $n } sources, each with its licence and attribution
sources-col-source = Source
sources-col-publisher = Publisher
sources-col-indicators = Indicators
sources-col-vintage = Vintage
sources-col-licence = Licence
sources-col-attribution = Attribution
sources-not-values = names, maps
sources-problems = { $n } indicators have no value after { $year }
sources-problems-note = Their series ended, or are published with a delay of years. They are flagged “old” wherever they stand; a newer national value can stand beside them.
sources-last = last year { $year }
sources-used = in a score
sources-context = context, sizing
sources-indicators = All { $n } indicators
sources-col-id = Identifier
sources-col-series = Series
sources-col-first = First year
sources-col-last = Last year
sources-col-economies = Economies { $first }–{ $last }
sources-col-use = Use
sources-boundaries = Boundaries and names
sources-disclaimer = The boundary file can be exchanged when Groundwork is built. Economies are those of ISO 3166 and Kosovo; “economy” says nothing about the status of a territory. Scores are a reading aid for planning, not a judgement of a government, and not a source of their own: cite the publisher of each value.
sources-software = Software inside this file
sources-software-note = Groundwork itself is free under MIT or Apache-2.0, at your choice. It stands on these and their dependencies, all under permissive licences.
sources-does-page = page
sources-does-charts = charts
sources-does-map = map geometry
sources-does-words = words and plurals
sources-does-files = files
sources-does-solver = optimisation
