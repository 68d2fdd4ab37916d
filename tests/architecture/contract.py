"""A contract of our own for import-linter: a package that needs nothing but Python."""

import sys

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
        modules = {package, *graph.find_descendants(package)} & graph.modules
        strangers = [
            (importer, imported)
            for importer in sorted(modules)
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if imported not in modules and imported.split(".")[0] not in sys.stdlib_module_names
        ]
        return ContractCheck(kept=not strangers, metadata={"strangers": strangers})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each import that does not belong."""
        for importer, imported in check.metadata["strangers"]:
            output.print_error(f"- {importer} imports {imported}")
