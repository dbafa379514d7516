/**
 * A message for a channel of Slack, and of programs that take its form: Block Kit, in Slack's own mark-up ("mrkdwn").
 * Text from files is escaped, so `<!channel>` in a title calls nobody, and it is not searched for addresses or channels.
 */
import type { ChatMessage } from './chat.ts';
import type { Line, Piece } from './chat-cards.ts';

/** Slack, "Reference: blocks": characters of a section and of a header; the header takes plain text only. */
const MOST_SECTION = 3_000;
const MOST_HEADER = 150;
/** Slack refuses a message as `msg_blocks_too_long` near 13,200 characters of all blocks; it has no more of ours than this. */
const MOST_CHARACTERS = 12_000;
/** Of the text beside the blocks, which notifications and screen readers use, and programs without blocks show. */
const MOST_FALLBACK = 3_000;

interface Mrkdwn {
  readonly type: 'mrkdwn';
  readonly text: string;
  readonly verbatim: true;
}

type Block =
  | {
      readonly type: 'header';
      readonly text: { readonly type: 'plain_text'; readonly text: string; readonly emoji: false };
    }
  | { readonly type: 'section'; readonly text: Mrkdwn }
  | { readonly type: 'divider' }
  | { readonly type: 'context'; readonly elements: readonly Mrkdwn[] };

export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Slack would else fetch what links lead to. */
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/** The message in Slack's form, with as many of its cards as Slack takes; the others are counted. */
export function slackMessage({ subject, head, cards, beyond, more, foot }: ChatMessage): SlackMessage {
  const begin = [header(subject), ...sections([head])];
  const context: Block = { type: 'context', elements: [mrkdwn(textOf(foot))] };
  const rest = (left: number) => (beyond + left > 0 ? sections([[more(beyond + left)]]) : []);
  const middle: Block[] = [];
  let shown = 0;
  for (const [i, card] of cards.entries()) {
    const next: Block[] = [
      ...(i === 0 && head.length === 0 ? [] : [{ type: 'divider' } as const]),
      ...sections([card]),
    ];
    const left = cards.length - i - 1;
    if (size([...begin, ...middle, ...next, ...rest(left), context]) > MOST_CHARACTERS) break;
    middle.push(...next);
    shown += 1;
  }
  return {
    text: fallback(subject, cards),
    blocks: [...begin, ...middle, ...rest(cards.length - shown), context],
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** A section for each group of lines, with the lines that it has room for. */
function sections(groups: readonly (readonly Line[])[]): Block[] {
  return groups.filter((lines) => lines.length > 0).map((lines) => ({ type: 'section', text: mrkdwn(textOf(lines)) }));
}

function textOf(lines: readonly Line[]): string {
  const texts: string[] = [];
  let length = 0;
  for (const line of lines) {
    const text = lineText(line);
    length += text.length + 1;
    if (length > MOST_SECTION) break;
    texts.push(text);
  }
  return texts.join('\n');
}

const mrkdwn = (text: string): Mrkdwn => ({ type: 'mrkdwn', text, verbatim: true });

/** A header is no mark-up, but its text is escaped as well (Slack, "Formatting text": all text objects are). */
function header(subject: string): Block {
  let text = '';
  for (const character of subject) {
    if (text.length + escaped(character).length >= MOST_HEADER) {
      text += '…';
      break;
    }
    text += escaped(character);
  }
  return { type: 'header', text: { type: 'plain_text', text, emoji: false } };
}

/** The subject, and the titles as links. */
function fallback(subject: string, cards: ChatMessage['cards']): string {
  const lines = [escaped(subject)];
  let length = lines[0]?.length ?? 0;
  for (const [title] of cards) {
    const line = title === undefined ? '' : `• ${lineText(title)}`;
    length += line.length + 1;
    if (length > MOST_FALLBACK) break;
    lines.push(line);
  }
  return lines.join('\n');
}

function lineText(line: Line): string {
  const plain = line.map((piece) => (typeof piece === 'string' ? piece : ''));
  return line.map((piece, i) => pieceText(piece, plain[i - 1] ?? '', plain[i + 1] ?? '')).join('');
}

const WORD = /[\p{L}\p{N}_]/u;

/** Slack reads `*…*` as bold only between words: inside one, as behind an Arabic prefix, the asterisks would be seen. */
function pieceText(piece: Piece, before: string, after: string): string {
  if (typeof piece === 'string') return escaped(piece);
  if ('link' in piece) return `<${address(piece.url)}|${escaped(piece.link)}>`;
  const isApart = !WORD.test([...before].at(-1) ?? ' ') && !WORD.test([...after][0] ?? ' ');
  return isApart && !/[*\n]/.test(piece.strong) ? `*${escaped(piece.strong)}*` : escaped(piece.strong);
}

/** Slack, "Formatting text for app surfaces": these three are escaped, and no other. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** An address as it may stand before the label of a link. */
const address = (url: string): string =>
  escaped(url.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E'));

/** Characters of the texts of blocks. */
function size(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + charactersOf(block), 0);
}

function charactersOf(block: Block): number {
  switch (block.type) {
    case 'header':
    case 'section':
      return block.text.text.length;
    case 'divider':
      return 0;
    case 'context':
      return block.elements.reduce((sum, { text }) => sum + text.length, 0);
    default:
      return block satisfies never;
  }
}
