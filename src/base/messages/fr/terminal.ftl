# --- le fichier de travail
job-unreadable = impossible de lire le fichier { $path } : { $reason }
job-syntax = ce n’est pas du TOML : { $reason }. Corrigez la ligne
job-unknown-key = cette clé n’est pas connue ; la plus proche est { $nearest }. Renommez-la ou supprimez la ligne
job-unknown-key-far = cette clé n’est pas connue ici ; attendu l’une de { $known }. Renommez-la ou supprimez la ligne
job-missing = cette clé manque ; ajoutez-la
job-wrong-kind = attendu { $expected } ; changez la valeur
job-kind-text = un texte entre guillemets
job-kind-number = un nombre entier, zéro ou plus
job-kind-yes-no = true ou false, sans guillemets
job-kind-list = une liste entre crochets
job-kind-table = une section de clés
job-unknown-word = « { $text } » n’est pas connu ici ; attendu l’un de { $known }
job-empty-list = la liste est vide ; donnez au moins une valeur
job-empty-text = le texte est vide ; complétez-le
job-refused = la valeur ne convient pas : { $reason }
job-currency = « { $text } » n’est pas une devise ; attendu trois lettres comme EUR
job-country = « { $text } » n’est pas un code de pays ; attendu deux capitales comme FR
job-iban-shape = « { $text } » n’a pas la forme d’un IBAN ; recopiez-le du relevé de la banque
job-iban-checksum = la clé de contrôle de « { $text } » est fausse : un caractère est faux ou manque ; recopiez-le du relevé de la banque
job-iban-country = aucun pays n’a d’IBAN comme « { $text } » ; recopiez-le du relevé de la banque
job-bic = « { $text } » n’est pas un BIC ; attendu 8 ou 11 caractères comme BNPAFRPP
job-siren = « { $text } » n’est pas un SIREN ; attendu neuf chiffres dont la clé est juste
job-two-accounts = un second compte en { $text } ; attendu un seul par devise. Supprimez l’un des deux
job-stage-order = attendu des étapes dans cet ordre, chacune une fois, une relance d’abord : { $known }
job-no-file = il n’y a pas de fichier { $path } ; corrigez le chemin, qui part du dossier du fichier de travail
job-no-folder = il n’y a pas de dossier { $path } ; corrigez le chemin, qui part du dossier du fichier de travail
job-no-match = aucun fichier ne correspond à « { $text } » dans { $path } ; déposez-y l’export ou corrigez le motif
job-pattern = « { $text } » n’est pas un motif : { $reason }
job-placeholder = « { $text } » n’est pas connu dans un nom de fichier ; attendu { $known }
job-layout = « { $text } » n’est pas une maquette ; attendu { $known }, ou un dossier avec un layout.toml
job-not-yet = « { $text } » n’existe pas dans cette version ; utilisez { $known }

# --- ce que répondent les commandes
progress-measure = Mesure
progress-draw = Dessin
run-cannot-read = impossible de lire { $path } : { $reason }. Rien n’a été fait
run-workbook = { $path } n’est pas un classeur lisible : { $reason }. Enregistrez-le de nouveau en .xlsx ou .ods. Rien n’a été fait
run-no-sheet = { $path } n’a pas de feuille « { $sheet } » ; il a { $known }. Corrigez le nom sous [export]. Rien n’a été fait
run-cannot-write = impossible d’écrire { $path } : { $reason }. Rien n’a été fait
run-failed = { $reason }. Rien n’a été fait
run-folder = Dossier : { $folder }
run-total = Lu { $read } en { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
} : imprimé { $printed }, retenu { $held }, soldé { $closed ->
    [one] { $closed } ligne
   *[other] { $closed } lignes
}
findings-rest = { $rest } autres constats ; `check` les donne tous
check-file = { $file } : { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}, { $encoding }, séparateur { $delimiter }
check-sheet = { $file }, feuille { $sheet } : { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}, { $encoding }
check-ledger = un FEC : débit { $debit }, crédit { $credit } ; { $lines ->
    [one] { $lines } écriture
   *[other] { $lines } écritures
} sur les comptes clients, solde { $balance }
check-tab = tabulation
check-sum = { $accounts ->
    [one] { $accounts } compte
   *[other] { $accounts } comptes
} ; { $holds ->
    [one] { $holds } constat qui retient son débiteur
   *[other] { $holds } constats qui retiennent leurs débiteurs
}, { $warnings ->
    [one] { $warnings } avertissement
   *[other] { $warnings } avertissements
}
plan-debtor = Débiteur
plan-currency = Devise
plan-stage = Étape
plan-invoices = Factures
plan-total = Total
plan-deadline = Délai
plan-held = Retenu
plan-documents = Pièces
plan-amount = Montant
plan-reason = Motif
plan-letters = { $letters ->
    [0] Aucune lettre à envoyer
    [one] { $letters } lettre
   *[other] { $letters } lettres
}
plan-stage-sum = { $stage } : { $letters }, { $amount }
