/** What stands on every page of the console. */
import type { Translated } from '../../../../shared/view/words/words.ts';
import type { WordsOf } from '../page.ts';

const en = {
  skip: 'Skip to the content',
  main: 'Main',
  search: 'Search all clips',
  signOut: 'Sign out',
  signIn: 'Sign in',
  /** Where anybody may read. */
  visitor: 'Reading without a token',
  places: {
    today: 'Today',
    clips: 'Clips',
    names: 'Names',
    videos: 'Videos',
    alerts: 'Alerts',
    settings: 'Settings',
  },
  keys: {
    title: 'Keys',
    search: 'Search all clips',
    next: 'The next title',
    previous: 'The title before',
    open: 'Open it',
    go: 'Go to {place}',
    help: 'Show these keys',
    close: 'Close',
    off: 'They can be switched off in the settings.',
  },
  errors: {
    missing: { title: 'There is nothing here', text: 'It was removed, or the address is not whole.' },
    denied: {
      title: 'This needs more rights',
      text: 'The token of this session may not do this: it needs the scope {scope}. Sign in with another one.',
    },
    refused: { title: 'This cannot be shown', text: 'The address asks for something that there is not.' },
    form: {
      title: 'Not done: this form is too old',
      text: 'It belongs to a session that has ended, or it was not sent from this site. Go back, load the page again, and send it once more.',
    },
    broken: {
      title: 'This page could not be made',
      text: 'Nothing was changed or lost. Try again in a minute; if it stays, give whoever runs this archive the number {number}.',
    },
    home: 'Go to Today',
  },
};
export type FrameWords = Translated<typeof en>;

const fr: FrameWords = {
  skip: 'Aller au contenu',
  main: 'Navigation principale',
  search: 'Chercher dans toutes les retombées',
  signOut: 'Se déconnecter',
  signIn: 'Se connecter',
  visitor: 'Lecture sans jeton',
  places: {
    today: 'Aujourd’hui',
    clips: 'Retombées',
    names: 'Noms',
    videos: 'Vidéos',
    alerts: 'Alertes',
    settings: 'Réglages',
  },
  keys: {
    title: 'Touches',
    search: 'Chercher dans toutes les retombées',
    next: 'Le titre suivant',
    previous: 'Le titre précédent',
    open: 'L’ouvrir',
    go: 'Aller à {place}',
    help: 'Montrer ces touches',
    close: 'Fermer',
    off: 'On peut les désactiver dans les réglages.',
  },
  errors: {
    missing: { title: 'Il n’y a rien ici', text: 'L’objet a été retiré, ou l’adresse n’est pas entière.' },
    denied: {
      title: 'Il faut plus de droits',
      text: 'Le jeton de cette session ne le permet pas : il faut le droit {scope}. Connectez-vous avec un autre jeton.',
    },
    refused: { title: 'Impossible d’afficher ceci', text: 'L’adresse demande ce qui n’existe pas.' },
    form: {
      title: 'Rien n’a été fait : ce formulaire est trop ancien',
      text: 'Il appartient à une session terminée, ou n’a pas été envoyé depuis ce site. Revenez en arrière, rechargez la page et envoyez-le de nouveau.',
    },
    broken: {
      title: 'Cette page n’a pas pu être faite',
      text: 'Rien n’a été changé ni perdu. Réessayez dans une minute ; si cela continue, donnez le numéro {number} à la personne qui gère cette archive.',
    },
    home: 'Aller à Aujourd’hui',
  },
};

const de: FrameWords = {
  skip: 'Zum Inhalt',
  main: 'Hauptnavigation',
  search: 'Alle Beiträge durchsuchen',
  signOut: 'Abmelden',
  signIn: 'Anmelden',
  visitor: 'Lesen ohne Token',
  places: {
    today: 'Heute',
    clips: 'Beiträge',
    names: 'Namen',
    videos: 'Videos',
    alerts: 'Meldungen',
    settings: 'Einstellungen',
  },
  keys: {
    title: 'Tasten',
    search: 'Alle Beiträge durchsuchen',
    next: 'Der nächste Titel',
    previous: 'Der vorige Titel',
    open: 'Ihn öffnen',
    go: 'Zu {place}',
    help: 'Diese Tasten zeigen',
    close: 'Schließen',
    off: 'In den Einstellungen lassen sie sich abschalten.',
  },
  errors: {
    missing: { title: 'Hier ist nichts', text: 'Es wurde entfernt, oder die Adresse ist nicht vollständig.' },
    denied: {
      title: 'Dafür braucht es mehr Rechte',
      text: 'Der Token dieser Sitzung darf das nicht: nötig ist das Recht {scope}. Melden Sie sich mit einem anderen an.',
    },
    refused: { title: 'Das lässt sich nicht zeigen', text: 'Die Adresse fragt nach etwas, das es nicht gibt.' },
    form: {
      title: 'Nicht ausgeführt: dieses Formular ist zu alt',
      text: 'Es gehört zu einer beendeten Sitzung oder wurde nicht von dieser Seite gesendet. Gehen Sie zurück, laden Sie die Seite neu und senden Sie es noch einmal.',
    },
    broken: {
      title: 'Diese Seite konnte nicht erstellt werden',
      text: 'Nichts wurde geändert, nichts ging verloren. Versuchen Sie es in einer Minute wieder; bleibt es so, nennen Sie der Person, die dieses Archiv betreibt, die Nummer {number}.',
    },
    home: 'Zu Heute',
  },
};

