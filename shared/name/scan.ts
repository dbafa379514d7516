/** One pass over a text: its folded words with a map back to the original, and the separators between them. */
import {
  astral,
  characterEntry,
  characterExpansion,
  composed,
  expandedKind,
  isCatalan,
  KIND_MASK,
  Kind,
  syllables,
  TABLE,
  UPPER,
} from './characters.ts';
import { hashOfWord, PRIME, SEED } from './lexicon.ts';
import { NEXT_SEPARATOR, SEPARATOR_MASK, Separator } from './separator.ts';

/** Flag beside the kind of a word: a hash sign precedes it immediately. */
export const HASHTAG = 0x20;
/** The kind of a word without its flags. `KIND_MASK`, for characters, would keep the bit of `HASHTAG`. */
const WORD_KIND_MASK = 0x1f;

/** The longest compatibility form of one character has 18 units. */
const LONGEST_EXPANSION = 32;
/** Larger buffers are freed after use. */
const MAX_KEPT_UNITS = 1 << 20;

/**
 * The words of a text, in typed arrays that are reused for the next text. Word `t` is `text[start[t], end[t])` and has the
 * folded units `units[first[t] .. first[t + 1])`; `separator[t]` precedes it, `separator[count]` follows the last word.
 */
export class Scan {
  text = '';
  count = 0;
  units = new Uint16Array(0);
  /** Offset in the text of each unit. */
  from = new Int32Array(0);
  first = new Int32Array(0);
  start = new Int32Array(0);
  end = new Int32Array(0);
  hash = new Int32Array(0);
  separator = new Uint8Array(0);
  /** Kind of each word, with the flags `UPPER` (begins with a capital) and `HASHTAG`. */
  kind = new Uint8Array(0);
  /** Whether any word begins with a capital. */
  hasCapitals = false;

  #used = 0;
  /** End of the current word. */
  #end = 0;
  /** Whether the hash of the current word must be computed again. */
  #stale = false;

  read(text: string): void {
    this.text = text;
    this.count = 0;
    this.hasCapitals = false;
    this.#used = 0;
    this.#reserve(text.length);
    let separator: number = Separator.block;
    let at = 0;
    while (at < text.length) {
      const entry = characterEntry(text.charCodeAt(at));
      const kind = entry & KIND_MASK;
      if (kind > Kind.mark) {
        separator = NEXT_SEPARATOR[(separator << 5) | kind] ?? Separator.other;
        at++;
      } else if (this.#readWord(at, entry, separator & SEPARATOR_MASK)) {
        at = this.#end;
        const isJoined = text.charCodeAt(at) === 0x200c && isArabic(this.units[this.#used - 1] ?? 0);
        separator = isJoined ? Separator.nonJoiner : Separator.none;
      } else {
        // A lone mark or an emoji: no word begins here.
        separator = Separator.other;
        at += kind === Kind.surrogate && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      }
    }
    this.first[this.count] = this.#used;
    this.start[this.count] = text.length;
    this.separator[this.count] = separator === Separator.none ? Separator.block : separator & SEPARATOR_MASK;
    this.kind[this.count] = 0;
  }

  /** The kind of word `t`. */
  kindAt(t: number): number {
    return (this.kind[t] ?? 0) & WORD_KIND_MASK;
  }

  unitAt(t: number): number {
    return this.units[this.first[t] ?? 0] ?? 0;
  }

  /** The folded word, cut to 200 units: no word of a name is longer. */
  wordAt(t: number): string {
    const start = this.first[t] ?? 0;
    return String.fromCharCode(...this.units.subarray(start, Math.min(this.first[t + 1] ?? 0, start + 200)));
  }

  /** Reads a word and sets `#end`; false if none begins here. */
  #readWord(at: number, entry: number, separator: number): boolean {
    const { text } = this;
    const begin = this.#used;
    const lead = this.#leadKind(at, entry);
    if (lead === 0) return false;
    const own = lead & KIND_MASK;
    const run = own === Kind.cluster ? Kind.extend : own;
    let { units, from } = this;
    let used = begin;
    let hash = SEED;
    let here = at;
    this.#end = at;
    this.#stale = false;
    if (run !== own && (entry & KIND_MASK) === own) {
      const folded = entry >>> 16;
      units[used] = folded;
      from[used++] = here++;
      hash = Math.imul(hash ^ folded, PRIME);
    }
    for (;;) {
      let kind: number = Kind.space;
      while (here < text.length) {
        const next = TABLE[text.charCodeAt(here)] ?? 0;
        kind = next & KIND_MASK;
        if (kind !== run) break;
        const folded = next >>> 16;
        units[used] = folded;
        from[used++] = here++;
        hash = Math.imul(hash ^ folded, PRIME);
      }
      if (used > this.#used) this.#end = here;
      this.#used = used;
      const next = this.#endsWord(here, kind) ? here : this.#readIrregular(here, own, begin);
      if (next === here) break;
      here = next;
      used = this.#used;
      ({ units, from } = this);
    }
    if (used === begin) return false;
    this.#addWord(at, begin, lead, separator, this.#stale ? hashOfWord(units, begin, used) : hash);
    return true;
  }

  /** Whether a character of that kind, or the end of the text, always ends a word. */
  #endsWord(at: number, kind: number): boolean {
    return at === this.text.length || (kind >= Kind.space && kind !== Kind.middot);
  }

  #addWord(at: number, begin: number, lead: number, separator: number, hash: number): void {
    const t = this.count++;
    this.first[t] = begin;
    this.start[t] = at;
    this.end[t] = this.#end;
    this.hash[t] = hash;
    this.separator[t] = separator;
    this.kind[t] = separator < Separator.block ? lead : lead | this.#hashSign(at);
    if (lead >= UPPER) this.hasCapitals = true;
  }

