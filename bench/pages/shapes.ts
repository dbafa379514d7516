/** Page templates: how common systems put an article, its facts and what surrounds it into HTML. */
import { z } from 'zod';

const lines = z.array(z.string());

export const Article = z.object({
  language: z.string(),
  outlet: z.string(),
  host: z.string(),
  author: z.string(),
  title: z.string(),
  summary: z.string(),
  paragraphs: lines,
  menu: lines,
  teasers: lines,
  comments: lines,
  labels: z.record(
    z.enum(['published', 'by', 'related', 'share', 'rights', 'cookies', 'newsletter', 'comments']),
    z.string(),
  ),
});

/** An article on a certain day; `longDay` is how people of its language write that day. */
export type Dated = z.infer<typeof Article> & {
  readonly day: string;
  readonly longDay: string;
  readonly url: string;
  readonly video: string;
};

/** Writes a page. Each states title, day, outlet and language somewhere a reader can see. */
type Shape = (article: Dated) => string;

const RIGHT_TO_LEFT = new Set(['ar', 'fa']);
const dir = ({ language }: Dated): string => (RIGHT_TO_LEFT.has(language) ? ' dir="rtl"' : '');
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const meta = (name: string, content: string): string => `<meta name="${name}" content="${escaped(content)}">`;
const property = (name: string, content: string): string => `<meta property="${name}" content="${escaped(content)}">`;
const jsonLd = (data: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', ...data })}</script>`;
const each = (texts: readonly string[], write: (text: string, at: number) => string): string =>
  texts.map((text, at) => write(escaped(text), at)).join('\n');
const paragraphs = ({ paragraphs }: Dated): string => each(paragraphs, (text) => `<p>${text}</p>`);
const menu = ({ menu }: Dated, tag = 'li'): string =>
  each(menu, (text, at) => `<${tag}><a href="/section-${at}">${text}</a></${tag}>`);
const teasers = ({ teasers }: Dated, write: (link: string, at: number) => string): string =>
  each(teasers, (text, at) => write(`<a href="/teaser-${at}">${text}</a>`, at));
const player = ({ video }: Dated): string =>
  `<iframe width="560" height="315" src="https://www.youtube.com/embed/${video}" allowfullscreen></iframe>`;
/** Days of the teasers: others than the article's, as dates on a page mostly are. */
const teaserDay = (at: number): string => `2021-0${(at % 9) + 1}-1${at % 10}`;

const openGraph = (article: Dated): string =>
  [
    property('og:type', 'article'),
    property('og:title', article.title),
    property('og:description', article.summary),
    property('og:url', article.url),
    property('og:site_name', article.outlet),
    property('article:published_time', `${article.day}T06:30:00+00:00`),
    property('article:modified_time', '2022-11-03T10:00:00+00:00'),
  ].join('\n');

/** WordPress with an SEO plug-in: a graph of JSON-LD, Open Graph, widgets beside the post, comments below. */
const wordpress: Shape = (article) => `<!DOCTYPE html>
<html lang="${article.language}"${dir(article)}><head><meta charset="UTF-8">
<title>${escaped(article.title)} - ${escaped(article.outlet)}</title>
${openGraph(article)}
${meta('generator', 'WordPress 6.4')}
${jsonLd({
  '@graph': [
    {
      '@type': 'WebPage',
      '@id': article.url,
      name: `${article.title} - ${article.outlet}`,
      dateModified: '2022-11-03',
    },
    {
      '@type': 'Article',
      headline: article.title,
      datePublished: `${article.day}T06:30:00+00:00`,
      dateModified: '2022-11-03T10:00:00+00:00',
      author: { '@type': 'Person', name: article.author },
      publisher: { '@id': `https://${article.host}/#organization` },
      inLanguage: article.language,
    },
    { '@type': 'Organization', '@id': `https://${article.host}/#organization`, name: article.outlet },
  ],
})}
<style>.entry-content{max-width:60ch}</style></head>
<body class="post-template-default single single-post">
<header class="site-header"><p class="site-title"><a href="/" rel="home">${escaped(article.outlet)}</a></p>
<nav class="main-navigation"><ul id="primary-menu">${menu(article)}</ul></nav></header>
<main id="main"><article id="post-4711" class="post type-post hentry">
<header class="entry-header"><h1 class="entry-title">${escaped(article.title)}</h1>
<div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="${article.day}T06:30:00+00:00">${article.longDay}</time><time class="updated" datetime="2022-11-03T10:00:00+00:00">2022-11-03</time></span>
<span class="byline">${escaped(article.labels.by)} <span class="author vcard">${escaped(article.author)}</span></span></div></header>
<div class="entry-content">${paragraphs(article)}
<figure class="wp-block-embed is-provider-youtube"><div class="wp-block-embed__wrapper">${player(article)}</div></figure>
<div class="sharedaddy"><h3>${escaped(article.labels.share)}</h3><a href="https://www.facebook.com/sharer.php">Facebook</a></div></div></article>
<div id="comments"><h2>${escaped(article.labels.comments)}</h2><ol class="comment-list">${each(
  article.comments,
  (text) => `<li class="comment"><div class="comment-content"><p>${text}</p></div></li>`,
)}</ol></div></main>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2>${escaped(article.labels.related)}</h2><ul>
${teasers(article, (link, at) => `<li>${link} <span class="post-date">${teaserDay(at)}</span></li>`)}</ul></section></aside>
<footer id="colophon"><p>© 2024 ${escaped(article.outlet)}. ${escaped(article.labels.rights)}</p></footer>
<div class="cookie-notice" role="dialog"><p>${escaped(article.labels.cookies)}</p></div></body></html>`;

/** Drupal: Dublin Core in the head, blocks in regions, the body in a field. */
const drupal: Shape = (article) => `<!DOCTYPE html>
<html lang="${article.language}"${dir(article)}><head><meta charset="utf-8">
<title>${escaped(article.title)} | ${escaped(article.outlet)}</title>
${meta('dcterms.title', article.title)}
${meta('dcterms.date', `${article.day}T08:15+00:00`)}
${meta('description', article.summary)}
${meta('Generator', 'Drupal 10 (https://www.drupal.org)')}
<link rel="canonical" href="${article.url}"></head>
<body class="path-node page-node-type-article"><div class="dialog-off-canvas-main-canvas">
<div class="region region-header"><div class="site-branding__name"><a href="/" rel="home">${escaped(article.outlet)}</a></div></div>
<div class="region region-primary-menu"><nav role="navigation"><ul class="menu">${menu(article)}</ul></nav></div>
<div class="region region-content"><h1 class="page-title"><span class="field field--name-title">${escaped(article.title)}</span></h1>
<article class="node node--type-article node--view-mode-full"><footer class="node__meta"><div class="node__submitted">${escaped(article.labels.by)} <span>${escaped(article.author)}</span>, <span class="field field--name-created"><time datetime="${article.day}T08:15:00+00:00">${article.longDay}</time></span></div></footer>
<div class="node__content"><div class="clearfix text-formatted field field--name-body field__item">${paragraphs(article)}</div>
<ul class="links inline"><li><a href="/print/1">${escaped(article.labels.share)}</a></li></ul>
<section class="field--name-comment comment-wrapper"><h2>${escaped(article.labels.comments)}</h2>${each(
  article.comments,
  (text) => `<article class="comment"><div class="field--name-comment-body"><p>${text}</p></div></article>`,
)}</section></div></article></div>
<aside class="region region-sidebar-second"><div class="block block-views"><h2>${escaped(article.labels.related)}</h2>
${teasers(article, (link, at) => `<div class="views-row">${link}<time datetime="${teaserDay(at)}">${teaserDay(at)}</time></div>`)}</div></aside>
<footer class="region region-footer"><p>${escaped(article.labels.rights)}</p></footer></div></body></html>`;

/** A newspaper's own system: JSON-LD only, hashed class names, a box of links in the midst of the text. */
const newspaper: Shape = (article) => `<!doctype html>
<html lang="${article.language}"${dir(article)}><head><meta charset="utf-8"><title>${escaped(article.title)} · ${escaped(article.outlet)}</title>
${meta('description', article.summary)}
${jsonLd({
  '@type': 'BreadcrumbList',
  itemListElement: article.menu.slice(0, 2).map((name, at) => ({
    '@type': 'ListItem',
    position: at + 1,
    item: { '@id': `https://${article.host}/${at}`, name },
  })),
})}
${jsonLd({
  '@type': 'NewsArticle',
  mainEntityOfPage: article.url,
  headline: article.title,
  description: article.summary,
  datePublished: `${article.day}T05:00:00.000Z`,
  dateModified: '2022-11-03T09:00:00.000Z',
  author: [{ '@type': 'Person', name: article.author }],
  publisher: { '@type': 'NewsMediaOrganization', name: article.outlet },
})}</head>
<body><div id="app"><div class="css-1a2b3c"><a class="css-9xk" href="/" aria-label="${escaped(article.outlet)}"><svg></svg></a>
<ul class="css-77f">${menu(article)}</ul></div>
<div class="css-e1kv"><section class="css-v5b"><h1 class="css-h8t">${escaped(article.title)}</h1><p class="css-sum">${escaped(article.summary)}</p>
<div class="css-by">${escaped(article.labels.by)} <a href="/author">${escaped(article.author)}</a></div><span class="css-d8">${article.longDay}</span></section>
<section name="articleBody" class="meteredContent css-1r7">${each(
  article.paragraphs,
  (text, at) =>
    `<div class="css-fn5"><p class="css-at9">${text}</p></div>${
      at === 1
        ? `<aside class="css-rel"><h2>${escaped(article.labels.related)}</h2>${teasers(article, (link) => `<div>${link}</div>`)}</aside>`
        : ''
    }`,
)}</section>
<div class="css-nl newsletter-signup"><h3>${escaped(article.labels.newsletter)}</h3><form><input type="email"></form></div></div>
<footer class="css-foot"><small>© 2024 ${escaped(article.outlet)} ${escaped(article.labels.rights)}</small></footer></div></body></html>`;

/** Microdata on every fact, as many systems of the 2010s wrote it. */
const microdata: Shape = (article) => `<!DOCTYPE html>
<html lang="${article.language}"${dir(article)}><head><meta charset="utf-8"><title>${escaped(article.outlet)}: ${escaped(article.title)}</title></head>
<body><div id="top"><div class="logo"><a href="/">${escaped(article.outlet)}</a></div><div class="nav"><ul>${menu(article)}</ul></div></div>
<div id="content" itemscope itemtype="http://schema.org/NewsArticle">
<h1 itemprop="headline">${escaped(article.title)}</h1>
<meta itemprop="datePublished" content="${article.day}"><meta itemprop="dateModified" content="2022-11-03"><meta itemprop="inLanguage" content="${article.language}">
<p class="info"><span class="date">${article.longDay}</span> | <span itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">${escaped(article.author)}</span></span></p>
<span itemprop="publisher" itemscope itemtype="http://schema.org/Organization"><meta itemprop="name" content="${escaped(article.outlet)}"></span>
<p itemprop="description" class="lead">${escaped(article.summary)}</p>
<div itemprop="articleBody">${paragraphs(article)}</div></div>
<div id="sidebar"><h3>${escaped(article.labels.related)}</h3><ul>${teasers(article, (link) => `<li>${link}</li>`)}</ul></div>
<div id="reader-comments"><h3>${escaped(article.labels.comments)}</h3>${each(article.comments, (text) => `<div class="comment">${text}</div>`)}</div>
<div id="footer">${escaped(article.labels.rights)}</div></body></html>`;

/** A site of 2003: tables, fonts, no facts in the head, no language. */
const tables: Shape = (article) => `<html><head><title>${escaped(article.outlet)} - ${escaped(article.title)}</title>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>
<body bgcolor="#ffffff"${dir(article)}><table width="780" align="center"><tr><td colspan="2"><a href="index.html"><font size="6">${escaped(article.outlet)}</font></a></td></tr>
<tr><td width="160" valign="top">${each(article.menu, (text, at) => `<a href="${at}.html">${text}</a><br>`)}</td>
<td valign="top"><font size="5"><b>${escaped(article.title)}</b></font><br><font size="2">${article.longDay}, ${escaped(article.labels.by)} ${escaped(article.author)}</font><br><br>
${each(article.paragraphs, (text) => `<font size="3">${text}</font><br><br>`)}
<hr><b>${escaped(article.labels.related)}</b><br>${teasers(article, (link) => `${link}<br>`)}</td></tr>
<tr><td colspan="2" align="center"><font size="1">${escaped(article.labels.rights)}</font></td></tr></table></body></html>`;

/** Open Graph and nothing else; two headings of the first level, of which one is the outlet. */
const openGraphOnly: Shape = (article) => `<!doctype html>
<html lang="${article.language}"${dir(article)} prefix="og: https://ogp.me/ns#"><head><meta charset="utf-8"><title>${escaped(article.title)}</title>
${openGraph(article)}</head>
<body><header><h1 class="brand">${escaped(article.outlet)}</h1><nav><ol>${menu(article)}</ol></nav></header>
<main><article><h1>${escaped(article.title)}</h1><p class="standfirst">${escaped(article.summary)}</p>
${player(article)}
${paragraphs(article)}</article>
<section class="more"><h2>${escaped(article.labels.related)}</h2>${teasers(article, (link, at) => `<article class="card"><h3>${link}</h3><time datetime="${teaserDay(at)}">${teaserDay(at)}</time></article>`)}</section></main>
<footer><p>${escaped(article.labels.rights)}</p></footer></body></html>`;

/** A page rendered by a script framework: generic elements, the state as JSON, facts for Twitter only. */
const framework: Shape = (
  article,
) => `<!DOCTYPE html><html lang="${article.language}"${dir(article)}><head><meta charset="utf-8"/>
<title>${escaped(article.title)} — ${escaped(article.outlet)}</title>
${meta('twitter:title', article.title)}${meta('twitter:description', article.summary)}${meta('application-name', article.outlet)}</head>
<body><div id="__next"><div class="Layout_root__x1"><div class="Header_bar__q2"><div role="navigation">${menu(article, 'span')}</div></div>
<div class="Story_wrap__k9"><h1 class="Story_title__m3">${escaped(article.title)}</h1><div class="Story_meta__p0"><span>${escaped(article.author)}</span><span>${article.longDay}</span></div>
<div class="Story_text__b7">${each(article.paragraphs, (text) => `<div class="Block_p__c4">${text}</div>`)}</div>
<div class="Share_row__z5"><button>${escaped(article.labels.share)}</button></div></div>
<div class="Rail_list__r8"><div>${escaped(article.labels.related)}</div>${teasers(article, (link) => `<div class="Rail_item__t6">${link}</div>`)}</div>
<div class="Consent_box__u1">${escaped(article.labels.cookies)}</div></div></div>
<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { pageProps: { id: 4711, slug: 'story' } }, page: '/story/[id]' })}</script></body></html>`;

/** A hosted blog: the post under a date heading; the page says English whatever the posts are in. */
const blog: Shape = (article) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(article.outlet)}: ${escaped(article.title)}</title>
${property('og:title', article.title)}${property('og:url', article.url)}${meta('generator', 'blogger')}</head>
<body class="variant-main"${dir(article)}><div class="header section"><h1 class="title"><a href="/">${escaped(article.outlet)}</a></h1></div>
<div class="main section"><div class="blog-posts hfeed"><div class="date-outer"><h2 class="date-header"><span>${article.longDay}</span></h2>
<div class="post hentry"><h3 class="post-title entry-title">${escaped(article.title)}</h3>
<div class="post-body entry-content">${each(article.paragraphs, (text) => `${text}<br /><br />`)}</div>
<div class="post-footer"><span class="post-author vcard">${escaped(article.labels.by)} <span class="fn">${escaped(article.author)}</span></span></div></div>
<div class="comments" id="comments"><h4>${escaped(article.labels.comments)}</h4>${each(article.comments, (text) => `<dd class="comment-body"><p>${text}</p></dd>`)}</div></div></div></div>
<div class="sidebar section"><div class="widget PopularPosts"><h2>${escaped(article.labels.related)}</h2><ul>${teasers(article, (link) => `<li>${link}</li>`)}</ul></div></div></body></html>`;

