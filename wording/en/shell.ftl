# The frame of the pages: navigation, account menu, shortcuts, forms.
nav-work = Work
nav-basis = Basis
nav-keeping = Keeping and checking
nav-desk = My desk
nav-matters = Matters
nav-register = Register
nav-directory = Organs and people
nav-calendar = Calendar
nav-rules = Rules
nav-ledger = Ledger
nav-readings = Openings
nav-accounts = Accounts and roles
menu-organ = Acting for
menu-account = My account:

shortcuts-title = Keyboard shortcuts
shortcuts-note = Everything can be done without a mouse. Shortcuts rest while you type in a field.
shortcuts-go = Open a page: press g, then the letter
shortcuts-do = On a page
shortcut-search = Find a matter
shortcut-down = Next row of a list
shortcut-up = Row before
shortcut-open = Open the chosen row
shortcut-previous = Page before
shortcut-next = Next page
shortcut-leave = Leave a field, close a menu
shortcut-tab = To the next thing that can be used; with Shift back
shortcut-this = This page
keys-all = all shortcuts

field-errors = Some things need to be put right before this can be sent:
field-optional = (may stay empty)
