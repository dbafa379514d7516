"""The emulator, MiniStack, as a process of its own: `main.py` runs it, `state.py` says what it has kept."""
