/** Finding names: one pass over the folded text, then the words that begin a form are followed through the trie. */
import type { Span } from '../contract.ts';
import { AddressBook } from './addresses.ts';
import { howRead, isOrdinary, type Surroundings } from './agreement.ts';
import { type Automaton, FormFlag, nameOf, TEXT } from './automaton.ts';
import { canEnd, canStart, isListBefore, isListBehind } from './boundary.ts';
import { HashtagReader, hashtagEnd } from './hashtag.ts';
import { Lexicon } from './lexicon.ts';
import { Reader } from './reading.ts';
import { HASHTAG, Scan } from './scan.ts';
import { Trie } from './trie.ts';
import { type Step, Walk } from './walk.ts';

type Variant = NonNullable<Span['variant']>;

/** Words of a text by number, the second not included. */
interface Words {
  readonly from: number;
  readonly to: number;
}

/** A place in a text where a form of one or more names stands; offsets into that text. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly words: Words;
  readonly names: readonly {
    /** Number of the name in the automaton. */
    readonly name: number;
    readonly nameId: string;
    readonly alias: string;
    readonly variant: Variant;
  }[];
}

/** A word or phrase that some name requires or excludes; `context` is its number in the automaton. */
export interface ContextHit {
  readonly context: number;
  readonly words: Words;
}

/** What a text holds, in reading order; `words` is how many it has. */
export interface Findings {
  readonly hits: readonly Hit[];
  readonly contexts: readonly ContextHit[];
  readonly words: number;
}

interface Candidate {
  readonly start: number;
  readonly end: number;
  /** Number of the word behind it. */
  readonly next: number;
  readonly forms: readonly number[];
  readonly how: Variant;
}

export class Search {
  readonly automaton: Automaton;
  readonly #trie: Trie;
  readonly #scan = new Scan();
  readonly #reader: Reader;
  readonly #walk: Walk;
  readonly #hashtags: HashtagReader;
  readonly #texts: (string | undefined)[] = [];
  #addresses = new AddressBook('');
  #surroundings: Surroundings = { languages: () => 0, caseless: () => false };
  #best: Candidate[] = [];
  #contexts: ContextHit[] = [];

  constructor(automaton: Automaton) {
    this.automaton = automaton;
    const lexicon = new Lexicon(automaton.lexicon);
    this.#trie = new Trie(automaton.trie);
    this.#reader = new Reader(lexicon, this.#scan);
    this.#walk = new Walk(this.#scan, lexicon, this.#trie, this.#reader);
    this.#hashtags = new HashtagReader(this.#scan, lexicon, this.#trie);
  }

