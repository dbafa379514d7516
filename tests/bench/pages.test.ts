import { describe, expect, test } from 'vitest';
import { madePages, pageSets } from '../../bench/pages/index.ts';
import { shapes } from '../../bench/pages/shapes.ts';
import { turnsOf } from '../../bench/pages.ts';
import { readPage } from '../../shared/document/html.ts';

const pages = await madePages();
const sources = pages.map((page) => ({ ...page, html: new TextDecoder().decode(page.bytes) }));

describe('made pages', () => {
  test('are the same in every run', async () => expect(await madePages()).toEqual(pages));

  test('have a file name, an address and a day of their own', () => {
    for (const key of ['file', 'url', 'publishedOn'] as const) {
      expect(new Set(pages.map((page) => page[key])).size).toBe(pages.length);
    }
  });

  test.each(Object.keys(shapes))('%s: all that is known is in the page', (shape) => {
    const written = sources.filter(({ file }) => file.endsWith(`-${shape}.html`));
    expect(written.length).toBeGreaterThanOrEqual(20);
    for (const { html, title = '', outlet = [], wanted = [], unwanted = [] } of written) {
      const text = textIn(html);
      expect(text).toContain(title);
      for (const piece of [...outlet, ...wanted, ...unwanted]) expect(text).toContain(piece);
    }
  });

  test.each(['wordpress', 'blog', 'joomla'])('%s: something surrounds the main text', (shape) => {
    for (const { file, unwanted = [] } of pages) {
      if (file.endsWith(`-${shape}.html`)) expect(unwanted.length).toBeGreaterThan(3);
    }
  });
});

test('without a folder of saved pages only the made ones are measured', async () => {
  expect((await pageSets(null)).map(({ name }) => name)).toEqual(['made']);
});

/** Texts of the page, titles among them, and JSON-LD. */
function textIn(html: string): string {
  const texts: string[] = [];
  const waiting = [...readPage(html).children];
  for (let node = waiting.shift(); node; node = waiting.shift()) {
    if (node.kind === 'text') texts.push(node.value);
    else waiting.unshift(...node.children);
  }
  return texts.join('\n');
}

test('in a bench of several parsers each comes next behind each other one as often', () => {
  const count = 5;
  const behind = new Map<string, number>();
  for (let page = 0; page < 2 * count; page++) {
    const turns = turnsOf(count, page);
    expect(turns.toSorted()).toEqual([0, 1, 2, 3, 4]);
    for (const [i, parser] of turns.slice(1).entries()) {
      const pair = `${turns[i]} ${parser}`;
      behind.set(pair, (behind.get(pair) ?? 0) + 1);
    }
  }
  expect(behind.size).toBe(count * (count - 1));
  expect(new Set(behind.values())).toEqual(new Set([2]));
});
