"""Which requests the emulator answers: those for its own address and not of other sites, as `own-address.ts` says."""

import re

API = "/_aws/execute-api/"


def refusal(method: str, path: str, headers: dict[str, str], port: int) -> tuple[int, str] | None:
    """The status and reason to refuse a request with, or None. Header names are in lower case."""
    # Names below localhost are of this machine (RFC 6761, section 6.3); APIs and buckets have such names.
    if not re.fullmatch(rf"(?:127\.0\.0\.1|(?:[\w-]+\.)*localhost):{port}", headers.get("host", "").lower(), re.ASCII):
        return 421, "This server answers for its own address only."
    origin = headers.get("origin")
    site = headers.get("sec-fetch-site")
    # The console's pages upload from another port of this machine.
    is_own = origin is None or re.fullmatch(r"http://(?:127\.0\.0\.1|localhost)(?::\d{1,5})?", origin) or (origin == "null" and site == "same-origin")
    is_link = (
        method in ("GET", "HEAD")
        and path.startswith(API)
        and headers.get("sec-fetch-mode") == "navigate"
        and headers.get("sec-fetch-dest") == "document"
    )
    if is_own and (site in (None, "same-origin", "same-site", "none") or is_link):
        return None
    return 403, "This server answers no requests of other sites."
