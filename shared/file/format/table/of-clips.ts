/** Tells lists of clips from other tables of documents: figures, schedules, agendas, books. */
import type { Said } from './cells.ts';
import type { ClipRow } from './clip-rows.ts';
import type { Columns } from './columns.ts';
import { isDay } from './days.ts';
import { headOf, isHeadOfArticles, isHeadOfOthers, isHeadOfTimes, type Role } from './heads.ts';

const LONGEST_OUTLET = 80;

/**
 * Whether most rows below a head are those of clips: a headline, and two of outlet, day, address and text, an outlet or
 * an address among them. A name of programmes or a time of day says more only with an address: else it is a schedule.
 */
export function isOfClips(list: Columns, clips: readonly ClipRow[], left: number): boolean {
  const { heads, columns } = list;
  if (clips.length <= left || heads.some(isHeadOfOthers)) return false;
  const mostly = (has: (clip: ClipRow) => boolean) => clips.filter(has).length >= clips.length / 2;
  const says = (role: Role, isIt: (said: Said) => boolean) => mostly(({ said }) => said.get(role)?.some(isIt) ?? false);
  const outlet = says('outlet', ({ text }) => text.length <= LONGEST_OUTLET && /\p{L}/u.test(text));
  const day = mostly(({ dates }) => dates.some(isDay));
  const address = mostly(({ links }) => links.some(({ text, link }) => !isDownload(link ?? text)));
  // Among all that a clip has, a title of one word is a title, too.
  if (!says('title', outlet && day && address ? isWorded : isHeadline)) return false;
  const told = says('summary', isText) || says('text', isText);
  const title = heads[columns.get('title')?.[0] ?? -1] ?? '';
  const isSure = headOf(title)?.role === 'title' || isHeadOfArticles(title);
  if (!isSure || (heads.some(isHeadOfTimes) && !(day && told))) return address && (outlet || day);
  return outlet && !hasPublisher(list) ? day || address || told : address && day;
}

/** Books have a publisher as outlets do. */
function hasPublisher({ heads, columns }: Columns): boolean {
  return (columns.get('outlet') ?? []).every((column) => /^\s{0,9}publisher/i.test(heads[column] ?? ''));
}

/** Several words, or several characters where words are not parted. */
function isHeadline({ text }: Said): boolean {
  return (
    /\p{L}\S{0,99}\s+\S/u.test(text) ||
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{5}/u.test(text)
  );
}

function isWorded({ text }: Said): boolean {
  return /\p{L}{2}/u.test(text);
}

const LEAST_TEXT = 20;

function isText({ text }: Said): boolean {
  return text.length >= LEAST_TEXT;
}

function isDownload(address: string): boolean {
  return /\.(?:pdf|docx?|xlsx?|pptx?|zip|mp3)(?:[?#]|$)/i.test(address);
}
