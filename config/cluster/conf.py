"""The text of the server's configuration. Writing it to disk belongs to `server`.

Two things are decided here. Who gets in: the person who runs Alongside (and root), over a socket
in a private folder, known by the operating system; there is no network and no password to guess.
What may be logged: nothing that a client sent. Error texts, details and statements carry names and
words ("invalid input syntax: ..."), so errors of clients stay out of the log altogether.
"""

from pathlib import Path

from config.cluster.osuser import Owner

MAP = "alongside"
PORT = 5432

SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "random_page_cost": "1.1",  # no turning disk: by an index is as near as one row after the other
    "shared_buffers": "128MB",
    "password_encryption": "scram-sha-256",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "fsync": "on",
    "logging_collector": "on",
    "log_destination": "stderr",
    "log_filename": "postgresql-%a.log",
    "log_file_mode": "0600",
    "log_rotation_age": "1d",
    "log_truncate_on_rotation": "on",
    # From here on: what never reaches the log.
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "log_min_duration_sample": "-1",
    "log_transaction_sample_rate": "0",
    "log_duration": "off",
    "log_min_messages": "log",  # ranks above error: the server's own news, not the clients' mistakes
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",  # no detail: a crash would name the statement that was running
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_lock_waits": "off",
    "log_temp_files": "-1",
    "log_autovacuum_min_duration": "-1",
    "log_connections": "off",
    "log_disconnections": "off",
}

# A test cluster may forget everything when the machine stops; it logs no more than any other.
FAST = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}

HBA = f"local all all peer map={MAP}\n"


def server_settings(*, socket_dir: Path, log_dir: Path, fast: bool) -> str:
    places = {"unix_socket_directories": f'"{socket_dir}"', "log_directory": str(log_dir)}
    settings = {**SETTINGS, **places, **(FAST if fast else {})}
    lines = [f"{name} = {_quoted(value)}" for name, value in settings.items()]
    return "\n".join(["# Written anew at each start. Your own settings: postgresql.conf", *lines, ""])


def identities(owner: Owner) -> str:
    """Who may connect as any role: the server's own user, and root, who can read the files anyway."""
    names = sorted({owner.name, "root"})
    return "".join(f'{MAP} "{name}" all\n' for name in names)


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
