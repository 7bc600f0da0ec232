table-copy = Copier en TSV
table-csv = Exporter en CSV
table-copied = { $n ->
    [one] { $n } ligne copiée
   *[other] { $n } lignes copiées
}
table-sort = Trier par { $column }
chart-svg = Exporter en SVG
chart-table = Montrer en tableau
chart-source = Source : { $source }. Plan { $hash }.
missing-never = jamais publié
missing-old = seulement { $year }, trop ancien
missing-unknown = absent des données
missing-short = pas de donnée
work-cancel = Annuler
work-left = encore { $seconds } s environ
work-done-share = { $share } fait
state-try-again = Réessayer
percent = { $n } %
money-m = { $amount } M US$
money-k = { $amount } k US$
money-plain = { $amount } US$
range = { $low }–{ $high }
list-and = { $a } et { $b }
work-cancelled = Annulé. Rien n’a été changé.
list-comma = { $a }, { $b }