/** AMP: custom elements, one block of JSON-LD. */
const amp: Shape = (
  article,
) => `<!doctype html><html amp lang="${article.language}"${dir(article)}><head><meta charset="utf-8"><title>${escaped(article.title)}</title>
<link rel="canonical" href="${article.url}">
${jsonLd({
  '@type': 'BlogPosting',
  headline: article.title,
  datePublished: article.day,
  author: { '@type': 'Person', name: article.author },
  publisher: { '@type': 'Organization', name: article.outlet, logo: { '@type': 'ImageObject', url: '/logo.png' } },
})}
<script async src="https://cdn.ampproject.org/v0.js"></script></head>
<body><amp-sidebar id="side"><ul>${menu(article)}</ul></amp-sidebar><header class="amp-wp-header"><a href="/">${escaped(article.outlet)}</a></header>
<article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">${escaped(article.title)}</h1><div class="amp-wp-meta">${article.longDay}</div></header>
<amp-img src="/a.jpg" width="600" height="400"></amp-img><div class="amp-wp-article-content">${paragraphs(article)}</div></article>
<amp-consent id="consent"><p>${escaped(article.labels.cookies)}</p></amp-consent>
<footer class="amp-wp-footer"><h2>${escaped(article.labels.related)}</h2>${teasers(article, (link) => `<p>${link}</p>`)}</footer></body></html>`;

