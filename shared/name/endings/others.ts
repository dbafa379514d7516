/** Baltic languages, Greek, German, and languages with one suffix after the whole name. Accents are folded on loading. */
import { type Grammar, paradigms } from './paradigm.ts';

/** Foreign names take a masculine ending even in the nominative: "Borisas Lindas", "Boriss Linds". */
const lithuanian = paradigms(`
        | M  | n:as,is g:o,io d:ui,iui a:ą,į i:u,iu l:e v:ai  | C
    as  | M  | g:o d:ui a:ą i:u l:e v:ai                      |
    is  | M  | g:io d:iui a:į i:iu l:yje v:i                  |
    ys  | M  | g:io d:iui a:į i:iu l:yje v:y                  |
    tis | M  | g:čio d:čiui i:čiu                             |
    tys | M  | g:čio d:čiui i:čiu                             |
    dis | M  | g:džio d:džiui i:džiu                          |
    dys | M  | g:džio d:džiui i:džiu                          |
    us  | M  | g:aus d:ui a:ų i:umi l:uje v:au                |
    ius | M  | g:iaus d:iui a:ių i:iumi l:iuje v:iau          |
    a   | MF | g:os d:ai ai:ą l:oje                           |
    ė   | F  | g:ės d:ei ai:ę l:ėje                           |
`);

const latvian = paradigms(`
        | M  | n:s,is g:a d:am,im a:u,i l:ā                | C
    s   | M  | g:a d:am a:u l:ā                            |
    š   | M  | g:a d:am a:u l:ā                            |
    is  | M  | g:a,ja d:im a:i l:ī v:i                     |
    tis | M  | g:ša                                        |
    dis | M  | g:ža                                        |
    us  | M  | g:us d:um a:u l:ū                           |
    a   | MF | g:as d:ai,am a:u l:ā                        |
    e   | MF | g:es d:ei,em a:i l:ē                        |
    ņš  | M  | g:ņa d:ņam a:ņu                             |
`);

const greek = paradigms(`
    ος  | M  | g:ου a:ο v:ε,ο       |
    ης  | M  | gav:η                |
    ας  | M  | gav:α                |
    ης  | M  | g:ους                |
    ους | M  | gav:ου               |
    ις  | M  | gav:ι                |
    υς  | M  | gav:υ                |
    ες  | M  | gav:ε                |
    ευς | M  | g:εως,εα a:εα     |
    ων  | M  | g:ωνος,ωνα a:ωνα     |
    ωρ  | M  | g:ορος,ορα a:ορα     |
    α   | F  | g:ας                 |
    η   | F  | g:ης                 |
    ω   | F  | g:ως                 |
    ου  | F  | g:ους                |
`);

const KAZAKH =
  'ның нің дың дің тың тің ға ге қа ке на не ны ні ды ді ты ті да де та те дан ден тан тен нан нен мен бен пен';
const KYRGYZ =
  'нын нин нун нүн дын дин дун дүн тын тин тун түн га ге го гө ка ке ко кө ны ни ну нү ды ди ду дү ты ти ту тү да де до дө та те то тө дан ден дон дөн тан тен тон төн';
const MONGOLIAN =
  'ын ийн ы ий н гийн гын ыг ийг г д т ад эд од өд аас ээс оос өөс аар ээр оор өөр тай тэй той руу рүү лүү луу';
const FINNISH = 'n a ä ssa ssä sta stä lla llä lta ltä lle ksi na nä tta ttä an än en in on un yn ön seen han hän hin';
const ESTONIAN = 'le l lt s st ga ks ni ta t sse na';
const HUNGARIAN =
  't nak nek val vel ban ben ba be ból ből ra re ról ről tól től hoz hez höz on en ön n ért ig ként ék éknak kal kel';

export const others: readonly Grammar[] = [
  { language: 'lt', paradigms: lithuanian },
  { language: 'lv', paradigms: latvian },
  { language: 'el', paradigms: greek },
  { language: 'de', suffixes: [{ any: 's', after: 'abcdefghijklmnopqrtuvwy' }] },
  { language: 'nordic', suffixes: [{ any: 's', after: 'abcdefghijklmnopqrtuvwy' }] },
  {
    language: 'tr',
    suffixes: [
      { after: 'V', any: 'nın nin nun nün yı yi yu yü', back: 'ya da dan yla', front: 'ye de den yle' },
      { after: 'C', any: 'ın in un ün ı i u ü', back: 'a', front: 'e' },
      { after: 'C', back: 'la da ta dan tan', front: 'le de te den ten' },
    ],
  },
  {
    language: 'az',
    suffixes: [
      { after: 'V', any: 'nın nin nun nün nı ni nu nü', back: 'ya da dan yla', front: 'yə də dən ylə' },
      { after: 'C', any: 'ın in un ün ı i u ü', back: 'a da dan la', front: 'ə də dən lə' },
    ],
  },
  { language: 'uz', suffixes: [{ any: 'ning ga ni da dan ka qa нинг га ни да дан ка қа' }] },
  { language: 'mn', suffixes: [{ any: MONGOLIAN }] },
  { language: 'kk', suffixes: [{ any: KAZAKH }] },
  { language: 'ky', suffixes: [{ any: KYRGYZ }] },
  {
    language: 'fi',
    suffixes: [
      { after: 'V', any: FINNISH },
      { after: 'C', any: 'in ia iä issa issä ista istä illa illä ilta iltä ille iin iksi ina inä' },
      { lemma: 'nen', any: 'sen sta stä selle sella sellä selta seltä sessa sessä sesta sestä seen seksi sena senä' },
      { lemma: 's', any: 'ksen sta stä kselle kseen ksella ksellä kselta kseltä ksessa ksessä ksesta ksestä' },
    ],
  },
  {
    language: 'et',
    suffixes: [
      { after: 'V', any: ESTONIAN },
      { after: 'C', any: ['i', 'e', 'u', 'a'].flatMap((vowel) => [vowel, ...withStem(vowel, ESTONIAN)]).join(' ') },
      { after: 's', any: withStem('e', ESTONIAN).join(' ') },
    ],
  },
  {
    language: 'hu',
    suffixes: [
      { any: HUNGARIAN },
      { after: 'C', any: 'ot et öt at é éé ek' },
      ...Array.from('bcdfgjklmnprstvz', (letter) => ({ after: letter, any: `${letter}al ${letter}el` })),
    ],
  },
  { language: 'hy', suffixes: [{ any: 'ը ն ի ին ից ով ում ու ուն ներ յի յին յից յով' }] },
  {
    language: 'ka',
    suffixes: [
      { lemma: 'ი', any: 'მა ს ის ით ად ისთვის ისგან იდან ო' },
      { after: 'აეოუ', any: 'მ ს ს თვის სთვის სგან სთან ზე დან' },
      { any: 'ს მ თან ზე' },
      { lemma: 'ა', any: 'ის ისთვის' },
      { lemma: 'ე', any: 'ის ისთვის' },
    ],
  },
];

function withStem(vowel: string, endings: string): string[] {
  return endings.split(' ').map((ending) => vowel + ending);
}
