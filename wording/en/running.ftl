# Running the program: settings, serving, measuring.
cli-config = What is set, and where it was said
cli-config-show = Show what is in force and where each value comes from (passwords are left out)
cli-config-check = Check the file and what it names
cli-config-example = Print an example of the file: every setting with what it is
arg-config = File of settings (xinze.toml in the data folder or /etc/xinze/xinze.toml unless given)

config-file = File: { $path }
config-no-file = No file of settings was found; xinze config example prints one.
config-keys = Master keys: { $place }
config-key = Setting
config-value = Value
config-from = Said by
config-from-default = default
config-sound = Everything that is set can be used.
config-mail = Every { $hours } hours mail goes to { $to } by { $server } ({ $tls }), signed in as { $user }, from { $from }.
config-concern-mail = Something about mail is set, but not everything: to, server and from are all needed.
config-concern-metrics = Pages and measurements have the same address; choose another port for metrics.listen.
config-misread = { $place }: { $wanted }
config-faults = { $n ->
    [one] One thing is
   *[other] { $n } things are
} wrong in { $path }; nothing was done.

serve-metrics = Measurements for Prometheus: { $address }

config-fault-syntax = This cannot be read: { $message }
config-fault-syntax-help = A line is written name = "text", name = 5 or name = ["one", "two"]
config-fault-unknown = There is no setting { $key }
config-fault-unknown-near = Is { $near } meant?
config-fault-unknown-help = xinze config example prints every setting there is
config-fault-wrong = { $key } cannot be this
config-fault-other-data = A file in the data folder cannot name another data folder
config-fault-other-data-help = Take the line out, or keep the file elsewhere and name it with --config

config-wrong-text = It must be a text in quotation marks
config-wrong-whole = It must be a whole number from { $min } to { $max }
config-wrong-list = It must be a list of texts, such as ["one", "two"]
config-wrong-empty = It must not be empty; take the line out if nothing is to be set
config-wrong-choice = It must be one of { $known }
config-wrong-choice-near = It must be one of { $known }; is { $near } meant?
config-wrong-database = It must be sqlite:<file> or postgres://…
config-wrong-listen = It must be an address with a port, such as 127.0.0.1:8370 or [::1]:8370
config-wrong-public-address = It must be the address that people type, such as https://xinfang.example/, without anything after the host
config-wrong-mail-address = "{ $found }" is not an address. Write each like ledger@example.gov.cn
config-wrong-network = { $found } is neither an address such as 10.0.0.7 nor a network such as 10.0.0.0/8

setting-file =
    Settings of Xinze. Every line is a comment and shows what holds without it, or an example.
    Take the "# " away from a line to change it. The environment overrides this file, options override both.
    xinze config check finds mistakes, xinze config show tells what is in force and who said so.
setting-join = { "; " }
setting-variable = environment: { $name }
setting-option = option: { $name }
setting-no-default = not set unless said
setting-data = The data folder: the database, the master key, the office's own rules and templates.
setting-database =
    The database: sqlite:<file> or postgres://user@host/name.
    Not set, it is the file xinze.db in the data folder. A password is better kept in ~/.pgpass.
setting-lang = The language of commands: zh or en. Pages follow each reader's own choice.
setting-listen = Address and port of the pages.
setting-public-address = The address under which people reach the pages. It is shown at the start and stands in letters.
setting-table-master-key = The master keys, which open personal data. They must not lie where backups go.
setting-master-key-file = The file with the keys. Not set, it is master.key in the data folder.
setting-master-key-command = A command that prints the keys, for those who keep them in a safe of their own.
setting-table-proxy = A proxy in front that does TLS. What it says of where a request comes from is believed only if it stands here.
setting-proxy-trusted = Addresses and networks of proxies.
setting-table-mail = Mail, for checkpoints of the ledger that others keep. to, server and from are needed.
setting-mail-to = Who gets it.
setting-mail-server = The mail server that takes letters in, with its port or without.
setting-mail-from = Whom it is from; a name may stand before the address in <>.
setting-mail-tls = tls: encrypted from the first byte; starttls: after a greeting; none: only inside one machine.
setting-mail-ca = The authority that vouches for the mail server, in PEM, where it is the office's own.
setting-mail-user = The name to sign in with, where the server asks for one.
setting-mail-password-file = The file with the password, readable by this program alone.
setting-mail-every-hours = How often, in hours.
setting-table-interval = How often, in seconds, work is done that nobody asks for.
setting-interval-seal-s = New records are sealed into the ledger.
setting-interval-sweep-s = Matters are looked through for what was missed.
setting-interval-counts-s = Counts are added up.
setting-table-limit = Limits.
setting-limit-connections = Connections to the pages at once; one more is told to come back.
setting-limit-stop-s = Seconds that requests may still take when the program is asked to stop.
setting-limit-disk-free-mb = With less room on the disk, in megabytes, the program says that it is not ready.
setting-limit-seal-lag-s = When a record has waited so many seconds to be sealed, the program says that it is not ready.
setting-table-log = The log, on standard error. It holds no personal data and nothing that people typed.
setting-log-level = From which weight on: error, warn, info (a line for each request), debug, trace.
setting-log-format = text for people, json for programs.
setting-table-metrics = Measurements for Prometheus, at /metrics. They hold no personal data.
setting-metrics-listen = Address and port, apart from the pages; off for none.

