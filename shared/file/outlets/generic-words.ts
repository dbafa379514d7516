import { foldMarks } from '../../language/fold.ts';
import type { Kind } from './outlet.ts';

/** Generic words in names of outlets (`TV`, `Radio`, `the`), with the kinds of outlets that have them. */
const WORDS: readonly (readonly [kinds: readonly Kind[], words: string])[] = [
  [['tv', 'radio', 'press', 'agency', 'web'], 'the'],
  [
    ['tv', 'web'],
    'tv television satellite televizyonu channel chaîne télévision fernsehsender sender canal canale kanal kanalı televisión telewizja телеканал телеканала канал قناة فضائية الفضائية تلفزيون شبكة شبکه تلویزیون ערוץ चैनल 电视台 電視台',
  ],
  [['radio'], 'radio station radyo радио радиостанция радіо إذاعة راديو رادیو'],
  [
    ['press', 'web'],
    'newspaper daily magazine quotidien hebdomadaire revue zeitung tageszeitung magazin zeitschrift diario periódico revista quotidiano giornale settimanale rivista jornal krant gazetesi gazete dergisi газета газеты журнал издание видання صحيفة جريدة مجلة روزنامه روزنامہ עיתון अखबार',
  ],
  [['agency'], 'agency agence agentur nachrichtenagentur agencia agenzia agência ajansı агентство وكالة خبرگزاری'],
  [['web', 'press', 'tv', 'agency'], 'site website portal сайт портал موقع بوابة سایت online онлайн أونلاين'],
];

/** By folded generic word the kinds of outlets that have it in their names. */
export function genericWords(): ReadonlyMap<string, readonly Kind[]> {
  cache ??= new Map(WORDS.flatMap(([kinds, words]) => words.split(' ').map((word) => [foldMarks(word), kinds])));
  return cache;
}

let cache: ReadonlyMap<string, readonly Kind[]> | null = null;
