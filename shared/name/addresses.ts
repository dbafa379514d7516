/** Web and mail addresses, handles and file names: a name in one of them is no mention, but for one that is a host itself. */
import { characterEntry, KIND_MASK, Kind } from './characters.ts';

/** A stretch of text, as offsets. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** Endings that make a dotted word a host: all of two letters, and the general ones in use. */
const DOMAINS = new Set(
  'com org net edu gov mil int info biz name pro museum coop aero jobs mobi travel tel cat asia post arpa app dev page blog site online store shop tech news media press live world today life agency design studio space website cloud digital email group team club xyz top wiki social network link art film movie music video photo photos gallery theater band fm radio tv eu africa london berlin paris moscow quebec wien koeln hamburg bayern swiss scot wales irish foundation ngo ong charity academy school university institute center community church рф укр бел срб қаз бг'.split(
    ' ',
  ),
);
/** Two lower-case letters after a full stop are far more often a country's domain than a new sentence. */
const COUNTRY = /^[a-z]{2}$/;
const FILE_TYPES = new Set(
  'pdf doc docx docm odt rtf txt text md csv tsv xls xlsx ods ppt pptx odp key pages json jsonl xml html htm xhtml php asp aspx jsp cgi yml yaml toml ini log jpg jpeg jpe png gif webp svg tif tiff bmp heic heif ico psd eps raw mp3 mp4 m4a m4v avi mov mkv webm wav flac ogg ogv oga opus aac wma wmv mpg mpeg ts m3u8 srt vtt sub ass eml msg mbox ics vcf zip rar gz tgz bz2 xz 7z tar exe dmg apk iso epub mobi azw3 js mjs css scss py rb java go rs cpp sh bat sql db bak tmp'.split(
    ' ',
  ),
);

/** Characters that end every address: brackets, quotation marks and the punctuation of scripts without spaces. */
const EDGES = new Set('<>()"“”«»„[]{}|^`、。，！？：；「」『』（）【】《》،؛؟।…');
const TRAILING = new Set(".,;:!?'’*_~");
const HOST_LETTER = /[\p{L}\p{N}\p{M}_-]/u;
const MAIL_LETTER = /[\p{L}\p{N}\p{M}.+_%-]/u;

