/** Given names whose ending does not show their gender. */
import { foldSpelling } from '../language/fold.ts';

const folded = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u).map(foldSpelling));

/** Men's names in -a and -я; some are also short forms of women's. */
const MEN = folded(`
  Никита Илья Фома Лука Кузьма Савва Данила Гаврила Саша Женя Миша Ваня Коля Петя Алёша Дима Паша Серёжа Вова Володя Юра
  Гриша Костя Лёша Лёня Валера Митя Федя Слава Жора Боря Толя Витя Вася Гоша Стёпа Сеня Рома Тёма Мустафа Муса Иса Абдулла
  Муртаза Рза Мурза Микола Ілля Микита Сава Хома Єрема Лёва Гена Гога Зураба Никола Вања Саша Лука Илија Андрија Матија Синиша
  Kuba Barnaba Bonawentura Kosma Honza Jirka Míša Ota Jura Nikola Luka Saša Ilija Andrija Matija Siniša Aljoša Jovica Ivica
  Perica Mića Boža Jova Steva Sava Vanja Mihajla Miha Jaka Žiga Nejc Grega Jaša Luca Andrea Mattia Elia Enea Juha Jukka Pekka
  Esa Mika Mustafa Musa Isa Abdulla Ezra Joshua Noa Joša Attila Béla Géza Gyula Kosta Panta Toma Vasa Laza
`);

/** Whether a given name may be a man's: one in -a or -я is a woman's unless it is listed. */
export function isMasculine(word: string): boolean {
  return !/[aая]$/u.test(word) || MEN.has(word);
}

/** Women's names that are also a case form of a man's name. */
const WOMEN = folded(`
  Александра Валентина Евгения Валерия Юлия Анастасия Антонина Мартина Паула Рената Роберта Августа Олександра Валерія Віталія
  Юлія Іванна Богдана Ярослава Владислава Станислава Святослава Мирослава Ростислава Руслана Романа Јована Ивана Драгана
  Aleksandra Alexandra Ivana Petra Martina Daniela Danijela Karla Jana Pavla Michala Romana Adriana Andreja Tomislava Mihaela
  Stefana Stjepana Gabriela Rafaela Simona Denisa Dominika Patrika Vladimira Bohumila Jaromira Radoslava Stanislava Miroslava
  Jaroslava Ladislava Karola Augusta Bogdana Bogumila Wladyslawa Stanislawa Miroslawa Jaroslawa Alberta Roberta Olivera Branka
  Zlatka Slavka Milana Dragana Zorana Gorana Bojana Dejana Jovana Kristijana Marijana Mariana Juliana Valentina Emila Renata
  Paula Viktora Eugenia Valeria Julia Antonina
`);

export function isWomansName(word: string): boolean {
  return WOMEN.has(word);
}
