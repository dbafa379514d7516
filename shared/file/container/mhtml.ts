import { refusal } from '../refusal.ts';
import type { Opened } from './container.ts';
import { startOfMail } from './mail-head.ts';
import { decodedBody, type Mime, readMime } from './mime.ts';
import { savedPage } from './saved-page.ts';

const MOST_LEAVES = 1000;

/**
 * A page saved with its resources (RFC 2557): the part named as start, or else the first HTML part. The date header is the
 * day of saving and the subject is the page's title, so neither is declared.
 */
export function openMhtml(bytes: Uint8Array): Opened {
  const saved = readMime(bytes.subarray(startOfMail(bytes)));
  const root = rootOf(saved);
  if (!root) return refusal('empty', 'The saved page holds no HTML. Save the page again, or save only its text.');
  const address = saved.head.get('snapshot-content-location') ?? root.head.get('content-location');
  return savedPage(decodedBody(root), root.parameters.charset ?? null, address);
}

function rootOf(saved: Mime): Mime | undefined {
  const pages = leavesOf(saved).filter(({ type }) => type === 'text/html' || type === 'application/xhtml+xml');
  const { start } = saved.parameters;
  return pages.find(({ head }) => start !== undefined && head.get('content-id') === start) ?? pages[0];
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
