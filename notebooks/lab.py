"""JupyterLab for these notebooks: on this machine alone, and asking no other host for anything.

`npm run notebooks` starts it. It ends with the program that started it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path

from jupyterlab.labapp import LabApp

HERE = Path(__file__).resolve().parent
SECONDS_BETWEEN_LOOKS = 1

# The first asks for news; the second lists what other hosts offer.
DISABLED = ["@jupyterlab/apputils-extension:announcements", "@jupyterlab/extensionmanager-extension"]
SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {"checkForUpdates": False, "fetchNews": "false"},
    "@jupyterlab/extensionmanager-extension:plugin": {"enabled": False},
}


def write(path: str, content: dict) -> None:
    """A file of this environment that Jupyter reads."""
    file = Path(sys.prefix) / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content, indent=2))


def end_with(parent: int) -> None:
    """Ends this program in order when `parent` is gone."""
    while os.getppid() == parent:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    os.kill(os.getpid(), signal.SIGTERM)


def main() -> None:
    """Starts JupyterLab; further arguments go to it."""
    write("share/jupyter/lab/settings/overrides.json", SETTINGS)
    write("etc/jupyter/labconfig/page_config.json", {"disabledExtensions": dict.fromkeys(DISABLED, True)})
    threading.Thread(target=end_with, args=[os.getppid()], daemon=True).start()
    LabApp.launch_instance(
        argv=[
            f"--ServerApp.root_dir={HERE}",
            "--ServerApp.ip=127.0.0.1",
            "--ServerApp.answer_yes=True",
            "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
            "--LabApp.news_url=None",
            "--LabApp.extension_manager=readonly",
            # The kernel is this environment's own, whatever others are installed for the user.
            "--KernelSpecManager.allowed_kernelspecs=python3",
            "--Application.log_level=WARN",
            *sys.argv[1:],
        ]
    )


if __name__ == "__main__":
    main()
