import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findEmbeds } from '../../../shared/embed/index.ts';
import { casesIn } from '../../support/make/embed-cases.ts';
import { html } from '../../support/make/embed-document.ts';

const found = (markup: string) =>
  findEmbeds(html(markup)).embeds.map(({ provider, videoId }) => ({ provider, videoId }));

/** Fragments that stand by themselves: what a broken one takes in of what follows is its own affair. */
const cases = [...casesIn('embeds.jsonl'), ...casesIn('embeds-own.jsonl')].filter(
  ({ ext, note }) => ext === 'html' && !/never|wrongly nested/.test(note),
);

const harmless = fc.constantFrom(
  '<p>Some words.</p>',
  '<p>He said so in <a href="https://vimeo.com/76979871">a film</a> last year.</p>',
  '<p><img src="https://i.ytimg.com/vi/aaaaaaaaaaa/0.jpg" alt=""></p>',
  '<!-- <iframe src="https://youtu.be/aaaaaaaaaaa"></iframe> -->',
  '<table><tr><td>1</td></tr></table>',
  '<script>let a = "<iframe src=https://youtu.be/aaaaaaaaaaa>";</script>',
  '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>',
  '<style>iframe { content: "https://youtu.be/aaaaaaaaaaa" }</style>',
  '<p>text &amp; more<br></p>',
  '<ul><li><a href="https://example.org/">elsewhere</a></li></ul>',
  '<pre>&lt;iframe src="https://youtu.be/aaaaaaaaaaa"&gt;</pre>',
  '<audio src="https://a.example/a.mp3"></audio>',
  '<textarea><iframe src="https://youtu.be/aaaaaaaaaaa"></iframe></textarea>',
  '<iframe src="https://www.google.com/maps/embed?pb=1" allowfullscreen title="video player"></iframe>',
  '<div itemscope itemtype="https://schema.org/Person"><b itemprop="name">A</b></div>',
);
const around = fc.constantFrom(
  'div',
  'center',
  'section',
  'article',
  'main',
  'aside',
  'noscript',
  'blockquote',
  'details',
);

describe('mark-up around a video', () => {
  test('that is harmless changes nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...cases),
        fc.array(harmless, { maxLength: 4 }),
        fc.array(harmless, { maxLength: 4 }),
        fc.array(around, { maxLength: 5 }),
        (one, before, after, names) => {
          const opened = names.map((name) => `<${name} class="c">`).join('');
          const closed = names
            .toReversed()
            .map((name) => `</${name}>`)
            .join('');
          expect(found(`${before.join('')}${opened}${one.html}${closed}${after.join('')}`)).toEqual(one.expect);
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('of two cases: what is in the first, then what the second adds', () => {
    // The group of a page is one video, so two groups are no longer two; and a base is for all.
    const plain = cases.filter((one) => !/og:video|twitter:player|<base/.test(one.html));
    fc.assert(
      fc.property(fc.constantFrom(...plain), fc.constantFrom(...plain), (first, second) => {
        const both = [...first.expect, ...second.expect];
        const seen = new Set<string>();
        const once = both.filter((embed) => {
          const key = JSON.stringify(embed);
          return embed.videoId === null || !(seen.has(key) || !seen.add(key));
        });
        fc.pre(both.filter(({ videoId }) => videoId === null).length < 2);
        expect(found(`<div>${first.html}</div><div>${second.html}</div>`)).toEqual(once);
      }),
      { numRuns: 1500 },
    );
  });

  test('in capitals, with other quotes and spaces, is the same mark-up', () => {
    for (const one of cases) {
      const loud = one.html.replace(/<(\/?)([a-z][a-z0-9:-]*)/g, (_, slash: string, name: string) =>
        name === 'script' ? `<${slash}${name}` : `<${slash}${name.toUpperCase()}\n`,
      );
      expect(found(loud), loud).toEqual(one.expect);
    }
  });
});
