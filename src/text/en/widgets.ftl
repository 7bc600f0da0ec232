# Parts used by every screen.
table-copy = Copy as TSV
table-csv = Export CSV
table-copied = { $n ->
    [one] { $n } row copied
   *[other] { $n } rows copied
}
table-sort = Sort by { $column }
chart-svg = Export SVG
chart-table = Show as table
chart-source = Source: { $source }. Plan { $hash }.
missing-never = never published
missing-old = only { $year }, too old
missing-unknown = not in the pack
missing-short = no data
work-cancel = Cancel
work-left = about { $seconds } s left
work-done-share = { $share } done
state-try-again = Try again
percent = { $n }%
money-m = US$ { $amount } m
money-k = US$ { $amount } k
money-plain = US$ { $amount }
range = { $low }–{ $high }
list-and = { $a } and { $b }
work-cancelled = Cancelled. Nothing was changed.
list-comma = { $a }, { $b }
