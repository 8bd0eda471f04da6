# --- ce que dit le système d’un fichier ou d’un dossier
system-not-found = il n’existe ni fichier ni dossier de ce nom
system-denied = le système ne le permet pas ; demandez le droit à qui gère l’ordinateur
system-full = le disque est plein ; faites de la place
system-exists = il existe déjà
system-folder = c’est un dossier, là où un fichier est attendu
system-not-folder = ce n’est pas un dossier
system-read-only = ce disque ne peut qu’être lu ; choisissez un autre dossier
system-not-text = ce n’est pas du texte en UTF-8 ; enregistrez-le dans cet encodage
system-busy = un autre programme l’utilise ; fermez-le d’abord
system-name = le système n’admet pas ce nom
system-short = il s’arrête trop tôt ; copiez-le de nouveau
system-memory = la mémoire ne suffit pas
system-open-files = trop de fichiers sont ouverts ; fermez d’autres programmes
system-other = le disque ou le réseau répond par l’erreur { $number } ; recommencez, ou demandez à qui gère l’ordinateur
system-unknown = le disque ou le réseau ne répond pas comme il faut ; recommencez, ou demandez à qui gère l’ordinateur
