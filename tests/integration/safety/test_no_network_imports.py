"""Nothing of the app can reach a network, for it imports nothing that could."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import seatingapp

# What processes of one's own need, on pipes of the system; the rest of the package can listen.
PROCESSES = {
    "multiprocessing",
    "multiprocessing.connection",
    "multiprocessing.connection.Connection",
    "multiprocessing.connection.wait",
    "multiprocessing.freeze_support",
    "multiprocessing.get_context",
    "multiprocessing.process",
    "multiprocessing.process.BaseProcess",
}
PACKAGE = Path(seatingapp.__file__).parent
FORBIDDEN = {
    "asyncio",
    "ftplib",
    "http",
    "imaplib",
    "multiprocessing",
    "poplib",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib",
    "webbrowser",
    "xmlrpc",
    "requests",
    "PySide6.QtNetwork",
    "PySide6.QtWebSockets",
    "PySide6.QtWebEngineCore",
}


def imported(source: str) -> Iterator[str]:
    """Every module that a source imports, with all names that it takes from it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def networked(source: str) -> set[str]:
    return {
        name
        for name in imported(source)
        if name not in PROCESSES
        and any(name == banned or name.startswith(f"{banned}.") for banned in FORBIDDEN)
    }


def test_no_module_imports_what_could_open_a_socket() -> None:
    modules = sorted(PACKAGE.rglob("*.py"))
    assert len(modules) > 100
    found = {str(m): names for m in modules if (names := networked(m.read_text("utf-8")))}
    assert found == {}


def test_the_search_would_find_every_way_to_import() -> None:
    assert networked("import socket") == {"socket"}
    assert networked("def f():\n    from urllib.request import urlopen")
    assert networked("from PySide6 import QtNetwork") == {"PySide6.QtNetwork"}
    assert networked("from PySide6.QtNetwork import QTcpSocket")
    assert networked("from multiprocessing.connection import Listener, wait") == {
        "multiprocessing.connection.Listener"
    }
    assert networked("from multiprocessing import Pipe") == {"multiprocessing.Pipe"}
    assert not networked("from seatingapp.ui import http_free\nimport sockets_are_not")
