import { expect, test } from 'vitest';
import { read } from '../../../support/read/read.ts';

const TITLE = 'A bridge for the village';
const TEXT =
  '<p>The council met in the old hall and decided that the bridge over the river be built at last, in spite of all.</p>' +
  '<p>Nobody in the village had thought that it would come so soon, and many were glad about it.</p>';

/** Systems and people mark the day in many ways. `#` stands for the headline, `@` for the text. */
test.each<[why: string, day: string | null, body: string, head?: string]>([
  [
    'a sentence below',
    '2020-06-17',
    '#@<p>This entry was posted on Thursday, June 17th, 2020 at 2 pm. You can follow.</p>',
  ],
  [
    'a German one',
    '2020-06-17',
    '#@<p>Dieser Beitrag wurde am Mittwoch, den 17. Juni 2020 um 14 Uhr veröffentlicht.</p>',
  ],
  ['a French one', '2020-06-17', `#@<p>Cet article a été publié le 17 juin 2020. ${'Le pont est là. '.repeat(12)}</p>`],
  [
    'an Italian one',
    '2020-06-17',
    `#@<p>Questo articolo è stato pubblicato il 17 giugno 2020. ${'Il ponte è qui. '.repeat(12)}</p>`,
  ],
  [
    'a Polish one',
    '2020-06-17',
    `#@<p>Ten wpis został opublikowany 17 czerwca 2020. ${'Most jest tutaj. '.repeat(12)}</p>`,
  ],
  ['a heading above', '2020-05-19', '<h2 class="date-header"><span>Tuesday, May 19, 2020</span></h2>#@'],
  [
    'in three parts',
    '2012-05-12',
    '<p class="post-date"><b class="day">12</b><b class="month">Mai</b><b>2012</b></p>#@',
  ],
  ['day and time in parts', '2020-03-04', '#<div class="date"><span>04.03.20</span><span>12:44</span></div>@'],
  ['an update at the end', '2014-03-12', `#@@@@@<p>Last updated: 12 March 2014</p>`],
  ['an update in the foot', '2014-03-12', `#@<footer>Last modified: 12 March 2014</footer>`],
  [
    'below, before comments',
    '2020-03-04',
    '#<p>by Jane, 4 March 2020</p>@<ol id="comments"><li><time>2020-03-09</time></ol>',
  ],
  ['between other news', '2020-03-04', '<ul class="ticker"><li>1 May 2021 News</ul>#<p>Published 4 March 2020</p>@'],
  ['an old abbr', '2009-05-04', '#<abbr class="published" title="2009-05-04T10:00:00">years ago</abbr>@'],
  [
    'h-entry',
    '2019-05-04',
    '#<time class="dt-updated">2019-06-01</time> <time class="dt-published">2019-05-04</time>@',
  ],
  [
    'labels, update first',
    '2020-03-04',
    '#<i class="date">Updated: 6 May 2020</i><i class="date">Published: 4 March 2020</i>@',
  ],
  ['German officials', '2020-03-04', '#<p>Stand: 04.03.2020</p>@'],
  ['a number before it', '2020-03-04', '<div>Pressemitteilung Nr. 12/2020 vom 04.03.2020</div>#@'],
  [
    'what is announced',
    '2020-04-03',
    '#<p class="event-date">12 May 2021</p><p>Submitted by admin on Fri, 03/04/2020 - 12:00</p>@',
  ],
  [
    'a dateline',
    '2020-03-04',
    '#<p>BERLIN, 4 March 2020 (Agency) – The council met in the old hall to decide at last.</p>@',
  ],
  ['data of the page', '2020-03-04', '#@<script>{"article":{"publishedAt":"2020-03-04T10:00:00.000Z"}}</script>'],
  ['data of a counter', '2020-03-04', `#@<script>dataLayer=[{'articlePublishDate':'2020-03-04 10:00'}]</script>`],
  ['seconds since 1970', '2020-03-04', '#<i class="timestamp" data-timestamp="1583323200">3 days ago</i>@'],
  ['a member of a forum', '2020-03-04', '#<p>Registriert seit: 12.05.2008</p><p class="date">04.03.2020, 12:00</p>@'],
  [
    'posts of a forum',
    '2020-03-04',
    '#<p>von Hans » Mi 4. Mär 2020, 12:00</p>@<p>von Eva » Do 5. Mär 2020, 12:00</p>@',
  ],
  ['a link at the end', '2020-03-04', '#@<a class="permalink-date">March 4th, 2020</a>'],
  ['a list', '2020-03-04', '#<ul class="meta-list"><li>4. März 2020</li><li>Hans Meier</li></ul>@'],
  [
    'microdata',
    '2020-03-04',
    '<meta itemprop="datePublished" content="2020-03-04T10:00Z"><meta itemprop="dateModified" content="2020-05-04">#@',
  ],
  [
    'RDFa',
    '2020-03-04',
    '#<i property="dc:date dc:created" content="2020-03-04T10:00:00+01:00">Mi, 04/03 - 10:00</i>@',
  ],
  ['Spanish class', '2020-03-04', '#<div class="fecha">04/03/2020 - 10:30</div>@'],
  ['Russian', '2020-03-04', '#<div class="article__info">4 марта 2020, 12:30</div>@'],
  ['Japanese', '2020-03-04', '#<p class="time">2020/03/04 10:00</p>@'],
  ['Arabic', '2020-03-04', '#<span class="post-time">الأربعاء 4 مارس 2020</span>@'],
  ['comments alone', null, '#@<div class="comments"><p class="date">9 March 2020</p><p>Nice</p></div>'],
  [
    'history',
    null,
    '#<p>On 4 May 1921 the first bridge was opened, and people came from all over the valley to see it.</p>@',
  ],
  ['metadata of libraries', '2020-03-04', '#@', '<META NAME="DC.Date.Issued" CONTENT="2020-03-04">'],
  ['a default', '2020-03-04', '#<p>4 March 2020</p>@', '<meta name="date" content="1970-01-01">'],
  [
    'an instant, not moved',
    '2020-03-04',
    '#@',
    '<meta property="article:published_time" content="2020-03-04T23:30:00Z">',
  ],
  ['the address', '2020-03-04', '#@', '<link rel="canonical" href="https://talblog.de/2020/03/04/a-bridge/">'],
  [
    'a month in words',
    '2020-03-04',
    '#@',
    '<meta property="og:url" content="https://talblog.de/2020/mar/4/a-bridge/">',
  ],
  [
    'before an update',
    '2020-03-04',
    '#@',
    '<link rel="canonical" href="https://x.de/2020-03-04-b"><meta property="og:updated_time" content="2021-01-01">',
  ],
  [
    'kept by an archive',
    '2014-01-27',
    '#@',
    '<link rel="canonical" href="https://web.archive.org/web/20190717140047/http://x.de/2014/01/27/b">',
  ],
  [
    'behind a redirector',
    '2014-01-27',
    '#@',
    '<meta property="og:url" content="https://www.google.com/url?url=https%3A%2F%2Fx.de%2F2014%2F01%2F27%2Fb&amp;ct=ga">',
  ],
  [
    'order by the address',
    '2020-03-04',
    '#<p>03/04/2020</p>@',
    '<meta property="og:url" content="https://x.com/2020/03/04/bridge/">',
  ],
  [
    'order by an update',
    '2020-03-04',
    '#<p>03/04/2020</p>@',
    '<meta property="article:modified_time" content="2020-03-04T12:00:00Z">',
  ],
  [
    'broken JSON',
    '2020-03-04',
    '#@',
    '<script type="application/ld+json">{"@type":"NewsArticle","name":"x" "datePublished":"2020-03-04",}</script>',
  ],
  [
    'a video',
    '2020-03-04',
    '#@',
    '<script type="application/ld+json">{"@type":"VideoObject","uploadDate":"2020-03-04"}</script>',
  ],
  [
    'a comment in JSON',
    null,
    '#@',
    '<script type="application/ld+json">{"@type":"Comment","datePublished":"2020-03-04"}</script>',
  ],
])('%s: %s', (_, day, body, head = '') => {
  const filled = body.replace('#', `<h1>${TITLE}</h1>`).replaceAll('@', TEXT);
  const page = `<!DOCTYPE html><html><head><title>${TITLE}</title>${head}</head><body>${filled}</body></html>`;
  expect(read(page, 'page.html').fields.publishedOn).toBe(day);
});
