/** Finds names: one pass over the folded text; from each word that begins a form, the trie is followed. */
import { Addresses } from './addresses.ts';
import { Agreement } from './agreement.ts';
import { type Automaton, FormFlag, nameOfText, TEXT_MASK } from './automaton.ts';
import { canEnd, canStart, isListAfter, isListBefore } from './boundary.ts';
import { Kind } from './characters.ts';
import { isInLongerName } from './chinese.ts';
import type { ContextHit, Findings, Hit, Miss, NameHit, Variant } from './findings.ts';
import { HashtagMatcher, hashtagEnd } from './hashtag.ts';
import { Lexicon } from './lexicon.ts';
import { HASHTAG, Scan } from './scan.ts';
import { contextsOfParagraphs, type TextContext } from './text-context.ts';
import { Trie } from './trie.ts';
import { MAX_SURNAME_WORDS, type PathStep, TrieWalk } from './trie-walk.ts';
import { WordForms } from './word-forms.ts';

interface Candidate {
  readonly start: number;
  readonly end: number;
  /** Number of the word after it. */
  readonly next: number;
  readonly forms: readonly number[];
  readonly variant: Variant;
}

const NO_CONTEXT: TextContext = contextsOfParagraphs([], null)('');

export class Search {
  readonly automaton: Automaton;
  readonly #trie: Trie;
  readonly #scan = new Scan();
  readonly #wordForms: WordForms;
  readonly #trieWalk: TrieWalk;
  readonly #agreement: Agreement;
  readonly #hashtags: HashtagMatcher;
  readonly #texts: (string | undefined)[] = [];
  #addresses = new Addresses('');
  #context = NO_CONTEXT;
  #best: Candidate[] = [];
  #contexts: ContextHit[] = [];
  readonly #recordsMisses: boolean;
  #misses: Miss[] = [];

  constructor(automaton: Automaton, recordsMisses = false) {
    this.automaton = automaton;
    this.#recordsMisses = recordsMisses;
    const lexicon = new Lexicon(automaton.lexicon);
    this.#trie = new Trie(automaton.trie);
    this.#wordForms = new WordForms(lexicon, this.#scan);
    this.#trieWalk = new TrieWalk(this.#scan, lexicon, this.#trie, this.#wordForms);
    this.#agreement = new Agreement(this.#scan, lexicon);
    this.#hashtags = new HashtagMatcher(this.#scan, lexicon, this.#trie);
  }

