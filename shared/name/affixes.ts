/** What some languages write together with a name: proclitics, particles, and words without spaces. */
import { foldSpelling } from '../language/fold.ts';

const folded = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u).map(foldSpelling));

/**
 * Given names that begin like a clitic and another name (وسام looks like و + سام): they are never split.
 */
const ARABIC_NAMES = folded(`
  وسام وليد وسيم وائل وفاء وعد ولاء ورد وردة وداد وجدي وجيه وحيد وديع وهيب وهبي وهبة وصال وضاح وفيق وسن وصفي والي وليم واصف
  وجدان وئام وحدة ونيس ونس فهد فادي فادية فريد فريدة فارس فاطمة فيصل فؤاد فرح فلاح فايز فايزة فاتن فاروق فتحي فتحية فخري
  فداء فدوى فرج فوزي فوزية فيروز فراس فرات فرحات فكري فضل فضيلة فهمي فهيم فيصل فلك فنار فاضل فايق فرحان فلسطين بسام بشار
  بلال بهاء بدر بدور بدري بدران بسمة بسيمة باسم باسل باسمة بكر بكري بتول بثينة بشرى بشير بلقيس بهيج بهية بيان بنان برهان
  بهاء بسنت بدرية بارق كمال كريم كريمة كامل كاظم كوثر كنان كرم كفاح كلثوم كنعان كيان كاميليا كارم كرار كارمن كمالة لبنى
  لؤي ليلى لمى لطفي لطيفة لجين لارا لميس لينا لين لانا لبيب لبيبة لقمان لمياء لوسي ليث ليال ليان لورا لامية لما سلمى سمير
`);

/** Arabic clitics: "and", "so"; then "by", "to", "like", which may follow them. */
const CONJUNCTIONS = 'وف';
const PREPOSITIONS = 'بلك';
const ARTICLE = 'ال';
/** A shorter single word often only looks like a clitic and a name. */
const MIN_LETTERS_ALONE = 4;

/** How many letters of an Arabic word may be clitics before a name; `article` if they replace the article of the name (`لل`). */
export function arabicClitics(word: string): { cut: number; article: boolean }[] {
  if (ARABIC_NAMES.has(word)) return [];
  const found: { cut: number; article: boolean }[] = [];
  const after = CONJUNCTIONS.includes(word[0] ?? ' ') ? 1 : 0;
  if (after > 0 && word.length > 2) found.push({ cut: 1, article: false });
  if (PREPOSITIONS.includes(word[after] ?? ' ') && !ARABIC_NAMES.has(word.slice(after)) && word.length - after > 2) {
    found.push({ cut: after + 1, article: false });
    if (word[after] === 'ل' && word[after + 1] === 'ل') found.push({ cut: after + 2, article: true });
  }
  return found;
}

/** Whether an Arabic name of one word is long enough to be recognised after a clitic. */
export function isLongEnoughAlone(letters: number): boolean {
  return letters >= MIN_LETTERS_ALONE;
}

export { ARTICLE };

/** Hebrew given names and words that begin like a prefix and another name (שרון looks like ש + רון). */
const HEBREW_NAMES = folded(`
  שרון לירון מרון ברון שירון מאור ליאור לאור שגיא שניר שלי מלי בלי ללי שליו לאורה שאול מתן מורן מורנה לימור שמעון שמואל
  שלמה שלומי שלום שלומית משה מיכל מיכאל מאיר מאיה מיה מנחם מרים מרדכי מירי מירב מיטל מטל משי מיקה ברק ברוך ברוריה בועז
  בתיה בלהה בני בן בר בת ביאליק לאה לילך לביא ליאת לירז ליאן לינוי לבנה לוי לאון לנה לורי לורן כרמל כרמית כרמי כנרת כלנית
  כפיר ורד ורדה ויקטור ולרי ושתי והב שחר שקד שירה שיר שירי שני שיראל שושנה שולמית שי שילה שפרה שמרית מגל מעיין מעין מאיר
  מאיה מור מיכה מלכה מלאכי מנשה מנור מיטב ברכה בנימין בצלאל בתאל ביתן כליל כרם לידור לידן ליהי ליעד לאל ליאל ליאב ליאם
`);
const HEBREW_PREFIX = /^ו?(?:[בלמשכ]|כש|ש[בלמכ]|כש[בלמ]|מש|לכש)?$/u;
const LONGEST_HEBREW_PREFIX = 4;

/** How many letters of a Hebrew word may be prefixes, if at least `least` letters remain. */
export function hebrewPrefixes(word: string, least: number): number[] {
  if (HEBREW_NAMES.has(word)) return [];
  const cuts: number[] = [];
  for (let cut = 1; cut <= LONGEST_HEBREW_PREFIX && cut <= word.length - least; cut++) {
    if (isHebrewPrefix(word.slice(0, cut)) && !HEBREW_NAMES.has(word.slice(cut - 1))) cuts.push(cut);
  }
  return cuts;
}

