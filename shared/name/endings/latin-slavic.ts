/** Polish, Czech, Slovak, Slovene, and Croatian, Bosnian and Serbian in both scripts. Accents are folded on loading. */
import { type Grammar, type Paradigm, paradigms } from './paradigm.ts';

const polish = paradigms(`
        | M  | ga:a d:owi,u i:em,iem l:u,ie,iu v:ie,u     | C
        | M  | ga:ia d:iowi i:iem l:iu                    | nscz
    t   | M  | lv:cie                                     |
    d   | M  | lv:dzie                                    |
    r   | M  | lv:rze                                     |
    ł   | M  | lv:le                                      |
    st  | M  | lv:ście                                    |
    ek  | M  | ga:ka d:kowi i:kiem l:ku v:ku              |
    iek | M  | ga:ka d:kowi i:kiem l:ku                   |
    eł  | M  | ga:ła d:łowi i:łem l:le v:le               |
    iec | M  | ga:ca d:cowi i:cem l:cu v:cze              |
    ec  | M  | ga:ca d:cowi i:cem l:cu                    |
    er  | M  | ga:ra d:rowi i:rem l:rze                   |
    ień | M  | ga:nia d:niowi i:niem l:niu                |
    i   | M  | ga:iego d:iemu il:im                       |
    y   | M  | ga:ego d:emu il:ym                         |
    e   | M  | ga:ego d:emu il:em                         |
        | M  | ga:a d:owi i:m                             | eiou
    ko  | MF | g:ki dl:ce a:kę i:ką                       |
    a   | MF | g:y,i dl:ie,i,y a:ę i:ą v:o                |
    a   | MF | dl:e                                       | lcszr
    ka  | MF | dl:ce                                      |
    ga  | MF | dl:dze                                     |
    ra  | MF | dl:rze                                     |
    ta  | MF | dl:cie                                     |
    da  | MF | dl:dzie                                    |
    cha | MF | dl:sze                                     |
    sta | MF | dl:ście                                    |
    ia  | F  | gdl:ii                                     |
    ia  | F  | gdl:i                                      |
    a   | F  | gdl:iej                                    | k
    a   | F  | gdl:ej                                     | nw
`);

/** Stems of surnames before -ová: of foreign ones a final vowel may stay (Blakeová) or go (Silvová). */
const FEMINISED = [
  { lemma: '', genders: 'F', feminises: true },
  { lemma: 'a', genders: 'F', feminises: true },
  { lemma: 'e', genders: 'F', feminises: true },
  { lemma: 'o', genders: 'F', feminises: true },
] as const;

const czech: Paradigm[] = [
  ...paradigms(`
        | M  | ga:a,e d:ovi,u,i i:em l:ovi,u,i,e v:e,i,u  | C
    ek  | M  | ga:ka d:kovi,ku i:kem l:kovi,ku v:ku       |
    el  | M  | ga:la d:lovi,lu i:lem l:lovi v:le          |
    ec  | M  | ga:ce d:covi,ci i:cem l:covi,ci v:če       |
    eň  | M  | ga:ně d:ňovi,ni i:něm                      |
    en  | M  | ga:na d:novi i:nem                         |
    us  | M  | ga:a d:ovi i:em                            |
    o   | M  | ga:a d:ovi,u i:em l:ovi                    |
    y   | M  | ga:ého d:ému i:ým l:ém                     |
    y   | M  | ga:yho d:ymu il:ym                         |
    i   | M  | ga:iho d:imu il:im                         |
    e   | M  | ga:eho d:emu il:em                         |
        | M  | ga:a d:ovi l:ovi i:m                       | eiyou
    e   | MF | g:e dal:i i:í                              |
    a   | MF | g:y,i,e dl:ovi,e,i a:u i:ou v:o            |
    ka  | MF | dl:ce                                      |
    ga  | MF | dl:ze                                      |
    ha  | MF | dl:ze                                      |
    cha | MF | dl:še                                      |
    ia  | F  | gdl:ii g:ie a:ii i:ií                      |
    ie  | F  | dal:ii i:ií                                |
    á   | F  | gdl:é ai:ou                                |
`),
  ...FEMINISED.map((stem) => ({ ...stem, forms: 'n:ová gdl:ové ai:ovou' })),
];

