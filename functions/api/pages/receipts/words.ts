import type { Translated } from '../../../../shared/view/words/words.ts';
import type { WordsOf } from '../page.ts';

const en = {
  title: 'Receipts',
  lead: 'What became of each file. Every version of a file has a receipt; those settled last come first.',
  byOutcome: 'Receipts by outcome',
  texts: {
    refused:
      'Each row says how to mend its file. Put the mended file into the inbox under the same key, and this row becomes “{superseded}”. Delete a file that nobody will mend from the inbox, and it becomes “{removed}”. A file that is dropped on Today gets a new key each time: the old row stays here, and leaves Today after 7 days.',
    partial:
      'These files became clips, with something in doubt. Correct the clip, or mend the file and put it into the inbox under the same key.',
    parsed: 'These files were read whole.',
    superseded: 'A newer version took the place of these, under the same key.',
    removed: 'These files were deleted from the inbox.',
  },
  ofFile: 'Receipts of the file',
  key: 'One file: its whole key',
  from: 'From',
  to: 'To',
  show: 'Show',
  clip: 'Open the clip',
  none: 'No file has the outcome “{outcome}”.',
  noneRefused: 'No file is refused.',
  noneThen: 'No receipt is of these days.',
  noneOfFile:
    'No file with this key is known. A key has all its folders; a new file is settled seconds after it arrives.',
  older: 'Older receipts',
  problem: 'These cannot be listed',
};
export type ReceiptsWords = Translated<typeof en>;

