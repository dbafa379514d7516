import type { Language } from '../../../../shared/contract/subscription.ts';
import type { Translated } from '../../../../shared/view/words/words.ts';
import type { WordsOf } from '../page.ts';

/** Each language as it calls itself. */
export const OWN_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
  es: 'Español',
  ar: 'العربية',
  ru: 'Русский',
};

const en = {
  title: 'Sign in',
  token: 'Token',
  help: 'Begins with {beginning}. Whoever runs this archive makes one with {command}.',
  wrong: 'That token does not open this archive.',
  mend: 'Check it, or ask for a new one.',
  kept: 'This browser is let in for twelve hours, or until the token ends. The token itself is not kept; your choice of language and colours is.',
  language: 'Language',
};

export const signInWords: WordsOf<Translated<typeof en>> = {
  en,
  fr: {
    title: 'Se connecter',
    token: 'Jeton',
    help: 'Il commence par {beginning}. La personne qui gère cette archive en crée un avec {command}.',
    wrong: 'Ce jeton n’ouvre pas cette archive.',
    mend: 'Vérifiez-le, ou demandez-en un nouveau.',
    kept: 'Ce navigateur a accès pendant douze heures, ou jusqu’à la fin du jeton. Le jeton n’est pas gardé ; votre choix de langue et de couleurs l’est.',
    language: 'Langue',
  },
  de: {
    title: 'Anmelden',
    token: 'Token',
    help: 'Er beginnt mit {beginning}. Wer dieses Archiv betreibt, erzeugt einen mit {command}.',
    wrong: 'Dieser Token öffnet dieses Archiv nicht.',
    mend: 'Prüfen Sie ihn, oder bitten Sie um einen neuen.',
    kept: 'Dieser Browser hat zwölf Stunden lang Zutritt, oder bis der Token endet. Der Token selbst wird nicht gespeichert; Ihre Wahl von Sprache und Farben schon.',
    language: 'Sprache',
  },
  es: {
    title: 'Iniciar sesión',
    token: 'Token',
    help: 'Empieza por {beginning}. Quien gestiona este archivo crea uno con {command}.',
    wrong: 'Ese token no abre este archivo.',
    mend: 'Compruébelo, o pida uno nuevo.',
    kept: 'Este navegador tiene acceso durante doce horas, o hasta que el token termine. El token no se guarda; su elección de idioma y colores, sí.',
    language: 'Idioma',
  },
  ar: {
    title: 'تسجيل الدخول',
    token: 'الرمز',
    help: 'يبدأ بـ {beginning}. ينشئه من يدير هذا الأرشيف بالأمر {command}.',
    wrong: 'هذا الرمز لا يفتح هذا الأرشيف.',
    mend: 'تحقق منه، أو اطلب رمزًا جديدًا.',
    kept: 'يُسمح لهذا المتصفح بالدخول اثنتي عشرة ساعة، أو حتى ينتهي الرمز. لا يُحفظ الرمز نفسه، ويُحفظ اختيارك للغة والألوان.',
    language: 'اللغة',
  },
  ru: {
    title: 'Войти',
    token: 'Токен',
    help: 'Начинается с {beginning}. Его создаёт тот, кто ведёт этот архив, командой {command}.',
    wrong: 'Этот токен не открывает этот архив.',
    mend: 'Проверьте его или попросите новый.',
    kept: 'Этот браузер имеет доступ двенадцать часов или пока действует токен. Сам токен не хранится; выбор языка и цветов хранится.',
    language: 'Язык',
  },
};
