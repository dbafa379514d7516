/** Every kind of mail in every language, read as mail programs read it: by its structure. */
import { type DefaultTreeAdapterTypes, type ParserError, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { Content, Reader } from '../../../shared/alert/content.ts';
import { compose, MAX_HTML_BYTES } from '../../../shared/alert/index.ts';
import { CheckStatus } from '../../../shared/contract/clip.ts';
import { Language } from '../../../shared/contract/subscription.ts';
import { ALERT, ALERTS, CONFIRM, CONTENTS, clip, mention, reader } from '../../support/make/mail-contents.ts';

const LANGUAGES = Language.options;
const MAILS = Object.keys(CONTENTS).flatMap((kind) => LANGUAGES.map((language) => ({ kind, language })));

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;
const isElement = (node: Node): node is Element => 'tagName' in node;

/** The elements of a mail, and what parse5 finds wrong with it. */
function read(html: string) {
  const errors: string[] = [];
  const onParseError = ({ code }: ParserError) => errors.push(code);
  const elements: Element[] = [];
  const walk = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      elements.push(node);
      walk(node.childNodes);
    }
  };
  walk(parse(html, { onParseError }).childNodes);
  return { errors, elements };
}

const attribute = ({ attrs }: Element, name: string) => attrs.find((one) => one.name === name)?.value ?? null;
const named = (elements: readonly Element[], ...names: string[]) =>
  elements.filter(({ tagName }) => names.includes(tagName));
const ownText = ({ childNodes }: Element) =>
  childNodes
    .map((node) => ('value' in node ? node.value : ''))
    .join('')
    .replaceAll('\u00a0', '')
    .trim();

/** Classes that the dark sheet gives a text colour, or that take that of a parent which has one. */
const COLOURED = /\b(?:t|m|l|k|ok|no|un|ba)\b/;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

