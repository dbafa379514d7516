/** Generates names and texts in four scripts; seeded, so the same in every run. */
import type { Name } from '../shared/contract/name.ts';

const SYLLABLES = {
  latin:
    'ba be bi bo da de di do ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to lin mar bor den gor hal jan kel lor mun nel par ros sam tor ver wil zan',
  cyrillic:
    'ба бе би бо да де ди до ка ке ки ко ла ле ли ло ма ме ми мо на не ни но ра ре ри ро са се си со та те ти то лин мар бор ден гор хал ян кел лор мун нел пар рос сам тор вер зан',
  arabic:
    'با بي بو دا دي دو كا كي كو لا لي لو ما مي مو نا ني نو را ري رو سا سي سو تا تي تو وا وي لين مار بور دن غور هال يان كل لور من نل بار روس سام تور زان',
  greek:
    'βα βε βι βο δα δε δι δο κα κε κι κο λα λε λι λο μα με μι μο να νε νι νο ρα ρε ρι ρο σα σε σι σο τα τε τι το λιν μαρ βορ δεν γορ',
} as const;
const WORDS = {
  latin:
    'the of and to in is was that for it on with as at by from he his be have had are were this which not an but they their who she her will would been said after more new its or minister government report yesterday city people year music festival water river house council press conference opening market station',
  cyrillic:
    'и в не на что с он как по это из за от для о до а но к был была были также его их после при или она они года у со который министр правительство вчера город люди год музыка фестиваль вода река дом совет пресса открытие рынок станция',
  arabic:
    'في من على إلى أن التي الذي عن مع هذا هذه كان كانت قد بعد ما لا لم بين هو هي أو كما ذلك وقال خلال الوزير الحكومة تقرير أمس المدينة الناس السنة الموسيقى المهرجان الماء النهر البيت المجلس',
  greek:
    'και το η ο να με για από σε του της των τον την που στο στη ένα μια είναι ήταν θα δεν ως κατά μετά υπουργός κυβέρνηση χθες πόλη άνθρωποι χρόνος μουσική φεστιβάλ νερό ποτάμι σπίτι',
} as const;
const SCRIPTS = ['latin', 'cyrillic', 'arabic', 'greek'] as const;
type Script = (typeof SCRIPTS)[number];
const GIVEN_NAMES = 800;
const WORDS_OF_PARAGRAPH = 60;

/** So many names, each with a form in every script; given names repeat. */
export function namesOf(count: number): Name[] {
  const next = random(7);
  const given = Object.fromEntries(
    SCRIPTS.map((script) => [
      script,
      Array.from({ length: GIVEN_NAMES }, () => capital(randomSyllables(script, 2, next))),
    ]),
  );
  return Array.from({ length: count }, (_, i) => {
    const [name = '', ...aliases] = SCRIPTS.map(
      (script) => `${pick(given[script] ?? [], next)} ${capital(randomSyllables(script, next() < 0.5 ? 3 : 4, next))}`,
    );
    return { id: `name-${i}`, name, aliases };
  });
}

/** Paragraphs in random scripts with so many bytes of UTF-8 in all, and the number of mentions inserted: some across a
 *  line end, some in capitals. Half of the words are random syllables, so that every part of an automaton is visited. */
export function textOf(bytes: number, names: readonly Name[]): { paragraphs: string[]; mentions: number } {
  const next = random(11);
  const paragraphs: string[] = [];
  let mentions = 0;
  for (let size = 0; size < bytes; ) {
    const script = pick(SCRIPTS, next);
    const words = Array.from({ length: WORDS_OF_PARAGRAPH }, () => {
      const chance = next();
      if (chance >= 0.03) return word(script, chance, next);
      mentions++;
      const { name, aliases } = pick(names, next);
      return wrapped([name, ...aliases][SCRIPTS.indexOf(script)] ?? name, next());
    });
    const paragraph = `${words.join(' ')}.`;
    paragraphs.push(paragraph);
    size += Buffer.byteLength(paragraph) + 2;
  }
  return { paragraphs, mentions };
}

function word(script: Script, chance: number, next: () => number): string {
  if (chance < 0.5) return pick(WORDS[script].split(' '), next);
  const syllables = randomSyllables(script, 1 + Math.floor(next() * 4), next);
  return `${chance < 0.6 ? capital(syllables) : syllables}${chance > 0.95 ? ',' : ''}`;
}

function wrapped(form: string, chance: number): string {
  if (chance < 0.2) return form.replace(' ', '\n');
  return chance < 0.36 ? form.toUpperCase() : form;
}

function randomSyllables(script: Script, syllables: number, next: () => number): string {
  return Array.from({ length: syllables }, () => pick(SYLLABLES[script].split(' '), next)).join('');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function pick<T>(from: readonly T[], next: () => number): T {
  const one = from[Math.floor(next() * from.length)];
  if (one === undefined) throw new Error('cannot pick from an empty list');
  return one;
}

/** Numbers from 0 to 1 (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
