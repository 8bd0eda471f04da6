# --- aide des commandes
help-usage = Utilisation :
help-heading-commands = Commandes{"\u00A0"}
help-heading-arguments = Arguments{"\u00A0"}
help-heading-options = Options{"\u00A0"}
help-value-command = COMMANDE
help-help = Affiche cette aide
help-version = Affiche la version
command-relance = Lettres de relance prêtes à imprimer depuis les exports de la comptabilité, chacune avec ses copies de factures.
command-init = Examine un export et propose un fichier de travail
command-check = Lit tout, signale chaque constat, n’écrit rien
command-plan = Qui reçoit quelle lettre, qui n’en reçoit pas et pourquoi ; n’écrit rien
command-explain = Toute l’histoire d’un débiteur ou d’une facture : lignes, historique, décision, suite ; n’écrit rien
command-proof = Des lettres d’essai sur les vraies données dans un seul PDF marqué ; rien n’est porté au registre
command-run = Fait les lettres, les flux et le manifeste, et les porte au registre
command-undo = Annule un passage : il n’a pas été posté, et le suivant décide comme s’il n’avait pas eu lieu
command-reprint = Les mêmes pages de nouveau pour les plis abîmés, avec les mêmes numéros, dans le dossier du passage
command-reconcile = Porte au registre ce que la machine, le prestataire ou la poste rapporte des lettres
command-register = Le registre des lettres envoyées : le vérifier, l’écrire, y reprendre les lettres d’un autre programme
command-register-verify = Vérifie chaque écriture contre la chaîne des empreintes
command-register-export = Écrit chaque lettre en CSV sur la sortie standard
command-register-move = Fait valoir pour le code d’aujourd’hui ce qui a été envoyé sous l’ancien code d’un débiteur
command-register-import = Reprend d’un fichier CSV les lettres envoyées par un autre programme
argument-job = Le fichier de travail, où que ce soit parmi les arguments [sinon : relance.toml]
argument-register-job = Le fichier de travail qui nomme le registre [sinon : relance.toml]
argument-undo-job = Le fichier de travail qui nomme le registre [sinon : relance.toml]
argument-reconcile-job = Le fichier de travail qui nomme le registre [sinon : relance.toml]
argument-date = La date des lettres, sous la forme AAAA-MM-JJ [sinon : aujourd’hui]
argument-reprint-date = Le jour de la réimpression, sous la forme AAAA-MM-JJ [sinon : la date des lettres]
argument-reconcile-date = Le jour de l’écriture, sous la forme AAAA-MM-JJ [sinon : aujourd’hui]
argument-out = Le dossier des dossiers de passage, à la place de celui du fichier de travail
argument-threads = Nombre de fils d’exécution [sinon : un par processeur]
argument-json = Résultat lisible par une machine sur la sortie standard
argument-lang = Langue de ce qui s’affiche ici : fr ou en [sinon : celle du système]
argument-init-lang = Langue des commentaires : fr ou en [sinon : celle du système]
argument-strict = Code de sortie 1 si des données fautives ont retenu quelque chose
argument-csv = L’encours par ancienneté en CSV sur la sortie standard, une ligne par débiteur avec la lettre qui part
argument-what = Le code d’un débiteur ou le numéro d’une facture
argument-gallery = Les types de lettre sur des données inventées, pour juger une maquette
argument-yes = Oui à une question qui arrête le passage : gone (les factures connues disparues sont payées), date (la date est voulue) ou register (le registre fait foi, quoi que disent les dossiers ; toujours par son nom) ; seul quand une seule question est posée
argument-init-export = L’export, ou un dossier ou ZIP de factures électroniques
argument-init-output = Le fichier de travail à écrire, qui ne doit pas encore exister ; « - » pour la sortie standard [sinon : relance.toml à côté de l’export]
argument-init-copies = Le dossier des copies de factures : le motif qui prend ses fichiers est proposé
argument-undo-run = Le passage, par le nom de son dossier
argument-undo-piece = Un seul de ses plis, par son numéro, au lieu du passage entier
argument-register-import-table = Le tableau : debtor, currency, stage, date, deadline, total, invoices
argument-register-move-old = Le code sous lequel les lettres sont inscrites
argument-register-move-new = Le code que l’export donne aujourd’hui à ce débiteur
argument-reconcile-table = Ce qui est rapporté : le statut, et le numéro, le passage avec le pli, ou le nom du pli ; la date et le motif s’ils sont connus
argument-reconcile-run = Le passage visé quand une ligne ne donne que le numéro du pli
argument-reprint-place = Le dossier du passage ou le fichier de travail
argument-reprint-pieces = Les plis : numéros, noms, ou plages de numéros comme 12-40
argument-reprint-select = Une liste de plis, comme la machine en écrit pour ce qu’elle abîme [aussi : --selection]
argument-reprint-run = Le passage par le nom de son dossier, quand le fichier de travail est donné
argument-reprint-reason = Le motif, pour le manifeste
command-review = Montre les lettres dans un navigateur sur cet ordinateur, pour décider avant qu’elles soient faites
argument-review-port = Le port de cet ordinateur où écouter [sinon : n’importe lequel qui est libre]
argument-review-no_open = Affiche l’adresse sans ouvrir de navigateur
argument-review-by = Le nom de qui décide [sinon : RELANCE_REVIEWER, puis demandé une fois, puis by du fichier de travail]
command-decide = Décide d’une lettre : l’approuver, la retenir, abaisser son étape, changer le destinataire ou ajouter un paragraphe
argument-decide-debtor = Le code du débiteur
argument-decide-action = show (montrer), approve (approuver), hold (retenir), stage (étape), contact, paragraph (paragraphe) ou undo (annuler)
argument-decide-until = Avec hold : le dernier jour d’attente, sous la forme AAAA-MM-JJ
argument-decide-note = Avec hold : pourquoi, pour vous et vos collègues ; jamais imprimé
argument-decide-stage = Avec stage : l’étape plus basse, par exemple reminder-3
argument-decide-contact = Avec contact : à l’attention de qui
argument-decide-email = Avec contact : le courriel
argument-decide-text = Avec paragraph : le texte, imprimé avant la formule de politesse
argument-decide-currency = La devise de la lettre, si le débiteur en reçoit plusieurs
argument-decide-by = Le nom de qui décide [sinon : RELANCE_REVIEWER, puis demandé une fois, puis by du fichier de travail]

