/** Web archives. */
import { refusal } from '../refusal.ts';
import type { Opened } from './container.ts';
import { answerIn, headedIn } from './http-answer.ts';
import { charsetIn, isHtml } from './http-head.ts';
import { savedPage } from './saved-page.ts';

const MOST_RECORDS = 1000;

/**
 * The page in a web archive (ISO 28500): the first HTML response with status 200. The date of the record is the day of the
 * capture, and is not declared.
 */
export function openWarc(bytes: Uint8Array): Opened {
  for (const { head, body } of recordsIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))) {
    const type = head.get('warc-type');
    const address = head.get('warc-target-uri')?.replace(/^<|>$/g, '');
    if (type === 'resource' && isHtml(head.get('content-type'))) {
      return savedPage(body, charsetIn(head.get('content-type')), address);
    }
    if (type !== 'response') continue;
    const { first, head: said, content } = answerIn(body);
    if (!/^HTTP\/[\d.]{1,3} 200\b/.test(first) || !isHtml(said.get('content-type'))) continue;
    const page = content();
    return 'kind' in page ? page : savedPage(page, charsetIn(said.get('content-type')), address);
  }
  return refusal('empty', 'The web archive holds no page that was found (status 200, HTML). Capture the page again.');
}

/** The records in order; one that is cut off ends with the file. */
function* recordsIn(bytes: Buffer): Generator<{ head: ReadonlyMap<string, string>; body: Buffer }> {
  let at = 0;
  for (let i = 0; i < MOST_RECORDS && at < bytes.length; i++) {
    while (bytes[at] === 0x0d || bytes[at] === 0x0a) at++;
    const { first, head, end } = headedIn(bytes.subarray(at));
    if (!first.startsWith('WARC/')) return;
    const start = at + end;
    const length = Number(head.get('content-length'));
    if (!Number.isSafeInteger(length) || length < 0) return;
    yield { head, body: bytes.subarray(start, start + length) };
    at = start + length;
  }
}
