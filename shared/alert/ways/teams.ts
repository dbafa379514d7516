/**
 * A message for a channel of Microsoft Teams: an Adaptive Card as a workflow ("When a Teams webhook request is received")
 * takes it. All text stands in text runs, which have no Markdown (Adaptive Cards schema, "TextRun"): Teams on phones shows
 * the backslashes that would escape it in a text block (microsoft/AdaptiveCards issue 5590).
 */
import type { Language } from '../../contract/subscription.ts';
import type { ChatMessage } from './chat.ts';
import type { Line, Piece } from './chat-cards.ts';
import { bytesOf } from './fit.ts';

/**
 * Teams takes 28 KB (Microsoft Learn, "Create incoming webhooks"), how counted is not said: others met the end at 21 KB.
 * Counted in UTF-8; room is left for what a workflow adds.
 */
const MOST_BYTES = 20_000;

interface OpenUrl {
  readonly type: 'Action.OpenUrl';
  readonly url: string;
}
interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly size?: 'Large' | 'Small';
  readonly isSubtle?: true;
  readonly selectAction?: OpenUrl;
}
interface RichText {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
}
interface Container {
  readonly type: 'Container';
  readonly separator: true;
  readonly items: readonly RichText[];
}

export interface TeamsMessage {
  readonly type: 'message';
  readonly attachments: readonly [
    {
      readonly contentType: 'application/vnd.microsoft.card.adaptive';
      readonly contentUrl: null;
      readonly content: {
        readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
        readonly type: 'AdaptiveCard';
        readonly version: '1.5';
        readonly lang: Language;
        readonly rtl?: true;
        readonly fallbackText: string;
        readonly msteams: { readonly width: 'Full' };
        readonly body: readonly (RichText | Container)[];
      };
    },
  ];
}

/** The message in the form of Teams, with as many of its cards as Teams takes; the others are counted. */
export function teamsMessage(message: ChatMessage, language: Language): TeamsMessage {
  const { cards, beyond, more } = message;
  for (let shown = cards.length; ; shown--) {
    const left = beyond + cards.length - shown;
    const rest = left > 0 ? [block(more(left))] : [];
    const built = wrapped(message, language, [...cards.slice(0, shown).map(container), ...rest]);
    if (shown === 0 || bytesOf(built) <= MOST_BYTES) return built;
  }
}

function wrapped({ side, subject, head, foot }: ChatMessage, lang: Language, middle: (RichText | Container)[]) {
  const heading: RichText = {
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: subject, weight: 'Bolder', size: 'Large' }],
  };
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.5',
          lang,
          ...(side === 'rtl' && { rtl: true }),
          fallbackText: subject,
          msteams: { width: 'Full' },
          body: [heading, ...head.map((line) => block(line)), ...middle, ...foot.map((line) => block(line, 'small'))],
        },
      },
    ],
  } as const satisfies TeamsMessage;
}

/** A card's first line is its title. */
const container = (lines: readonly Line[]): Container => ({
  type: 'Container',
  separator: true,
  items: lines.map((line, i) => block(line, i === 0 ? 'title' : 'plain')),
});

function block(line: Line, tone: 'title' | 'plain' | 'small' = 'plain'): RichText {
  const look = {
    ...(tone === 'title' && { weight: 'Bolder' as const }),
    ...(tone === 'small' && { size: 'Small' as const, isSubtle: true as const }),
  };
  return { type: 'RichTextBlock', inlines: line.map((piece) => ({ ...look, ...run(piece) })) };
}

function run(piece: Piece): TextRun {
  if (typeof piece === 'string') return { type: 'TextRun', text: piece };
  if ('link' in piece) {
    return { type: 'TextRun', text: piece.link, selectAction: { type: 'Action.OpenUrl', url: piece.url } };
  }
  return { type: 'TextRun', text: piece.strong, weight: 'Bolder' };
}
