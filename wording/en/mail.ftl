# Checkpoints by mail: command line, messages, and the letters themselves.
cli-ledger-publish = Mail the newest checkpoint to those who keep it outside the office
arg-mail = Addresses that get checkpoints; may be given several times, or with commas between them
arg-mail-server = The mail server; without a port 587, 465 or 25, as the mode of encryption has it
arg-mail-from = The address that writes, with a name before it if wanted: Yunxi Petition Office <ledger@example.gov.cn>
arg-mail-tls = Encryption on the way to the mail server: starttls, tls, or none (this machine or a trusted network only)
arg-mail-ca = Certificate (PEM file) of the authority that issued the mail server's, where it is the office's own
arg-mail-user = Name to log in with at the mail server
arg-mail-password-file = File with the password in its first line; or put it into the variable XINZE_MAIL_PASSWORD
arg-mail-every = Hours between two letters when something new was sealed (1 to 168)

mail-nobody = Nobody was named. Give addresses with --mail, or set XINZE_MAIL.
mail-missing = To mail checkpoints, { $option } is needed too.
mail-too-many = { $n } recipients were named; at most { $max } are possible. For more, set up a mailing list in the mail system and name its address only.
mail-bad-address = "{ $text }" is not an address. Write it like ledger@example.gov.cn: ASCII letters, digits and signs without spaces or line breaks; give each address by itself, or put commas between them.
mail-bad-server = "{ $text }" is not a mail server. Write a host name or an IP address, with a port where needed: mail.example.gov.cn:587, [fd00::5]:465.
mail-password-in-clear = Without encryption the password would go over the network in clear; nothing was sent. Set --mail-tls to starttls or tls; if the server needs no login, leave out --mail-user.
mail-no-password = There is a user name and no password. Put the password into a file and name it with --mail-password-file, or into the variable XINZE_MAIL_PASSWORD.
mail-password-open = Everybody may read the password file { $path }. Run chmod 600 on it.
mail-bad-ca = There is no usable certificate in { $path }. Give the authority's certificate as PEM (it begins with -----BEGIN CERTIFICATE-----).
mail-elsewhere = Another process is sending checkpoints. Try again in some minutes.
mail-sent = The checkpoint of { $size } entries was handed to the mail server for { $to }
mail-not-sent = Not sent to { $to }: { $why }

mail-trouble-unreachable = The mail server cannot be reached, or the connection was cut ({ $cause }). Check host name, port and network. Nothing is lost: send again when the server is back.
mail-trouble-silent = The mail server did not answer in time ({ $cause }). Try again later; if it is always so, check whether port and mode of encryption belong together.
mail-trouble-certificate = The mail server's certificate is not trusted ({ $cause }), and nothing was sent. If the office's own authority issued it, give that authority's certificate with --mail-ca; otherwise check the host name, or have the certificate replaced.
mail-trouble-login = The mail server does not accept the user name or the password, or wants a login first ({ $cause }). Check --mail-user and the password.
mail-trouble-refused = The mail server refused ({ $cause }). Check the addresses of recipient and sender, or ask the mail administrator to let this machine send.
mail-trouble-later = The mail server does not take it at the moment ({ $cause }). Send again in a while.
mail-trouble-answer = What answers does not speak as a mail server ({ $cause }). Check host name, port and mode of encryption.
mail-trouble-unfit = This mail server cannot do what is asked ({ $cause }). It may offer no encryption or no login; check --mail-tls and --mail-user.

mail-subject = Ledger checkpoint { $origin }, { $size } entries
mail-letter =
    This letter was sent by a system for petition work; there is no need to answer.

    The attachment is a signed checkpoint of this office's ledger. Every record in the ledger is sealed, and the checkpoint says up to where and with which content. It tells nothing about any petitioner.

    Ledger: { $origin }
    Entries: { $size }
    Sealed at: { $when }
    Root ({ $hash }): { $root }
    Key to check with: { $key }

    Please keep the attachment where this office cannot change it. If the ledger is ever replaced by an older copy, cut short, or changed in any record, it shows by this file. To check, have the office run:

    xinze ledger verify --checkpoint { $file }

    Compare the key with the one that is published elsewhere; do not trust this letter alone. The checkpoint itself stands at the end of this letter, the same as in the attachment.

doctor-mail = Checkpoints go out by mail; the last one { $days } days ago.
doctor-mail-bad = { $n ->
    [none] The ledger has grown, and for { $days } days no checkpoint has gone out by mail. Start xinze serve with --mail, or run xinze ledger publish.
   *[other] { $n } recipients have got no checkpoint since { $since }; tried { $tries } times, and it is tried on: { $why }
}
