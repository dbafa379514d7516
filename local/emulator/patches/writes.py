"""What could not be written to the disk is told."""

import contextlib
import os


def tell(line: str) -> None:
    """Tells the parent process, if it listens, and the log."""
    for descriptor in (2, os.environ.get("NOTICES")):
        # Of a full disk, which it may be about, the log is part.
        with contextlib.suppress(OSError):
            if descriptor is not None:
                os.write(int(descriptor), f"{line}\n".encode())


def tell_of_objects_that_are_not_written() -> None:
    """Says which object of a bucket is in memory only; MiniStack 1.5.33 answers as if it were on the disk."""
    from ministack.services import s3

    write = s3._atomic_write

    def write_or_tell(path, *given, **more):
        try:
            write(path, *given, **more)
        except OSError as error:
            if not path.endswith(".meta.json"):
                tell(f"{os.path.basename(path)} could not be written, and is lost when the emulator ends: {error.strerror}")
            raise

    s3._atomic_write = write_or_tell
