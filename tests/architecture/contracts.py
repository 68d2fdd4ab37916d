"""Two contracts of our own for import-linter; pyproject.toml names them."""

import sys
from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class StandardLibraryOnly(Contract):
    """Promises that a package imports only itself and the standard library.

    A list of forbidden libraries would have to be kept up; this asks the running Python instead.
    """

    package = fields.StringField()

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find every direct import that leaves the package and the standard library."""
        package = str(self.package)
        modules = {package, *graph.find_descendants(package)}
        strangers = [
            f"{importer} imports {imported}"
            for importer in sorted(modules)
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if imported not in modules and imported.split(".")[0] not in sys.stdlib_module_names
        ]
        return ContractCheck(kept=not strangers, metadata={"strangers": strangers})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each import that does not belong."""
        for stranger in check.metadata["strangers"]:
            output.print_error(f"- {stranger}")


class LibraryLivesIn(Contract):
    """Promises that some libraries are imported only in their homes.

    Unlike the contract "protected", it bears a library that nobody imports yet.
    """

    libraries = fields.ListField(subfield=fields.StringField())
    homes = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find every line outside the homes that imports one of the libraries."""
        strangers = [
            f"{importer} imports {library} (line {detail['line_number']})"
            for library in _words(self.libraries)
            if library in graph.modules
            for importer in sorted(graph.find_modules_that_directly_import(library))
            if not _is_within(importer, _words(self.homes))
            for detail in graph.get_import_details(importer=importer, imported=library)
        ]
        return ContractCheck(kept=not strangers, metadata={"strangers": strangers})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each import that does not belong."""
        for stranger in check.metadata["strangers"]:
            output.print_error(f"- {stranger}")


def _words(option: object) -> list[str]:
    """Return the value of an option; on the class it is a field, on the object a list."""
    return cast("list[str]", option)


def _is_within(module: str, packages: list[str]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)