/** A print version: what a reader sees, and no more. */
const print: Shape = (
  article,
) => `<html lang="${article.language}"${dir(article)}><head><meta charset="utf-8"><title>${escaped(article.title)}</title><link rel="stylesheet" href="print.css"></head>
<body onload="print()"><p>${escaped(article.outlet)}, ${article.longDay}</p><h1>${escaped(article.title)}</h1><p><i>${escaped(article.summary)}</i></p>
${paragraphs(article)}<hr><p>${article.url}</p></body></html>`;

/** Joomla: the facts in a list of details with labels in the site's language. */
const joomla: Shape = (article) => `<!DOCTYPE html>
<html xml:lang="${article.language}" lang="${article.language}"${dir(article)}><head><meta charset="utf-8">${meta('author', article.author)}${meta('generator', 'Joomla! - Open Source Content Management')}
<title>${escaped(article.outlet)} - ${escaped(article.title)}</title></head>
<body class="site com_content view-article"><header class="header"><a class="brand" href="/">${escaped(article.outlet)}</a></header>
<div class="navigation"><ul class="nav menu">${menu(article)}</ul></div><main id="content"><div class="item-page"><div class="page-header"><h2>${escaped(article.title)}</h2></div>
<dl class="article-info muted"><dt class="article-info-term">Info</dt><dd class="createdby">${escaped(article.labels.by)} ${escaped(article.author)}</dd><dd class="published"><span class="icon-calendar"></span> ${escaped(article.labels.published)} ${article.longDay}</dd></dl>
${paragraphs(article)}<ul class="pager pagenav"><li class="next"><a href="/next">${escaped(article.teasers[0] ?? '')}</a></li></ul></div></main>
<div id="aside"><div class="well"><h3>${escaped(article.labels.related)}</h3><ul class="latestnews">${teasers(article, (link) => `<li>${link}</li>`)}</ul></div></div>
<footer class="footer"><p>© ${escaped(article.outlet)}. ${escaped(article.labels.rights)}</p></footer></body></html>`;

export const shapes: Readonly<Record<string, Shape>> = {
  wordpress,
  drupal,
  newspaper,
  microdata,
  tables,
  'open-graph': openGraphOnly,
  framework,
  blog,
  amp,
  print,
  joomla,
};
