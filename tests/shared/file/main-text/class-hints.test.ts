import { expect, test } from 'vitest';
import type { Element } from '../../../../shared/document/document.ts';
import { type ClassHint, classHintOf } from '../../../../shared/file/main-text/class-hints.ts';

const element = (name: string, names: string, id = ''): Element => ({
  kind: 'element',
  name,
  attributes: { class: names, ...(id !== '' && { id }) },
  children: [],
  start: 0,
  end: 0,
});

test.each<[name: string, names: string, hint: ClassHint, why: string]>([
  ['div', 'comments', 'other-text', 'what readers wrote'],
  ['div', 'comment-list', 'other-text', 'the list of it'],
  ['div', 'comment-form', 'other-text', 'the form for it'],
  ['li', 'comment', 'other-text', 'one of them'],
  ['div', 'item__comment', 'supplement', 'the last word of a longer name may be a kind of article'],
  ['div', 'teaser-text', 'supplement', 'doubtful: it may be the introduction'],
  ['p', 'teaser-text', 'none', 'a paragraph of an article'],
  ['p', 'newsletter-teaser', 'other-text', 'a paragraph that is another text'],
  ['blockquote', 'twitter-tweet', 'none', 'what is quoted belongs to the text'],
  ['blockquote', 'instagram-media social', 'none', 'what is quoted belongs to the text'],
  ['div', 'embed-twitter', 'none', 'what is quoted belongs to the text'],
  ['div', 'twitter-share', 'other-text', 'a button'],
  ['div', 'article-body pagination-first', 'main', 'the name of the text outranks the rest'],
  ['div', 'articleBody sharing', 'main', 'the name of the text outranks the rest'],
  ['div', 'article-body__related', 'other-text', 'an element of the text, in the BEM way of naming'],
  ['div', 'pagination', 'other-text', 'links to the pages of a list'],
  ['article', 'node node-promoted node-sticky', 'none', 'Drupal tells the state of a text so'],
  ['article', 'post-1', 'main', 'a post'],
  ['div', 'promo', 'supplement', 'an advertisement'],
  ['div', 'author-box', 'byline', 'about who wrote the text'],
  ['div', 'mh-author-box-bio', 'byline', 'about who wrote the text'],
  ['div', 'ArticleByline', 'byline', 'a byline'],
  ['section', 'autor', 'byline', 'German and Spanish'],
  ['div', 'authority', 'none', 'another word'],
  ['div', 'breaking-news', 'supplement', 'a ticker'],
  ['div', 'box comment', 'other-text', 'one of several names'],
  ['div', 'teaser authors related', 'other-text', 'the name that counts most, wherever it stands'],
  ['div', 'main teaser', 'supplement', 'a name of the text outranks no addition'],
  ['div', 'has-sidebar main', 'main', 'what describes the page says nothing, whatever stands beside it'],
  ['div', 'isSticky tag-Newsletter', 'none', 'the same with a capital'],
  ['div', 'sideBar', 'other-text', 'a capital within a word'],
  ['div', 'boxAd2', 'supplement', 'a numbered word behind a capital'],
  ['div', 'ad2x', 'none', 'a number within a word'],
  ['div', 'theNewsletterThatWeAllReadEachDay', 'none', 'more words than a name has'],
])('<%s class=%j> is %s (%s)', (name, names, hint) => {
  expect(classHintOf(element(name, names))).toBe(hint);
});

test.each<[name: string, id: string, hint: ClassHint, why: string]>([
  ['h2', 'what-comes-next', 'none', 'the words of a heading'],
  ['section', 'what-are-you-looking-forward-to-next', 'none', 'the words of a heading'],
  ['div', 'post-76e426d9-56de-40ad-9504', 'main', 'a number is no word'],
  ['div', 'ad1', 'supplement', 'a numbered word'],
  ['div', 'related', 'other-text', 'a name'],
])('<%s id=%j> is %s (%s)', (name, id, hint) => {
  expect(classHintOf(element(name, '', id))).toBe(hint);
});
