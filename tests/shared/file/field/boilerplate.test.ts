import { expect, it } from 'vitest';
import { element, readFragment } from '../../../../shared/document/html.ts';
import { otherAt } from '../../../../shared/file/field/boilerplate.ts';

const DATE = '2020-03-04';

it.each<[why: string, html: string, boilerplate: boolean]>([
  ['a plain paragraph', `<p>${DATE}</p>`, false],
  ['a menu', `<nav><p>${DATE}</p></nav>`, true],
  ['a menu by its role', `<div role="navigation">${DATE}</div>`, true],
  ['comments', `<div class="comments-area"><p>${DATE}</p></div>`, true],
  ['related articles', `<ul id="related"><li>${DATE}</li></ul>`, true],
  ['an event that is announced', `<p class="event-date">${DATE}</p>`, true],
  ...[
    ...['teaser', 'teasers', 'latest', 'recent', 'popular', 'ticker', 'breaking', 'nav', 'navigation', 'menu', 'promo'],
    ...['sponsored', 'similar', 'mostread', 'toplist', 'newslist', 'widget', 'widgets', 'archive', 'agenda'],
  ].map((name): [string, string, boolean] => [
    `what its class says is of other texts: ${name}`,
    `<div class="${name}"><h2>Another story <span class="date">${DATE}</span></h2></div>`,
    true,
  ]),
  ['the date line of a teaser that is the text', `<p class="teaser-meta">${DATE}</p>`, false],
  [
    'a list in the menu of a site, whose date is today',
    `<div class="menu"><ul><li class="date">${DATE}</li></ul></div>`,
    true,
  ],
  ['the meta line of a post, which holds its byline', `<div class="post-meta">${DATE}</div>`, false],
  ['the sidebar class of a whole page', `<body class="has-sidebar"><p>${DATE}</p></body>`, false],
])('a date in %s', (_, html, boilerplate) => {
  const root = { ...element('root', 0, html.length), children: readFragment(html) };
  expect(otherAt(root, null, html.indexOf(DATE)) !== null).toBe(boilerplate);
});

it('never holds the headline, whatever the element is called', () => {
  const html = `<div class="related"><h1>Title</h1><p>${DATE}</p></div>`;
  const root = { ...element('root', 0, html.length), children: readFragment(html) };
  const headline = { rule: 'first-heading', start: html.indexOf('Title'), end: html.indexOf('Title') + 5 };
  expect(otherAt(root, headline, html.indexOf(DATE))).toBe(null);
});
