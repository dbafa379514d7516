import { readPage } from '../../markup.ts';
import type { Content } from './content.ts';
import { declaredIn } from './head.ts';

/** A page or a fragment, as a browser would read it. */
export function readHtml(source: string): Content {
  const root = readPage(source);
  return { root, declared: declaredIn(root, source) };
}
