# The frame: masthead, plan, language, theme, search.
app-name = Groundwork
skip-to-content = Skip to content
more-screens = More
more-screens-label = More screens
screens-label = Screens
screen-world = World
screen-economy = Economy
screen-portfolio = Portfolio
screen-prioritise = Prioritise
screen-impact = Money & impact
screen-catalogue = Catalogue
screen-method = Worked examples
screen-sources = Sources
screen-help = Help
plan-drawer = Plan: { $name }. Open plan and safety
saved-here = Kept on this laptop
saved-file = Saved to file { $file } { $time }
saved-due = { $days ->
    [0] Not saved to a file yet
    [one] Not saved to a file for { $days } day
   *[other] Not saved to a file for { $days } days
}
example-tag = Example, read-only
make-mine = Make it mine
make-mine-name = { $name } (my copy)
undo = Undo
redo = Redo
language-label = Language
theme-label = Theme
theme-system = As the system
theme-light = Light
theme-dark = Dark
find-label = Economy, screen
find-hint = Type an economy, a code or a screen
find-none = Nothing found for “{ $query }”.
find-kind-economy = Economy
find-kind-screen = Screen
find-results = { $n ->
    [0] No result
    [one] { $n } result
   *[other] { $n } results
}
close = Close
print = Print
address-ignored = The address “{ $address }” names nothing here, so it was ignored.
engine-lost = The calculation stopped unexpectedly. Your plan is untouched; try again.
print-foot = { $plan } · printed { $date } · values up to { $year } · boundaries: Natural Earth, no endorsement
plan-save = Save to file
plan-open = Open a file
plan-new-example = Back to the example
made-mine = This plan is yours now.
plan-offered = Your browser was offered { $file }. It does not say whether the file was written.
