/**
 * A guess at the encoding of text that declares none. Each candidate decodes a sample, and what comes out is judged as
 * writing: frequent letters of the encoding's languages count for it; other letters, symbols, capitals inside words and
 * two scripts in one word count against it.
 */
interface Candidate {
  readonly encoding: string;
  /** Letters beyond ASCII in the encoding's languages, the frequent first. */
  readonly letters: string;
}

const WESTERN = 'éäüöàèçñóíáßêúãõåøâôîæùïûëœìòýðþÿ';
const CENTRAL = 'áéíłęąěšžčżćřýóśůńúöüţşăîâťőűźđňďľșțĺŕôä';
const CYRILLIC = 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщіїєэфґъёўјљњћђџѓќѕ';
const CANDIDATES: readonly Candidate[] = [
  { encoding: 'windows-1252', letters: WESTERN },
  { encoding: 'windows-1251', letters: CYRILLIC },
  { encoding: 'windows-1250', letters: CENTRAL },
  { encoding: 'windows-1253', letters: 'αοιετνσηρπκυλςμωάίέγόδήχθύφβώξζψϊϋΐΰ' },
  { encoding: 'windows-1254', letters: 'ışüğiçöâîû' },
  { encoding: 'windows-1255', letters: 'יוהלארתבמשנכדםחקפעגטזסצןךףץ' },
  { encoding: 'windows-1256', letters: 'اليمنتروةبعدسفهكقحجشأطصىخإضذثزغءظآئؤپچژگکےں' },
  { encoding: 'windows-1257', letters: 'āšėžūčųįąķģļņēīõäöüęłńśćźż' },
  { encoding: 'windows-874', letters: 'านรกอเมตยลวดทสบ่ีป้ั็คพหิแจใชืุไขผงูศ์ธณะภถำซโญ' },
  { encoding: 'koi8-u', letters: CYRILLIC },
  { encoding: 'ibm866', letters: CYRILLIC },
  { encoding: 'x-mac-cyrillic', letters: CYRILLIC },
  { encoding: 'iso-8859-5', letters: CYRILLIC },
  { encoding: 'iso-8859-2', letters: CENTRAL },
  { encoding: 'macintosh', letters: WESTERN },
  { encoding: 'gb18030', letters: '的一是在了不和有大这中国人上个为我以年到时会出他发就地对生能' },
  { encoding: 'big5', letters: '的一是在了不和有大這中國人上個為我以年到時會出他發就地對生能' },
  { encoding: 'shift_jis', letters: 'のにはをたがでとしてれさいなるっあかりスンールト年日' },
  { encoding: 'euc-jp', letters: 'のにはをたがでとしてれさいなるっあかりスンールト年日' },
  { encoding: 'euc-kr', letters: '이다의는에을가고하을한로서지은사도대있기자를과' },
];
/** Enough to judge by, and little enough to try every candidate on it. */
const SAMPLE_BYTES = 16_384;
const PUNCTUATION = new Set('«»„“”‘’‚‹›–—…·•°№€£§©®™´`¿¡، ؛؟\u00a0\u200c\u200f。、，：「」！？');
const cased = /\p{Lu}/u;
const letter = /[\p{L}\p{M}]/u;
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const latin = /\p{Script=Latin}/u;

/** The label of the likeliest encoding, or null when nothing that comes out looks like writing. */
export function guessEncoding(bytes: Uint8Array): string | null {
  const sample = sampleOf(bytes);
  let best: string | null = null;
  let bestScore = 0;
  for (const { encoding, letters } of CANDIDATES) {
    const score = plausibility(new TextDecoder(encoding).decode(sample), letters);
    if (score > bestScore) [best, bestScore] = [encoding, score];
  }
  // A few lone symbols (a pound sign, a dash) score no letters; western text is by far the likeliest around them.
  return best ?? (plausibility(new TextDecoder('windows-1252').decode(sample), WESTERN) > -8 ? 'windows-1252' : null);
}

/** The part from the first byte beyond ASCII on; mark-up and English before it would tell nothing. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  const start = Math.max(0, first - 1);
  return bytes.subarray(start, start + SAMPLE_BYTES);
}

function plausibility(text: string, letters: string): number {
  const rank = new Map([...letters].map((character, index) => [character, index]));
  let score = 0;
  let previous = ' ';
  for (const character of text) {
    if (character > '\x7f') {
      score += worth(character, rank) + neighbourhood(previous, character);
    } else if (/[a-z]/i.test(character) && previous > '\x7f' && letter.test(previous) && !latin.test(previous)) {
      score -= 3;
    } else if (/\d/.test(character) && previous > '\x7f' && letter.test(previous)) score -= 2;
    previous = character;
  }
  return score;
}

function worth(character: string, rank: ReadonlyMap<string, number>): number {
  const place = rank.get(character) ?? rank.get(character.toLowerCase());
  if (place !== undefined) {
    const points = 2 - (2.5 * place) / rank.size;
    return wide.test(character) ? 2 + points : points;
  }
  if (wide.test(character)) return 0.6;
  if (PUNCTUATION.has(character)) return 0;
  if (letter.test(character)) return -2;
  return /[\p{C}\ufffd]/u.test(character) ? -6 : -2;
}

function neighbourhood(previous: string, character: string): number {
  if (!letter.test(character) || !letter.test(previous)) return 0;
  if (cased.test(character) && !cased.test(previous) && previous !== previous.toUpperCase()) return -3;
  if (cased.test(character) && cased.test(previous) && previous > '\x7f') return -0.7;
  if (latin.test(character) !== latin.test(previous)) return -3;
  return latin.test(character) && previous > '\x7f' ? -1 : 0;
}
