/** Whatever a file or a name says, a mail has the same elements, attributes and styles as if it said something plain. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { Content, Message, Reader } from '../../../shared/alert/content.ts';
import { compose, MAX_HTML_BYTES, MAX_TEXT_BYTES } from '../../../shared/alert/index.ts';
import { Language } from '../../../shared/contract/subscription.ts';
import { HOSTILE_ADDRESSES, HOSTILE_TEXTS, hostileContents, hostileReader } from '../../support/make/hostile.ts';

const ADDRESS = 'https://video.example/watch';
/** Short, from right to left, and long: what of a mail depends on the text is its sides, and what it has room for. */
const PLAIN = ['A plain title', 'عنوان بسيط', 'word '.repeat(100), 'كلمة '.repeat(100)];

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

function elementsOf(node: Node): Element[] {
  const children = 'childNodes' in node ? node.childNodes.flatMap(elementsOf) : [];
  return 'tagName' in node ? [node, ...children] : children;
}

/** Elements in their order, each with its attributes; values that hold text of a file are left out. */
function shapeOf({ html }: Message): string[] {
  const OF_TEXT = ['href', 'aria-label', 'alt', 'title', 'lang', 'dir', 'style', 'align', 'class'];
  return elementsOf(parse(html)).flatMap(({ tagName, attrs }) => {
    const shown = attrs.map(({ name, value }) => (OF_TEXT.includes(name) ? name : `${name}=${value}`)).sort();
    const element = `${tagName} ${shown.join(' ')}`;
    // What sets a text of another direction apart.
    return element === 'span dir' ? [] : [element];
  });
}

/** Values of an attribute, each once. */
function valuesOf({ html }: Message, name: string): string[] {
  const values = elementsOf(parse(html)).flatMap(({ attrs }) => attrs.filter((one) => one.name === name));
  return [...new Set(values.map(({ value }) => value))];
}

const kindOf = (content: Content) => ('cadence' in content ? `${content.kind} ${content.cadence}` : content.kind);
const composed = (text: string, address: string, language: Language) =>
  hostileContents([{ text, address }]).map((content) => ({
    kind: kindOf(content),
    mail: compose(content, hostileReader([text], language)),
  }));

/** Marks of direction, and controls other than the end of a line. */
const CONTROLS = /[\p{Bidi_Control}\u2028\u2029]|(?!\n)\p{Cc}/u;

describe.each(['en', 'ar'] as const)('mails in %s', (language) => {
  const plain = PLAIN.map((text) => composed(text, ADDRESS, language));
  const known = new Map(
    ['style', 'class', 'align'].map((name) => [
      name,
      new Set(plain.flat().flatMap(({ mail }) => valuesOf(mail, name))),
    ]),
  );

  it.each(HOSTILE_TEXTS)('$why is text', ({ text }) => {
    for (const [i, { kind, mail }] of composed(text, ADDRESS, language).entries()) {
      const shape = shapeOf(mail);
      const shapes = plain.map((all) => shapeOf(all[i]?.mail ?? mail));
      // A summary of long titles is cut by its bytes.
      const isCut = Buffer.byteLength(mail.html) > MAX_HTML_BYTES * 0.7;
      if (!isCut && !shapes.some((one) => one.join() === shape.join())) expect(shape, kind).toEqual(shapes[0]);
      for (const [name, values] of isCut ? [] : known) {
        expect([...new Set(valuesOf(mail, name)).difference(values)], `${kind}: ${name}`).toEqual([]);
      }
      expect(mail.html, kind).not.toMatch(CONTROLS);
      expect(mail.text, kind).not.toMatch(CONTROLS);
      expect(mail.subject, kind).not.toMatch(CONTROLS);
      expect(mail.subject, kind).not.toMatch(/[\r\n\t]/);
      expect([...new Intl.Segmenter().segment(mail.subject)].length, kind).toBeLessThanOrEqual(150);
      expect(mail.subject.isWellFormed() && mail.text.isWellFormed() && mail.html.isWellFormed(), kind).toBe(true);
      expect(Buffer.byteLength(mail.html), kind).toBeLessThanOrEqual(MAX_HTML_BYTES);
      expect(Buffer.byteLength(mail.text), kind).toBeLessThanOrEqual(MAX_TEXT_BYTES);
    }
  });

  it.each(HOSTILE_ADDRESSES)(
    '$why is linked only if it is an address of the web, and shown by its host',
    ({ address }) => {
      for (const { kind, mail } of composed('A plain title', address, language)) {
        const links = elementsOf(parse(mail.html)).filter(({ tagName }) => tagName === 'a');
        for (const link of links) {
          const href = link.attrs.find(({ name }) => name === 'href')?.value ?? '';
          const url = new URL(href);
          expect(['http:', 'https:'], kind).toContain(url.protocol);
          const text = textOf(link);
          if (url.host !== 'api.example.org') {
            expect(text, kind).toContain(url.hostname);
            expect(text, kind).toMatch(/^[^\u0430-\u044f]*$/u);
          }
          expect(
            link.attrs.map(({ name }) => name).filter((name) => name.startsWith('on')),
            kind,
          ).toEqual([]);
        }
        expect(mail.text, kind).not.toMatch(/(javascript|vbscript|data|file):/i);
        expect(mail.text, kind).not.toMatch(CONTROLS);
      }
    },
  );
});

it.each(Language.options)('in %s each kind of mail has its texts, whatever is in them', (language) => {
  for (const { text } of HOSTILE_TEXTS.slice(0, 5)) {
    for (const { kind, mail } of composed(text, ADDRESS, language)) {
      expect(mail.subject.length, kind).toBeGreaterThan(3);
      expect(mail.text, kind).not.toMatch(/undefined|\[object|NaN/);
      expect(mail.html, kind).not.toMatch(/undefined|\[object|NaN/);
    }
  }
});

it('what is plain comes through whole', () => {
  const reader: Reader = hostileReader(['Mara Lind'], 'en');
  for (const content of hostileContents([{ text: 'Mara Lind', address: ADDRESS }])) {
    const { subject, text, html } = compose(content, reader);
    if (content.kind !== 'digest' && content.kind !== 'videos') expect(subject).toContain('Mara Lind');
    expect(text).toContain('Mara Lind');
    expect(html).toContain('Mara Lind');
  }
});

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
