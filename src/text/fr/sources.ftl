# Sources, licences, millésimes.
sources-title = { $values } valeurs de { $indicators } indicateurs, chacune avec son année et sa source ; parmi ceux qui comptent, { $old ->
    [0] aucun ne s’arrête
    [one] un s’arrête
   *[other] { $old } s’arrêtent
} avant { $year }
sources-sub = Chaque valeur de chaque écran a une année et une source ; cliquez-en une sur le profil d’une économie pour voir les deux, avec sa licence et son chemin vers le score.
sources-list = { $n } sources, chacune avec sa licence et sa mention
sources-col-source = Source
sources-col-publisher = Éditeur
sources-col-indicators = Indicateurs
sources-col-vintage = Millésime
sources-col-licence = Licence
sources-col-attribution = Attribution
sources-not-values = noms, cartes
sources-problems = { $n } indicateurs n’ont pas de valeur après { $year }
sources-problems-note = Leurs séries se sont arrêtées, ou paraissent avec des années de retard. Ils sont marqués « ancien » partout ; une valeur nationale plus récente peut se tenir à côté.
sources-last = dernière année { $year }
sources-used = dans un score
sources-context = contexte, dimensionnement
sources-indicators = Les { $n } indicateurs
sources-col-id = Identifiant
sources-col-series = Série
sources-col-first = Première année
sources-col-last = Dernière année
sources-col-economies = Économies { $first }–{ $last }
sources-col-use = Usage
sources-boundaries = Frontières et noms
sources-disclaimer = Le fichier des frontières peut être remplacé à la construction de Groundwork. Les économies sont celles de la norme ISO 3166 et le Kosovo ; « économie » ne dit rien du statut d’un territoire. Les scores aident à planifier ; ils ne jugent pas un gouvernement et ne sont pas une source : citez l’éditeur de chaque valeur.
sources-software = Logiciels dans ce fichier
sources-software-note = Groundwork est libre sous MIT ou Apache-2.0, à votre choix. Il s’appuie sur ceux-ci et leurs dépendances, tous sous licences permissives.
sources-does-page = page
sources-does-charts = graphiques
sources-does-map = géométrie de la carte
sources-does-words = mots et pluriels
sources-does-files = fichiers
sources-does-solver = optimisation
