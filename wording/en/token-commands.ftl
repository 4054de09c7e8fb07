# Commands that look after tokens for programs.
cli-token = Look after tokens, with which programs come in
cli-token-make = Make a token for your own account and show it once
cli-token-list = List your own tokens that have not ended
cli-token-revoke = Take back one of your own tokens
arg-token-name = What you call it, such as the program that uses it
arg-token-scope = What it may be used for: read, act, register; several with commas
arg-token-days = For how many days
arg-token-number = The number of the token, as token list shows it

token-made = The token is good until { $day }. It is shown this once:
token-made-note = Give it to the program as Authorization: Bearer, and keep it as you keep a password.
token-none = There is no token. Make one with xinze token make.
token-revoked = Token { $number } opens nothing any more.
token-not-there = You have no token { $number }.
token-unused = not yet
col-token = Number
col-token-name = Name
col-token-scopes = For
col-token-until = Until
col-token-used = Last used
token-refused-no-account = You have no account that is open. Have one made, then make the token.
token-refused-no-post = You hold no post today.
token-refused-label = A token needs a name of 1 to { $n } characters.
token-refused-no-scope = Say what the token is for.
token-refused-days = A token lasts for 1 to { $n } days.
token-refused-too-many = You have { $n } tokens already. Take one back that is no longer used.
