/** What a mail says becomes the mail: its subject, its text, its HTML, in the reader's language. */

import { nameText } from '../view/clip-text.ts';
import { fill } from '../view/fill.ts';
import { cleaned } from '../view/foreign-text.ts';
import { wellFormedIn } from '../well-formed.ts';
import type { Content, Message, Reader } from './content.ts';
import { alertBody } from './mail/alert.ts';
import { isolated, isolatedParts, type Look, lookOf } from './mail/blocks.ts';
import { labelled } from './mail/clip-text.ts';
import { confirmBody } from './mail/confirm.ts';
import { correctionBody } from './mail/correction.ts';
import { digestBody } from './mail/digest.ts';
import { type Footer, page } from './mail/frame.ts';
import { hookEndedBody } from './mail/hook-ended.ts';
import { bytesOf, filled } from './mail/markup.ts';
import type { Body } from './mail/part.ts';
import { summaryBody } from './mail/summary.ts';
import { videosBody } from './mail/videos.ts';
import { followed, followedParts, ofReader } from './reader.ts';
import { subjectText } from './subject.ts';

/** Bytes of HTML. Gmail cuts a mail at about 102,000, and the way out with it (spamresource.com, "What is Gmail clipping"). */
export const MAX_HTML_BYTES = 90_000;
/** Bytes of the text part. */
export const MAX_TEXT_BYTES = 100_000;

/** Names that can be ended from the mail itself; the page of the link has the others. */
const MAX_ENDINGS = 3;
/** Names that the footer lists. */
const MAX_FOLLOWED = 10;

/** Writes the mail. Whatever a file says is escaped in it, in one line of its subject, and takes no more than its room. */
export function compose(content: Content, reader: Reader): Message {
  const look = lookOf(ofReader(reader));
  const subject = subjectText(content, look);
  const body = bodyOf(content, look);
  const footer = footerOf(content, look);
  const mail = { subject, preheader: body.preheader, kind: body.kind, isKindHeading: body.isKindHeading === true };
  const html = { ...mail, footer: footer?.html ?? null };
  const room = MAX_HTML_BYTES - bytesOf(page({ ...html, cards: [] }, look));
  const text = footer === null ? '' : `\n\n-- \n${footer.text}`;
  return wellFormedIn({
    subject,
    text: `${body.text(MAX_TEXT_BYTES - bytesOf(text))}${text}\n`,
    html: String(page({ ...html, cards: body.cards(room) }, look)),
  });
}

/** The subject alone. */
export function subjectOf(content: Content, reader: Reader): string {
  return subjectText(content, ofReader(reader));
}

function bodyOf(content: Content, look: Look): Body {
  switch (content.kind) {
    case 'alert':
      return alertBody(content, look);
    case 'summary':
      return summaryBody(content, look);
    case 'digest':
      return digestBody(content, look);
    case 'videos':
      return videosBody(content, look);
    case 'correction':
      return correctionBody(content, look);
    case 'confirm':
      return confirmBody(content, look);
    case 'hook-ended':
      return hookEndedBody(content, look);
    default:
      return content satisfies never;
  }
}

/** Why the mail came and the ways out, for both parts; none on the mail that asks for a confirmation. */
function footerOf({ kind }: Content, look: Look): { readonly html: Footer; readonly text: string } | null {
  if (kind === 'confirm') return null;
  const { reader, voice } = look;
  const { action } = voice.words;
  const names = followed(look, MAX_FOLLOWED);
  const address = cleaned(reader.address);
  const { why, ways: own } = reasonOf(kind, look);
  const ways = [
    ...own,
    { text: action.endAll, name: '', href: reader.links.stop.all },
    ...(reader.links.settings === null ? [] : [{ text: action.settings, name: '', href: reader.links.settings }]),
  ];
  return {
    html: {
      why: filled(why, {
        address: isolated(address, voice.side),
        names: isolatedParts(followedParts(look, MAX_FOLLOWED), voice.side),
      }),
      links: ways.map(({ text, name, href }) => ({ label: filled(text, { name: isolated(name, voice.side) }), href })),
    },
    text: [
      fill(why, { address, names }),
      ...ways.flatMap(({ text, name, href }) => labelled(fill(text, { name }), href, voice)),
    ].join('\n'),
  };
}

interface Way {
  readonly text: string;
  readonly name: string;
  readonly href: string;
}

/** Why the mail came, and how to end that alone. */
function reasonOf(
  kind: Content['kind'],
  { reader, voice }: Look,
): { readonly why: string; readonly ways: readonly Way[] } {
  const { action, footer } = voice.words;
  const { names, stop } = reader.links;
  switch (kind) {
    case 'videos':
      return { why: footer.videos, ways: [{ text: action.stopVideos, name: '', href: stop.videos }] };
    case 'correction':
      return { why: footer.corrections, ways: [{ text: action.stopCorrections, name: '', href: stop.corrections }] };
    default:
      return {
        why: reader.follows === '*' ? footer.followsAll : footer.follows,
        ways: (names.length > MAX_ENDINGS ? [] : names).map(({ name, link }) => ({
          text: action.endName,
          name: nameText(name),
          href: link,
        })),
      };
  }
}
