"""Runs the notebooks without a browser, two at a time, and keeps what they showed.

    python run.py --output FOLDER [-p name=value ...] [notebook ...]

Writes <name>.ipynb with outputs, <name>.html and the pictures. Ends with 1, and names the cell, if one fails.
"""

from __future__ import annotations

import argparse
import ast
import asyncio
import base64
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from traitlets.config import Config

HERE = Path(__file__).resolve().parent
AT_A_TIME = 2
SECONDS_A_CELL = 120
SECONDS_TO_START = 120


class OwnKernel(AsyncKernelManager):
    """This interpreter's kernel, whatever kernels the machine has under the usual name."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """The one that runs this program's own Python."""
        return KernelSpec(
            argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
            display_name="Python 3",
            language="python",
        )


@dataclass(frozen=True)
class Failure:
    """A cell that failed, counted from 1 among all cells, and its error."""

    notebook: str
    cell: int
    source: str
    error: str

    def __str__(self) -> str:
        first = next((line for line in self.source.splitlines() if line.strip()), "")
        return f"{self.notebook}: cell {self.cell} failed: {first}\n  {self.error}"


def inject(notebook: Any, parameters: dict[str, Any]) -> None:
    """Puts a cell that sets `parameters` behind the one tagged `parameters`.

    Raises SystemExit where a name is not set there: a misspelt one would change nothing.
    """
    place = next(n for n, cell in enumerate(notebook.cells) if "parameters" in cell.metadata.get("tags", []))
    tree = ast.parse(notebook.cells[place].source)
    targets = [target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets]
    known = [target.id for target in targets if isinstance(target, ast.Name)]
    for name in parameters:
        if name not in known:
            raise SystemExit(f"There is no parameter {name!r}; expected one of {', '.join(known)}.")
    source = "\n".join(f"{name} = {value!r}" for name, value in parameters.items())
    cell = nbformat.v4.new_code_cell(source, metadata={"tags": ["injected-parameters"]})
    notebook.cells.insert(place + 1, cell)


async def run_one(name: str, notebook: Any, output: Path) -> Failure | None:
    """Runs one notebook; what it showed is kept even if a cell fails."""
    folder = output / name
    folder.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "BREACHPATH_OUTPUT": str(folder)}
    client = NotebookClient(
        notebook,
        timeout=SECONDS_A_CELL,
        startup_timeout=SECONDS_TO_START,
        kernel_manager_class=OwnKernel,
        resources={"metadata": {"path": str(HERE)}},
    )
    try:
        with tempfile.TemporaryDirectory(prefix="breachpath-") as sockets:
            if os.name == "posix":
                # Within this machine's file system, and not on ports that others could listen at.
                client.config = Config(OwnKernel={"transport": "ipc", "ip": f"{sockets}/kernel"})
            await client.async_execute(env=environment)
        return None
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        return _failure(name, notebook, error)
    finally:
        keep(notebook, name, output)


def _failure(name: str, notebook: Any, error: Exception) -> Failure:
    cells = [(n, cell) for n, cell in enumerate(notebook.cells, start=1) if cell.cell_type == "code"]
    for number, cell in cells:
        for shown in cell.outputs:
            if shown.output_type == "error":
                return Failure(name, number, cell.source, f"{shown.ename}: {shown.evalue}")
    # It neither failed nor finished: the last that was begun was too slow, or the kernel is gone.
    begun = [each for each in cells if each[1].execution_count is not None]
    number, cell = (begun or cells)[-1]
    return Failure(name, number, cell.source, f"{type(error).__name__}: {str(error).splitlines()[0]}")


def keep(notebook: Any, name: str, output: Path) -> None:
    """Writes the notebook with its outputs, as a page, too, and its pictures."""
    nbformat.write(notebook, output / f"{name}.ipynb")
    (output / f"{name}.html").write_text(to_page(notebook, name), encoding="utf8")
    pictures = [
        shown.data["image/png"]
        for cell in notebook.cells
        if cell.cell_type == "code"
        for shown in cell.outputs
        if "image/png" in shown.get("data", {})
    ]
    for number, picture in enumerate(pictures, start=1):
        (output / name / f"shown-{number}.png").write_bytes(base64.b64decode(picture))