/** The addresses in a text, found run by run; a run has no white space or bracket in it. */
export class Addresses {
  readonly #text: string;
  #from = 0;
  #to = 0;
  #ranges: Range[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Whether `text[start, end)` overlaps an address. The last run is kept, so that a long one with many names in it is read
   * only once.
   */
  overlaps(start: number, end: number): boolean {
    for (let at = start; at < end; at = this.#to + 1) {
      if (at < this.#from || at >= this.#to) this.#readRun(at);
      if (overlapsAny(this.#ranges, start, end)) return true;
      if (this.#to <= at) this.#to = at;
    }
    return false;
  }

  /** Whether `text[start, end)`, which was asked about last, is one address: a host without a scheme or a path. */
  has(start: number, end: number): boolean {
    const range = this.#ranges[firstAfter(this.#ranges, start)];
    return range?.start === start && range.end === end;
  }

  /** Whether each address that overlaps `text[start, end)` lies in it as a whole. */
  hasWhole(start: number, end: number): boolean {
    for (let at = start; at < end; at = this.#to + 1) {
      if (at < this.#from || at >= this.#to) this.#readRun(at);
      for (let i = firstAfter(this.#ranges, start); (this.#ranges[i]?.start ?? end) < end; i++) {
        const range = this.#ranges[i];
        if (range !== undefined && (range.start < start || range.end > end)) return false;
      }
      if (this.#to <= at) this.#to = at;
    }
    return true;
  }

  #readRun(at: number): void {
    let from = at;
    let to = at;
    while (from > 0 && !isRunEnd(this.#text, from - 1)) from--;
    while (to < this.#text.length && !isRunEnd(this.#text, to)) to++;
    this.#from = from;
    this.#to = to;
    this.#ranges = addressesIn(this.#text, from, to);
  }
}

/** Whether one of the ranges, which are in order, overlaps `[start, end)`. */
function overlapsAny(ranges: readonly Range[], start: number, end: number): boolean {
  return (ranges[firstAfter(ranges, start)]?.start ?? end) < end;
}

/** Which of the ranges, which are in order, is the first that ends after `start`; a run may have very many. */
function firstAfter(ranges: readonly Range[], start: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isRunEnd(text: string, at: number): boolean {
  const kind = characterEntry(text.charCodeAt(at)) & KIND_MASK;
  return kind > Kind.mark && (kind === Kind.space || kind === Kind.newline || EDGES.has(text[at] ?? ''));
}

/** A part of a run that has been classified. */
interface Stretch extends Range {
  readonly isAddress: boolean;
}

/** The addresses in a run, in order. */
function addressesIn(text: string, from: number, to: number): Range[] {
  const ranges: Range[] = [];
  let free = from;
  let at = from;
  while (at < to) {
    const stretch = stretchAt(text, free, at, to);
    at = Math.max(stretch?.end ?? 0, at + 1);
    if (!stretch?.isAddress) continue;
    ranges.push({ start: stretch.start, end: stretch.end });
    free = stretch.end;
  }
  return ranges;
}

/** Classifies the text around a sign at `at`: `://`, an at sign, a full stop or the slash of a path. */
function stretchAt(text: string, from: number, at: number, to: number): Stretch | null {
  const sign = text[at];
  if (sign === ':' && text.startsWith('://', at))
    return { start: from, end: hostEnd(text, at + 3, to), isAddress: true };
  if (sign === '@' || sign === '＠') return mailOrHandle(text, from, at, to);
  if (sign === '.') return dotted(text, from, at, to);
  if (sign === '\\' && at + 1 < to) return { start: from, end: to, isAddress: true };
  const isPath = sign === '/' && (at === from || (at === from + 1 && /[.~]/.test(text[from] ?? '')));
  const next = isPath ? text.indexOf('/', at + 1) : -1;
  return next > at && next < to ? { start: from, end: to, isAddress: true } : null;
}

/** After the scheme: the host, and all that follows unless a new sentence begins immediately after the host. */
function hostEnd(text: string, at: number, to: number): number {
  let end = at;
  while (end < to && (HOST_LETTER.test(text[end] ?? '') || text[end] === '.')) end++;
  if (end < to && !TRAILING.has(text[end] ?? '')) return to;
  const labels = text.slice(at, end).split('.');
  const known = labels.findLastIndex((label, i) => i > 0 && isDomain(label));
  const isGlued = known > 0 && /^\p{Lu}/u.test(labels[known + 1] ?? '');
  return isGlued ? at + labels.slice(0, known + 1).join('.').length : to;
}

function mailOrHandle(text: string, from: number, at: number, to: number): Stretch | null {
  let start = at;
  while (start > from && MAIL_LETTER.test(text[start - 1] ?? '')) start--;
  let end = at + 1;
  while (end < to && (MAIL_LETTER.test(text[end] ?? '') || text[end] === '@')) end++;
  while (end > at + 1 && TRAILING.has(text[end - 1] ?? '')) end--;
  return end > at + 1 ? { start, end, isAddress: true } : null;
}

/** A host or a file name around a full stop: letters, then a known ending. */
function dotted(text: string, from: number, at: number, to: number): Stretch | null {
  let start = at;
  while (start > from && HOST_LETTER.test(text[start - 1] ?? '')) start--;
  if (start === at) return null;
  let end = at;
  let known = -1;
  while (end < to && text[end] === '.') {
    const label = labelFrom(text, end + 1, to);
    if (label === '') break;
    end += 1 + label.length;
    if (isDomain(label) || FILE_TYPES.has(label.toLowerCase())) known = end;
  }
  if (known === -1) {
    const isHost = at - start === 3 && /^www$/i.test(text.slice(start, at));
    return { start, end: isHost ? to : end, isAddress: isHost };
  }
  const after = text[known];
  const goesOn =
    after !== undefined && known < to && '/?#:'.includes(after) && HOST_LETTER.test(text[known + 1] ?? ' ');
  return { start, end: goesOn ? to : known, isAddress: true };
}

function labelFrom(text: string, at: number, to: number): string {
  let end = at;
  while (end < to && HOST_LETTER.test(text[end] ?? '')) end++;
  return text.slice(at, end);
}

/** Capitals must be in the whole ending: `Lind.It` is two sentences, `LIND.COM` is a host. */
function isDomain(label: string): boolean {
  const isPlain = label === label.toLowerCase();
  return isPlain
    ? COUNTRY.test(label) || DOMAINS.has(label)
    : label === label.toUpperCase() && DOMAINS.has(label.toLowerCase());
}