  /** The kind of the word that begins here, with `UPPER`; 0 if none does. */
  #leadKind(at: number, entry: number): number {
    const kind = entry & KIND_MASK;
    if (kind <= Kind.cluster) return entry & 0xff;
    if (kind === Kind.expand) return (entry & UPPER) | expandedKind(characterExpansion(this.text.charCodeAt(at)));
    if (kind === Kind.jamo) return Kind.hangul;
    if (kind !== Kind.surrogate) return 0;
    const { kind: own, upper } = astral(this.text.codePointAt(at) ?? 0);
    return own > Kind.cluster ? 0 : own | (upper ? UPPER : 0);
  }

  /** Reads a character that is not simply the next letter; returns the offset after it, or `at` if the word ends. */
  #readIrregular(at: number, own: number, begin: number): number {
    const unit = this.text.charCodeAt(at);
    const entry = characterEntry(unit);
    switch (entry & KIND_MASK) {
      case Kind.extend:
        return this.#letter(at, entry);
      case Kind.drop:
        return at + 1;
      case Kind.nonJoiner:
        return isArabic(this.units[this.#used - 1] ?? 0) ? at : at + 1;
      case Kind.middot:
        return isCatalan(this.text, at) ? at + 1 : at;
      case Kind.expand:
        return this.#expand(at, own, begin);
      case Kind.surrogate:
        return this.#astral(at, own, begin);
      case Kind.jamo:
        return own === Kind.hangul ? this.#jamo(at) : at;
      case Kind.mark:
        return this.#mark(at, begin);
      default:
        // `TABLE` is filled page by page; this character's page was missing when the fast loop looked.
        return (entry & KIND_MASK) === own && own !== Kind.cluster ? this.#letter(at, entry) : at;
    }
  }

  #letter(at: number, entry: number): number {
    return this.#push(String.fromCharCode(entry >>> 16), at, at + 1);
  }

  #expand(at: number, own: number, begin: number): number {
    const folded = characterExpansion(this.text.charCodeAt(at));
    const isFirst = this.#used === begin;
    if (!isFirst && own !== Kind.cluster && expandedKind(folded) !== own) return at;
    return this.#push(folded, at, at + 1);
  }

  #astral(at: number, own: number, begin: number): number {
    const codePoint = this.text.codePointAt(at) ?? 0;
    const { kind, folded } = astral(codePoint);
    const end = at + (codePoint > 0xffff ? 2 : 1);
    if (kind === Kind.drop) return end;
    if (this.#used > begin && (kind !== own || own === Kind.cluster)) return at;
    return kind === own ? this.#push(folded, at, end) : at;
  }

  #jamo(at: number): number {
    let end = at + 1;
    while (end < this.text.length && (characterEntry(this.text.charCodeAt(end)) & KIND_MASK) === Kind.jamo) end++;
    return this.#push(syllables(this.text.slice(at, end)), at, end);
  }

  #mark(at: number, begin: number): number {
    const before = this.#used - 1;
    if (before < begin) return at;
    const whole = composed(this.units[before] ?? 0, this.text.charCodeAt(at));
    if (whole !== null) this.units[before] = whole.charCodeAt(0);
    return this.#push(whole === null ? '' : whole.slice(1), at, at + 1);
  }

  /** Adds the folded units of `text[at, end)`; returns `end`. */
  #push(folded: string, at: number, end: number): number {
    for (let i = 0; i < folded.length; i++) {
      this.units[this.#used] = folded.charCodeAt(i);
      this.from[this.#used++] = at;
    }
    this.#stale = true;
    this.#end = end;
    if (this.#used + (this.text.length - at) + LONGEST_EXPANSION > this.units.length) this.#grow();
    return end;
  }

  #hashSign(at: number): number {
    const sign = at === 0 ? 0 : this.text.charCodeAt(at - 1);
    return sign === 0x23 || sign === 0xff03 ? HASHTAG : 0;
  }

  #reserve(length: number): void {
    const kept = this.units.length;
    if (kept >= length + LONGEST_EXPANSION && (kept <= MAX_KEPT_UNITS || length > MAX_KEPT_UNITS / 2)) return;
    const size = Math.max(1024, length + (length >> 3)) + LONGEST_EXPANSION;
    this.units = new Uint16Array(size);
    this.from = new Int32Array(size);
    this.first = new Int32Array(size + 1);
    this.start = new Int32Array(size + 1);
    this.end = new Int32Array(size);
    this.hash = new Int32Array(size);
    this.separator = new Uint8Array(size + 1);
    this.kind = new Uint8Array(size + 1);
  }

  /** Compatibility forms may have more units than the text; words are never more. */
  #grow(): void {
    const size = this.units.length * 2;
    const { units, from } = this;
    this.units = new Uint16Array(size);
    this.units.set(units);
    this.from = new Int32Array(size);
    this.from.set(from);
  }
}

export function isArabic(unit: number): boolean {
  return unit >= 0x600 && unit < 0x780;
}
