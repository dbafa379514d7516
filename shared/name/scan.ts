/** One pass over a text: folded words with a map back to the original, and what stands between them. */
import {
  astral,
  composed,
  entryOf,
  expandedKind,
  expansionOf,
  isCatalan,
  KIND_MASK,
  Kind,
  syllables,
  TABLE,
  UPPER,
} from './characters.ts';
import { hashOf, PRIME, SEED } from './hash.ts';
import { GAP, Gap, NEXT_GAP } from './separator.ts';

/** Beside the kind of a token's first unit: a hash sign stands right before it. */
export const HASHTAG = 0x20;
/** The kind of a word without what is set beside it. */
const BARE = 0x1f;

/** The longest compatibility form of one character has 18 units. */
const LONGEST_EXPANSION = 32;
/** Scratch space above this is given back. */
const KEPT_UNITS = 1 << 20;

/**
 * The words of a text, in typed arrays that are used again for the next text. Word `t` has the folded units
 * `units[first[t] .. first[t + 1])` and stands at `text[start[t], end[t])`; `gap[t]` is what stands before it, `gap[count]`
 * what stands behind the last one.
 */
export class Scan {
  text = '';
  count = 0;
  units = new Uint16Array(0);
  /** Where in the text each unit comes from. */
  from = new Int32Array(0);
  first = new Int32Array(0);
  start = new Int32Array(0);
  end = new Int32Array(0);
  hash = new Int32Array(0);
  gap = new Uint8Array(0);
  /** Kind, `UPPER` where the first letter is a capital, `HASHTAG`. */
  kind = new Uint8Array(0);
  /** Whether any word begins with a capital. */
  cased = false;

  #used = 0;
  /** Where the word at hand ends, and whether its hash must be counted anew. */
  #end = 0;
  #stale = false;

  read(text: string): void {
    this.text = text;
    this.count = 0;
    this.cased = false;
    this.#used = 0;
    this.#reserve(text.length);
    let gap: number = Gap.block;
    let at = 0;
    while (at < text.length) {
      const entry = entryOf(text.charCodeAt(at));
      const kind = entry & KIND_MASK;
      if (kind > Kind.mark) {
        gap = NEXT_GAP[(gap << 5) | kind] ?? Gap.other;
        at++;
      } else if (this.#word(at, entry, gap & GAP)) {
        at = this.#end;
        gap = Gap.none;
        if (text.charCodeAt(at) === 0x200c && isArabic(this.units[this.#used - 1] ?? 0)) gap = Gap.nonJoiner;
      } else {
        // A lone mark or an emoji: no word begins here.
        gap = Gap.other;
        at += kind === Kind.surrogate && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      }
    }
    this.first[this.count] = this.#used;
    this.start[this.count] = text.length;
    this.gap[this.count] = gap === Gap.none ? Gap.block : gap & GAP;
    this.kind[this.count] = 0;
  }

  /** The kind of word `t`. */
  kindAt(t: number): number {
    return (this.kind[t] ?? 0) & BARE;
  }

  unitAt(t: number): number {
    return this.units[this.first[t] ?? 0] ?? 0;
  }

  /** The folded word; what is longer than any word of a name is cut. */
  wordAt(t: number): string {
    const start = this.first[t] ?? 0;
    return String.fromCharCode(...this.units.subarray(start, Math.min(this.first[t + 1] ?? 0, start + 200)));
  }

  /** Takes a word in and sets `#end`; false where none begins. */
  #word(at: number, entry: number, gap: number): boolean {
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
      const next = this.#endsWord(here, kind) ? here : this.#irregular(here, own, begin);
      if (next === here) break;
      here = next;
      used = this.#used;
      ({ units, from } = this);
    }
    if (used === begin) return false;
    this.#note(at, begin, lead, gap, this.#stale ? hashOf(units, begin, used) : hash);
    return true;
  }

  /** Whether a word ends at a character of that kind, or with the text, without a closer look. */
  #endsWord(at: number, kind: number): boolean {
    return at === this.text.length || (kind >= Kind.space && kind !== Kind.middot);
  }

  #note(at: number, begin: number, lead: number, gap: number, hash: number): void {
    const t = this.count++;
    this.first[t] = begin;
    this.start[t] = at;
    this.end[t] = this.#end;
    this.hash[t] = hash;
    this.gap[t] = gap;
    this.kind[t] = gap < Gap.block ? lead : lead | this.#sign(at);
    if (lead >= UPPER) this.cased = true;
  }

  /** The kind of word that begins here, with `UPPER`; 0 for none. */
  #leadKind(at: number, entry: number): number {
    const kind = entry & KIND_MASK;
    if (kind <= Kind.cluster) return entry & 0xff;
    if (kind === Kind.expand) return (entry & UPPER) | expandedKind(expansionOf(this.text.charCodeAt(at)));
    if (kind === Kind.jamo) return Kind.hangul;
    if (kind !== Kind.surrogate) return 0;
    const { kind: own, upper } = astral(this.text.codePointAt(at) ?? 0);
    return own > Kind.cluster ? 0 : own | (upper ? UPPER : 0);
  }

  /** A character that is not simply a further letter. Gives what stands behind it; `at` where the word ends. */
  #irregular(at: number, own: number, begin: number): number {
    const unit = this.text.charCodeAt(at);
    const entry = entryOf(unit);
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
        // Its page has only now been made.
        return (entry & KIND_MASK) === own && own !== Kind.cluster ? this.#letter(at, entry) : at;
    }
  }

  #letter(at: number, entry: number): number {
    return this.#push(String.fromCharCode(entry >>> 16), at, at + 1);
  }

  #expand(at: number, own: number, begin: number): number {
    const folded = expansionOf(this.text.charCodeAt(at));
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
    while (end < this.text.length && (entryOf(this.text.charCodeAt(end)) & KIND_MASK) === Kind.jamo) end++;
    return this.#push(syllables(this.text.slice(at, end)), at, end);
  }

  #mark(at: number, begin: number): number {
    const before = this.#used - 1;
    if (before < begin) return at;
    const whole = composed(this.units[before] ?? 0, this.text.charCodeAt(at));
    if (whole !== null) this.units[before] = whole.charCodeAt(0);
    return this.#push(whole === null ? '' : whole.slice(1), at, at + 1);
  }

  /** Adds folded units that stand for `text[at, end)`; gives `end`. */
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

  #sign(at: number): number {
    const sign = at === 0 ? 0 : this.text.charCodeAt(at - 1);
    return sign === 0x23 || sign === 0xff03 ? HASHTAG : 0;
  }

  #reserve(length: number): void {
    const kept = this.units.length;
    if (kept >= length + LONGEST_EXPANSION && (kept <= KEPT_UNITS || length > KEPT_UNITS / 2)) return;
    const size = Math.max(1024, length + (length >> 3)) + LONGEST_EXPANSION;
    this.units = new Uint16Array(size);
    this.from = new Int32Array(size);
    this.first = new Int32Array(size + 1);
    this.start = new Int32Array(size + 1);
    this.end = new Int32Array(size);
    this.hash = new Int32Array(size);
    this.gap = new Uint8Array(size + 1);
    this.kind = new Uint8Array(size + 1);
  }

  /** Compatibility forms can outgrow the text; words cannot. */
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
