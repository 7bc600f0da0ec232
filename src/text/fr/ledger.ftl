# Le registre : promis et payé par d’autres, qui finance quoi, cours et prix, après la fin.
error-assign-short = Les enveloppes ne peuvent payer le portefeuille
step-entry = Registre : { $project }
step-entry-gone = Registre : une écriture retirée
step-rate = Cours de { $currency }, { $date }
step-deflator = Indice de prix de { $year }
step-upkeep = Qui paie après la fin de { $project }
step-pipeline-out = Préparation laissée de côté
step-pipeline-in = Préparation comptée
