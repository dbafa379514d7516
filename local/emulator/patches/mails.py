"""Mails on their way from SES to the mail inbox."""

import base64
import contextvars
import email
import email.utils
import json
import re


def relay_raw_mails_whole() -> None:
    """Sends a raw mail of SES v2 on with all its headers; MiniStack 1.5.33 makes another from its subject and bodies.

    As SES does (Developer Guide, "Amazon SES header fields"), it gives the mail a `Message-ID` and a `Date` of its own.
    """
    from ministack.services import ses_v2

    raw_mail: contextvars.ContextVar[bytes | None] = contextvars.ContextVar("raw_mail", default=None)
    handle = ses_v2.handle_request
    relay = ses_v2._smtp_relay

    async def handle_with_raw(method, path, headers, body, query_params):
        is_mail = method == "POST" and path.rstrip("/").endswith("/outbound-emails")
        token = raw_mail.set(raw_in(body) if is_mail else None)
        try:
            return await handle(method, path, headers, body, query_params)
        finally:
            raw_mail.reset(token)

    def relay_whole(source, to_addrs, rebuilt):
        raw = raw_mail.get()
        relay(source, to_addrs, rebuilt if raw is None else as_sent(raw, email.message_from_string(rebuilt)["Message-ID"]))

    ses_v2.handle_request = handle_with_raw
    ses_v2._smtp_relay = relay_whole


def raw_in(body: bytes) -> bytes | None:
    """The raw mail in a request of SES v2; none where the mail is given in another way."""
    try:
        return base64.b64decode(json.loads(body)["Content"]["Raw"]["Data"])
    except (KeyError, TypeError, ValueError):
        return None


def as_sent(raw: bytes, message_id: str) -> bytes:
    """The mail with the headers that SES sets itself."""
    head, end, body = raw.partition(b"\r\n\r\n")
    kept = re.sub(rb"(?im)^(?:Message-ID|Date):.*(?:\r\n[ \t].*)*\r\n", b"", head + b"\r\n")
    own = f"Message-ID: {message_id}\r\nDate: {email.utils.formatdate()}\r\n"
    return own.encode() + kept + end[2:] + body
