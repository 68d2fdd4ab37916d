"""Makes the virtual environment and keeps it as the lock files say."""

import shutil
import subprocess
import sys
from dataclasses import replace

from bootstrap import installer, stamp
from bootstrap.layout import Layout
from bootstrap.refusal import SetupRefused

INCLUDES = {"runtime": ("runtime",), "dev": ("runtime", "dev")}
"""Which lock files are met once one is installed: dev.txt holds all of runtime.txt."""


def ensure(layout: Layout, lock: str) -> None:
    """Leave an environment in which everything in that lock file and the project is installed.

    Does nothing where the stamp says so. An environment that was interrupted, moved, or lost its
    Python is made anew.
    """
    wanted = stamp.digest(layout.lock(lock))
    project = stamp.digest(layout.project_file)
    known = stamp.load(layout.stamp)
    if _is_broken(layout, known):
        _remove(layout)
        known = None
    if known and known.locks.get(lock) == wanted and known.project == project:
        return
    _install(layout, lock, known, wanted, project)


def _install(
    layout: Layout, lock: str, known: stamp.Stamp | None, wanted: str, project: str
) -> None:
    """Bring the environment up to date; the stamp is written last."""
    try:
        layout.venv.mkdir(exist_ok=True)
        layout.unfinished.touch()
        layout.stamp.unlink(missing_ok=True)
        if not layout.python.exists():
            print(f"Making a virtual environment in {layout.venv} ...", flush=True)
            installer.create(layout)
        done = known or stamp.Stamp(stamp.base(layout))
        if done.locks.get(lock) != wanted:
            print(f"Installing requirements/{lock}.txt, once; this can take minutes.", flush=True)
            installer.requirements(layout, layout.lock(lock))
            met = {name: stamp.digest(layout.lock(name)) for name in INCLUDES[lock]}
            done = replace(done, locks={**done.locks, **met})
        installer.project(layout)
        replace(done, project=project).save(layout.stamp)
        layout.unfinished.unlink()
    except OSError as error:
        raise SetupRefused(
            f"The environment could not be written: {error}.\n"
            "Free some space or choose a folder that you may write to, then run this again."
        ) from error


def _is_broken(layout: Layout, known: stamp.Stamp | None) -> bool:
    """Tell whether the environment has to be made anew."""
    if not layout.venv.exists():
        return False
    if layout.unfinished.exists() or (known and known.base != stamp.base(layout)):
        return True
    if known:
        return not (layout.tool("seatingapp").exists() and layout.python.exists())
    return not _works(layout)


def _works(layout: Layout) -> bool:
    """Ask the Python of an environment without a stamp whether it runs and is new enough."""
    question = "import sys; sys.exit(sys.version_info < (3, 11))"
    try:
        answer = subprocess.run([layout.python, "-c", question], capture_output=True, check=False)
    except OSError:
        return False
    return answer.returncode == 0


def _remove(layout: Layout) -> None:
    """Take an environment away that cannot be mended."""
    if layout.inside(sys.prefix):
        raise SetupRefused(
            "The environment in .venv has to be made anew, which its own Python cannot do.\n"
            "Run this again with the Python of the system."
        )
    print("The environment in .venv is unfinished or out of date; making it anew.", flush=True)
    shutil.rmtree(layout.venv)
