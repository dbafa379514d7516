/** Addresses alone on their line are embeds; an address inside a sentence is a citation. */
import { decodeHTMLAttribute } from 'entities';
import { shortcodeAddress } from './shortcode.ts';

/** What a line has alone: where it leads, and the address that the text of the link is, where that is another. */
export interface Alone {
  readonly target: string;
  readonly shown: string | null;
}

/** Collects the content of one line; `end` returns its address if there is nothing else, and starts the next line. */
export interface Line {
  text(value: string): void;
  /** True when the line so far ends inside a word. */
  inWord(): boolean;
  link(address: string): void;
  /** Text of the link. */
  linkText(value: string): void;
  /** Something other than text or a link, such as code: the line has no address alone. */
  block(): void;
  end(): Alone | null;
}

const MAX_LENGTH = 4000;
/** Invisible marks that editors leave around an address. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** A line in the document's format: in Markdown links are parsed already, so that remaining brackets are text. */
export function newLine(format: string): Line {
  let words = '';
  let label = '';
  let links = new Set<string>();
  let blocked = false;
  return {
    text(value) {
      if (words.length <= MAX_LENGTH) words += value;
    },
    inWord: () => /\S$/.test(words.slice(-1)),
    link: (address) => void links.add(address),
    linkText(value) {
      if (label.length <= MAX_LENGTH) label += value;
    },
    block() {
      blocked = true;
    },
    end() {
      const alone = blocked
        ? null
        : aloneIn(format === 'text' ? decodeHTMLAttribute(words) : words, links, format !== 'markdown', label);
      words = '';
      label = '';
      links = new Set();
      blocked = false;
      return alone;
    },
  };
}

function aloneIn(words: string, links: ReadonlySet<string>, brackets: boolean, label: string): Alone | null {
  const [link] = links;
  if (link === undefined) {
    const target = addressIn(words, brackets);
    return target === null ? null : { target, shown: null };
  }
  const shown = addressIn(label, false);
  return links.size === 1 && !/[\p{L}\p{N}]/u.test(words)
    ? { target: link, shown: shown === link ? null : shown }
    : null;
}

function addressIn(words: string, brackets: boolean): string | null {
  if (words.length > MAX_LENGTH || !/[/[{]/.test(words)) return null;
  const line = words.replace(INVISIBLE, '').trim();
  return (line.includes('/') ? bareAddress(line, brackets) : null) ?? shortcodeAddress(line);
}

const LINK = /^\[(?:!\[[^\]]*\]\([^)]*\)|[^[\]!]|!(?!\[))*\]\(\s*<?([^\s<>()]+)>?(?:\s+["'][^"']*["'])?\s*\)$/;

/**
 * `https://youtu.be/…`, `- youtu.be/…`, `[Watch](https://…)`, `[![image](…)](https://…)`, `[embed]https://…[/embed]` or
 * `<https://…>` → the address; null for a line with any other word.
 */
function bareAddress(line: string, brackets: boolean): string | null {
  const item = line.replace(/^(?:[-*+•–—·▶►»]|\d{1,3}[.)])\s+/u, '');
  const inside =
    /^\[embed(?:\s[^\]]*)?\]\s*(\S+?)\s*\[\/embed\]$/i.exec(item) ??
    (brackets ? LINK.exec(item) : null) ??
    /^<([^\s<>]+)>$/.exec(item) ??
    // Outlook writes the target of a link behind its text.
    /^(https?:\/\/[^\s<>]+)\s?<[^\s<>]+>$/i.exec(item) ??
    /^[("'«“]([^\s<>]+)[)"'»”]$/.exec(item) ??
    /^([^\s<>]+)$/.exec(withoutStop(item));
  const address = inside?.[1] ?? '';
  if (/^(?:https?:)?\/\//i.test(address)) return address;
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+\/./i.test(address) ? `https://${address}` : null;
}

/** A function that is true for each line of plain text in a fenced code block (CommonMark 4.5). */
export function newFence(): (line: string) => boolean {
  let fence = '';
  return (line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence === '') {
      fence = mark;
      return mark !== '';
    }
    if (mark.startsWith(fence) && line.trim() === mark) fence = '';
    return true;
  };
}

/** A loop, since `[.,;:!]+$` takes quadratic time for a line of dots. */
function withoutStop(item: string): string {
  let end = item.length;
  while (end > 0 && '.,;:!'.includes(item.charAt(end - 1))) end -= 1;
  return item.slice(0, end);
}
