error-not-built = Ce calcul n’est pas disponible dans cette version.
error-read-only-example = L’exemple est en lecture seule. Faites-en d’abord votre plan.
error-unknown-funder = Le plan n’a pas de bailleur « { $funder } ».
error-unknown-year = { $year } n’est pas une année de ce plan.
error-invalid = Refusé à { $at } : trouvé { $found }, attendu { $expected }. Rien n’a été changé.
error-refused = Refusé. Rien n’a été changé.
error-data = Les données de ce fichier sont illisibles. Téléchargez Groundwork à nouveau.
error-plan-file = { $file } n’a pas été ouvert. Rien n’a été changé.
