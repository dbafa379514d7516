/** Language tags as clips have them: primary ones, one for each language. */

/** Tags of the same language, by the one that is used here. */
const SAME: Readonly<Record<string, string>> = {
  nb: 'no',
  nn: 'no',
  iw: 'he',
  in: 'id',
  fil: 'tl',
  ji: 'yi',
  cmn: 'zh',
};

/** The primary tag in a text that begins with one: `de-AT`, `de_AT` and `DE` are `de`; null for a text that is no tag. */
export function primaryTag(text: string): string | null {
  const tag = /^\s{0,9}([a-z]{2,3})(?![a-z])/i.exec(text)?.[1]?.toLowerCase();
  return tag === undefined ? null : (SAME[tag] ?? tag);
}
