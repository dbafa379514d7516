import { refusal } from '../refusal.ts';
import type { Opened } from './container.ts';
import { startOfMail } from './mail-head.ts';
import { addressOf, type Decode, Frames } from './mhtml-frames.ts';
import { decodedBody, type Mime, readMime } from './mime.ts';
import { savedPage } from './saved-page.ts';

const MOST_LEAVES = 1000;
/** A page with less text of its own only holds frames, one of which is the page that was read. */
const LEAST_TEXT = 200;
/** Bytes in which text is counted. */
const COUNTED = 200_000;

/**
 * A page saved with its resources (RFC 2557): the part named as start, or else the first HTML part, with the frames in it;
 * of a page that only holds frames the frame with most text. The date header is the day of saving and the subject is the
 * page's title, so neither is declared.
 */
export function openMhtml(bytes: Uint8Array, decode: Decode): Opened {
  const saved = readMime(bytes.subarray(startOfMail(bytes)));
  const leaves = leavesOf(saved);
  const pages = leaves.filter(({ type }) => type === 'text/html' || type === 'application/xhtml+xml');
  const first = rootOf(saved, pages);
  if (!first) return refusal('empty', 'The saved page holds no HTML. Save the page again, or save only its text.');
  const root = mainOf(first, pages);
  const base = saved.head.get('content-base') ?? null;
  const snapshot = root === first ? saved.head.get('snapshot-content-location') : undefined;
  const address = snapshot ?? addressOf(root, base) ?? undefined;
  return savedPage(new Frames(leaves, decode).inPage(root, base), root.parameters.charset ?? null, address);
}

function rootOf(saved: Mime, pages: readonly Mime[]): Mime | undefined {
  const { start } = saved.parameters;
  return pages.find(({ head }) => start !== undefined && head.get('content-id') === start) ?? pages[0];
}

function mainOf(root: Mime, pages: readonly Mime[]): Mime {
  const own = textLengthOf(root);
  if (own >= LEAST_TEXT || pages.length === 1) return root;
  const lengths = pages.map(textLengthOf);
  const longest = Math.max(...lengths);
  return longest < 2 * LEAST_TEXT ? root : (pages[lengths.indexOf(longest)] ?? root);
}

/** About how many bytes of text a page has. */
function textLengthOf(page: Mime): number {
  const source = Buffer.from(decodedBody(page).subarray(0, COUNTED)).toString('latin1');
  const text = source.replace(/<(?:script|style)\b[^<>]{0,999}>[^<]*|<[^<>]{0,2000}>/gi, '');
  return text.replace(/\s+/g, ' ').trim().length;
}

function leavesOf(saved: Mime): Mime[] {
  const leaves: Mime[] = [];
  const waiting = [saved];
  for (let next = waiting.pop(); next && leaves.length < MOST_LEAVES; next = waiting.pop()) {
    if (next.children.length === 0) leaves.push(next);
    waiting.push(...next.children.toReversed());
  }
  return leaves;
}
