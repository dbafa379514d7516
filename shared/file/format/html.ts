import { readPage } from '../../document/html.ts';
import type { Content } from './content.ts';
import { frontMatterOf } from './front-matter.ts';
import { declaredInHead } from './page-head.ts';

/** A page or a fragment, as a browser reads it; also below front matter, as site generators write it. */
export function readHtml(source: string): Content {
  const front = frontMatterOf(source);
  const root = readPage(front?.body ?? source);
  return { root, declared: [...(front?.declared ?? []), ...declaredInHead(root, source)] };
}