# --- ce qui tient lieu de valeur dans l’aide
value-job-toml = TRAVAIL.toml
value-date = DATE
value-question = QUESTION
value-dir = DOSSIER
value-n = N
value-lang = LANGUE
value-export = EXPORT
value-folder = DOSSIER
value-file = FICHIER
value-what = QUOI
value-run = PASSAGE
value-text = TEXTE
value-piece = PLI
value-table-csv = TABLEAU.csv
value-old = ANCIEN
value-new = NOUVEAU
value-report-csv = RAPPORT.csv
value-file-csv = FICHIER.csv
value-folder-job-toml = DOSSIER|TRAVAIL.toml
value-port = PORT
value-debtor = DÉBITEUR
value-action = ACTION
value-stage = ÉTAPE
value-name = NOM
value-address = ADRESSE
value-currency = DEVISE

# --- ce qui est mal demandé
asked-unknown-command = « { $text } » n’est pas une commande ; attendu l’une de { $known }
asked-unknown-command-near = « { $text } » n’est pas une commande ; la plus proche est { $nearest }
asked-no-command = aucune commande n’est donnée ; attendu l’une de { $known }
asked-unknown = « { $argument } » n’est pas connu ici
asked-unknown-near = « { $argument } » n’est pas connu ici ; le plus proche est { $nearest }
asked-missing = { $argument } manque ; ajoutez-le
asked-no-value = { $argument } demande une valeur à sa suite
asked-one-value = { $argument } ne prend pas de valeur : « { $text } » n’y a pas sa place
asked-twice = { $argument } est donné deux fois ; attendu une seule
asked-conflict = { $argument } et { $other } ne vont pas ensemble ; retirez l’un des deux
asked-date = « { $text } » n’est pas un jour, que { $argument } demande ; attendu un jour comme 2026-03-09, des années 2000 à 2100
asked-threads = « { $text } » n’est pas un nombre de fils d’exécution ; attendu un nombre entier de 1 à 65535
asked-number = « { $text } » n’est pas un nombre, que { $argument } demande ; attendu un nombre entier, zéro ou plus
asked-lang = « { $text } » n’est pas une langue ; attendu fr ou en
asked-yes = « { $text } » ne répond à aucune question ; attendu gone, date ou register
asked-value = « { $text } » ne convient pas pour { $argument }
asked-value-known = « { $text } » ne convient pas pour { $argument } ; attendu l’un de { $known }
asked-not-text = un argument n’est pas du texte en UTF-8
asked-wrong = la ligne de commande ne peut être comprise
asked-clock = l’horloge de cette machine dit { $date }, ce qui ne peut être ; réglez-la, ou donnez --date
asked-more = Toutes les commandes et options : { $command } --help

