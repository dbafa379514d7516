"""The emulator, MiniStack, as a process of its own: `main.py` runs it, `kept.py` says what it has kept."""