export const receiptsWords: WordsOf<ReceiptsWords> = {
  en,
  fr: {
    title: 'Reçus',
    lead: 'Ce qu’est devenu chaque fichier. Chaque version d’un fichier a un reçu ; les derniers établis viennent d’abord.',
    byOutcome: 'Reçus par résultat',
    texts: {
      refused:
        'Chaque ligne dit comment corriger son fichier. Déposez le fichier corrigé dans la boîte de réception sous la même clé, et cette ligne passe à « {superseded} ». Supprimez de la boîte un fichier que personne ne corrigera, et elle passe à « {removed} ». Un fichier déposé sur la page Aujourd’hui reçoit chaque fois une nouvelle clé : l’ancienne ligne reste ici, et quitte Aujourd’hui après 7 jours.',
      partial:
        'Ces fichiers sont devenus des retombées, avec un doute. Corrigez la retombée, ou corrigez le fichier et déposez-le dans la boîte de réception sous la même clé.',
      parsed: 'Ces fichiers ont été lus en entier.',
      superseded: 'Une version plus récente a pris leur place, sous la même clé.',
      removed: 'Ces fichiers ont été supprimés de la boîte de réception.',
    },
    ofFile: 'Reçus du fichier',
    key: 'Un seul fichier : sa clé entière',
    from: 'Du',
    to: 'Au',
    show: 'Afficher',
    clip: 'Ouvrir la retombée',
    none: 'Aucun fichier n’a le résultat « {outcome} ».',
    noneRefused: 'Aucun fichier n’est refusé.',
    noneThen: 'Aucun reçu n’est de ces jours.',
    noneOfFile:
      'Aucun fichier n’est connu sous cette clé. Une clé comprend tous ses dossiers ; un nouveau fichier a son reçu quelques secondes après son arrivée.',
    older: 'Reçus plus anciens',
    problem: 'La liste ne peut être montrée',
  },
  de: {
    title: 'Quittungen',
    lead: 'Was aus jeder Datei wurde. Jede Fassung einer Datei hat eine Quittung; die neuesten stehen zuerst.',
    byOutcome: 'Quittungen nach Ergebnis',
    texts: {
      refused:
        'Jede Zeile sagt, wie ihre Datei zu berichtigen ist. Legen Sie die berichtigte Datei unter demselben Schlüssel in den Eingang, dann wird diese Zeile „{superseded}“. Löschen Sie eine Datei, die niemand berichtigen wird, aus dem Eingang, dann wird sie „{removed}“. Eine Datei, die auf der Seite Heute abgelegt wird, bekommt jedes Mal einen neuen Schlüssel: Die alte Zeile bleibt hier und verlässt Heute nach 7 Tagen.',
      partial:
        'Aus diesen Dateien wurden Beiträge, an denen etwas zweifelhaft ist. Berichtigen Sie den Beitrag, oder berichtigen Sie die Datei und legen Sie sie unter demselben Schlüssel in den Eingang.',
      parsed: 'Diese Dateien wurden ganz gelesen.',
      superseded: 'Eine neuere Fassung hat unter demselben Schlüssel ihren Platz eingenommen.',
      removed: 'Diese Dateien wurden aus dem Eingang gelöscht.',
    },
    ofFile: 'Quittungen der Datei',
    key: 'Eine Datei: ihr ganzer Schlüssel',
    from: 'Von',
    to: 'Bis',
    show: 'Zeigen',
    clip: 'Den Beitrag öffnen',
    none: 'Keine Datei hat das Ergebnis „{outcome}“.',
    noneRefused: 'Keine Datei ist abgelehnt.',
    noneThen: 'Keine Quittung ist von diesen Tagen.',
    noneOfFile:
      'Unter diesem Schlüssel ist keine Datei bekannt. Zum Schlüssel gehören alle Ordner; eine neue Datei hat Sekunden nach ihrem Eingang eine Quittung.',
    older: 'Ältere Quittungen',
    problem: 'Sie lassen sich nicht auflisten',
  },
  es: {
    title: 'Recibos',
    lead: 'Qué fue de cada archivo. Cada versión de un archivo tiene un recibo; los últimos van primero.',
    byOutcome: 'Recibos por resultado',
    texts: {
      refused:
        'Cada fila dice cómo corregir su archivo. Ponga el archivo corregido en el buzón de entrada con la misma clave, y esta fila pasa a «{superseded}». Borre del buzón un archivo que nadie va a corregir, y pasa a «{removed}». Un archivo que se suelta en la página Hoy recibe cada vez una clave nueva: la fila antigua queda aquí, y deja Hoy a los 7 días.',
      partial:
        'Estos archivos se convirtieron en noticias, con alguna duda. Corrija la noticia, o corrija el archivo y póngalo en el buzón de entrada con la misma clave.',
      parsed: 'Estos archivos se leyeron enteros.',
      superseded: 'Una versión más nueva ocupó su lugar, con la misma clave.',
      removed: 'Estos archivos se borraron del buzón de entrada.',
    },
    ofFile: 'Recibos del archivo',
    key: 'Un solo archivo: su clave entera',
    from: 'Desde',
    to: 'Hasta',
    show: 'Mostrar',
    clip: 'Abrir la noticia',
    none: 'Ningún archivo tiene el resultado «{outcome}».',
    noneRefused: 'Ningún archivo está rechazado.',
    noneThen: 'Ningún recibo es de estos días.',
    noneOfFile:
      'No se conoce ningún archivo con esta clave. La clave incluye todas sus carpetas; un archivo nuevo tiene su recibo segundos después de llegar.',
    older: 'Recibos más antiguos',
    problem: 'No se pueden mostrar',
  },
  ar: {
    title: 'الإيصالات',
    lead: 'ما آل إليه كل ملف. لكل نسخة من الملف إيصال، والأحدث أولًا.',
    byOutcome: 'الإيصالات حسب النتيجة',
    texts: {
      refused:
        'يقول كل سطر كيف يُصلَح ملفه. ضع الملف المُصلَح في حاوية الوارد بالمفتاح نفسه، فيصير السطر «{superseded}». واحذف من الحاوية ملفًا لن يصلحه أحد، فيصير «{removed}». والملف الذي يُفلَت في صفحة اليوم يأخذ مفتاحًا جديدًا كل مرة: يبقى السطر القديم هنا، ويغادر صفحة اليوم بعد 7 أيام.',
      partial: 'صارت هذه الملفات موادّ وفيها شك. صحّح المادة، أو أصلح الملف وضعه في حاوية الوارد بالمفتاح نفسه.',
      parsed: 'قُرئت هذه الملفات كاملة.',
      superseded: 'حلّت محل هذه الملفات نسخة أحدث بالمفتاح نفسه.',
      removed: 'حُذفت هذه الملفات من حاوية الوارد.',
    },
    ofFile: 'إيصالات الملف',
    key: 'ملف واحد: مفتاحه كاملًا',
    from: 'من',
    to: 'إلى',
    show: 'عرض',
    clip: 'افتح المادة',
    none: 'لا ملف نتيجته «{outcome}».',
    noneRefused: 'لا ملف مرفوض.',
    noneThen: 'لا إيصال من هذه الأيام.',
    noneOfFile: 'لا يُعرف ملف بهذا المفتاح. يضم المفتاح كل مجلداته، ويأخذ الملف الجديد إيصاله بعد ثوانٍ من وصوله.',
    older: 'إيصالات أقدم',
    problem: 'تعذّر عرضها',
  },
  ru: {
    title: 'Квитанции',
    lead: 'Что стало с каждым файлом. У каждой версии файла есть квитанция; последние идут первыми.',
    byOutcome: 'Квитанции по исходу',
    texts: {
      refused:
        'Каждая строка говорит, как исправить файл. Положите исправленный файл во входящие под тем же ключом, и строка станет «{superseded}». Удалите из входящих файл, который никто не исправит, и она станет «{removed}». Файл, перетащенный на страницу «Сегодня», каждый раз получает новый ключ: старая строка остаётся здесь и уходит из «Сегодня» через 7 дней.',
      partial:
        'Эти файлы стали материалами, но что-то в них вызывает сомнение. Исправьте материал либо исправьте файл и положите его во входящие под тем же ключом.',
      parsed: 'Эти файлы прочитаны целиком.',
      superseded: 'Их место под тем же ключом заняла более новая версия.',
      removed: 'Эти файлы удалены из входящих.',
    },
    ofFile: 'Квитанции файла',
    key: 'Один файл: его полный ключ',
    from: 'С',
    to: 'По',
    show: 'Показать',
    clip: 'Открыть материал',
    none: 'Нет файлов с исходом «{outcome}».',
    noneRefused: 'Отклонённых файлов нет.',
    noneThen: 'За эти дни квитанций нет.',
    noneOfFile:
      'Файл с таким ключом неизвестен. Ключ включает все папки; новый файл получает квитанцию через секунды после прибытия.',
    older: 'Более ранние квитанции',
    problem: 'Их нельзя показать',
  },
};
