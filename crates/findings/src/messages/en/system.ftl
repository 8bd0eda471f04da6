# --- what the system says of a file or folder
system-not-found = there is no such file or folder
system-denied = the system does not permit it; ask whoever manages the computer for the right
system-full = the disk is full; make room
system-exists = it is there already
system-folder = it is a folder, where a file is expected
system-not-folder = it is not a folder
system-read-only = the disk can only be read; choose another folder
system-not-text = it is not text in UTF-8; save it in that encoding
system-busy = another program is using it; close it there
system-name = the system does not take this name
system-short = it ends too early; copy it again
system-memory = the memory does not suffice
system-open-files = too many files are open; close other programs
system-other = the disk or network answers with error { $number }; try again, or ask whoever manages the computer
system-unknown = the disk or network does not answer as it should; try again, or ask whoever manages the computer
