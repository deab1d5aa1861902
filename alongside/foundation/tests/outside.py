"""An invented internet for tests: names with numbers, all of which end at small servers on this machine.

Belongs here: servers and doors. Not here: a test. The door's judgement is never replaced, only where it leads.
"""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from alongside.foundation.outbound import Door

PUBLIC = "93.184.216.34"
OTHER_PUBLIC = "198.252.206.1"


class Internet:
    """Names and what is behind them. `asked`: every connection made, `heard`: every request as it came."""

    def __init__(self, names: dict[str, list[str]] | None = None) -> None:
        self.names = names or {}
        self.asked: list[tuple[str, int]] = []
        self.looked_up: list[str] = []
        self.heard: list[bytes] = []
        self.ports: dict[str, int] = {}

    def resolve(self, host: str, port: int) -> list[str]:
        self.looked_up.append(host)
        if host not in self.names:
            raise socket.gaierror("no such name")
        return self.names[host]

    def connect(self, number: str, port: int, seconds: float) -> socket.socket:
        self.asked.append((number, port))
        if number not in self.ports:
            raise ConnectionRefusedError
        return socket.create_connection(("127.0.0.1", self.ports[number]), seconds)

    def door(self, **ways: object) -> Door:
        usual: dict[str, object] = {
            "resolve": self.resolve,
            "connect": self.connect,
            "is_this_machine": lambda number: False,
            "own_names": lambda: ["alongside.example.org"],
            "rest": lambda seconds: None,
        }
        return Door(**(usual | ways))  # type: ignore[arg-type]

    @contextmanager
    def serving(self, answer: Callable[[str], bytes], number: str = PUBLIC, **more: object) -> Iterator[None]:
        """A server behind a number. `answer` is given the first line of each request."""
        with _listening() as line:
            self.ports[number] = line.getsockname()[1]
            Thread(target=self._serve, args=(line, answer), kwargs=more, daemon=True).start()
            yield

    def _serve(
        self, line: socket.socket, answer: Callable[[str], bytes], tls: ssl.SSLContext | None = None
    ) -> None:
        while True:
            try:
                came, _who = line.accept()
                came.settimeout(5)
                with came if tls is None else tls.wrap_socket(came, server_side=True) as talk:
                    told = b""
                    while b"\r\n\r\n" not in told and (part := talk.recv(4096)):
                        told += part
                    self.heard.append(told)
                    talk.sendall(answer(told.split(b"\r\n")[0].decode()))
            except ssl.SSLError:
                continue
            except OSError:
                if line.fileno() < 0:
                    return


@contextmanager
def _listening() -> Iterator[socket.socket]:
    line = socket.create_server(("127.0.0.1", 0))
    try:
        yield line
    finally:
        line.shutdown(socket.SHUT_RDWR)
        line.close()


def status(code: int, **headers: str) -> bytes:
    """The head of an answer, and a page that nobody reads."""
    lines = [f"HTTP/1.1 {code} Said", *[f"{name}: {value}" for name, value in headers.items()], "", "a page"]
    return "\r\n".join(lines).encode()


def certificate(name: str, folder: object) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's side and a client's side that trusts it, for one name."""
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(who, who, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "server.pem"  # type: ignore[operator]
    plain = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(plain + made.public_bytes(serialization.Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(file)
    trusts = ssl.create_default_context(cadata=made.public_bytes(serialization.Encoding.PEM).decode())
    return server, trusts
