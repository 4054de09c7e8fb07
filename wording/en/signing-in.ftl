# Signing in, passwords, sessions.
sign-in-title = Sign in
sign-in-login = Sign-in name
sign-in-password = Password
sign-in-go = Sign in
sign-in-again = Sign in again
sign-in-home = Back to the start
sign-in-left = You have signed out.
sign-in-ended = Your session has ended
sign-in-ended-why = Your session has ended: nothing was done for a long time, or you signed out elsewhere.
sign-in-ended-way-out = What you just sent was not saved. Sign in again, then repeat it.
sign-in-ended-back = After signing in you are back on the page where you were.
sign-in-foreign = This form was not accepted
sign-in-foreign-why = The form was not opened in your present session. Nothing was changed.
sign-in-foreign-way-out = Open the page again and repeat it.
sign-in-lost = If you forgot your password or changed your telephone, ask the account administrator of your office.
sign-in-petitioner = I have petitioned and want to follow my matter
sign-in-nobody = Nobody can sign in yet
sign-in-nobody-how = On the machine where this system is installed, make the first account; the program shows a one-time password:
sign-in-shown = Accounts of the demonstration
sign-in-shown-how = People and offices are invented. Sign in as any of them.
sign-out = Sign out

sign-in-refused-wrong = Sign-in name or password is wrong.
sign-in-way-out-wrong = Check both and type them again. Capital letters count in the password.
sign-in-refused-locked = This account is locked.
sign-in-way-out-locked = Ask the account administrator of your office to unlock it.
sign-in-refused-no-post = You hold no post at present and cannot sign in.
sign-in-way-out-no-post = If your post has changed, it has to be entered in the directory first.
sign-in-refused-ended = Your session has ended.
sign-in-way-out-ended = Sign in again.
sign-in-refused-wait = Too many wrong tries. Wait { $after } and try again after { $at }.
sign-in-refused-wait-way-out = Until then not even the right password helps. If you do not remember it, ask the account administrator of your office.
wait-seconds = { $n ->
    [one] 1 second
   *[other] { $n } seconds
}
wait-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}

sign-in-way-password = password
sign-in-way-code = one-time code
sign-in-way-recovery = recovery code
sign-in-way-provider = single sign-on

password-title = Change password
password-first = This was a one-time password. First choose one that only you know.
password-ends = After the change you are signed out everywhere else.
password-current = Password so far
password-new = New password
password-again = New password once more
password-rule = At least { $n } characters; a sentence that you remember is best. Capital letters, digits and signs are not asked for.
password-go = Change it
password-twice = The two new passwords differ.
password-current-wrong = The password so far is wrong.
password-changed = Your password is changed, and you are signed out everywhere else.
password-fault-short = A password has at least { $least } characters; this one has { $found }.
password-fault-long = A password has at most { $most } characters.
password-fault-common = This password is too common and easily guessed. Try a sentence of your own.
password-fault-name = A password must not be made of your sign-in name, your name or your office's.
password-fault-same = The new password is the one you have.
login-fault-length = A sign-in name has { $least } to { $most } characters.
login-fault-sign = “{ $sign }” cannot stand in a sign-in name. Letters, Chinese characters, digits, dots, hyphens, underscores and @ can.

session-title = My sessions
session-limits = A session ends after { $minutes } minutes without a request, and after { $hours } hours at the latest.
session-where = Where you are signed in
session-here = this one
session-address = Address
session-since = since
session-seen = last used
session-end = End this one
session-end-all = End all others
session-ended-done = Ended.
session-device = { $browser } ({ $system })
session-browser-other = another browser
session-system-other = another system
session-second = one-time code shown
moment = { $day }, { $time }

account-refused-no-official = The directory knows no such official.
account-refused-no-post = The official holds no post at present and can have no account.
account-refused-has-account = The official has an account already.
account-refused-login-taken = Somebody else signs in under this name.
account-refused-no-account = The official has no account.
account-refused-linked-elsewhere = This person of the identity provider is linked to another account. Unlink that one first.

too-many-requests = Too many requests. Try again in { $seconds } seconds.
cross-site = This form did not come from a page of this system. Nothing was changed. Go back to a page of this system and repeat it.
discrepancy-account-differs = An account differs from the records: { $account }

second-title = One-time codes
second-why = Beside the password, signing in asks for a code from your telephone. Whoever learns your password still does not get in.
second-demanded = Your office asks for one-time codes. Set them up first.
second-begin-how = You need a telephone with an authenticator app.
second-begin = Set up
second-scan = Scan this picture with the app:
second-picture = Picture that takes the key to your telephone
second-by-hand = If it cannot be scanned, type this key:
second-first-code = The six digits that the app shows
second-confirm = Turn on
second-done = Done.
second-in-use = One-time codes are on.
second-codes-left = { $n ->
    [one] 1 recovery code is left.
   *[other] { $n } recovery codes are left.
}
second-codes = Recovery codes
second-codes-how = Without your telephone you can sign in with one of these; each works once. They are shown this once: write them down and lock them away.
second-codes-done = I have written them down
second-new-codes = New recovery codes
second-remove = Turn off
second-step-title = One-time code
second-step-how = The password is right. Now type the six digits from your telephone.
second-step-code = One-time code or recovery code
second-step-go = Go on
second-step-lost = Without your telephone, type a recovery code. If you have none, ask the account administrator of your office.
second-wrong = The code is wrong or was used before.
second-wrong-way-out = Wait until the app shows a new one; the telephone's clock has to be right.
