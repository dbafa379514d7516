/** A line of the file, without its line end. */
export interface CaptionLine {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The lines shown from `from` to `to`, in milliseconds. */
export interface Caption {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly CaptionLine[];
}

export interface CaptionFile {
  /** The lines before the first caption, without those for players (`WEBVTT`, style sheets, regions). */
  readonly head: readonly CaptionLine[];
  /** The lines of `NOTE` blocks that come later. */
  readonly notes: readonly CaptionLine[];
  readonly captions: readonly Caption[];
}

const TIME = String.raw`(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.,:](\d{1,3}))?`;
const TIMING = new RegExp(String.raw`^\s{0,99}${TIME}\s{0,9}-{1,2}>\s{0,9}${TIME}(?!\d)`);
/** Blocks of WebVTT that say nothing to a viewer (WebVTT 4.1). */
const SILENT = /^(?:NOTE|STYLE|REGION)(?=[ \t]|$)/;

/**
 * The captions of a WebVTT or SRT file. Forgives what players forgive: numbers, hours, blank lines or the header left
 * out, blank lines inside a caption, a comma or a point before the milliseconds.
 */
export function readCaptions(source: string): CaptionFile {
  const reader = new Reader(isVtt(source));
  for (const line of linesIn(source)) reader.add(line);
  return reader;
}

class Reader implements CaptionFile {
  readonly head: CaptionLine[] = [];
  readonly notes: CaptionLine[] = [];
  readonly captions: (Caption & { lines: CaptionLine[] })[] = [];
  readonly #vtt: boolean;
  /** Where lines go that are no timing; null for nowhere. */
  #into: CaptionLine[] | null = this.head;
  /** Lines since the last blank one. */
  #since = 0;

  constructor(vtt: boolean) {
    this.#vtt = vtt;
  }

  add(line: CaptionLine): void {
    const timing = line.text.includes('->') ? TIMING.exec(line.text.slice(0, 200)) : null;
    if (timing) this.#open(timing);
    else if (line.text.trim() === '') {
      this.#since = 0;
      this.#into = this.captions.at(-1)?.lines ?? this.head;
    } else this.#put(line);
  }

  #open(timing: RegExpExecArray): void {
    // The line before is the caption's name: a number, or in WebVTT any line that begins the block.
    const name = this.#since > 0 ? this.#into?.at(-1) : undefined;
    if (name && (/^\s*\d{1,9}\s*$/.test(name.text) || (this.#vtt && this.#since === 1))) this.#into?.pop();
    const caption = { from: timeOf(timing, 1), to: timeOf(timing, 5), lines: [] };
    this.captions.push(caption);
    this.#into = caption.lines;
    this.#since = 2;
  }

  #put(line: CaptionLine): void {
    const first = this.head.length + this.captions.length === 0;
    const [label] = (this.#vtt && this.#since === 0 && (first ? /^\s*WEBVTT/ : SILENT).exec(line.text)) || [];
    if (label === 'NOTE') this.#into = this.captions.length > 0 ? this.notes : this.head;
    else if (label === 'STYLE' || label === 'REGION') this.#into = null;
    this.#since++;
    this.#into?.push(label === undefined ? line : rest(line, label));
  }
}

/** Whether a caption is timed within the first lines that are not blank: `00:01,000 --> 00:02,500`. */
export function hasCaptions(source: string, lines: number): boolean {
  let left = lines;
  for (const { text } of linesIn(source)) {
    if (text.trim() === '') continue;
    if (TIMING.test(text.slice(0, 200))) return true;
    if (--left === 0) return false;
  }
  return false;
}

/** Whether a file says that it is WebVTT (the signature of WebVTT 4.1, also below blank lines). */
export function isVtt(source: string): boolean {
  return /^\s{0,99}WEBVTT(?=\s|$)/.test(source);
}

/** Seconds may have fewer than three digits behind the mark; SRT writers pad and cut them in their own ways. */
function timeOf(timing: RegExpExecArray, group: number): number {
  const [hours, minutes, seconds] = [0, 1, 2].map((index) => Number(timing[group + index] ?? 0));
  const milliseconds = Number((timing[group + 3] ?? '').padEnd(3, '0'));
  return (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000 + milliseconds;
}

function rest({ start, end, text }: CaptionLine, label: string): CaptionLine {
  const from = text.indexOf(label) + label.length;
  return { start: start + from, end, text: text.slice(from) };
}

function* linesIn(source: string): Generator<CaptionLine> {
  const pattern = /\r\n|[\r\n]/g;
  let start = 0;
  for (let found = pattern.exec(source); found; found = pattern.exec(source)) {
    yield { start, end: found.index, text: source.slice(start, found.index) };
    start = pattern.lastIndex;
  }
  if (start < source.length) yield { start, end: source.length, text: source.slice(start) };
}