describe.each(MAILS)('$kind in $language', ({ kind, language }) => {
  const content = CONTENTS[kind] ?? ALERT;
  const isRtl = language === 'ar';
  const message = compose(content, reader({ language, follows: ['Mara Lind', 'Lake City'] }));
  const { errors, elements } = read(message.html);

  it('is HTML without errors, with one heading of the first level', () => {
    expect(errors).toEqual([]);
    expect(named(elements, 'h1')).toHaveLength(1);
  });

  it('has no placeholder, no hole and no control left', () => {
    for (const part of [message.subject, message.text, message.html.replace(/<style>[\s\S]*?<\/style>/g, '')]) {
      expect(part).not.toMatch(/\{\w*\}|undefined|NaN|\[object|null/);
      expect(part).not.toMatch(BIDI);
    }
    expect(message.subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    expect([...new Intl.Segmenter('en').segment(message.subject)].length).toBeLessThanOrEqual(150);
  });

  it('is of one side as a whole, and of one language but for what it quotes', () => {
    const side = isRtl ? 'rtl' : 'ltr';
    for (const element of named(elements, 'html', 'table')) {
      // A quotation has the side of its own language.
      if (attribute(element, 'style') === 'margin:0') continue;
      expect(attribute(element, 'dir')).toBe(side);
    }
    const article = elements.find((element) => attribute(element, 'role') === 'article');
    expect(article && [attribute(article, 'lang'), attribute(article, 'dir')]).toEqual([language, side]);
  });

  it('uses nothing that mail programs do not know', () => {
    expect(named(elements, 'bdi', 'svg', 'script', 'img', 'link', 'iframe', 'form', 'video', 'details')).toEqual([]);
    expect(message.html).not.toMatch(/dir="auto"|-inline-|url\(|src=|display:flex|var\(/);
    for (const table of named(elements, 'table')) {
      // Tables of numbers are tables; the others only lay out.
      const isLayout = attribute(table, 'role') === 'presentation';
      const hasHeads = table.childNodes.some((node) => JSON.stringify(namesBelow(node)).includes('"th"'));
      expect(isLayout).not.toBe(hasHeads);
    }
  });

  it('gives each text a colour in the dark too', () => {
    for (const element of elements) {
      if (['style', 'title'].includes(element.tagName) || ownText(element) === '') continue;
      const classes = [element, ...ancestors(element)].map((one) => attribute(one, 'class') ?? '');
      const isHidden = (attribute(element, 'style') ?? '').includes('display:none');
      if (!isHidden) expect(classes.join(' ')).toMatch(COLOURED);
    }
  });

  it('says in its links where they lead, by https', () => {
    for (const element of named(elements, 'a')) {
      expect(attribute(element, 'href')).toMatch(/^https:\/\//);
      expect(textOf(element)).not.toMatch(/^\s*$|^here$/i);
    }
  });

  it('stays in the room of a mail program, its text whole', () => {
    expect(Buffer.byteLength(message.html)).toBeLessThan(MAX_HTML_BYTES);
    for (const element of named(elements, 'a')) {
      const href = attribute(element, 'href') ?? '';
      // Each address of the HTML stands in the text as well, alone on its line.
      expect(message.text.split('\n')).toContain(href);
    }
  });
});

const textOf = (node: Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';

function namesBelow(node: Node): unknown {
  return isElement(node) ? [node.tagName, ...(node.tagName === 'td' ? [] : node.childNodes.map(namesBelow))] : [];
}

function ancestors(element: Element): Element[] {
  const parent = element.parentNode;
  return parent !== null && 'tagName' in parent ? [parent, ...ancestors(parent)] : [];
}

describe('the mail about one clip', () => {
  const { subject, text, html } = compose(ALERT, reader());

  it('says who, where and what in its subject, and everything in its text', () => {
    expect(subject).toBe('Randa Kassis in Al Mayadeen TV: A Strategic Shift in Syrian Conflict Resolution');
    expect(text).toBe(`Randa Kassis: 2 mentions

A Strategic Shift in Syrian Conflict Resolution
Al Mayadeen TV · 15 February 2017 · English

  “Among the visionaries behind this initiative was *Randa Kassis*, one of the first figures to advocate for an alternative negotiation venue.”

Video at Bunny Stream: plays (checked 25 November 2026 at 15:01 CET)

Open the record:
https://clips.example.org/clips/c-astana-2017?key=example-key-of-43-characters-0123456789abcd

Player at iframe.mediadelivery.net:
https://iframe.mediadelivery.net/embed/455361/18ae59c9-b8f3-49c4-b505-b9418234e980

Why it matched: “Randa Kassis” (2)
Wrong person, or too many hits? Narrow this name:
https://clips.example.org/names/randa-kassis
File received 25 November 2026 at 15:01 CET

-- 
You get this because press@ministry.example follows Randa Kassis in clipwatch.
Unsubscribe from Randa Kassis:
https://clips.example.org/unsubscribe?key=example-key-of-43-characters-0123456789abcd&nameId=randa-kassis
Unsubscribe from everything:
https://clips.example.org/unsubscribe?key=example-key-of-43-characters-0123456789abcd&all=1
`);
  });

  it('marks the recorded span in HTML, and opens the record', () => {
    expect(html).toMatch(/was <strong class="k" [^>]*>Randa Kassis<\/strong>, one of/);
    expect(html).toMatch(
      /<a class="ba" href="https:\/\/clips\.example\.org\/clips\/c-astana-2017\?key=[^"]+"[^>]*>Open/,
    );
  });

  it('says what is missing rather than leaving a hole', () => {
    const bare = clip({ title: null, outlet: null, publishedOn: null, language: null, videos: [], original: null });
    const mail = compose({ kind: 'alert', clips: [bare] }, reader());
    expect(mail.subject).toBe('Mara Lind in Unknown outlet: Untitled clip');
    expect(mail.text).toContain('\nUntitled clip\nUnknown outlet · No date\n');
  });

  it('asks an address only once it has said what was asked for it, and promises nothing about other questions', () => {
    const mail = compose(CONFIRM, reader());
    const body = mail.html.slice(mail.html.indexOf('role="article"'));
    for (const part of [mail.text, body.slice(body.indexOf('<h1'))]) {
      const places = ['Somebody asked', 'every day at', 'If that was you, confirm', '/confirm?'].map((text) =>
        part.indexOf(text),
      );
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((one, other) => one - other));
      expect(part).toContain('Without a confirmation this subscription sends nothing.');
    }
  });

  it('leaves out the lines of links that there are not', () => {
    const links = {
      unsubscribe: 'https://x.example/u',
      names: [],
      stop: { videos: 'https://x.example/v', corrections: 'https://x.example/c', all: 'https://x.example/a' },
      settings: null,
    };
    const mentions = ALERT.clips.flatMap((one) => one.mentions).map((one) => ({ ...one, narrow: null }));
    const mail = compose({ kind: 'alert', clips: ALERT.clips.map((one) => ({ ...one, mentions })) }, reader({ links }));
    for (const part of [mail.text, mail.html]) expect(part).not.toMatch(/Narrow|Change names|Unsubscribe from Randa/);
  });

  it('shows the archived still where there is one, by our link, and says it in words', () => {
    const still = { link: 'https://clips.example.org/stills/c/e?key=k', keptAt: '2026-11-25T14:01:00.000Z' };
    const videos = ALERT.clips.flatMap((one) => one.videos).map((one) => ({ ...one, still }));
    const mail = compose({ kind: 'alert', clips: [clip({ videos })] }, reader());
    const { errors, elements } = read(mail.html);
    expect(errors).toEqual([]);
    const images = named(elements, 'img').map((one) => [attribute(one, 'src'), attribute(one, 'alt')]);
    expect(images).toEqual([[still.link, 'Still of the video, kept 25 November 2026 at 15:01 CET']]);
  });
});

it.each(CheckStatus.options)('of videos that are %s only one that is gone is called gone', (status) => {
  const videos = ALERT.clips
    .flatMap((one) => one.videos)
    .map((one) => ({ ...one, check: one.check && { ...one.check, status } }));
  const { subject, text, html } = compose({ kind: 'alert', clips: [clip({ videos, title: 'A' })] }, reader());
  for (const part of [subject, text, html]) expect(/\bgone\b/.test(part)).toBe(status === 'gone');
});

describe('the ways out of a mail', () => {
  const waysOf = (content: Content, more: Partial<Reader['links']> = {}) => {
    const { text } = compose(content, reader({ links: { ...reader().links, ...more } }));
    return text.split('\n-- \n')[1]?.split('\n') ?? [];
  };
  const everything = 'Unsubscribe from everything:';

  it.each<[kind: string, why: string, own: string, about: string]>([
    ['videos', 'asked to hear about the videos of its clips', 'Stop mails about videos:', 'videos'],
    [
      'correction',
      'asked to be told when a clip it was told about changes',
      'Stop mails about corrections:',
      'corrections',
    ],
  ])('of %s say why it came, end its kind alone, and everything', (kind, why, own, about) => {
    const [reason, ...ways] = waysOf(CONTENTS[kind] ?? ALERT);
    expect(reason).toContain(why);
    expect(ways.filter((_, i) => i % 2 === 0)).toEqual([own, everything, '']);
    expect(ways[1]).toMatch(new RegExp(`&about=${about}$`));
  });

  it('of an alert end its names, or everything; settings where there is a page of them', () => {
    const [reason, ...ways] = waysOf(ALERT, { settings: 'https://clips.example.org/settings' });
    expect(reason).toContain('follows Randa Kassis in clipwatch');
    const labels = ways.filter((_, i) => i % 2 === 0);
    expect(labels).toEqual(['Unsubscribe from Randa Kassis:', everything, 'Change names and times:', '']);
  });
});

describe('why a clip with several names is told', () => {
  const names = ['Mara Lind', 'Lake City'].map((name) =>
    mention(name, `Then ${name} came.`, { narrow: `https://clips.example.org/names/${name.replace(' ', '-')}` }),
  );
  const { text, html } = compose({ kind: 'alert', clips: [clip({ mentions: names })] }, reader({ follows: '*' }));

  it('stands in one block, with a short link for each name', () => {
    expect(text).toContain(`Why it matched: “Mara Lind”; “Lake City”
Wrong person, or too many hits? Narrow this name:
Mara Lind:
https://clips.example.org/names/Mara-Lind
Lake City:
https://clips.example.org/names/Lake-City
File received`);
    for (const once of ['Why it matched', 'Wrong person']) expect(html.split(once)).toHaveLength(2);
    expect(html).toMatch(
      /Narrow this name: <a [^>]*Mara-Lind"[^>]*>Mara Lind<\/a>, <a [^>]*Lake-City"[^>]*>Lake City<\/a>/,
    );
  });
});

describe('the mail about several clips', () => {
  it('tells the most important first, each in full', () => {
    const { text, subject } = compose(ALERTS, reader({ follows: '*' }));
    expect(subject).toBe('مارا ليند, Mara Lind and 1 more in 3 new clips');
    expect(text.indexOf('City council')).toBeLessThan(text.indexOf('Night ferry'));
    expect(text).toContain('follows every name in clipwatch');
  });
});
