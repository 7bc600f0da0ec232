# Cadres : les arbres d’un indice, et la modification des siens.
screen-frameworks = Cadres
error-unknown-own-framework = Le plan n’a pas de cadre « { $id } ».
error-framework = Un cadre de ce plan ne peut pas être calculé. Ouvrez Cadres pour voir à quel nœud.
error-fault-bad-id = L’identifiant du cadre doit commencer par « own- » : { $found }.
error-fault-bad-name = Un nom compte de 1 à 120 caractères.
error-fault-bad-code = { $node } : un code compte de 1 à 120 caractères, sans « / ».
error-fault-duplicate-code = { $node } est déjà dans ce cadre. Donnez-lui un autre code.
error-fault-unknown-parent = { $node } est sous un groupe qui n’existe pas : { $found }.
error-fault-cycle = { $node } ne peut pas se trouver dans lui-même.
error-fault-parent-is-indicator = { $node } ne peut pas être sous un indicateur : choisissez un groupe.
error-fault-empty-group = { $node } n’aurait plus d’indicateur. Retirez le groupe, ou laissez-en un.
error-fault-no-outcome = Un indice a besoin d’au moins un indicateur mesuré.
error-fault-bad-weight = { $node } : un poids est un nombre de 0 à 1 000 ; trouvé { $found }.
error-fault-weight-sum = Tous les poids sous { $node } seraient nuls. Laissez-en un au-dessus de zéro.
error-fault-bad-goalposts = { $node } : la valeur pour 0 et celle pour 100 doivent différer, la plus basse d’abord ; trouvé { $found }.
error-fault-outside-transform = { $node } : un logarithme demande des bornes au-dessus de zéro (ln(1 + x) : au-dessus de −1) ; trouvé { $found }.
error-fault-no-direction = { $node } : dites quel côté est le meilleur.
error-fault-unknown-indicator = { $node } : aucun indicateur de ce nom dans les données ni dans le plan : { $found }.
error-fault-unknown-denominator = { $node } : ne peut pas être divisé par cela : { $found }.
error-fault-unknown-node = { $node } n’est plus dans ce cadre.
error-fault-other-kind = { $node } : ce réglage n’est pas pour { $found }.
error-fault-too-many-nodes = Un cadre compte au plus 500 nœuds ; trouvé { $found }.
error-fault-too-deep = { $node } se trouverait sous plus de 8 groupes.
step-framework = Cadre « { $name } » conservé
step-framework-gone = Un de vos cadres retiré
step-framework-choose = Cadre choisi : { $name }
step-indicator = Votre propre indicateur décrit : { $name }
step-indicator-gone = Un de vos propres indicateurs retiré
step-edit-add = { $node } ajouté à un cadre
step-edit-drop = { $node } retiré d’un cadre
step-edit-move = { $node } déplacé dans un cadre
step-edit-weight = { $node } pondéré à { $weight }
step-edit-direction = Meilleur côté de { $node } choisi
step-edit-goalposts = Bornes de { $node } fixées
step-edit-transform = Transformation de { $node } choisie
step-edit-mean = Moyenne des parties de { $node } choisie
step-edit-denominator = Diviseur de { $node } choisi
step-edit-rename = Renommé « { $name } »
frame-index = Indice composite
frame-own-name = { $name }
frame-ratio = { $of } ÷ { $by }
frame-made-mine = L’exemple est maintenant le vôtre, avec une copie du cadre à modifier.
frame-dropped = { $node } retiré
frame-copied = Copié. Modifiez l’arbre ; rien d’autre ne change tant que le plan ne l’utilise pas.
frame-copy-name = { $name }, modifié
frame-chosen = Le plan est maintenant noté par ce cadre.
frame-removed = Cadre retiré
frame-reset-done = Revenu au cadre d’origine
frame-title = { $name } : { $n ->
    [one] un indicateur
   *[other] { $n } indicateurs
} dans { $groups ->
    [one] un groupe
   *[other] { $groups } groupes
}
frame-changes = { $n ->
    [0] Identique à « { $name } », dont il est la copie.
    [one] Une différence avec « { $name } », dont il est la copie.
   *[other] { $n } différences avec « { $name } », dont il est la copie.
}
frame-shipped = Livré avec Groundwork : le même dans chaque copie. Copiez-le pour le changer.
frame-in-use = utilisé dans ce plan
frame-pick = Cadre
frame-copy = Copier pour modifier
frame-choose = Utiliser dans ce plan
frame-reset = Rétablir
frame-remove = Retirer
frame-tree = Cadre sous forme d’arbre
frame-col-node = Groupe ou indicateur
frame-col-weight = Poids
frame-col-share = Du tout
frame-col-direction = Meilleur côté
frame-col-goalposts = Bornes
frame-col-method = Transformation ou moyenne
frame-col-economies = Économies
frame-col-year = Année
frame-none = aucun
frame-share-of-siblings = { $share } de son groupe
frame-higher = élevé
frame-lower = bas
frame-transform-none = tel quel
frame-transform-log1p = ln(1 + x)
frame-transform-log = ln(x)
frame-mean-arithmetic = arithmétique
frame-mean-geometric = géométrique
frame-mean-harmonic = harmonique
frame-milestone = jalon
frame-milestone-note = Vous y répondez sur la fiche d’une économie : aucun, en cours ou en service.
frame-open = Ouvrir { $node }
frame-shut = Fermer { $node }
frame-name-of = Nom de { $node }
frame-weight-of = Poids de { $node }
frame-weight-number-of = Poids de { $node } en nombre
frame-direction-of = Meilleur côté de { $node }
frame-post-0 = { $node } : valeur qui compte pour 0
frame-post-100 = { $node } : valeur qui compte pour 100
frame-transform-of = Transformation de { $node }
frame-mean-of = Moyenne des parties de { $node }
frame-divide = Divisé par
frame-divide-none = rien
frame-up = Monter
frame-down = Descendre
frame-out = Sortir de son groupe
frame-in = Entrer dans le groupe précédent
frame-drop = Retirer
frame-group-name = Nom d’un nouveau groupe
frame-group = Grouper autour
frame-own-values = { $n ->
    [0] Pas encore de valeur. Importez un tableau avec le code { $code } dans Plan et sûreté.
    [one] Une valeur à vous, sous le code { $code }.
   *[other] { $n } valeurs à vous, sous le code { $code }.
}
frame-there = dans l’arbre
frame-add = Ajouter
frame-add-of = Ajouter { $node }
frame-add-title = Ajouter un indicateur des données
frame-search = Chercher dans les données
frame-hits = { $n ->
    [0] Aucun indicateur trouvé
    [one] Un indicateur trouvé
   *[other] { $n } indicateurs trouvés
}
frame-own-title = Ajouter un indicateur à vous
frame-own-label = Nom
frame-own-unit = Unité
frame-own-source = Source
frame-own-low = Borne basse
frame-own-high = Borne haute
frame-own-add = Décrire et ajouter
frame-own-note = Ses valeurs viennent d’un tableau que vous importez. Dans les projections il reste plat, et aucun projet du catalogue ne le fait bouger.
frame-forget = Retirer avec ses valeurs
frame-keys = Les flèches parcourent, Entrée modifie, Échap quitte un champ, Alt et flèches déplacent, Suppr retire. Chaque étape peut être annulée.
frame-read-only = Les flèches parcourent l’arbre. Pour le changer, copiez-le.
frame-effect = Effet sur les économies du plan
frame-effect-none = Où se situent les économies du plan
frame-effect-copy = Par rapport au cadre livré, { $n ->
    [0] aucun rang ne bouge
    [one] un rang sur { $of } bouge
   *[other] { $n } rangs sur { $of } bougent
}
frame-effect-moved = La dernière modification change { $n ->
    [0] aucun rang du plan
    [one] un rang sur { $of }
   *[other] { $n } rangs sur { $of }
}
frame-effect-note = { $view } : rang parmi toutes les économies notées. Les barres couvrent 5–95 % de { $n } tirages des poids (±25 %).
frame-effect-world = { $n ->
    [0] Dans le monde, aucun rang ne bouge.
    [one] Dans le monde, un rang bouge.
   *[other] Dans le monde, { $n } rangs bougent.
}
frame-rank-moved = { $from } → { $to }
frame-before = avant
frame-after = maintenant
