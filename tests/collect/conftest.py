"""Servers on 127.0.0.1 and certificates made for the occasion."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import sys
from pathlib import Path

import pytest

# the tests' own modules (server.py) are found beside this file: tests are no package
sys.path.append(str(Path(__file__).parent))

from server import Server


@pytest.fixture
def make_server():
    servers = []

    def make(**settings):
        servers.append(Server(**settings))
        return servers[-1]

    yield make
    for server in servers:
        server.stop()


@pytest.fixture
def server(make_server):
    return make_server()


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


@pytest.fixture(scope="session")
def certificates(tmp_path_factory):
    if shutil.which("openssl") is None:
        pytest.skip("no openssl to make certificates with")
    return Certificates(tmp_path_factory.mktemp("certificates"))