# --- manuel et complétion
command-completions = Le fichier par lequel un interpréteur de commandes complète commandes, options et valeurs
command-man = Le manuel, en pages man
argument-completions-shell = L’interpréteur : bash, zsh, fish, powershell ou elvish
argument-completions-lang = Langue des descriptions : fr ou en [sinon : celle du système]
argument-man-command = Une commande, pour sa page [sinon : celle du programme]
argument-man-lang = Langue de la page : fr ou en [sinon : celle du système]
value-shell = INTERPRÉTEUR
value-command = COMMANDE
man-name = NOM
man-examples = EXEMPLES
help-heading-examples = Exemples{"\u00A0"}:
help-heading-codes = Codes de sortie{"\u00A0"}:
help-codes =
      0   le travail est complet ; ce qui est retenu est ordinaire
      1   avec --strict : des données fautives ont retenu quelque chose
      2   rien n’a été fait ; la sortie d’erreur dit pourquoi
examples-relance =
      relance init impayes.csv
          examine un export et écrit relance.toml
      relance plan
          qui recevrait quelle lettre aujourd’hui
      relance run
          fait les lettres
examples-init =
      relance init impayes.csv
          écrit relance.toml à côté de l’export
      relance init factures/ --copies factures/
          un dossier de factures électroniques, qui sont leurs propres copies
      relance init impayes.csv --output -
          montre le fichier de travail, n’écrit rien
examples-check =
      relance check
          lit tout ce que nomme relance.toml et signale chaque constat
      relance check --strict
          code de sortie 1 si des données fautives retenaient quelque chose
examples-plan =
      relance plan
          qui reçoit quelle lettre aujourd’hui
      relance plan --date 2026-12-15
          de même pour un jour à venir
      relance plan --csv > encours.csv
          l’encours par ancienneté, une ligne par débiteur
examples-explain =
      relance explain 411GARAGE
          l’histoire d’un débiteur
      relance explain FA-2026-0098
          l’histoire d’une facture
examples-proof =
      relance proof
          quelques vraies lettres dans un seul PDF marqué
      relance proof --gallery
          chaque type de lettre sur des données inventées
examples-review =
      relance review
          ouvre la page dans le navigateur de cet ordinateur
      relance review --no-open
          affiche seulement l’adresse
examples-decide =
      relance decide 411GARAGE approve
          approuve la lettre
      relance decide 411GARAGE hold --until 2026-12-31
          la retient jusqu’à un jour
      relance decide 411GARAGE undo
          annule la décision
examples-run =
      relance run
          fait les lettres d’aujourd’hui
      relance run --date 2026-12-01
          des lettres d’une autre date
      relance run --yes=gone
          oui, les factures disparues ont été payées
examples-undo =
      relance undo out/2026-11-22-0001
          annule un passage qui n’a pas été posté
      relance undo out/2026-11-22-0001 --piece 8
          n’en annule qu’une lettre
examples-reprint =
      relance reprint out/2026-11-22-0001 12-40
          de nouveau les plis 12 à 40
      relance reprint out/2026-11-22-0001 --select abimes.csv
          les plis d’une liste
examples-reconcile =
      relance reconcile machine.csv
          ce que la machine de mise sous pli a rapporté
      relance reconcile retours.csv --run 2026-11-22-0001
          des plis désignés par leur numéro dans un passage
examples-register =
      relance register verify
          vérifie chaque écriture
      relance register export > lettres.csv
          toutes les lettres en tableau
examples-completions =
      relance completions bash > ~/.local/share/bash-completion/completions/relance
          la complétion pour bash
      relance completions powershell >> $PROFILE
          la complétion pour PowerShell
examples-man =
      relance man | man -l -
          lit la page du programme
      relance man reconcile | man -l -
          lit la page d’une commande
