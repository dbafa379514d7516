import { expect, test } from 'vitest';
import { read } from '../../../support/read/read.ts';

const TITLE = 'A bridge for the village';
const TEXT =
  '<p>The council met in the old hall and decided that the bridge over the river be built at last, in spite of all.</p>' +
  '<p>Nobody in the village had thought that it would come so soon, and many were glad about it.</p>';

const published = (value: string) => `<meta property="article:published_time" content="${value}">`;
const modified = (value: string) => `<meta property="article:modified_time" content="${value}">`;
const named = (name: string, value: string) => `<meta name="${name}" content="${value}">`;
const address = (path: string) => `<link rel="canonical" href="https://talblog.example${path}">`;
const jsonLd = (value: string) =>
  `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"${value}"}</script>`;

/** What a page shows, declares and is called by may differ. `#` stands for the headline, `@` for the text. */
test.each<[why: string, day: string, head: string, body: string]>([
  // Instants in UTC.
  [
    'the evening before in America, shown',
    '2023-11-08',
    published('2023-11-09T02:11:03Z'),
    '#<p>November 8, 2023</p>@',
  ],
  ['the same by its address', '2023-11-08', published('2023-11-09T02:11:03+00:00') + address('/2023/11/08/x'), '#@'],
  [
    'by a stamp with an offset',
    '2023-11-08',
    jsonLd('2023-11-09T02:11:03Z') + named('sailthru.date', '2023-11-08T21:11:03-05:00'),
    '#@',
  ],
  [
    'by the same stamp written as people do',
    '2023-11-08',
    published('Thu, 09 Nov 2023 02:11:03 GMT') + address('/2023/11/08/x'),
    '#@',
  ],
  ['the next morning in Asia', '2023-11-10', published('2023-11-09T22:11:03Z') + address('/2023/11/10/x'), '#@'],
  ['not two days before', '2023-11-09', published('2023-11-09T02:11:03Z'), '#<p>November 7, 2023</p>@'],
  [
    'not the day after at two in the morning, by its address',
    '2023-11-09',
    published('2023-11-09T02:11:03Z') + address('/2023/11/10/x'),
    '#@',
  ],
  [
    'one witness for the day itself',
    '2023-11-09',
    published('2023-11-09T02:11:03Z') + address('/2023/11/08/x') + jsonLd('2023-11-09T09:11:03+07:00'),
    '#@',
  ],
  ['no witness, not moved', '2023-11-09', published('2023-11-09T02:11:03Z') + jsonLd('2023-11-09T02:11:03Z'), '#@'],
  [
    'a time element in UTC shows a local day',
    '2023-11-08',
    published('2023-11-09T02:11:03Z'),
    '#<time datetime="2023-11-09T02:11:03Z">November 8, 2023</time>@',
  ],
  [
    'a time element in UTC without a day is no witness',
    '2023-11-09',
    published('2023-11-09T02:11:03Z'),
    '#<time datetime="2023-11-08T22:00:00Z">1 d</time>@',
  ],
  [
    'a mark in UTC, by the address',
    '2023-11-08',
    address('/2023/11/08/x'),
    '<meta itemprop="datePublished" content="2023-11-09T02:11:03Z">#@',
  ],
  // What is shown beside the headline.
  ['a later day that is shown', '2020-03-06', published('2020-03-03T10:00:00+01:00'), '#<p>6 March 2020</p>@'],
  ['the day before, shown', '2020-03-02', published('2020-03-03T10:00:00+01:00'), '#<p>2 March 2020</p>@'],
  [
    'an older day may be of an event',
    '2020-03-03',
    published('2020-03-03T10:00:00+01:00'),
    '#<p>12 February 2020</p>@',
  ],
  [
    'an older day that the head says too',
    '2020-02-12',
    jsonLd('2020-03-03') + published('2020-02-12'),
    '#<p>12 February 2020</p>@',
  ],
  [
    'an older day, but the name in the head is vague',
    '2020-02-12',
    named('dc.date', '2020-03-03'),
    '#<p>12 February 2020</p>@',
  ],
  ['an update by its label', '2020-03-03', published('2020-03-03T10:00:00+01:00'), '#<p>Updated: 6 March 2020</p>@'],
  [
    'an update by the head',
    '2020-03-03',
    published('2020-03-03T10:00:00+01:00') + modified('2020-03-06T10:00:00+01:00'),
    '#<p>6 March 2020</p>@',
  ],
  [
    'an update by the head, in UTC',
    '2020-03-03',
    published('2020-03-03T10:00:00+01:00') + modified('2020-03-06T23:30:00Z'),
    '#<p>7 March 2020</p>@',
  ],
  ['a day far below', '2020-03-03', published('2020-03-03T10:00:00+01:00'), `#@${TEXT.repeat(8)}<p>6 March 2020</p>`],
  [
    'a day under another headline',
    '2020-03-03',
    published('2020-03-03T10:00:00+01:00'),
    '#@<h2>Another story</h2><p>6 March 2020</p>',
  ],
  [
    'the day in the address is of another sending',
    '2018-05-09',
    `${address('/2018/05/18/x')}<meta itemprop="datePublished" content="2018-05-09T06:00:03-04:00">`,
    '#@',
  ],
  ['shown against the address', '2018-05-09', address('/2018/05/18/x'), '#<p class="date">9 May 2018</p>@'],
  [
    'the day of a picture',
    '2020-03-03',
    published('2020-03-03T10:00:00+01:00'),
    '#<figure><img src="a.jpg"><figcaption>The hall, 6 March 2020</figcaption></figure>@',
  ],
  // Beside the headline whatever it is called.
  ['a teaser line', '2020-03-04', '', '#<div class="teaser"><p>4 March 2020</p></div>@'],
  [
    'in a foot of the head of the text',
    '2020-03-04',
    '',
    '<article>#<footer class="entry-footer"><p class="date">4 March 2020</p></footer>@</article>',
  ],
  [
    'in a sidebar beside it',
    '2020-03-04',
    '',
    '<aside class="sidebar"><span class="date">4 March 2020</span></aside>#@',
  ],
  [
    'behind the second line of the headline',
    '2020-03-04',
    '',
    `#<h2>It will cost more than planned</h2><p class="date">4 March 2020</p>@`,
  ],
  // Elsewhere.
  [
    'labelled at the end, before an update',
    '2020-03-04',
    '',
    `#@@@@@<p>Last change: 6 March 2020 - 14:49<br>Published on: 4 March 2020</p>`,
  ],
  [
    'labelled in a foot, against a change that is declared',
    '2020-03-04',
    modified('2020-03-06'),
    `#@@@@<footer>Published: 4 March 2020</footer>`,
  ],
  [
    'below the text that leaves it out',
    '2020-03-04',
    '',
    `#<div class="share">Share</div><ul class="social"><li>4 March 2020</li></ul>@@`,
  ],
  [
    'not what a link is called',
    '2020-03-04',
    '',
    `#<p>4 March 2020</p><a class="date" title="12 May 2021" href="/x">Next</a>@`,
  ],
  // Names and places.
  ['a name of an own making', '2020-03-04', named('post_published_at', '2020-03-04'), '#@'],
  ['another', '2020-03-04', '<meta property="x:published_time" content="2020-03-04T10:00:00">', '#@'],
  ['created, against what is shown', '2020-03-06', named('content:created_at', '2020-03-04'), '#<p>6 March 2020</p>@'],
  [
    'the second of its addresses',
    '2020-03-04',
    `${address('/bridge')}<meta property="og:url" content="https://talblog.example/2020/03/04/bridge">`,
    '#@',
  ],
])('%s: %s', (_, day, head, body) => {
  const filled = body.replace('#', `<h1>${TITLE}</h1>`).replaceAll('@', TEXT);
  const page = `<!DOCTYPE html><html><head><title>${TITLE}</title>${head}</head><body>${filled}</body></html>`;
  expect(read(page, 'page.html').fields.publishedOn).toBe(day);
});
