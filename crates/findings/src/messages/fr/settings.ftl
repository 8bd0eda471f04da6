# --- fichiers TOML que l’on écrit soi-même
settings-unknown-key = cette clé n’est pas connue ; la plus proche est { $nearest }. Renommez-la ou supprimez la ligne
settings-unknown-key-far = cette clé n’est pas connue ici ; attendu l’une de { $known }. Renommez-la ou supprimez la ligne
settings-missing = cette clé manque ; ajoutez-la
settings-wrong-kind = attendu { $expected } ; changez la valeur
settings-kind-text = un texte entre guillemets
settings-kind-number = un nombre entier, zéro ou plus
settings-kind-decimal = un nombre comme 12 ou 12.5, sans guillemets
settings-kind-amount = un montant ou un taux comme 12 ou "12.50"
settings-kind-day = un jour comme 2026-03-09
settings-kind-yes-no = true ou false, sans guillemets
settings-kind-list = une liste entre crochets
settings-kind-values = { $count } valeurs entre crochets
settings-kind-table = une section de clés
settings-unknown-word = « { $text } » n’est pas connu ici ; attendu l’un de { $known }
settings-unfit = « { $text } » n’a pas sa place ici ; comparez avec la documentation de cette clé
settings-unreadable = { $path } ne peut être lu : { $reason }
settings-currency = « { $text } » n’est pas une devise ; attendu trois lettres comme EUR
settings-half-year = « { $text } » n’est pas un semestre ; attendu un semestre comme 2026-S1
settings-day = attendu un jour comme 2026-12-31 ; changez la valeur
settings-days = attendu un nombre de jours, ou {"{"} business = 8, consumer = 15, public = 15 {"}"} ; changez la valeur
settings-least = « { $text } » n’est pas un montant pour lequel une lettre est écrite ; attendu 0 ou plus
settings-percent = « { $text } » n’est pas une part d’un tout ; attendu 0 à 100
settings-rate = attendu "default" ou un pourcentage par an comme 12.5 ; changez la valeur
settings-exclusion = attendu debtor = "code" ou invoice = "numéro" ; ajoutez l’un des deux
settings-stage-order = attendu des étapes dans cet ordre, chacune une fois, une relance d’abord : { $text }
settings-weight = « { $text } » n’est pas un poids de papier ; attendu des grammes comme 4.5, 100000 au plus
settings-slot = « { $text } » n’est pas une marque ; attendu l’une de benchmark, start, safety, retiming, blank, begin, not-begin, end, not-end, parity-even, parity-odd, sequence-1 à sequence-6, feed-1 à feed-9

# --- pourquoi un fichier n’est pas du TOML
settings-syntax = cette ligne n’est pas du TOML ; attendu clé = valeur, ou une section comme [post]. Corrigez la ligne
settings-syntax-unquoted = un texte s’écrit entre guillemets : clé = "texte". Corrigez la ligne
settings-syntax-quote = il manque un guillemet, ou il y en a un de trop ; un texte commence et finit par le même. Corrigez la ligne
settings-syntax-escape = une barre oblique inverse ne peut se trouver ainsi entre "…" ; doublez-la, ou mettez le texte entre '…'. Corrigez la ligne
settings-syntax-twice = cette clé ou cette section est écrite deux fois ; supprimez l’une des deux
settings-syntax-value = attendu clé = valeur sur cette ligne. Corrigez la ligne
settings-syntax-line = cette ligne contient plus que clé = valeur ; une remarque commence par #. Corrigez la ligne
settings-syntax-bracket = un crochet ou une accolade est ouvert et non fermé, ou fermé et non ouvert. Corrigez la ligne
settings-syntax-comma = attendu une seule virgule entre deux valeurs. Corrigez la ligne
settings-syntax-key = ce n’est pas une clé ; attendu des lettres, des chiffres, - et _, ou des guillemets autour. Corrigez la ligne
settings-syntax-number = ce n’est pas un nombre ; attendu un nombre comme 12 ou 12.5, sans zéros devant. Corrigez la ligne

