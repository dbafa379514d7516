/** A faster tokenizer for parse5. */
import { InsertionMode, type Parser, Token, Tokenizer, type TreeAdapterTypeMap } from 'parse5';
import { wellFormed } from '../well-formed.ts';

/** For each ASCII character, and once for all others: 1 if a tokenizer state must handle it, 0 if it can be copied. */
type Stops = Uint8Array;
const OTHERS = 128;

function stopsAt(characters: string): Stops {
  const stops = new Uint8Array(OTHERS + 1);
  // Every state replaces the first two.
  for (const character of `\0\r${characters}`) stops[character.charCodeAt(0)] = 1;
  return stops;
}

const TEXT = stopsAt('<&');
const RAW_TEXT = stopsAt('<');
const DASHES = stopsAt('<-');
const DOUBLE_QUOTED = stopsAt('"&');
const SINGLE_QUOTED = stopsAt("'&");
const UNQUOTED = stopsAt('\t\n\f &>');
/** Capitals in names become lower case. */
const NAME = stopsAt('\t\n\f />=ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const WHITE_SPACE: Stops = new Uint8Array(OTHERS + 1).fill(1);
for (const character of '\t\n\f ') WHITE_SPACE[character.charCodeAt(0)] = 0;

const { CHARACTER, WHITESPACE_CHARACTER } = Token.TokenType;
const RETURN = 0x0d;
const SLASH = 0x2f;
const CLOSE = 0x3e;
const ENDS_NAME = new Set(Array.from('\t\n\f />', (character) => character.charCodeAt(0)));

/** Modes in which white space is kept and other text is not, so that they need tokens of their own. */
const SPLIT_WHITE_SPACE = new Set([
  InsertionMode.IN_COLUMN_GROUP,
  InsertionMode.IN_FRAMESET,
  InsertionMode.AFTER_FRAMESET,
  InsertionMode.AFTER_AFTER_FRAMESET,
]);

/**
 * The tokenizer of parse5, which handles single characters, made to copy runs of characters that have no meaning in the
 * current state; all others are still handled by parse5. Lines, columns and offsets of attributes are not recorded.
 */
export class QuickTokenizer<T extends TreeAdapterTypeMap> extends Tokenizer {
  readonly #parser: Parser<T>;
  /** Whether the source has characters that every state replaces; null until it is asked. */
  #replaces: boolean | null = null;

  constructor(parser: Parser<T>) {
    super(parser.options, parser);
    this.#parser = parser;
    // The buffer is never cut, so that positions in it are offsets into the source.
    this.preprocessor.bufferWaterline = Number.POSITIVE_INFINITY;
  }

  protected override _stateData(code: number): void {
    super._stateData(code);
    this.#takeText(TEXT);
  }

  protected override _stateRcdata(code: number): void {
    super._stateRcdata(code);
    this.#takeText(TEXT);
  }

  protected override _stateRawtext(code: number): void {
    super._stateRawtext(code);
    this.#takeText(RAW_TEXT);
  }

  protected override _stateScriptData(code: number): void {
    super._stateScriptData(code);
    this.#takeText(RAW_TEXT);
  }

  protected override _stateScriptDataEscaped(code: number): void {
    super._stateScriptDataEscaped(code);
    this.#takeText(DASHES);
  }

  protected override _stateComment(code: number): void {
    super._stateComment(code);
    this.#takeRun(DASHES);
  }

  /** Takes the tag as far as it is written as usual: `</name>`, or `<name` with its quoted attributes. */
  protected override _stateTagOpen(code: number): void {
    const { html, pos } = this.preprocessor;
    const start = code === SLASH ? pos + 1 : pos;
    // Looked at first: a run of other characters may be long, and begin anew at each of them.
    const end = isLetter(html.charCodeAt(start)) ? endOfRun(html, start, NAME) : start;
    const next = html.charCodeAt(end);
    if (end === start || !(code === SLASH ? next === CLOSE : ENDS_NAME.has(next))) {
      super._stateTagOpen(code);
      return;
    }
    this.preprocessor.pos = start;
    if (code === SLASH) this._createEndTagToken();
    else this._createStartTagToken();
    if (this.currentToken && 'tagName' in this.currentToken) this.currentToken.tagName = html.slice(start, end);
    this.preprocessor.pos = end;
    super._stateTagName(next);
    if (next !== CLOSE) this.#takeAttributes();
  }

  protected override _stateTagName(code: number): void {
    super._stateTagName(code);
    const token = this.currentToken;
    if (isTaken(code, NAME) && token && 'tagName' in token) token.tagName += this.#restOfName();
  }

  protected override _stateBeforeAttributeName(code: number): void {
    this.preprocessor.pos--;
    const { pos } = this.preprocessor;
    this.#takeAttributes();
    if (this.preprocessor.pos > pos) return;
    this.preprocessor.pos++;
    super._stateBeforeAttributeName(code);
  }

  protected override _stateAttributeName(code: number): void {
    super._stateAttributeName(code);
    if (isTaken(code, NAME)) this.currentAttr.name += this.#restOfName();
  }

  protected override _stateAttributeValueDoubleQuoted(code: number): void {
    super._stateAttributeValueDoubleQuoted(code);
    this.#takeRun(DOUBLE_QUOTED);
  }

  protected override _stateAttributeValueSingleQuoted(code: number): void {
    super._stateAttributeValueSingleQuoted(code);
    this.#takeRun(SINGLE_QUOTED);
  }

  protected override _stateAttributeValueUnquoted(code: number): void {
    super._stateAttributeValueUnquoted(code);
    this.#takeRun(UNQUOTED);
  }

  /** The standard lets `&#1;` and `&#xffff;` stand for what they say. */
  protected override _extendRunWith(text: string, offset: number): void {
    super._extendRunWith(wellFormed(text), offset);
  }

  /** White space within a text stays in its token. */
  protected override _emitCodePoint(code: number): void {
    if (
      this.currentCharacterToken?.type === CHARACTER &&
      isTaken(code, WHITE_SPACE) &&
      !SPLIT_WHITE_SPACE.has(this.#parser.insertionMode)
    )
      this._extendRun(code);
    else super._emitCodePoint(code);
  }

  protected override _createAttr(name: string): void {
    this._flushRun('');
    this.currentAttr = { name, value: '' };
  }

  /** Texts are slices of the source, which is kept anyway; parse5 copies them. */
  protected override _flushRun(text: string): void {
    const { currentToken, currentCharacterToken, runStart, runEnd } = this;
    if (currentToken !== null || currentCharacterToken === null || text !== '') {
      super._flushRun(text);
    } else if (runEnd > runStart) {
      currentCharacterToken.chars += this.preprocessor.html.slice(runStart, runEnd);
      this.runStart = runEnd;
    }
  }

  #takeText(stops: Stops): void {
    const type = this.currentCharacterToken?.type;
    if (type === WHITESPACE_CHARACTER) this.#takeRun(WHITE_SPACE);
    else if (type === CHARACTER && !SPLIT_WHITE_SPACE.has(this.#parser.insertionMode)) this.#takeRun(stops);
  }

  /** Extends the current run, if the last character ended it, up to the next stop. */
  #takeRun(stops: Stops): void {
    const { html, pos } = this.preprocessor;
    if (this.runEnd !== pos + 1 || html.charCodeAt(pos) === RETURN) return;
    this.runEnd = stops === RAW_TEXT ? this.#endOfRawText(pos + 1) : endOfRun(html, pos + 1, stops);
    this.preprocessor.pos = this.runEnd - 1;
  }

  /** Half of a page or more is scripts: the engine's own search for their end is many times as fast. */
  #endOfRawText(start: number): number {
    const { html } = this.preprocessor;
    this.#replaces ??= html.includes('\r') || html.includes('\0');
    if (this.#replaces) return endOfRun(html, start, RAW_TEXT);
    const end = html.indexOf('<', start);
    return end < 0 ? html.length : end;
  }

  /** Takes white space and each `name="value"` behind the current character. */
  #takeAttributes(): void {
    const { html } = this.preprocessor;
    for (;;) {
      const start = endOfRun(html, this.preprocessor.pos + 1, WHITE_SPACE);
      const nameEnd = endOfRun(html, start, NAME);
      const quote = html.charCodeAt(nameEnd + 1);
      if (nameEnd === start || html[nameEnd] !== '=' || (quote !== 0x22 && quote !== 0x27)) return;
      const end = endOfRun(html, nameEnd + 2, quote === 0x22 ? DOUBLE_QUOTED : SINGLE_QUOTED);
      if (html.charCodeAt(end) !== quote) return;
      this._createAttr(html.slice(start, nameEnd));
      this._leaveAttrName();
      this.runStart = nameEnd + 2;
      this.runEnd = end;
      this._flushRun('');
      this.preprocessor.pos = end;
    }
  }

  #restOfName(): string {
    const { html, pos } = this.preprocessor;
    const end = endOfRun(html, pos + 1, NAME);
    this.preprocessor.pos = end - 1;
    return html.slice(pos + 1, end);
  }
}

/** Whether a character is a small letter; capitals are left to parse5. */
function isLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function endOfRun(html: string, from: number, stops: Stops): number {
  let end = from;
  while (end < html.length && isTaken(html.charCodeAt(end), stops)) end++;
  return end;
}

/** Whether a character can be copied; false for the end of the file (-1). */
function isTaken(code: number, stops: Stops): boolean {
  return stops[Math.min(code, OTHERS)] === 0;
}
