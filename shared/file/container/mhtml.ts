import { refusal } from '../refusal.ts';
import type { Opened } from './container.ts';
import { startOfMail } from './mail-head.ts';
import { decodedBody, type Mime, readMime } from './mime.ts';
import { savedPage } from './saved-page.ts';

const MOST_WALKED = 1000;

/**
 * A page saved with all that belongs to it (RFC 2557): the part that it starts with, or else the first that is HTML. Its
 * date is the day of saving, and its subject the page's own title: neither is stated.
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
  for (let next = waiting.pop(); next && leaves.length < MOST_WALKED; next = waiting.pop()) {
    if (next.children.length === 0) leaves.push(next);
    waiting.push(...next.children.toReversed());
  }
  return leaves;
}