# --- maquettes
layout-no-base = « { $text } » n’est pas une maquette ; attendu un dossier à côté de celui-ci, ou { $known }
layout-no-window = « { $text } » n’est pas un profil de fenêtre ; attendu { $known }, ou l’un de windows.toml dans le dossier de la maquette
layout-no-words = « { $text } » n’a pas de texts/{ $text }/words.toml ; ajoutez-le ou nommez une autre langue
layout-sheet = aucun papier n’a { $text } mm de large ou de haut ; attendu { $known } mm
layout-place = { $text } mm n’est sur aucune feuille ; attendu { $known } mm depuis son bord gauche ou supérieur
layout-extent = un cadre de { $text } mm ne contient rien, ou ne tient sur aucune feuille ; attendu { $known } mm
layout-column = aucun mot ne tient dans { $text } mm ; attendu { $known } mm
layout-pitch = des lignes à { $text } mm l’une de l’autre se recouvrent, ou l’une d’elles remplit une page ; attendu { $known } mm
layout-gap = un blanc de { $text } mm ne peut être ; attendu { $known } mm
layout-thickness = aucun filet n’a { $text } mm d’épaisseur ; attendu { $known } mm, 0 pour aucun
layout-code = aucun téléphone ne lit un code de { $text } mm ; attendu { $known } mm
layout-size = personne ne lit un corps de { $text } points ; attendu { $known }
layout-tracking = { $text } millièmes après chaque lettre ne font pas un mot ; attendu { $known }
layout-narrowed = à { $text } de sa largeur, rien ne se lit ; attendu { $known }
layout-widened = { $text } fois sa largeur n’est pas une espace entre deux mots ; attendu { $known }
layout-lines = { $text } lignes ne tiennent pas sur une page ; attendu { $known }
layout-apart = à côté de { $text }, cela ne laisse aucune place à un mot ou à une ligne ; attendu au moins { $known } mm de plus
layout-off-sheet = cela va jusqu’à { $text } mm, au-delà de la feuille ; attendu { $known } mm au plus
layout-sheet-small = la feuille finit avant { $text } ; attendu au moins { $known } mm
layout-shift = { $text } mm est à côté de toute feuille ; attendu { $known } mm
layout-usual = « { $text } » ne peut être composé ; attendu { $known }, 0 pour la valeur habituelle
layout-grid = { $text } côte à côte ou l’un sous l’autre ne se peut ; attendu { $known }
labels-room = une étiquette de { $text } mm entre ses marges ne contient pas d’adresse ; attendu au moins { $known } mm
labels-sheet = les étiquettes vont jusqu’à { $text } mm, au-delà de la feuille ; attendu { $known } mm au plus
layout-text-name = aucune lettre ne se nomme « { $text } » : ce fichier ne servirait à rien ; le nom le plus proche est { $known }. Renommez-le ou retirez-le
layout-paper-missing = le papier { $text } n’est pas dans le dossier de la maquette ; mettez-le à côté de layout.toml
layout-paper-neither = le papier { $text } n’est ni un PDF ni une image PNG ; enregistrez-le sous l’une de ces formes
layout-paper-pdf = le papier { $text } ne peut servir ; attendu un PDF qui s’ouvre sans mot de passe, sa page droite et de { $known } mm, comme la feuille de la maquette

# --- tarifs
tariff-no-column = cette colonne manque ; ajoutez-la à la première ligne
tariff-width = cette ligne a { $text } cases, la première { $known } ; ajoutez ou supprimez un ;
tariff-line = cette ligne ne peut être lue comme du CSV ; corrigez les guillemets
tariff-ends-first = ce prix finit avant de commencer, le { $text } ; corrigez l’un des deux jours
tariff-zone = « { $text } » n’est pas une zone où vont des lettres ; attendu le code d’un pays, par exemple FR, FR-OM, ou INT pour l’étranger
tariff-twice = la ligne { $text } donne un prix pour la même chose aux mêmes jours ; retirez l’une des deux, ou séparez leurs jours
tariff-source = un prix demande sa source ; dites où il se trouve, ou retirez le prix

