report-title = Relances { $run }
report-sub = { $letters ->
    [one] { $letters } lettre datée du { $date }
   *[other] { $letters } lettres datées du { $date }
}
report-totals = Totaux de contrôle
report-currency = Devise
report-read = Lu
report-printed = Imprimé
report-held = Retenu
report-closed = Soldé
report-rows = { $amount } ({ $rows } lignes)
report-balanced = Tout ce qui a été lu est imprimé, retenu ou soldé, en lignes et au centime près.
report-stages = Lettres par étape
report-stage = Étape
report-letters = Lettres
report-amount = Montant
report-reasons = Retenu, par motif
report-code = Code
report-reason = Motif
report-documents = Pièces
report-streams = Flux pour l’imprimante
report-stream = Flux
report-sheets = Feuilles
report-pieces = Lettres
report-piece = Pli
report-debtor = Débiteur
report-name = Nom
report-deadline = Délai
report-held-list = Pièces retenues
report-invoice = Pièce
report-due = Échéance
report-origin = Origine
report-findings = Constats
report-finding = Constat
report-rest = { $rest } autres figurent dans { $file }.
report-ages = Ce qui est ouvert, par ancienneté
report-search = Chercher dans ce tableau :
