import { gunzipSync } from 'node:zlib';
import { refusal } from '../refusal.ts';
import { type Opened, oneClip } from './container.ts';
import { MOST_UNPACKED_BYTES, unpack } from './inflate.ts';
import { openWarc } from './warc.ts';

const TAR_MARK_AT = 257;

/** A gzip file (RFC 1952): a text, or a web archive. */
export function openGzip(bytes: Uint8Array, fileName: string): Opened {
  const unpacked = unpack(() => gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED_BYTES }));
  if ('kind' in unpacked) return unpacked;
  const start = new TextDecoder('latin1').decode(unpacked.subarray(0, TAR_MARK_AT + 5));
  if (start.startsWith('WARC/')) return openWarc(unpacked);
  if (start.slice(TAR_MARK_AT) === 'ustar') {
    return refusal(
      'not-text',
      'The file is a tar archive. Pack its files into a ZIP archive, or drop them one by one.',
    );
  }
  return oneClip(fileName.replace(/\.gz$/i, ''), { kind: 'bytes', bytes: unpacked, charset: null });
}
