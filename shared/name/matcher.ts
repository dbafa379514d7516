/** Finding names: one pass over the folded text, then the words that begin a form are followed through the trie. */
import { AddressBook } from './addresses.ts';
import { Agreement } from './agreement.ts';
import { type Automaton, FormFlag, nameOf, TEXT } from './automaton.ts';
import { canEnd, canStart, isListBefore, isListBehind } from './boundary.ts';
import type { ContextHit, Findings, Hit, Miss, Named, Variant } from './findings.ts';
import { HashtagReader, hashtagEnd } from './hashtag.ts';
import { Lexicon } from './lexicon.ts';
import { HASHTAG, Scan } from './scan.ts';
import { contextsOfParagraphs, type TextContext } from './text-context.ts';
import { Trie } from './trie.ts';
import { LONGEST_SURNAME, type Step, Walk } from './trie-walk.ts';
import { Reader } from './word-forms.ts';

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
  readonly #agreement: Agreement;
  readonly #hashtags: HashtagReader;
  readonly #texts: (string | undefined)[] = [];
  #addresses = new AddressBook('');
  #context: TextContext = contextsOfParagraphs([], null)('');
  #best: Candidate[] = [];
  #contexts: ContextHit[] = [];
  readonly #tellsMisses: boolean;
  #misses: Miss[] = [];

  constructor(automaton: Automaton, tellsMisses = false) {
    this.automaton = automaton;
    this.#tellsMisses = tellsMisses;
    const lexicon = new Lexicon(automaton.lexicon);
    this.#trie = new Trie(automaton.trie);
    this.#reader = new Reader(lexicon, this.#scan);
    this.#walk = new Walk(this.#scan, lexicon, this.#trie, this.#reader);
    this.#agreement = new Agreement(this.#scan, lexicon);
    this.#hashtags = new HashtagReader(this.#scan, lexicon, this.#trie);
  }

  /** All names in a text. Time grows with its length only, whatever the names and whatever the text. */
  find(text: string, context: TextContext): Findings {
    const scan = this.#scan;
    scan.read(text);
    this.#context = context;
    this.#addresses = new AddressBook(text);
    this.#contexts = [];
    this.#misses = [];
    const hasContexts = this.automaton.contexts.length > 0;
    this.#reader.caseless = hasContexts || (!scan.cased && context.caseless());
    const hits: Hit[] = [];
    let free = 0;
    let comma = 0;
    for (let t = 0; t < scan.count; t++) {
      const isTag = ((scan.kind[t] ?? 0) & HASHTAG) !== 0;
      if (comma <= t) comma = this.#walk.nextComma(t + 1);
      if (!isTag && !this.#reader.mayBegin(t) && comma - t > LONGEST_SURNAME) continue;
      // Words of context are looked for inside names, too.
      if (t < free && !hasContexts) continue;
      this.#best = [];
      const next = isTag ? this.#hashtag(t) : this.#nameAt(t);
      if (t < free) continue;
      free = next;
      if (this.#best.length > 0) hits.push(this.#hit(t));
    }
    return { hits, contexts: this.#contexts, misses: this.#misses, words: scan.count };
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
    const isWhole = last.reading.end === scan.first[next];
    const end = (isWhole ? scan.end[next - 1] : scan.from[last.reading.end]) ?? 0;
    const start = scan.from[first.reading.begin] ?? 0;
    const stands = canStart(scan, first.t, multi) && canEnd(scan, next - 1, multi);
    const how = stands ? this.#agreement.howRead(path, this.#context) : null;
    if (how !== null) this.#keep(path, node, { start, end, next, how });
    else this.#miss(stands ? 'no-agreement' : 'longer-name', start, end, this.#trie.formsAt(node));
  };

  /** The same for "Surname, Given": the path begins behind the comma, the place before it. */
  readonly #offerOrder = (path: readonly Step[], node: number): void => {
    const scan = this.#scan;
    const [given] = path;
    const surname = path.findIndex(({ t }) => t < (given?.t ?? 0));
    const head = path[surname];
    const next = path[surname - 1]?.reading.next;
    if (head === undefined || next === undefined) return;
    const start = scan.from[head.reading.begin] ?? 0;
    const end = scan.end[next - 1] ?? 0;
    const isList = isListBehind(scan, next) || !canEnd(scan, next - 1, true);
    if (isList) this.#miss('list', start, end, this.#trie.formsAt(node));
    else if (this.#agreement.howRead(path, this.#context)) this.#keep(path, node, { start, end, next, how: 'order' });
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
    const isWord = this.#agreement.isOrdinary(path) && !this.#reader.caseless;
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
      if (form & FormFlag.dotted && !written.includes('.')) return false;
      if (written !== written.toUpperCase()) return this.#miss('not-in-capitals', start, end, [form]);
    }
    return !this.#addresses.touches(start, end) || this.#miss('address', start, end, [form]);
  }

  /** Notes a near miss where they are told; always false. */
  #miss(kind: Miss['kind'], start: number, end: number, forms: Iterable<number>): false {
    if (this.#tellsMisses) {
      const names = [...forms]
        .filter((form) => (form & FormFlag.context) === 0)
        .map((form) => this.#named(form, 'exact'));
      this.#misses.push({ kind, start, end, names });
    }
    return false;
  }

  #hit(t: number): Hit {
    const [first] = this.#best;
    const { start, end, next } = first ?? { start: 0, end: 0, next: t };
    const names = new Map<number, Named>();
    for (const { forms, how } of this.#best) {
      for (const form of forms) {
        const named = this.#named(form, how);
        if (!names.has(named.name)) names.set(named.name, named);
      }
    }
    return { start, end, words: { from: t, to: next }, names: [...names.values()] };
  }

  #named(form: number, how: Variant): Named {
    const name = nameOf(this.automaton, form & TEXT);
    const nameId = this.text(this.automaton.nameStarts[name] ?? 0);
    return { name, nameId, alias: this.text(form & TEXT), variant: variantOf(form, how) };
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
