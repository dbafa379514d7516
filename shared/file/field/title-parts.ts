/** A page's title in parts: headline, section, the site's name, and what stands between them. */

import { beginning } from '../../well-formed.ts';
import { outletNamed } from '../outlets/index.ts';
import { comparableWords, isSite } from './site.ts';

const CJK = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}`;
/** A sign that sets a name apart where spaces surround it: any but those that stand within sentences. */
const SIGN = String.raw`[[\p{P}\p{S}]--[&'"’‘“”„‚,.;!?…\(\)\[\]\{\}%#@§]]`;
/**
 * What may separate the parts of a title. Bars need no spaces, angle quotation marks and colons one; in Chinese, Japanese
 * and Korean, which have no spaces, a dash or an underscore is enough (`标题-新华网`).
 */
const BREAK = new RegExp(
  [
    String.raw`\s{1,9}(?:${SIGN}|丨){1,4}\s{1,9}`,
    String.raw`\s{0,9}[\|¦│｜丨]{1,2}\s{0,9}`,
    String.raw`\s{1,9}[»«‹›]\s{0,9}`,
    String.raw`(?<=[${CJK}])(?:[\-_－]|[—–―]{1,3})(?=\S)|(?:[\-_－]|[—–―]{1,3})(?=[${CJK}])`,
    String.raw`\s{0,9}：\s{0,9}|:\s{1,9}`,
  ].join('|'),
  'gv',
);
/** Signs that sites put before their name, whatever it is; others count only where the name is known. */
const PLAIN = /^(?:[\p{Pd}|¦│｜丨·•∙◦●■▪⋅*⋆★☆✦~⁓«»‹›⟩<>→⇒▷▶►▸‖❘∣_]{1,4}|\/\/|::)$/u;
/** Only so much of a title is split. */
const LONGEST = 1000;
/** `« C'est faux », dit-elle`: angle quotation marks around words separate nothing. */
const QUOTED = /«[^«»]{1,900}»|»[^«»]{1,900}«|‹[^‹›]{1,900}›/u;

export interface TitlePart {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The separator before the next part, with its spaces; empty for the last. */
  readonly sign: string;
}

/** Splits a title at its separators: `Headline | Section | Site`. */
export function titlePartsOf(value: string): TitlePart[] {
  const parts: TitlePart[] = [];
  const title = beginning(value, LONGEST);
  const quoted = QUOTED.test(title);
  let start = 0;
  for (const { 0: sign, index } of title.matchAll(BREAK)) {
    if (quoted && /[«»‹›]/.test(sign)) continue;
    parts.push({ text: value.slice(start, index), start, end: index, sign });
    start = index + sign.length;
  }
  return [...parts, { text: value.slice(start), start, end: value.length, sign: '' }];
}

/**
 * A title without the site's name at its end or beginning: `Faro encendido | La Voz` → `Faro encendido`. With `short`
 * a last part of a few words is removed even if the page does not declare it as its site.
 */
export function withoutSite(value: string, sites: ReadonlySet<string>, short: boolean): string {
  const parts = titlePartsOf(value);
  let [from, to] = [0, parts.length];
  const named = (part: TitlePart | undefined) => part !== undefined && isSite(part.text, sites);
  const whole = (start: number, end: number) => value.slice(parts[start]?.start, parts[end - 1]?.end);
  const isName = (start: number, end: number) => {
    const text = whole(start, end);
    return text.length <= LONGEST && sites.has(comparableWords(text));
  };
  // A name may contain a separator: `AOC media - Analyse Opinion Critique`.
  for (let at = 1; at < parts.length; at++) {
    if (isName(at, parts.length)) to = Math.min(to, at);
  }
  while (to - from > 1 && named(parts[to - 1])) to--;
  for (let at = to - 1; at > from; at--) if (isName(from, at)) from = at;
  while (to - from > 1 && named(parts[from])) from++;
  if (short && from === 0 && to === parts.length && trailingName(value) !== null) to--;
  if (short) while (to - from > 1 && isSection(parts, to)) to--;
  return withoutLastName(whole(from, to).trim(), sites) || value;
}

/** `A talk on trees on Hillvideo`, in several languages. */
const ON = /\s(?:on|auf|sur|en|em|su|på|na|на)\s/giu;

function withoutLastName(title: string, sites: ReadonlySet<string>): string {
  const on = [...title.slice(0, LONGEST).matchAll(ON)].at(-1);
  if (!on || count(title.slice(0, on.index)) < 3) return title;
  return isSite(title.slice(on.index + on[0].length), sites) ? title.slice(0, on.index) : title;
}

/** Whether the last part is one of several short ones behind a headline: `Headline - Football - Sport`. */
function isSection(parts: readonly TitlePart[], to: number): boolean {
  const [first, sign, last] = [parts[0], parts[to - 2]?.sign ?? ':', parts[to - 1]];
  if (!first || !last || to === parts.length || !PLAIN.test(sign.trim())) return false;
  if (isTight(sign)) return last.text.length <= MOST_TIGHT && first.text.length >= 2 * last.text.length;
  // "… – Reuters" says whose news it is.
  return count(last.text) <= 2 && count(first.text) > 3 && outletNamed(last.text) === null;
}

function count(text: string): number {
  return text.trim().split(/\s+/u).length;
}

/** Without spaces, as in Chinese. A bar sets a name apart there too. */
function isTight(sign: string): boolean {
  return /^[-_－—–―]/u.test(sign);
}

/** Characters of a name behind a dash without spaces, and how such names end; a dash may also be part of a headline. */
const MOST_TIGHT = 10;
const NAME_END = /(?:网|網|报|報|社|台|臺|新闻|新聞|ニュース|在线|在線|频道|頻道|百科|中心|资讯|資訊|周刊|[A-Za-z])$/u;

/** The last part of a title if it may be the name of a site: a few words behind a separator other than a colon; else null. */
export function trailingName(value: string): string | null {
  const parts = titlePartsOf(value);
  const [before, last] = [parts.at(-2), parts.at(-1)];
  if (!before || !last || before.end === 0) return null;
  const sign = before.sign.trim();
  const tail = last.text.trim();
  const domain = /^\S{1,99}\.\p{L}{2,20}$/u.test(tail);
  if (!PLAIN.test(sign) && !(domain && sign === '/')) return null;
  if (isTight(before.sign)) {
    const named = sign.startsWith('_') || NAME_END.test(tail);
    return named && tail.length <= MOST_TIGHT && before.end >= 2 * tail.length ? tail : null;
  }
  const short = tail !== '' && count(tail) <= 5 && tail.length < value.length / 2 + 10;
  // Lower case behind a dash continues the sentence, unless it is a domain.
  const name = !/^[–—·•-]{1,4}$/.test(sign) || !/^\p{Ll}/u.test(tail) || domain;
  return short && name ? tail : null;
}
