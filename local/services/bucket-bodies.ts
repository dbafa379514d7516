/** Objects as answers give them, and as requests bring them. */
import type { Version } from './versions.ts';

/** What an answer says of an object; where versions are kept, which one it is. */
export function described(version: Version & { readonly bytes: Uint8Array }, isVersioned: boolean): object {
  const { bytes, etag, lastModified, contentType, metadata, versionId } = version;
  return {
    ContentLength: bytes.length,
    ContentType: contentType,
    ETag: etag,
    LastModified: new Date(lastModified),
    Metadata: { ...metadata },
    ...(isVersioned && { VersionId: versionId }),
  };
}

/** What the SDK puts around the stream of an answer. */
export function bodyOf(bytes: Uint8Array): object {
  return {
    transformToByteArray: async () => new Uint8Array(bytes),
    transformToString: async (encoding: BufferEncoding = 'utf8') => Buffer.from(bytes).toString(encoding),
    destroy: () => {},
  };
}

/** A copy of the bytes of a request. Throws where it is a stream. */
export function bytesOf(body: unknown): Uint8Array {
  if (body === undefined) return new Uint8Array();
  if (typeof body === 'string') return new Uint8Array(Buffer.from(body));
  if (body instanceof Uint8Array) return new Uint8Array(body);
  throw new Error('This bucket takes bodies of text and bytes.');
}
