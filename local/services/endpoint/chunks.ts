/** Bodies that clients send in signed chunks (S3 API Reference, "Signature calculations: transferring payload in multiple chunks"). */
import type { Request } from './answer.ts';

/** The content of a body: `5;chunk-signature=…\r\nhello\r\n0;…\r\n\r\n` → `hello`. */
export function withoutChunks(body: Buffer, headers: Request['headers']): Buffer {
  const isChunked =
    /^STREAMING-/.test(headers['x-amz-content-sha256'] ?? '') || /aws-chunked/.test(headers['content-encoding'] ?? '');
  if (!isChunked) return body;
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.subarray(at, end).toString('latin1'), 16);
    if (end < 0 || !(size > 0)) return Buffer.concat(chunks);
    chunks.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
