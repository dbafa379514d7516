/** The mail that asks the owner of an address whether it wants a subscription. It holds no text of a file. */
import { placeText } from '../../contract/subscription.ts';
import { fill } from '../../view/fill.ts';
import { shortened } from '../../view/foreign-text.ts';
import type { Voice } from '../../view/voice.ts';
import type { ConfirmContent } from '../content.ts';
import { followed, followedParts } from '../reader.ts';
import { MAX_PREHEADER } from './alert.ts';
import { button, heading, isolated, isolatedParts, type Look, line, muted } from './blocks.ts';
import { paragraphs } from './clip-text.ts';
import { filled, joined, type Markup, markup, NOTHING } from './markup.ts';
import { LIGHT } from './palette.ts';
import type { Body } from './part.ts';

/** Names that are listed; the rest is counted. */
const MAX_NAMES = 10;

export function confirmBody(content: ConfirmContent, look: Look): Body {
  const { voice, reader } = look;
  const { words } = voice;
  const names = followed(look, MAX_NAMES);
  const intro = fill(introWords(content, look), { names, address: reader.address });
  const place = content.elsewhere && placeText(content.elsewhere);
  const cadence = fill(words.confirm.cadence, { cadence: cadenceText(content, voice) });
  const placed = place === null ? [] : [fill(words.confirm.place, { place })];
  const otherwise = fill(words.confirm.else, { time: voice.moment(content.until) });
  return {
    // Several questions to one address, about the same names, differ in what comes first here.
    preheader: shortened([cadence, ...placed, intro].join(' · '), MAX_PREHEADER),
    kind: words.kind.confirm,
    isKindHeading: true,
    cards: () => [
      [
        {
          padding: '20px 24px 16px',
          content: joined([
            line(introLine(content, look), '0', '16px;line-height:24px'),
            place === null ? NOTHING : line(placeLine(place, look), '8px 0 0', '16px;line-height:24px'),
            muted(cadence, '4px 0 0'),
          ]),
        },
        {
          padding: '0 24px 16px',
          content: joined([
            heading('section', asHeading(words.confirm.ask), markup`dir="${voice.side}"`, look, '0 0 12px'),
            button(content.link, words.action.confirm, look),
            bareAddress(content.link),
          ]),
        },
        { padding: '14px 24px 18px', hasRule: true, content: line(otherwise, '0', '15px;line-height:22px') },
      ],
    ],
    text: () => paragraphs([[intro, ...placed, cadence], [words.confirm.ask, content.link], [otherwise]]),
  };
}

/** Without the colon that leads to the address in the text part. */
const asHeading = (text: string): string => text.replace(/:$/u, '').trimEnd();

const introWords = ({ elsewhere }: ConfirmContent, { voice }: Look): string =>
  elsewhere === null ? voice.words.confirm.intro : voice.words.confirm.introElsewhere;

const placeLine = (place: string, { voice }: Look): Markup =>
  filled(voice.words.confirm.place, { place: isolated(place, voice.side) });

function introLine(content: ConfirmContent, look: Look): Markup {
  const { voice, reader } = look;
  const names = isolatedParts(followedParts(look, MAX_NAMES), voice.side);
  const address = isolated(reader.address, voice.side);
  return filled(introWords(content, look), { names, address });
}

/** For who trusts no button, or has none. */
function bareAddress(href: string): Markup {
  return markup`<p class="m" style="margin:12px 0 0;font-size:13px;line-height:19px;color:${LIGHT.muted}"><a class="l" href="${href}" style="color:${LIGHT.link};word-break:break-all" dir="ltr">${href}</a></p>
`;
}

function cadenceText({ cadence, hour, weekday, until }: ConfirmContent, voice: Voice): string {
  const { confirm } = voice.words;
  const time = voice.hour(hour, until);
  switch (cadence) {
    case 'instant':
      return confirm.instant;
    case 'daily':
      return fill(confirm.daily, { time });
    case 'weekly':
      return fill(confirm.weekly, { weekday: voice.weekday(weekday), time });
    default:
      return cadence satisfies never;
  }
}
