/** Persian names that are written apart or together: علی رضا, علی‌رضا and علیرضا are one name. */

/** First and last parts of compound names; what remains has at least three letters. */
const FIRST =
  'علی محمد سید امیر غلام عبد میر شاه حاج پور ابو نور گل شمس فخر حبیب نصر فرخ حسن حسین حق نیک خوش پاک شیر بهرام مهر ماه'.split(
    ' ',
  );
const LAST =
  'رضا علی حسین حسن محمد الله اله الدین زاده پور نژاد نیا فر منش دوست خواه مهر وند بیگی پناه پرست پرور نسب تبار راد فام کیا داد چی آبادی اکبر اصغر کریمی'.split(
    ' ',
  );
const SHORTEST_REST = 3;
const ARABIC_SCRIPT = /^[\u0600-\u06ff]+$/u;
/** Arabic has none of these letters. */
const PERSIAN_ALONE = /[پچژگکی]/u;
/** Of more words, all ways to write them would be too many. */
const MOST_WORDS = 4;

/** Other ways to write a name in Arabic script: two words as one, and a compound as two. Empty for other scripts. */
export function apartAndTogether(form: string): string[] {
  const words = form.split(/[ \u00a0\u200c]/u);
  if (words.length > MOST_WORDS || !words.every((word) => ARABIC_SCRIPT.test(word))) return [];
  const isPersian = PERSIAN_ALONE.test(form);
  const together = words.slice(1).flatMap((word, i) => {
    const before = words[i] ?? '';
    if (!isPersian && !FIRST.includes(before) && !LAST.includes(word)) return [];
    return [[...words.slice(0, i), `${before}${word}`, ...words.slice(i + 2)]];
  });
  const apart = words.flatMap((word, i) =>
    partsOf(word).map((parts) => [...words.slice(0, i), ...parts, ...words.slice(i + 1)]),
  );
  return [...together, ...apart].map((one) => one.join(' '));
}

/** A compound cut after its first part, or before its last. */
function partsOf(word: string): string[][] {
  const spelled = word.replaceAll('ي', 'ی').replaceAll('ك', 'ک');
  const first = FIRST.filter((part) => spelled.startsWith(part)).map((part) => part.length);
  const last = LAST.filter((part) => spelled.endsWith(part)).map((part) => word.length - part.length);
  return [...new Set([...first, ...last])]
    .filter((cut) => cut >= 2 && word.length - cut >= 2 && Math.max(cut, word.length - cut) >= SHORTEST_REST)
    .map((cut) => [word.slice(0, cut), word.slice(cut)]);
}