def to_page(notebook: Any, title: str) -> str:
    """The notebook as one page that fetches nothing: the usual template asks other hosts for scripts."""
    from nbconvert import HTMLExporter

    body, resources = HTMLExporter(template_name="basic").from_notebook_node(notebook)
    style = "\n".join(resources.get("inlining", {}).get("css", []))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>{style}\n'
        "body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem }\n"
        "img { max-width: 100% } pre { overflow: auto } table { border-collapse: collapse; font-size: 13px }\n"
        "td, .dataframe th { border-bottom: 1px solid #ddd; padding: .2rem .6rem; text-align: left; vertical-align: top }\n"
        f".prompt, .jp-InputPrompt, .jp-OutputPrompt, .anchor-link {{ display: none }}</style></head><body>{body}</body></html>\n"
    )


def read_value(text: str) -> tuple[str, Any]:
    """A parameter as name=value; the value is Python's, or text."""
    name, equals, value = text.partition("=")
    if not equals or not name.isidentifier():
        raise argparse.ArgumentTypeError(f"expected name=value, got {text!r}")
    try:
        return name, ast.literal_eval(value)
    except (SyntaxError, ValueError):
        return name, value


def find_notebooks(names: list[str], folder: Path) -> list[Path]:
    """The notebooks of these names (or beginnings of names), or all. Raises SystemExit for a name that none bears."""
    files = sorted(folder.glob("*.ipynb"))
    if not names:
        return files
    found = []
    for name in names:
        fit = [file for file in files if file.stem.startswith(name.removesuffix(".ipynb"))]
        if not fit:
            known = ", ".join(file.stem for file in files)
            raise SystemExit(f"There is no notebook {name!r}; expected one of {known}.")
        found += fit
    return list(dict.fromkeys(found))


def read(file: Path, parameters: dict[str, Any]) -> Any:
    """A notebook, with a cell that sets `parameters` if there are any."""
    notebook = nbformat.read(file, as_version=4)
    if parameters:
        inject(notebook, parameters)
    return notebook


async def run_all(notebooks: dict[str, Any], output: Path) -> list[Failure]:
    """Runs them, AT_A_TIME at a time."""
    places = asyncio.Semaphore(AT_A_TIME)

    async def run(name: str) -> Failure | None:
        async with places:
            started = time.monotonic()
            failure = await run_one(name, notebooks[name], output)
            print(f"{name}: {'FAILED' if failure else 'done'}, {time.monotonic() - started:.1f} s", flush=True)
            return failure

    return [failure for failure in await asyncio.gather(*map(run, notebooks)) if failure]


def main() -> int:
    """Runs what the command line says; 0 if every cell did."""
    parser = argparse.ArgumentParser(description="Runs the notebooks without a browser.")
    parser.add_argument("notebooks", nargs="*", help="names, or their beginnings; all if left out")
    parser.add_argument("--output", type=Path, required=True, help="the folder for what they show")
    parser.add_argument("--folder", type=Path, default=HERE, help="where the notebooks are")
    parser.add_argument("-p", dest="parameters", type=read_value, action="append", default=[], metavar="NAME=VALUE")
    chosen = parser.parse_args()
    output = chosen.output.resolve()
    output.mkdir(parents=True, exist_ok=True)
    files = find_notebooks(chosen.notebooks, chosen.folder.resolve())
    notebooks = {file.stem: read(file, dict(chosen.parameters)) for file in files}
    failures = asyncio.run(run_all(notebooks, output))
    for failure in failures:
        print(failure, file=sys.stderr)
    print(f"{len(files) - len(failures)} of {len(files)} notebooks ran; {output}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