const slovak: Paradigm[] = [
  ...paradigms(`
        | M  | ga:a d:ovi l:ovi i:om v:e                  | C
    ek  | M  | ga:ka d:kovi l:kovi i:kom                  |
    ok  | M  | ga:ka d:kovi l:kovi i:kom                  |
    el  | M  | ga:la d:lovi l:lovi i:lom                  |
    er  | M  | ga:ra d:rovi l:rovi i:rom                  |
    ec  | M  | ga:ca d:covi l:covi i:com                  |
    o   | M  | ga:a d:ovi l:ovi i:om                      |
    y   | M  | ga:ého d:ému i:ým l:om                     |
    y   | M  | ga:yho d:ymu il:ym                         |
        | M  | ga:a d:ovi l:ovi i:om,m                    | eiyou
    i   | M  | ga:iho,ího d:imu,ímu il:im                 |
    a   | M  | ga:u dl:ovi i:om                           |
    a   | F  | g:y,e,i dl:e,i a:u i:ou                    |
    ia  | F  | g:ie dl:ii a:iu i:iou                      |
    á   | F  | gdl:ej a:ú i:ou                            |
`),
  ...FEMINISED.map((stem) => ({ ...stem, forms: 'n:ová gdl:ovej a:ovú i:ovou' })),
];

const serbian = paradigms(`
        | M  | ga:a dl:u i:om,em v:e,u                     | C
    ar  | M  | ga:ra dl:ru i:rom v:re                      |
    ao  | M  | ga:la dl:lu i:lom                           |
    ac  | M  | ga:ca dl:cu i:cem v:če                      |
    ak  | M  | ga:ka dl:ku i:kom                           |
    o   | M  | ga:a dl:u i:om                              |
    e   | M  | ga:a dl:u i:om,em                           |
    i   | M  | ga:ija dl:iju i:ijem                        |
    i   | M  | ga:og,oga dl:om,ome,omu i:im                |
    a   | MF | g:e dl:i a:u i:om v:o                       |
    a   | F  | dl:oj                                       | knv
    ka  | F  | dl:ci                                       |
    ga  | F  | dl:zi                                       |
`);

const slovene = paradigms(`
        | M  | ga:a dl:u i:om,em                           | C
        | M  | ga:ja dl:ju i:jem                           | r
    er  | M  | ga:ra dl:ru i:rom                           |
    el  | M  | ga:la dl:lu i:lom                           |
    ec  | M  | ga:ca dl:cu i:cem                           |
    ek  | M  | ga:ka dl:ku i:kom                           |
    en  | M  | ga:na dl:nu i:nom                           |
    o   | M  | ga:a dl:u i:om                              |
    i   | M  | ga:ija dl:iju i:ijem                        |
    e   | M  | ga:eja dl:eju i:ejem                        |
    i   | M  | ga:ega d:emu i:im l:em                      |
    a   | MF | g:e dl:i ai:o                               |
`);

const LETTERS: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'б',
  c: 'ц',
  č: 'ч',
  d: 'д',
  e: 'е',
  g: 'г',
  i: 'и',
  j: 'ј',
  k: 'к',
  l: 'л',
  m: 'м',
  n: 'н',
  o: 'о',
  r: 'р',
  u: 'у',
  v: 'в',
  z: 'з',
};

/** A Serbian paradigm in Cyrillic letters; in these endings each Latin letter has one equivalent. */
function inCyrillic({ lemma, genders, forms, after }: Paradigm): Paradigm {
  const turned = (latin: string) => latin.replace(/[a-zč]/gu, (letter) => LETTERS[letter] ?? letter);
  const endings = forms.replace(/:[^ ]+/gu, turned);
  const before = after === undefined || after === 'C' ? after : turned(after);
  return { lemma: turned(lemma), genders, forms: endings, ...(before !== undefined && { after: before }) };
}

export const latinSlavic: readonly Grammar[] = [
  { language: 'pl', paradigms: polish },
  { language: 'cs', paradigms: czech },
  { language: 'sk', paradigms: slovak },
  { language: 'sh', paradigms: [...serbian, ...serbian.map(inCyrillic)] },
  { language: 'sl', paradigms: slovene },
];
