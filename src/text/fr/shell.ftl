app-name = Groundwork
skip-to-content = Aller au contenu
more-screens = Plus
more-screens-label = Autres écrans
screens-label = Écrans
screen-world = Monde
screen-economy = Économie
screen-portfolio = Portefeuille
screen-prioritise = Prioriser
screen-impact = Argent et effets
screen-catalogue = Catalogue
screen-method = Exemples détaillés
screen-sources = Sources
screen-help = Aide
plan-drawer = Plan : { $name }. Ouvrir plan et sécurité
saved-here = Conservé sur cet ordinateur
saved-file = Enregistré dans { $file } { $time }
saved-due = { $days ->
    [0] Pas encore enregistré dans un fichier
    [one] Non enregistré dans un fichier depuis { $days } jour
   *[other] Non enregistré dans un fichier depuis { $days } jours
}
example-tag = Exemple, lecture seule
make-mine = En faire mon plan
make-mine-name = { $name } (ma copie)
undo = Annuler
redo = Rétablir
language-label = Langue
theme-label = Thème
theme-system = Comme le système
theme-light = Clair
theme-dark = Sombre
find-label = Économie, écran
find-hint = Saisissez une économie, un code ou un écran
find-none = Rien trouvé pour « { $query } ».
find-kind-economy = Économie
find-kind-screen = Écran
find-results = { $n ->
    [0] Aucun résultat
    [one] { $n } résultat
   *[other] { $n } résultats
}
close = Fermer
print = Imprimer
address-ignored = L’adresse « { $address } » ne désigne rien ici ; elle a été ignorée.
engine-lost = Le calcul s’est arrêté de façon inattendue. Votre plan est intact ; réessayez.
print-foot = { $plan } · imprimé le { $date } · valeurs jusqu’en { $year } · frontières : Natural Earth, sans reconnaissance
plan-save = Enregistrer dans un fichier
plan-open = Ouvrir un fichier
plan-new-example = Revenir à l’exemple
made-mine = Ce plan est désormais le vôtre.
plan-offered = { $file } a été proposé à votre navigateur, qui ne dit pas si le fichier a été écrit.