  /** All names in a text. Time grows with its length only, whatever the names and whatever the text. */
  find(text: string, surroundings: Surroundings): Findings {
    const scan = this.#scan;
    scan.read(text);
    this.#surroundings = surroundings;
    this.#addresses = new AddressBook(text);
    this.#contexts = [];
    const hasContexts = this.automaton.contexts.length > 0;
    this.#reader.begin(hasContexts || (!scan.cased && surroundings.caseless()));
    const hits: Hit[] = [];
    let free = 0;
    for (let t = 0; t < scan.count; t++) {
      const isTag = ((scan.kind[t] ?? 0) & HASHTAG) !== 0;
      if (!isTag && !this.#reader.mayBegin(t)) continue;
      // Words of context are looked for inside names, too.
      if (t < free && !hasContexts) continue;
      this.#best = [];
      const next = isTag ? this.#hashtag(t) : this.#nameAt(t);
      if (t < free) continue;
      free = next;
      if (this.#best.length > 0) hits.push(this.#hit(t));
    }
    return { hits, contexts: this.#contexts, words: scan.count };
  }

  /** What text of the automaton has that number. */
  text(number: number): string {
    const known = this.#texts[number];
    if (known !== undefined) return known;
    const { letters, textEnds } = this.automaton;
    const text = DECODER.decode(letters.subarray(number === 0 ? 0 : textEnds[number - 1], textEnds[number]));
    this.#texts[number] = text;
    return text;
  }

  /** Finds the longest name from word `t` on; gives the word behind it, or `t`. */
  #nameAt(t: number): number {
    this.#walk.forward(t, this.#offer);
    if (canStart(this.#scan, t, true) && !isListBefore(this.#scan, t)) this.#walk.reordered(t, this.#offerOrder);
    return this.#best[0]?.next ?? t;
  }

  /** Takes a form that the words of the path make, if it stands alone and agrees. */
  readonly #offer = (path: readonly Step[], node: number): void => {
    const scan = this.#scan;
    const [first] = path;
    const last = path.at(-1);
    if (first === undefined || last === undefined) return;
    const { next } = last.reading;
    const multi = next - first.t > 1;
    if (!multi && first.reading.notAlone) return;
    if (!canStart(scan, first.t, multi) || !canEnd(scan, next - 1, multi)) return;
    const how = howRead(path, scan, this.#surroundings);
    if (how === null) return;
    const isWhole = last.reading.end === scan.first[next];
    const end = (isWhole ? scan.end[next - 1] : scan.from[last.reading.end]) ?? 0;
    this.#keep(path, node, { start: scan.from[first.reading.begin] ?? 0, end, next, how });
  };

  /** The same for "Surname, Given": the path begins behind the comma, the place before it. */
  readonly #offerOrder = (path: readonly Step[], node: number): void => {
    const scan = this.#scan;
    const [given] = path;
    const surname = path.findIndex(({ t }) => t < (given?.t ?? 0));
    const head = path[surname];
    const next = path[surname - 1]?.reading.next;
    if (head === undefined || next === undefined) return;
    if (isListBehind(scan, next) || !canEnd(scan, next - 1, true)) return;
    if (howRead(path, scan, this.#surroundings) === null) return;
    const start = scan.from[head.reading.begin] ?? 0;
    this.#keep(path, node, { start, end: scan.end[next - 1] ?? 0, next, how: 'order' });
  };

  /** A hashtag counts if its whole body is a form. Gives the word behind it. */
  #hashtag(t: number): number {
    const scan = this.#scan;
    const next = hashtagEnd(scan, t);
    for (const node of this.#hashtags.nodes(t, next)) {
      this.#keep([], node, { start: scan.start[t] ?? 0, end: scan.end[next - 1] ?? 0, next, how: 'hashtag' });
    }
    return next;
  }

  #keep(path: readonly Step[], node: number, place: Omit<Candidate, 'forms'>): void {
    const forms: number[] = [];
    const isWord = isOrdinary(path, this.#scan) && !this.#reader.caseless;
    for (const form of this.#trie.formsAt(node)) {
      if (form & FormFlag.context) {
        this.#contexts.push({ context: form & TEXT, words: { from: path[0]?.t ?? place.next, to: place.next } });
      } else if (!isWord && this.#counts(form, place.start, place.end)) forms.push(form);
    }
    if (forms.length > 0) this.#choose({ ...place, forms });
  }

  /** Longest first; of two equally long the one that is nearer to what is listed, both if both are. */
  #choose(candidate: Candidate): void {
    const [best] = this.#best;
    if (best !== undefined) {
      if (candidate.end < best.end || (candidate.end === best.end && rank(candidate) > rank(best))) return;
      if (candidate.end > best.end || rank(candidate) < rank(best)) this.#best = [];
    }
    this.#best.push(candidate);
  }

  /** Whether a form counts at that place: not in an address, in capitals if it is an acronym, with its own signs. */
  #counts(form: number, start: number, end: number): boolean {
    const { text } = this.#scan;
    if (form & FormFlag.edged) {
      const { lead, tail } = this.automaton.edges.get(form & TEXT) ?? { lead: '', tail: '' };
      if (text.slice(Math.max(0, start - lead.length), start).normalize('NFKC') !== lead) return false;
      if (!text.startsWith(tail, end)) return false;
      if (lead === '@') return isWholeHandle(text, start, end);
    }
    if (form & FormFlag.capitals) {
      const written = text.slice(start, end);
      if (written !== written.toUpperCase() || (form & FormFlag.dotted && !written.includes('.'))) return false;
    }
    return !this.#addresses.touches(start, end);
  }

  #hit(t: number): Hit {
    const [first] = this.#best;
    const { start, end, next } = first ?? { start: 0, end: 0, next: t };
    const names = new Map<number, Hit['names'][number]>();
    for (const { forms, how } of this.#best) {
      for (const form of forms) {
        const name = nameOf(this.automaton, form & TEXT);
        if (names.has(name)) continue;
        const nameId = this.text(this.automaton.nameStarts[name] ?? 0);
        names.set(name, { name, nameId, alias: this.text(form & TEXT), variant: variantOf(form, how) });
      }
    }
    return { start, end, words: { from: t, to: next }, names: [...names.values()] };
  }
}

const DECODER = new TextDecoder();

function rank({ how }: Candidate): number {
  return how === 'inflected' || how === 'clitic' ? 1 : 0;
}

function variantOf(form: number, how: Variant): Variant {
  if (form & FormFlag.transliterated) return 'transliterated';
  return how === 'exact' && form & FormFlag.spelling ? 'spelling' : how;
}

/** A handle counts only whole: "@mara" is not in "@mara_lind" or "@mara.example". */
function isWholeHandle(text: string, start: number, end: number): boolean {
  if (/[\p{L}\p{N}_.@]/u.test(text[start - 2] ?? ' ')) return false;
  return !/^(?:[\p{L}\p{N}_@-]|\.[\p{L}\p{N}_])/u.test(text.slice(end, end + 2));
}
