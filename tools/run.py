"""Open the window; with no display, say so plainly and do the main job headless on the example data."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "resources" / "sample" / "carteira_exemplo.xlsx"


_IN_PORTUGUESE = {
    "There is no display here, so no window can open. The main job, headless, on the example data:": (
        "Aqui não há tela, então nenhuma janela pode abrir. O principal, sem janela, com os dados de exemplo:"
    ),
    "The files are in {folder}:": "Os arquivos estão em {folder}:",
}


def said(words: str) -> str:
    """A sentence of this script in the language that the commands speak."""
    spoken = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    return _IN_PORTUGUESE.get(words, words) if spoken.startswith("pt") else words


def has_display() -> bool:
    """Whether a window can be shown."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def csdesk(*words: str) -> None:
    """Run one command of the app; leaves with its exit code when it fails."""
    print("$ csdesk", *words, flush=True)
    code = subprocess.run([sys.executable, "main.py", *words], cwd=ROOT, check=False).returncode
    if code:
        sys.exit(code)


def main() -> None:
    """The window, or the main job without one."""
    if has_display():
        sys.exit(subprocess.run([sys.executable, "main.py"], cwd=ROOT, check=False).returncode)
    folder = Path(tempfile.mkdtemp(prefix="csdesk-"))
    workspace, deck = str(folder / "sample.csdesk"), folder / "review.pptx"
    print(
        said("There is no display here, so no window can open. The main job, headless, on the example data:"),
        end="\n\n",
    )
    csdesk("new", workspace)
    csdesk("import", workspace, str(SAMPLE))
    metrics = folder / "metrics.json"
    print("$ csdesk metrics ... --from 2026-01 --to 2026-10 --json >", metrics, flush=True)
    with metrics.open("w") as out:
        words = ["metrics", workspace, "--from", "2026-01", "--to", "2026-10", "--json"]
        subprocess.run([sys.executable, "main.py", *words], cwd=ROOT, check=True, stdout=out)
    for target in (deck, deck.with_suffix(".pdf")):
        csdesk("review", workspace, "--account", "Tijolo Lilás", "--quarter", "2026Q3", "--out", str(target))
    print("\n" + said("The files are in {folder}:").format(folder=folder))
    for path in sorted(folder.iterdir()):
        print(f"  {path.name}  {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
