import { element } from '../../markup.ts';
import type { Content } from './content.ts';

/** Plain text: loose text without mark-up, so that a blank line ends a paragraph and a line end stays one. */
export function readText(source: string): Content {
  const root = element('root', 0, source.length);
  root.children.push({ kind: 'text', value: source, start: 0, end: source.length });
  return { root, declared: [] };
}