const es: FrameWords = {
  skip: 'Ir al contenido',
  main: 'Navegación principal',
  search: 'Buscar en todas las noticias',
  signOut: 'Cerrar sesión',
  signIn: 'Iniciar sesión',
  visitor: 'Lectura sin token',
  places: {
    today: 'Hoy',
    clips: 'Noticias',
    names: 'Nombres',
    videos: 'Vídeos',
    alerts: 'Avisos',
    settings: 'Ajustes',
  },
  keys: {
    title: 'Teclas',
    search: 'Buscar en todas las noticias',
    next: 'El título siguiente',
    previous: 'El título anterior',
    open: 'Abrirlo',
    go: 'Ir a {place}',
    help: 'Mostrar estas teclas',
    close: 'Cerrar',
    off: 'Se pueden desactivar en los ajustes.',
  },
  errors: {
    missing: { title: 'Aquí no hay nada', text: 'Se eliminó, o la dirección no está completa.' },
    denied: {
      title: 'Hacen falta más permisos',
      text: 'El token de esta sesión no lo permite: necesita el permiso {scope}. Inicie sesión con otro.',
    },
    refused: { title: 'Esto no se puede mostrar', text: 'La dirección pide algo que no existe.' },
    form: {
      title: 'No se hizo: este formulario es demasiado antiguo',
      text: 'Pertenece a una sesión terminada, o no se envió desde este sitio. Vuelva atrás, cargue la página de nuevo y envíelo otra vez.',
    },
    broken: {
      title: 'No se pudo hacer esta página',
      text: 'Nada cambió ni se perdió. Inténtelo de nuevo en un minuto; si sigue igual, dé el número {number} a quien gestiona este archivo.',
    },
    home: 'Ir a Hoy',
  },
};

const ar: FrameWords = {
  skip: 'انتقل إلى المحتوى',
  main: 'التنقل الرئيسي',
  search: 'ابحث في كل المواد',
  signOut: 'تسجيل الخروج',
  signIn: 'تسجيل الدخول',
  visitor: 'قراءة بلا رمز',
  places: {
    today: 'اليوم',
    clips: 'المواد',
    names: 'الأسماء',
    videos: 'الفيديوهات',
    alerts: 'التنبيهات',
    settings: 'الإعدادات',
  },
  keys: {
    title: 'المفاتيح',
    search: 'ابحث في كل المواد',
    next: 'العنوان التالي',
    previous: 'العنوان السابق',
    open: 'افتحه',
    go: 'انتقل إلى {place}',
    help: 'اعرض هذه المفاتيح',
    close: 'إغلاق',
    off: 'يمكن إيقافها في الإعدادات.',
  },
  errors: {
    missing: { title: 'لا شيء هنا', text: 'أُزيل ما كان هنا، أو العنوان غير كامل.' },
    denied: { title: 'يلزم إذن أوسع', text: 'رمز هذه الجلسة لا يسمح بذلك: يلزم الإذن {scope}. سجّل الدخول برمز آخر.' },
    refused: { title: 'لا يمكن عرض هذا', text: 'يطلب العنوان ما لا وجود له.' },
    form: {
      title: 'لم يُنفَّذ: هذا النموذج قديم',
      text: 'ينتمي إلى جلسة انتهت، أو لم يُرسل من هذا الموقع. ارجع وأعد تحميل الصفحة ثم أرسله مرة أخرى.',
    },
    broken: {
      title: 'تعذّر إنشاء هذه الصفحة',
      text: 'لم يتغيّر شيء ولم يُفقد شيء. أعد المحاولة بعد دقيقة؛ فإن بقي الأمر كذلك فأعطِ من يدير هذا الأرشيف الرقم {number}.',
    },
    home: 'انتقل إلى اليوم',
  },
};

const ru: FrameWords = {
  skip: 'К содержанию',
  main: 'Основная навигация',
  search: 'Поиск по всем материалам',
  signOut: 'Выйти',
  signIn: 'Войти',
  visitor: 'Чтение без токена',
  places: {
    today: 'Сегодня',
    clips: 'Материалы',
    names: 'Имена',
    videos: 'Видео',
    alerts: 'Оповещения',
    settings: 'Настройки',
  },
  keys: {
    title: 'Клавиши',
    search: 'Поиск по всем материалам',
    next: 'Следующий заголовок',
    previous: 'Предыдущий заголовок',
    open: 'Открыть его',
    go: 'Перейти: {place}',
    help: 'Показать эти клавиши',
    close: 'Закрыть',
    off: 'Их можно отключить в настройках.',
  },
  errors: {
    missing: { title: 'Здесь ничего нет', text: 'Это удалено, или адрес неполон.' },
    denied: {
      title: 'Нужно больше прав',
      text: 'Токен этого сеанса этого не позволяет: нужно право {scope}. Войдите с другим токеном.',
    },
    refused: { title: 'Это нельзя показать', text: 'Адрес запрашивает то, чего нет.' },
    form: {
      title: 'Не выполнено: форма устарела',
      text: 'Она относится к завершённому сеансу или отправлена не с этого сайта. Вернитесь, загрузите страницу заново и отправьте её ещё раз.',
    },
    broken: {
      title: 'Не удалось создать страницу',
      text: 'Ничего не изменено и не потеряно. Попробуйте через минуту; если не поможет, сообщите тому, кто ведёт этот архив, номер {number}.',
    },
    home: 'Перейти: Сегодня',
  },
};

export const frameWords: WordsOf<FrameWords> = { en, fr, de, es, ar, ru };
