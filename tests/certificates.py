"""Certificates made for the occasion, by openssl.

In: a folder. Out: a certificate authority of our own in it, and servers' TLS contexts.
"""

from __future__ import annotations

import ssl
import subprocess
from pathlib import Path

_CONFIG = """
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[site]
basicConstraints = CA:FALSE
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[ca]
default_ca = here
[here]
database = index.txt
new_certs_dir = .
certificate = ca.pem
private_key = ca.key
serial = serial
default_md = sha256
policy = any
unique_subject = no
copy_extensions = copy
x509_extensions = site
[any]
commonName = supplied
"""
_NEW_KEY = "-config openssl.cnf -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"


class Certificates:
    """A certificate authority of our own in a folder; ``ca`` is its certificate."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "openssl.cnf").write_text(_CONFIG)
        (folder / "index.txt").write_text("")
        (folder / "serial").write_text("01\n")
        self.ca = folder / "ca.pem"
        self._openssl(
            f"req -x509 {_NEW_KEY} -extensions authority -days 2 -keyout ca.key -out ca.pem -subj /CN=authority"
        )

    def serve(self, name: str, *, start: str = "", end: str = "", self_signed: bool = False) -> ssl.SSLContext:
        """Return a server's context with a certificate for ``name``; times as YYYYMMDDHHMMSSZ."""
        who = f"-subj /CN={name} -addext subjectAltName=DNS:{name},IP:127.0.0.1"
        if self_signed:
            self._openssl(f"req -x509 {_NEW_KEY} -days 2 -keyout server.key -out server.pem {who}")
        else:
            self._openssl(f"req -new {_NEW_KEY} -keyout server.key -out server.csr {who}")
            times = f"-startdate {start} -enddate {end}" if start else "-days 2"
            self._openssl(f"ca -batch -notext -config openssl.cnf {times} -in server.csr -out server.pem")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / "server.pem", self.folder / "server.key")
        return context

    def _openssl(self, arguments: str) -> None:
        subprocess.run(["openssl", *arguments.split()], cwd=self.folder, check=True, capture_output=True)
