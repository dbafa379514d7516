/** Reads a body up to a limit that holds after decompression, so that a small bomb cannot become a large one. */
import { pipeline, type Readable, type Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** Encodings a request may ask for. */
export const ENCODINGS = 'gzip, deflate, br';

/** A response in an encoding that the request did not accept. */
class UnknownEncoding extends Error {
  override name = 'UnknownEncoding';
  readonly code = 'ERR_HTTP_CONTENT_ENCODING';
}

/** The first `limit` bytes; reading stops there. Rejects as the stream or the decompressor does. */
export async function readBody(
  body: Readable,
  encoding: string,
  limit: number,
): Promise<{ bytes: Buffer; truncated: boolean }> {
  const stream = decompress(body, encoding);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    size += bytes.length;
    if (size > limit) break;
  }
  const bytes = Buffer.concat(chunks);
  return { bytes: bytes.subarray(0, limit), truncated: size > limit };
}

function decompress(body: Readable, encoding: string): Readable {
  const decoder = decoderOf(encoding.trim().toLowerCase());
  if (decoder === null) return body;
  // The reader of `decoder` gets every error of the chain; the callback has nothing to do.
  pipeline(body, decoder, () => undefined);
  return decoder;
}

/** A body that ends early gives the part that was decoded: we would truncate it anyway. */
function decoderOf(encoding: string): Transform | null {
  const finishFlush = constants.Z_SYNC_FLUSH;
  switch (encoding) {
    case '':
    case 'identity':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip({ finishFlush });
    case 'deflate':
      return createInflate({ finishFlush });
    case 'br':
      return createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH });
    default:
      throw new UnknownEncoding(`The response is encoded as ${encoding}, which the request did not accept.`);
  }
}