# --- numéros de recommandé
numbers-neither = « { $text } » n’est ni un numéro ni une plage ; attendu un numéro, ou le premier et le dernier séparés par ;
numbers-twice = « { $text } » vient deux fois ; supprimez l’un des deux
numbers-none = { $text } ne contient aucun numéro ; mettez-y la liste de la poste
numbers-strange = « { $text } » n’est pas un numéro de recommandé ; attendu deux lettres, neuf chiffres et deux lettres, ou un chiffre, une lettre et onze chiffres
numbers-check-digit = le chiffre de contrôle de « { $text } » est faux ; recopiez-le
numbers-domestic-range = la plage { $text } ne peut être écrite en entier, car la règle du dernier chiffre n’est pas publique ; demandez une liste à la poste
numbers-range = { $text } n’est pas une plage ; attendu les mêmes lettres, le plus petit numéro d’abord, un million de numéros au plus

# --- machines
machine-without-marks = { $text } n’a ni [omr], ni [matrix], ni [number] ; ajoutez l’un d’eux

# --- textes des lettres
text-link = une lettre ne peut montrer un lien ; écrivez l’adresse elle-même
text-cells = une lettre ne peut montrer « { $text } » ici ; donnez à la ligne autant de cases que l’en-tête
text-html = une lettre ne peut montrer du HTML ; écrivez-le en Markdown, ou « \< » pour le signe
text-code = une lettre ne peut montrer du code ; retirez les signes `, ou écrivez `\``
text-code-block = une lettre ne peut montrer du code ; commencez la ligne sans quatre espaces et sans ```
text-rule = une lettre ne peut montrer un filet ; laissez une ligne vide
text-other = une lettre ne peut montrer ceci ; écrivez une phrase
text-item = une lettre ne peut montrer un point de plusieurs paragraphes ; faites-en un paragraphe, ou un point à part
text-deep = une lettre ne peut montrer une liste si profonde ; faites-en une liste à part
text-picture = une lettre ne peut montrer une image ; une image va dans l’en-tête ou le fond
text-quotation = une lettre ne peut montrer une citation ; commencez la ligne sans « > »
text-block = « { $text } » n’est pas un bloc ; il y a { $known }
text-long = une fois rempli, le texte fait { $text } octets, et une lettre en a { $known } au plus ; cherchez une boucle ou une répétition
text-endless = ligne { $text } : le texte n’est toujours pas rempli après un million d’étapes ; cherchez une boucle dans une boucle
text-unknown-word = « { $text } » n’est pas connu dans les textes des lettres ; prenez l’un de ceux de docs/texts.md
text-not-found = il n’y a pas de texte « { $text } » à inclure ; corrigez son nom
text-template = le modèle est mal écrit ici ; attendu {"{{"} valeur {"}}"}, ou {"{%"} if valeur {"%}"} … {"{%"} endif {"%}"}
text-no-language = la maquette n’a pas de textes en « { $text } » ; ajoutez-les
text-missing = il manque ; ajoutez-le
text-filled = ligne { $known } : « { $text } » ne peut être rempli ; comparez avec docs/texts.md
settings-decision-lacks = une décision de ce genre a besoin de la clé « { $text } » ; ajoutez-la
settings-decision-stray = une décision de ce genre n’a pas de clé « { $text } » ; retirez-la
settings-decision-twice = une décision « { $text } » sur ce compte figure plus haut ; une de chaque genre, et une approbation par nom
settings-four-eyes = attendu une somme au-dessus de zéro ; retirez la clé si une seule approbation suffit toujours
