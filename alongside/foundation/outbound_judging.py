"""Which address of the internet the product may ask: the words of an address, and the number behind its name.

Belongs here: reading an address, judging it, judging what a name resolves to. Not here: asking (outbound).
An address is refused when in doubt: nobody is helped by a link that can be read in two ways. The ranges stand here
in full, because the standard library's own answer differs between its versions.
"""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urlsplit

LONGEST = 2000
PORTS = {"http": 80, "https": 443}
NOT_IN_AN_ADDRESS = re.compile(r"[\x00-\x20\x7f-\xa0\\<>\"\u2028\u2029]")
A_NAME = re.compile(r"(?=.{4,253}\Z)(?:(?!-)[a-z0-9_-]{1,63}(?<!-)\.)+(?!-)[a-z0-9-]{2,63}(?<!-)\Z")
A_NUMBER = re.compile(r"(?:[0-9]+|0x[0-9a-f]*)\Z")
# Names that never lead to the internet (RFC 6761, 6762, 7686, 8375, 9476) and what home and cloud networks use.
NEVER_OUTSIDE = (
    "localhost", "local", "localdomain", "internal", "intranet", "private", "corp", "home", "lan", "home.arpa",
    "onion", "alt", "invalid", "test",
)  # fmt: skip

NOT_PUBLIC_4 = [
    ip_network(each)
    for each in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16",
        "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "168.63.129.16/32",  # a cloud's own messenger, under a public number
    )
]  # fmt: skip
PUBLIC_6 = ip_network(
    "2000::/3"
)  # all that was ever given out; mapped, local, multicast and the rest lie outside
NOT_PUBLIC_6 = [
    ip_network(each)
    for each in (
        "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
    )
]  # fmt: skip
NAT64 = ip_network("64:ff9b::/96")  # the one prefix in which a public IPv4 number may be meant


class NotAsked(Exception):
    """An address that the product does not ask. `why`: a fixed word, never the address."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Target:
    """An address as it will be asked. `host`: lower case, ASCII, without a last dot; a number as its own text."""

    scheme: str
    host: str
    path: str

    @property
    def port(self) -> int:
        return PORTS[self.scheme]

    @property
    def address(self) -> str:
        """The whole of it, written one way."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{self.path}"


def target_of(address: str) -> Target:
    """Read an address. NotAsked: it is none of ours to ask."""
    if len(address) > LONGEST or NOT_IN_AN_ADDRESS.search(address):
        raise NotAsked("letters")
    try:
        parts = urlsplit(address)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        raise NotAsked("unreadable") from None
    if parts.scheme not in PORTS:
        raise NotAsked("scheme")
    if "@" in parts.netloc or "%" in parts.netloc:
        raise NotAsked("credentials")
    if parts.netloc.endswith(":") or port not in (None, PORTS[parts.scheme]):
        raise NotAsked("port")
    host = _literal(host) if "[" in parts.netloc else _name(host)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    return Target(parts.scheme, host, path + (f"?{query}" if query else ""))


def _literal(host: str) -> str:
    try:
        return str(IPv6Address(host))
    except ValueError:
        raise NotAsked("unreadable") from None


def _name(host: str) -> str:
    """A name of the internet, or four plain numbers. Octal, hexadecimal, one long number: read by nobody alike."""
    try:
        plain = host.encode("idna").decode("ascii").lower() if not host.isascii() else host.lower()
    except UnicodeError:
        raise NotAsked("name") from None
    plain = plain.removesuffix(".")
    if A_NUMBER.match(plain.rpartition(".")[2]):
        try:
            return str(IPv4Address(plain))
        except ValueError:
            raise NotAsked("number") from None
    if not A_NAME.match(plain):
        raise NotAsked("name")
    if any(plain == name or plain.endswith(f".{name}") for name in NEVER_OUTSIDE):
        raise NotAsked("name")
    return plain


def is_public(number: str) -> bool:
    """Whether an IP number is one of the open internet: not this machine, its network, its cloud, or many at once."""
    try:
        found = ip_address(number)
    except ValueError:
        return False
    if isinstance(found, IPv4Address):
        return not any(found in network for network in NOT_PUBLIC_4)
    if found.scope_id is not None:
        return False
    if found in NAT64:
        return is_public(str(IPv4Address(int(found) & 0xFFFFFFFF)))
    return found in PUBLIC_6 and not any(found in network for network in NOT_PUBLIC_6)