tls-fault-unread = { $path } cannot be read: { $cause }. The program needs the right to read it.
tls-fault-no-certificate = There is no certificate in { $path }. It has to be PEM, with the line -----BEGIN CERTIFICATE-----.
tls-fault-no-key = There is no key in { $path }. It has to be PEM, with a line such as -----BEGIN PRIVATE KEY-----.
tls-fault-locked-key = The key in { $path } is locked with a password. Unlock it (openssl pkey -in OLD -out NEW) and let only this program read the new file.
tls-fault-unusable = What stands in { $path } cannot be used for TLS: { $cause }
tls-fault-not-a-pair = The key in { $key } does not belong to the certificate in { $certificate }. Take both from the same order.
tls-fault-ended = The certificate in { $path } ended on { $day }. Get a new one.
tls-fault-not-begun = The certificate in { $path } begins on { $day } only. Is the clock of this computer right?
config-concern-tls = Only one of tls.certificate and tls.key is set; both are needed.
config-concern-host = The certificate is not made out to { $host }, which is the host of public_address: browsers will warn.
serve-in-clear = { $address } is not this machine, and names and codes would go over the network in clear. Set tls.certificate and tls.key, or declare under proxy.trusted the proxy that does TLS, or use 127.0.0.1.
serve-public = People reach it at { $address }
setting-table-tls = TLS by this program itself. Changed files are read within a minute, or at once on SIGHUP.
setting-tls-certificate = The certificate and those that vouch for it, in PEM, its own first.
setting-tls-key = Its key, in PEM without a password, readable by this program alone.

cli-upgrade = Bring the database of an older version up to date: copy it, change it, check everything
arg-upgrade-copy = Folder for the copy that is made before (before-upgrade in the data folder unless given)
arg-backed-up = Make no copy: one was made by other means
schema-older = The database has schema no. { $found }; this version of the program needs no. { $ours }. Stop every xinze serve and run xinze upgrade, which makes a copy first. Nothing was changed.
schema-newer = The database has schema no. { $found } of a newer version of the program; this one knows up to no. { $ours }. Use the newer version, or go back to the copy made before the upgrade. Nothing was changed.
upgrade-nothing = The database has schema no. { $ours } already; there is nothing to do.
upgrade-no-schema = That is no database of this program: it has no schema. A new installation begins with xinze init.
upgrade-not-free = Another program has the database open. Stop every xinze serve and whatever else uses it, then run xinze upgrade again. Nothing was changed.
upgrade-copied = Copy made before: { $path }
    SHA-256 { $sum }. It holds everything but the master key; keep both until the new version has proved itself.
upgrade-no-room = In { $path } { $free } MB are free, and the copy needs { $wanted } MB. Make room, or name another folder with --copy. Nothing was changed.
upgrade-path = The path of the copy has to be UTF-8.
upgrade-copy-broken = The copy { $path } is not whole; it was removed. Look at the disk. Nothing was changed.
upgrade-no-program = { $name } is not on this machine; it makes the copy of a PostgreSQL database (Debian: postgresql-client). Make a copy by other means and add --backed-up. Nothing was changed.
upgrade-program-failed = { $name } could not copy the database: { $cause }. Nothing was changed.
upgrade-done = Schema { $from } → { $to }: { $matters } matters, { $events } records, all checked.
upgrade-way-back = The upgrade did not come to its end. Nothing is lost: with these commands everything is as it was, for the version that was here before.
upgrade-way-back-own = The upgrade did not come to its end. Put the copy back that you made, for the version that was here before.