  /** All names in a text, in time linear in its length whatever the names. */
  find(text: string, context: TextContext): Findings {
    const scan = this.#scan;
    scan.read(text);
    this.#context = context;
    this.#addresses = new Addresses(text);
    this.#contexts = [];
    this.#misses = [];
    const hasContexts = this.automaton.contexts.length > 0;
    this.#wordForms.caseless = hasContexts || (!scan.hasCapitals && context.caseless());
    const hits: Hit[] = [];
    let free = 0;
    let comma = 0;
    for (let t = 0; t < scan.count; t++) {
      const isTag = ((scan.kind[t] ?? 0) & HASHTAG) !== 0;
      if (comma <= t) comma = this.#trieWalk.nextComma(t + 1);
      if (!isTag && !this.#wordForms.mayBegin(t) && comma - t > MAX_SURNAME_WORDS) continue;
      // Required and excluded words are also looked for inside names.
      if (t < free && !hasContexts) continue;
      this.#best = [];
      const next = isTag ? this.#hashtag(t) : this.#nameAt(t);
      if (t < free) continue;
      free = next;
      if (this.#best.length > 0) hits.push(this.#hit(t));
    }
    // It leads to all paragraphs of the document, and so to its tree.
    this.#context = NO_CONTEXT;
    return { hits, contexts: this.#contexts, misses: this.#misses, words: scan.count };
  }

  /** The id or spelling with that number in the automaton. */
  text(number: number): string {
    const known = this.#texts[number];
    if (known !== undefined) return known;
    const { letters, textEnds } = this.automaton;
    const text = DECODER.decode(letters.subarray(number === 0 ? 0 : textEnds[number - 1], textEnds[number]));
    this.#texts[number] = text;
    return text;
  }

  /** Finds the longest name from word `t` on; returns the word after it, or `t` if there is none. */
  #nameAt(t: number): number {
    this.#trieWalk.matchForward(t, this.#accept);
    if (canStart(this.#scan, t, true) && !isListBefore(this.#scan, t))
      this.#trieWalk.matchReordered(t, this.#acceptReordered);
    return this.#best[0]?.next ?? t;
  }

  /** Accepts a form that the words of the path make, if it is not part of a longer word or name and its endings agree. */
  readonly #accept = (path: readonly PathStep[], node: number): void => {
    const scan = this.#scan;
    const [first] = path;
    const last = path.at(-1);
    if (first === undefined || last === undefined) return;
    const { next } = last.form;
    const multi = next - first.t > 1;
    if ((!multi && first.form.onlyInPhrase) || last.form.notLast) return;
    const isWhole = last.form.end === scan.first[next];
    const end = (isWhole ? scan.end[next - 1] : scan.from[last.form.end]) ?? 0;
    const start = scan.from[first.form.begin] ?? 0;
    const isBounded =
      canStart(scan, first.t, multi) &&
      canEnd(scan, next - 1, multi) &&
      !this.#isInLongerChineseName(first.t, start, end);
    const variant = isBounded ? this.#agreement.variantOf(path, this.#context) : null;
    if (variant !== null) this.#addCandidate(path, node, { start, end, next, variant });
    else this.#miss(isBounded ? 'no-agreement' : 'longer-name', start, end, this.#trie.formsAt(node));
  };

  #isInLongerChineseName(t: number, start: number, end: number): boolean {
    return this.#scan.kindAt(t) === Kind.cluster && isInLongerName(this.#scan.text, start, end);
  }

  /** The same for "Surname, Given": the path begins after the comma, the match before it. */
  readonly #acceptReordered = (path: readonly PathStep[], node: number): void => {
    const scan = this.#scan;
    const [given] = path;
    const surname = path.findIndex(({ t }) => t < (given?.t ?? 0));
    const head = path[surname];
    const next = path[surname - 1]?.form.next;
    if (head === undefined || next === undefined) return;
    const start = scan.from[head.form.begin] ?? 0;
    const end = scan.end[next - 1] ?? 0;
    const isList = isListAfter(scan, next) || !canEnd(scan, next - 1, true);
    if (isList) this.#miss('list', start, end, this.#trie.formsAt(node));
    else if (this.#agreement.variantOf(path, this.#context))
      this.#addCandidate(path, node, { start, end, next, variant: 'order' });
  };

  /** A hashtag matches if its whole body is a form; returns the word after it. */
  #hashtag(t: number): number {
    const scan = this.#scan;
    const next = hashtagEnd(scan, t);
    for (const node of this.#hashtags.nodes(t, next)) {
      this.#addCandidate([], node, {
        start: scan.start[t] ?? 0,
        end: scan.end[next - 1] ?? 0,
        next,
        variant: 'hashtag',
      });
    }
    return next;
  }

  #addCandidate(path: readonly PathStep[], node: number, place: Omit<Candidate, 'forms'>): void {
    const forms: number[] = [];
    const isCommonWord = this.#agreement.isCommonWord(path) && !this.#wordForms.caseless;
    for (const form of this.#trie.formsAt(node)) {
      if (form & FormFlag.context) {
        this.#contexts.push({ context: form & TEXT_MASK, words: { from: path[0]?.t ?? place.next, to: place.next } });
      } else if (!isCommonWord && this.#isValid(form, place.start, place.end)) forms.push(form);
    }
    if (forms.length > 0) this.#keepLongest({ ...place, forms });
  }

  /** Keeps the longest candidates; of those equally long, the ones closest to what is listed. */
  #keepLongest(candidate: Candidate): void {
    const [best] = this.#best;
    if (best !== undefined) {
      if (candidate.end < best.end || (candidate.end === best.end && rank(candidate) > rank(best))) return;
      if (candidate.end > best.end || rank(candidate) < rank(best)) this.#best = [];
    }
    this.#best.push(candidate);
  }

  /** Whether a form is valid there: outside addresses, in capitals if it is an acronym, with its own punctuation. */
  #isValid(form: number, start: number, end: number): boolean {
    const { text } = this.#scan;
    if (form & FormFlag.edged) {
      const { lead, tail } = this.automaton.edges.get(form & TEXT_MASK) ?? { lead: '', tail: '' };
      if (text.slice(Math.max(0, start - lead.length), start).normalize('NFKC') !== lead) return false;
      if (!text.startsWith(tail, end)) return false;
      if (lead === '@') return isWholeHandle(text, start, end);
    }
    if (form & FormFlag.capitals) {
      const written = text.slice(start, end);
      if (form & FormFlag.dotted && !written.includes('.')) return false;
      if (written !== written.toUpperCase()) return this.#miss('not-in-capitals', start, end, [form]);
    }
    if (!this.#addresses.overlaps(start, end) || this.#isAddressItself(form, start, end)) return true;
    return this.#miss('address', start, end, [form]);
  }

  /**
   * Whether what is listed looks like an address, and stands there as a word: Booking.com, Last.fm, Will.i.am, India@9. An at
   * sign may also begin one word of several: Sky News @Night.
   */
  #isAddressItself(form: number, start: number, end: number): boolean {
    const listed = this.text(form & TEXT_MASK);
    if (listed.includes('@')) return this.#addresses.hasWhole(start, end);
    return listed.includes('.') && this.#addresses.has(start, end);
  }

  /** Records a near miss if they are wanted; always false. */
  #miss(kind: Miss['kind'], start: number, end: number, forms: Iterable<number>): false {
    if (this.#recordsMisses) {
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
    const names = new Map<number, NameHit>();
    for (const { forms, variant } of this.#best) {
      for (const form of forms) {
        const named = this.#named(form, variant);
        if (!names.has(named.name)) names.set(named.name, named);
      }
    }
    return { start, end, words: { from: t, to: next }, names: [...names.values()] };
  }

  #named(form: number, variant: Variant): NameHit {
    const name = nameOfText(this.automaton, form & TEXT_MASK);
    const nameId = this.text(this.automaton.nameStarts[name] ?? 0);
    return { name, nameId, alias: this.text(form & TEXT_MASK), variant: variantOfForm(form, variant) };
  }
}

const DECODER = new TextDecoder();

function rank({ variant }: Candidate): number {
  return variant === 'inflected' || variant === 'clitic' ? 1 : 0;
}

function variantOfForm(form: number, variant: Variant): Variant {
  if (form & FormFlag.transliterated) return 'transliterated';
  return variant === 'exact' && form & FormFlag.spelling ? 'spelling' : variant;
}

/** Whether a handle is complete: "@mara" is not in "@mara_lind" or "@mara.example". */
function isWholeHandle(text: string, start: number, end: number): boolean {
  if (/[\p{L}\p{N}_.@]/u.test(text[start - 2] ?? ' ')) return false;
  return !/^(?:[\p{L}\p{N}_@-]|\.[\p{L}\p{N}_])/u.test(text.slice(end, end + 2));
}