/** Whether letters are a Hebrew prefix and nothing else (before a hyphen). */
export function isHebrewPrefix(letters: string): boolean {
  return letters !== '' && HEBREW_PREFIX.test(letters);
}

/** Particles by the sound before them: 은 only after a consonant, 는 only after a vowel, others after both. */
const AFTER_CONSONANT =
  '은 이 을 과 으로 이나 이랑 이라는 이라고 이며 이자 이었다 이다 이라 으로서 으로써 으로부터 과의 이란'.split(' ');
const AFTER_VOWEL = '는 가 를 와 로 랑 라는 라고 며 였다 로서 로써 로부터 와의 란'.split(' ');
const AFTER_BOTH =
  '의 에 에게 께 께서 도 만 부터 까지 에서 에게서 한테 한테서 보다 처럼 입니다 께서는 에게는 에게도 까지도 만의 만이 만을 만은 에는 에도 에서는 조차 마저 뿐 마다 밖에 같은'.split(
    ' ',
  );
const HONORIFICS = ['씨', '님'];
const PARTICLES = {
  consonant: new Set([...AFTER_CONSONANT, ...AFTER_BOTH]),
  vowel: new Set([...AFTER_VOWEL, ...AFTER_BOTH]),
};
const LONGEST_PARTICLE = 5;

/** Possible lengths of a particle, an honorific or both at the end of a Korean word. */
export function koreanEndings(word: string): number[] {
  const found: number[] = [];
  for (let length = 1; length <= LONGEST_PARTICLE && length < word.length; length++) {
    if (isKoreanEnding(word.slice(-length), word.charCodeAt(word.length - length - 1))) found.push(length);
  }
  return found;
}

/** Whether letters after a name are a particle or an honorific, given the unit before them. */
export function isKoreanEnding(ending: string, before: number): boolean {
  if (isParticle(ending, before)) return true;
  return HONORIFICS.some(
    (honorific) =>
      ending === honorific ||
      (ending.startsWith(honorific) && isParticle(ending.slice(honorific.length), honorific.charCodeAt(0))),
  );
}

function isParticle(particle: string, before: number): boolean {
  const syllable = before - 0xac00;
  if (syllable < 0 || syllable > 11171) return PARTICLES.consonant.has(particle) || PARTICLES.vowel.has(particle);
  const final = syllable % 28;
  // After ㄹ it is 로, as after a vowel.
  if (final === 8 && particle.startsWith('로')) return true;
  return (final === 0 ? PARTICLES.vowel : PARTICLES.consonant).has(particle);
}

/** Titles and words that precede a name in Thai without a space, and words that follow one. */
const THAI_BEFORE =
  'นาย นาง นางสาว น.ส. คุณ ดร. ดร ด.ช. ด.ญ. เด็กชาย เด็กหญิง พลเอก พล.อ. พลตรี พลโท พันเอก ร้อยเอก หมอ ครู อาจารย์ ผศ. รศ. ศ. ท่าน พระ กับ ของ และ โดย ที่ ให้ จาก ว่า คือ ถึง ต่อ เป็น ชื่อ หรือ ตาม พบ แก่ แต่ ด้วย ของนาย ของนาง รัฐมนตรี นายกรัฐมนตรี นักแสดง นักร้อง นักเขียน'.split(
    ' ',
  );
const THAI_AFTER =
  'กล่าว ได้ เป็น และ ที่ ใน จะ ไม่ ว่า มา ไป ก็ กับ ของ คือ ให้ เผย บอก ระบุ ยืนยัน พูด เดิน แต่ หรือ โดย เมื่อ ซึ่ง ยัง เคย ต้อง ถูก ขอ แถลง ชี้ เปิด ร้อง แสดง เขียน เอง ด้วย จาก ถึง อยู่ มี นั้น ตอบ ถาม'.split(
    ' ',
  );

/** Whether Thai text `before` ends with a word that may precede a name, and `after` begins with one that may follow. */
export function joinsInThai(before: string, after: string): { before: boolean; after: boolean } {
  return {
    before: THAI_BEFORE.some((word) => before.endsWith(word)),
    after: THAI_AFTER.some((word) => after.startsWith(word)),
  };
}

/** Hiragana that begins what follows a name: particles, honorifics, copulas. */
const HIRAGANA_AFTER =
  'は が を に の と も で へ や か から まで より さん ちゃん くん さま だ です ら など って なら という'.split(' ');
const HIRAGANA_BEFORE = 'はがをにのともでへやらかだねしたいるくん';

/** The same for a name that begins or ends in hiragana. */
export function joinsInHiragana(before: string, after: string): { before: boolean; after: boolean } {
  return {
    before: HIRAGANA_BEFORE.includes(before.at(-1) ?? ''),
    after: HIRAGANA_AFTER.some((word) => after.startsWith(word)),
  };
}

const PERSIAN_SUFFIXES = folded('ها های هایی ی ای را ام ات اش مان تان شان هم');

/** Whether a part after a zero-width non-joiner is a suffix, not the rest of a longer name. */
export function isPersianSuffix(part: string): boolean {
  return PERSIAN_SUFFIXES.has(part);
}
