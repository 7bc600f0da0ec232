# Plan et sécurité : enregistrer, ouvrir, étapes, valeurs propres, ce qui est envoyé.
drawer-title = Plan et sécurité
drawer-name = Nom du plan
drawer-why-example = L’exemple est le même dans chaque copie de Groundwork et ne peut être modifié. Faites-en le vôtre pour travailler sur une copie.
drawer-why-here = Chaque étape est conservée dans ce navigateur, sur cet ordinateur. Un nettoyage du navigateur l’effacerait : enregistrez de temps en temps dans un fichier.
drawer-why-file = Ce que vous voyez est ce que contient { $file }. La prochaine modification reste dans ce navigateur jusqu’au prochain enregistrement.
drawer-why-nowhere = Ce navigateur refuse de conserver quoi que ce soit : seule cette fenêtre contient vos modifications. Enregistrez dans un fichier avant de la fermer.
drawer-save-picked = Vous choisissez le fichier ; il est relu après écriture, et ne compte comme enregistré qu’ensuite.
drawer-save-blind = Ce navigateur propose seulement un téléchargement et ne dit pas si un fichier a été écrit. Ouvrez le fichier ici pour le prouver : il compte alors comme enregistré.
drawer-download = Télécharger plutôt une copie
drawer-saved = Enregistré dans { $file } et relu.
drawer-not-saved = Le fichier n’a pas été enregistré. Votre plan est intact.
drawer-same = { $file } contient exactement ce plan : il est enregistré.
drawer-opened = { $file } est ouvert.
drawer-ask = { $file } contient un autre état de « { $name } »
drawer-ask-why = L’ouvrir remplacerait des modifications qu’aucun fichier ne contient encore.
drawer-ask-save = Enregistrer d’abord ces modifications
drawer-ask-open = Ouvrir quand même
drawer-ask-cancel = Garder ce que j’ai
drawer-fault-unreadable = Le navigateur n’a pas pu le lire : { $found }.
drawer-fault-large = Trouvé { $found } Mo, attendu { $most } Mo au plus. Vérifiez qu’il s’agit d’un plan et non d’un tableau ou d’une image.
drawer-fault-empty = Trouvé un fichier vide, attendu un plan. Il a pu être coupé lors de la copie : cherchez une copie plus ancienne.
drawer-fault-cut = Le fichier est coupé à la ligne { $line }, colonne { $column }. Copiez-le de nouveau depuis sa source.
drawer-fault-not-json = La ligne { $line }, colonne { $column } n’est pas le texte d’un fichier de plan. Choisissez un fichier qui finit par .groundwork.json.
drawer-fault-no-format = C’est du JSON mais pas un fichier de plan : son format n’est pas nommé. Choisissez un fichier qui finit par .groundwork.json.
drawer-fault-foreign = Il est d’une autre sorte : trouvé « { $found } », attendu « groundwork-plan ».
drawer-fault-newer = Il a été écrit par un Groundwork plus récent : il demande le lecteur { $found }, celui-ci est le { $most }. Demandez la version récente à la personne qui l’a envoyé.
drawer-fault-altered = Il a été modifié hors de Groundwork : empreinte trouvée { $found }…, attendue { $expected }…. Redemandez le fichier ; qui l’a modifié exprès peut vider la ligne qui commence par "hash".
drawer-fault-shape = Un champ manque ou n’est pas du bon type : { $found }.
drawer-fault-broken = Une règle du plan est enfreinte à { $at } : trouvé { $found }, attendu { $expected }.
drawer-kept = { $n ->
    [one] Un autre plan sur cet ordinateur
   *[other] { $n } autres plans sur cet ordinateur
}
drawer-values = { $n ->
    [0] Aucune valeur à vous
    [one] Une valeur à vous
   *[other] { $n } valeurs à vous
}
drawer-values-note = Une valeur nationale plus récente se tient à côté de la valeur publiée, avec son année et sa source. Elle ne l’écrase jamais.
drawer-steps = { $n ->
    [0] Aucune étape
    [one] Une étape
   *[other] { $n } étapes
}
drawer-steps-none = Chaque modification apparaît ici et peut être annulée, même après la fermeture de la fenêtre.
drawer-steps-more = { $n } étapes plus anciennes
drawer-safety = Rien ne quitte cette machine
drawer-sends-nothing = Groundwork n’envoie rien : pas de compte, pas de mesure, pas d’adresse où envoyer. Votre plan est dans ce navigateur et dans les fichiers que vous enregistrez.
drawer-hash = Empreinte du plan (SHA-256)
drawer-hash-copy = Copier en entier
drawer-hash-copied = Empreinte copiée.
drawer-id = Identifiant
drawer-format = Format du fichier
drawer-boundaries = Frontières : Natural Earth, un point de vue déclaré. Noms et tracés n’expriment aucune opinion sur le statut d’un territoire ; les tracés contestés sont en tirets.
drawer-sources = Sources, licences et millésimes
step-rename = Renommé « { $name } »
step-make-mine = Exemple fait vôtre
step-region = Choisi { $n ->
    [one] une économie
   *[other] { $n } économies
}
step-envelope = { $funder } : { $amount } en { $year }
step-funder = Bailleur { $funder } défini
step-funder-gone = Bailleur { $funder } retiré
step-rules = Règles modifiées
step-delay = { $n ->
    [0] { $project } : comme prévu
    [one] { $project } : un an de retard
   *[other] { $project } : { $n } ans de retard
}
step-counterpart = Part propre : { $economy }
step-committed = Engagements de { $funder } ailleurs en { $year }
step-settings = Réglages modifiés
step-weight = { $node } pondéré à { $weight }
step-weight-own = { $node } remis à son propre poids
step-answer = Réponse donnée : { $milestone }, { $economy }
step-survey = Enquête auprès des partenaires saisie : { $economy }
step-survey-gone = Réponse à l’enquête auprès des partenaires retirée : { $economy }
step-lens = Compatibilité : loupe réglée
step-lens-gone = Compatibilité : loupe désactivée
step-fact = Question répondue pour { $economy }
step-value = Ajouté { $indicator }, { $economy }, { $year }
step-value-gone = Retiré { $indicator }, { $economy }, { $year }
step-accept = Accepté un portefeuille de { $n ->
    [one] un projet
   *[other] { $n } projets
}
step-accept-gone = Portefeuille effacé
step-batch = { $n ->
    [one] Une modification en une fois
   *[other] { $n } modifications en une fois
}
step-taken-back = annulée
step-undo-to = Annuler cette étape et les suivantes
step-redo-to = Refaire jusqu’à cette étape
value-remove = Retirer
value-removed = Votre valeur a été retirée.
import-values = Importer un tableau (CSV)
import-title = Valeurs propres depuis un tableau
import-decimal = Comment ce fichier écrit-il les décimales ?
import-decimal-point = 1234.5 (point)
import-decimal-comma = 1234,5 (virgule)
import-n-accepted = { $n ->
    [one] { $n } valeur acceptée
   *[other] { $n } valeurs acceptées
}
import-n-empty = { $n ->
    [one] { $n } ligne vide
   *[other] { $n } lignes vides
}
import-n-refused = { $n ->
    [one] { $n } ligne refusée
   *[other] { $n } lignes refusées
}
import-refused-head = Refusées : rien de ces lignes n’est repris
import-accepted-head = Acceptées : à côté de la valeur publiée
import-empty-rows = Lignes sans valeur : { $rows }.
import-row = Ligne
import-column = Colonne
import-found = Trouvé
import-expected = Attendu
import-fix = Comment corriger
import-economy = Économie
import-indicator = Indicateur
import-year = Année
import-value = Votre valeur
import-published = Publiée (année)
import-unit = Unité
import-source = Source
import-use = Usage
import-used = compte, si la plus récente
import-unused = gardée, hors des années du plan
import-example = L’exemple est en lecture seule : faites-en le vôtre, puis ajoutez ces valeurs.
import-cancel = Fermer sans rien changer
import-apply = { $n ->
    [0] Rien à ajouter
    [one] Ajouter une valeur
   *[other] Ajouter { $n } valeurs en une étape
}
import-done = { $n ->
    [one] Une valeur ajoutée.
   *[other] { $n } valeurs ajoutées.
}
fix-unknown-economy = Écrivez le code à trois lettres (ISO 3166), par exemple KEN, ou le nom complet.
fix-aggregate = C’est un groupe d’économies. Donnez une ligne par économie.
fix-ambiguous = Ce nom désigne plusieurs économies. Écrivez le code à trois lettres.
fix-unknown-indicator = Écrivez l’identifiant tel que listé sous Sources, par exemple internet_users_pct.
fix-not-a-year = Écrivez l’année avec quatre chiffres, de 1900 à 2100.
fix-not-a-number = Écrivez un nombre simple, sans unité ni séparateur de milliers.
fix-decimal-comma = Choisissez la virgule décimale ci-dessus, ou écrivez un point.
fix-decimal-point = Choisissez le point décimal ci-dessus, ou écrivez une virgule.
fix-duplicate-key = Gardez une ligne par économie, indicateur et année.
fix-missing-column = Nommez les colonnes sur la première ligne : iso3, indicator, year, value et, s’il y en a une, source.
fix-duplicate-column = Gardez une seule colonne de ce nom.
fix-not-utf8 = Enregistrez le tableau en CSV UTF-8.
fix-unterminated-quote = Fermez le guillemet de cette ligne.
fix-too-large = Coupez le tableau en fichiers plus petits.
fix-not-csv = Enregistrez le tableau en CSV, une valeur par ligne.
