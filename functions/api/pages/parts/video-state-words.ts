import type { Translated } from '../../../../shared/view/words/words.ts';
import type { WordsOf } from '../page.ts';

const en = {
  none: 'No video',
  word: {
    playable: 'Plays',
    gone: 'Gone',
    restricted: 'Restricted',
    'not-embeddable': 'Not embeddable',
    invalid: 'Bad address',
    blocked: 'Not asked',
    unknown: 'Unknown',
    unchecked: 'Not checked yet',
  },
  sentence: {
    restricted: 'It may still play where the clip is shown.',
    'not-embeddable': 'It plays on its own page.',
    invalid: 'No video can have this address.',
    blocked: 'Its address leads to where clipwatch does not go.',
    unknown: 'The host did not answer. This does not mean that it is gone.',
    unchecked: 'It is asked about in the next minutes.',
  },
};
export type VideoStateWords = Translated<typeof en>;

export const videoStateWords: WordsOf<VideoStateWords> = {
  en,
  fr: {
    none: 'Sans vidéo',
    word: {
      playable: 'Lisible',
      gone: 'Disparue',
      restricted: 'Accès restreint',
      'not-embeddable': 'Non intégrable',
      invalid: 'Adresse fautive',
      blocked: 'Non demandée',
      unknown: 'État inconnu',
      unchecked: 'Pas encore vérifiée',
    },
    sentence: {
      restricted: 'Elle est peut-être encore lisible là où le sujet est publié.',
      'not-embeddable': 'Elle se lit sur sa propre page.',
      invalid: 'Aucune vidéo ne peut avoir cette adresse.',
      blocked: 'Son adresse mène là où clipwatch ne va pas.',
      unknown: 'L’hébergeur n’a pas répondu. Cela ne veut pas dire qu’elle a disparu.',
      unchecked: 'Elle sera vérifiée dans les prochaines minutes.',
    },
  },
  de: {
    none: 'Kein Video',
    word: {
      playable: 'Läuft',
      gone: 'Nicht mehr da',
      restricted: 'Eingeschränkt',
      'not-embeddable': 'Nicht einbettbar',
      invalid: 'Falsche Adresse',
      blocked: 'Nicht gefragt',
      unknown: 'Unbekannt',
      unchecked: 'Noch nicht geprüft',
    },
    sentence: {
      restricted: 'Wo der Beitrag gezeigt wird, läuft es womöglich noch.',
      'not-embeddable': 'Es läuft auf seiner eigenen Seite.',
      invalid: 'Kein Video kann diese Adresse haben.',
      blocked: 'Seine Adresse führt dorthin, wo clipwatch nicht hingeht.',
      unknown: 'Der Anbieter hat nicht geantwortet. Das heißt nicht, dass es weg ist.',
      unchecked: 'Es wird in den nächsten Minuten geprüft.',
    },
  },
  es: {
    none: 'Sin vídeo',
    word: {
      playable: 'Se reproduce',
      gone: 'Perdido',
      restricted: 'Restringido',
      'not-embeddable': 'No se puede insertar',
      invalid: 'Dirección errónea',
      blocked: 'Sin consultar',
      unknown: 'Desconocido',
      unchecked: 'Aún sin comprobar',
    },
    sentence: {
      restricted: 'Quizá aún se vea donde se publicó la pieza.',
      'not-embeddable': 'Se ve en su propia página.',
      invalid: 'Ningún vídeo puede tener esta dirección.',
      blocked: 'Su dirección lleva adonde clipwatch no va.',
      unknown: 'El servidor no respondió. Eso no significa que se haya perdido.',
      unchecked: 'Se comprobará en los próximos minutos.',
    },
  },
  ar: {
    none: 'بلا فيديو',
    word: {
      playable: 'يعمل',
      gone: 'لم يعد موجودًا',
      restricted: 'مقيّد',
      'not-embeddable': 'لا يقبل التضمين',
      invalid: 'عنوان خاطئ',
      blocked: 'لم يُسأل عنه',
      unknown: 'غير معروف',
      unchecked: 'لم يُفحص بعد',
    },
    sentence: {
      restricted: 'ربما لا يزال يعمل حيث نُشرت المادة.',
      'not-embeddable': 'يعمل في صفحته الخاصة.',
      invalid: 'لا يمكن أن يكون هذا عنوان فيديو.',
      blocked: 'يقود عنوانه إلى حيث لا يذهب clipwatch.',
      unknown: 'لم يُجب المضيف. هذا لا يعني أن الفيديو لم يعد موجودًا.',
      unchecked: 'سيُفحص خلال الدقائق القادمة.',
    },
  },
  ru: {
    none: 'Без видео',
    word: {
      playable: 'Воспроизводится',
      gone: 'Больше нет',
      restricted: 'Доступ ограничен',
      'not-embeddable': 'Не встраивается',
      invalid: 'Неверный адрес',
      blocked: 'Не запрашивалось',
      unknown: 'Неизвестно',
      unchecked: 'Ещё не проверялось',
    },
    sentence: {
      restricted: 'Возможно, оно ещё воспроизводится там, где опубликован сюжет.',
      'not-embeddable': 'Оно воспроизводится на собственной странице.',
      invalid: 'Такого адреса у видео быть не может.',
      blocked: 'Его адрес ведёт туда, куда clipwatch не обращается.',
      unknown: 'Сервер не ответил. Это не значит, что видео больше нет.',
      unchecked: 'Будет проверено в ближайшие минуты.',
    },
  },
};
