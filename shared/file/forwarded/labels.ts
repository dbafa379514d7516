/** What mail programs call the header lines above a mail that they pass on, in each language. */
import { foldMarks } from '../../language/fold.ts';

export type HeaderKind = 'from' | 'date' | 'to' | 'copy' | 'subject' | 'other';

/** The labels of one language, alternatives separated by `|`; case and accents do not matter. */
interface Row extends Readonly<Partial<Record<HeaderKind, string>>> {
  readonly language: string;
}

/**
 * As Gmail, Outlook (on the desktop, the web, phones and the Mac), Apple Mail, Thunderbird, Yahoo Mail, Notes, Exchange and
 * the large providers of each country write them.
 */
const ROWS: readonly Row[] = [
  {
    language: 'en',
    from: 'From|Sender|From address|Sent by',
    date: 'Date|Sent|Sent on|Sent at|Date sent|Received|Time',
    to: 'To|Recipient|Recipients|Sent to',
    copy: 'Cc|Bcc|Copy|Copies to',
    subject: 'Subject|Subj',
    other:
      'Reply-To|Reply to|Organization|Organisation|Attachments|Attachment|Attach|Importance|Priority|Sensitivity|Newsgroups|Message-ID|References|In-Reply-To|Categories|List-Id|X-Mailer|Resent-From|Resent-Date|Resent-To|When|Where|Follow Up Flag|Flag Status|Mailed-by|Signed-by|Security|Envelope-to|Conversation|Thread-Topic|Thread-Index',
  },
  {
    language: 'fr',
    from: "De|Expéditeur|Émetteur|De la part de|Expéditeur d'origine",
    date: "Date|Envoyé|Envoyé le|Envoyé à|Date d'envoi|Reçu le|Date et heure",
    to: 'À|Pour|Destinataire|Destinataires|A|À l’attention de',
    copy: 'Cc|Cci|Copie à|Copie',
    subject: 'Objet|Sujet',
    other: 'Répondre à|Pièces jointes|Pièce jointe|PJ|Importance',
  },
  {
    language: 'de',
    from: 'Von|Absender|Gesendet von',
    date: 'Datum|Gesendet|Gesendet am|Gesendet um|Empfangen',
    to: 'An|Empfänger',
    copy: 'Cc|Kopie|Kopie (CC)|Bcc',
    subject: 'Betreff|Betrifft|Thema',
    other: 'Antwort an|Antworten an|Anlagen|Anlage|Anhang|Anhänge|Wichtigkeit|Priorität|Vertraulichkeit',
  },
  {
    language: 'es',
    from: 'De|Remitente|Enviado por',
    date: 'Fecha|Enviado|Enviado el|Enviado a las|Fecha de envío',
    to: 'Para|A|Destinatario|Destinatarios',
    copy: 'Cc|CCO|Copia|Con copia',
    subject: 'Asunto|Tema',
    other: 'Responder a|Datos adjuntos|Adjuntos|Archivos adjuntos|Importancia',
  },
  {
    language: 'it',
    from: 'Da|Mittente|Inviato da',
    date: 'Data|Inviato|Inviata|Inviato il|Data invio|Data di invio',
    to: 'A|Per|Destinatario|Destinatari',
    copy: 'Cc|Ccn|Copia|Copia a',
    subject: 'Oggetto',
    other: 'Rispondi a|Allegati|Allegato|Priorità|Importanza',
  },
  {
    language: 'pt',
    from: 'De|Remetente|Enviado por',
    date: 'Data|Enviado|Enviada|Enviado em|Enviada em|Data de envio',
    to: 'Para|Destinatário|Destinatários',
    copy: 'Cc|Cco|Com cópia',
    subject: 'Assunto',
    other: 'Responder a|Anexos|Anexo|Importância|Prioridade',
  },
  {
    language: 'ca',
    from: 'De|Remitent',
    date: "Data|Enviat|Enviat el|Data d'enviament",
    to: 'Per a|Per|A',
    copy: 'Cc|A/c',
    subject: 'Assumpte|Tema',
  },
  { language: 'gl', from: 'De', date: 'Data|Enviado', to: 'Para', copy: 'Cc', subject: 'Asunto' },
  { language: 'eu', from: 'Nork|Igorlea', date: 'Data|Bidalia', to: 'Nori|Hartzailea', subject: 'Gaia' },
  {
    language: 'nl',
    from: 'Van|Afzender|Verzonden door',
    date: 'Datum|Verzonden|Verzonden op|Verstuurd|Verzendatum',
    to: 'Aan|Ontvanger|Geadresseerde',
    copy: 'Cc|Kopie',
    subject: 'Onderwerp|Betreft',
    other: 'Antwoord aan|Beantwoorden|Bijlagen|Bijlage|Urgentie|Prioriteit',
  },
  {
    language: 'sv',
    from: 'Från|Avsändare',
    date: 'Datum|Skickat|Skickad|Skickades',
    to: 'Till|Mottagare',
    copy: 'Kopia|Cc',
    subject: 'Ämne|Rubrik',
    other: 'Svar till|Svara till|Bilagor|Bifogade filer|Prioritet',
  },
  {
    language: 'da',
    from: 'Fra|Afsender',
    date: 'Dato|Sendt|Sendt den',
    to: 'Til|Modtager',
    copy: 'Cc|Kopi',
    subject: 'Emne',
    other: 'Svar til|Vedhæftede filer|Vedhæftet fil|Vedhæftninger|Prioritet',
  },
  {
    language: 'nb',
    from: 'Fra|Avsender',
    date: 'Dato|Sendt|Sendt den',
    to: 'Til|Mottaker',
    copy: 'Kopi|Cc',
    subject: 'Emne',
    other: 'Svar til|Vedlegg|Prioritet',
  },
  { language: 'is', from: 'Frá', date: 'Dagsetning|Sent', to: 'Til', copy: 'Afrit', subject: 'Efni' },
  {
    language: 'fi',
    from: 'Lähettäjä|Keneltä',
    date: 'Päivämäärä|Lähetetty|Päiväys|Pvm|Aika',
    to: 'Vastaanottaja|Vastaanottajat|Kenelle',
    copy: 'Kopio|Cc',
    subject: 'Aihe|Otsikko',
    other: 'Vastaus|Vastausosoite|Liitteet|Tärkeys',
  },
  {
    language: 'et',
    from: 'Saatja|Kellelt',
    date: 'Kuupäev|Saadetud|Saatmisaeg',
    to: 'Saaja|Adressaat|Kellele',
    copy: 'Koopia|Cc',
    subject: 'Teema',
  },
  {
    language: 'lv',
    from: 'No|Sūtītājs',
    date: 'Datums|Nosūtīts',
    to: 'Kam|Adresāts',
    copy: 'Kopija',
    subject: 'Temats|Tēma',
  },
  {
    language: 'lt',
    from: 'Nuo|Siuntėjas',
    date: 'Data|Išsiųsta',
    to: 'Kam|Gavėjas|Iki',
    copy: 'Kopija',
    subject: 'Tema',
  },
  {
    language: 'pl',
    from: 'Od|Nadawca',
    date: 'Data|Wysłano|Wysłane|Wysłana|Data wysłania|Dnia',
    to: 'Do|Adresat|Odbiorca',
    copy: 'DW|UDW|Kopia|Cc',
    subject: 'Temat|Dotyczy',
    other: 'Odpowiedź-do|Odpowiedź do|Odpowiedz do|Załączniki|Załącznik|Ważność|Priorytet',
  },
  {
    language: 'cs',
    from: 'Od|Odesílatel|Odesilatel',
    date: 'Datum|Odesláno|Odesláno dne|Posláno|Dne',
    to: 'Komu|Pro|Příjemce|Adresát',
    copy: 'Kopie|Cc',
    subject: 'Předmět|Věc',
    other: 'Odpověď na|Odpovědět|Přílohy|Důležitost',
  },
  {
    language: 'sk',
    from: 'Od|Odosielateľ',
    date: 'Dátum|Odoslané|Poslané|Odoslaná',
    to: 'Komu|Pre|Príjemca',
    copy: 'Kópia|Cc',
    subject: 'Predmet|Vec',
    other: 'Odpovedať|Odpovedať-Pre|Prílohy|Dôležitosť',
  },
  {
    language: 'hu',
    from: 'Feladó|Küldő|Kitől',
    date: 'Dátum|Elküldve|Küldve|Küldés dátuma',
    to: 'Címzett|Címzettek|Kinek',
    copy: 'Másolat|Másolatot kap|Cc',
    subject: 'Tárgy',
    other: 'Válaszcím|Mellékletek|Melléklet|Fontosság',
  },
  {
    language: 'ro',
    from: 'De la|De|Expeditor|Expeditorul',
    date: 'Dată|Data|Trimis|Trimis la|Trimisă|Expediat',
    to: 'Către|Catre|La|Pentru|Destinatar|Destinatarul',
    copy: 'Cc|Copie',
    subject: 'Subiect|Subiectul',
    other: 'Răspuns către|Atașări|Importanță',
  },
  {
    language: 'hr',
    from: 'Od|Šalje|Pošiljatelj|Pošiljalac',
    date: 'Datum|Poslano|Poslato',
    to: 'Prima|Za|Primatelj|Primalac|Kome',
    copy: 'Kopija|Cc',
    subject: 'Predmet|Naslov|Tema',
    other: 'Odgovori na|Privici|Prilozi',
  },
  {
    language: 'sl',
    from: 'Od|Pošiljatelj',
    date: 'Datum|Poslano',
    to: 'Za|Komu|Prejemnik',
    copy: 'Kp|V vednost',
    subject: 'Zadeva',
    other: 'Priloge',
  },
  {
    language: 'sr',
    from: 'Од|Пошиљалац|Шаље',
    date: 'Датум|Послато',
    to: 'За|Коме|Прима|Прималац',
    copy: 'Копија|Цц',
    subject: 'Наслов|Предмет|Тема',
  },
  {
    language: 'mk',
    from: 'Од|Испраќач',
    date: 'Датум|Испратено',
    to: 'До|За|Примач',
    copy: 'Копија',
    subject: 'Предмет|Тема|Наслов',
  },
  {
    language: 'bg',
    from: 'От|Изпращач|Подател',
    date: 'Дата|Изпратено|Изпратен|Изпратено на',
    to: 'До|Към|Получател',
    copy: 'Копие|Як',
    subject: 'Относно|Тема|Предмет',
    other: 'Отговор до|Прикачени файлове',
  },
  {
    language: 'ru',
    from: 'От|От кого|Отправитель',
    date: 'Дата|Отправлено|Отправлен|Послано|Дата отправки|Когда',
    to: 'Кому|Получатель|Получатели',
    copy: 'Копия|Скрытая копия',
    subject: 'Тема',
    other: 'Ответить|Ответ-Кому|Вложения|Важность',
  },
  {
    language: 'uk',
    from: 'Від|Від кого|Відправник',
    date: 'Дата|Надіслано|Відправлено|Коли',
    to: 'Кому|Одержувач|Отримувач',
    copy: 'Копія',
    subject: 'Тема',
    other: 'Кому відповісти|Вкладення|Важливість',
  },
  { language: 'be', from: 'Ад|Ад каго', date: 'Дата|Адпраўлена', to: 'Каму', copy: 'Копія', subject: 'Тэма' },
  { language: 'kk', from: 'Кімнен', date: 'Күні|Жіберілді', to: 'Кімге', copy: 'Көшірме', subject: 'Тақырыбы|Тақырып' },
  {
    language: 'el',
    from: 'Από|Αποστολέας',
    date: 'Ημερομηνία|Στάλθηκε|Εστάλη|Απεστάλη|Αποστολή',
    to: 'Προς|Παραλήπτης|Παραλήπτες',
    copy: 'Κοιν.|Κοιν|Κοινοποίηση',
    subject: 'Θέμα',
    other: 'Απάντηση σε|Συνημμένα',
  },
  {
    language: 'tr',
    from: 'Kimden|Gönderen|Gönderici',
    date: 'Tarih|Gönderildi|Gönderilme|Gönderilen|Gönderme Tarihi|Gönderim Tarihi',
    to: 'Kime|Alıcı',
    copy: 'Bilgi|Cc',
    subject: 'Konu',
    other: 'Yanıtla|Yanıt Adresi|Ekler|Önem',
  },
  { language: 'az', from: 'Kimdən|Göndərən', date: 'Tarix|Göndərilib', to: 'Kimə', subject: 'Mövzu' },
  {
    language: 'ar',
    from: 'من|المرسل|مِن',
    date: 'التاريخ|تاريخ|تاريخ الإرسال|تم الإرسال|تم الإرسال في|أرسل|أرسلت|الإرسال|مرسل|التاريخ والوقت',
    to: 'إلى|الى|المستلم|المرسل إليه|المستلمون',
    copy: 'نسخة|نسخة إلى|نسخة كربونية',
    subject: 'الموضوع|موضوع|العنوان',
    other: 'الرد على|الرد إلى|المرفقات',
  },
  {
    language: 'he',
    from: 'מאת|שולח|השולח|מ',
    date: 'תאריך|נשלח|נשלח ב|נשלח בתאריך|תאריך שליחה',
    to: 'אל|לכבוד|נמען|ל',
    copy: 'עותק|העתק|עותק ל',
    subject: 'נושא|הנדון',
    other: 'השב ל|קבצים מצורפים',
  },
  {
    language: 'fa',
    from: 'از|فرستنده|از طرف',
    date: 'تاریخ|ارسال شده|ارسال‌شده|تاریخ ارسال|زمان ارسال|ارسال',
    to: 'به|گیرنده|گیرندگان',
    copy: 'رونوشت|کپی',
    subject: 'موضوع|عنوان',
    other: 'پاسخ به|پیوست‌ها',
  },
  { language: 'ur', from: 'منجانب|از', date: 'تاریخ|بھیجا گیا', to: 'بنام|بہ', subject: 'موضوع' },
  {
    language: 'hi',
    from: 'प्रेषक|से|द्वारा',
    date: 'दिनांक|तारीख|भेजा गया',
    to: 'प्रति|प्राप्तकर्ता|को',
    copy: 'प्रतिलिपि',
    subject: 'विषय',
  },
  {
    language: 'zh',
    from: '发件人|发件者|寄件者|寄件人|發件人|发送人|发信人|自',
    date: '日期|发送时间|发送日期|时间|时 间|寄件日期|寄件時間|寄送日期|傳送日期|傳送時間|已傳送|發送時間|發送日期|已发送|发送|日期和时间',
    to: '收件人|收件者|至',
    copy: '抄送|副本|抄送人|密送',
    subject: '主题|主旨|标题|主題|標題|邮件主题',
    other: '回复至|附件|重要性|答复',
  },
  {
    language: 'ja',
    from: '差出人|送信者|送信元|発信者|差出人名',
    date: '日時|送信日時|日付|送信日|送信済み|送信|受信日時',
    to: '宛先|送信先|受信者|あて先',
    copy: 'Cc|写し',
    subject: '件名|題名|タイトル',
    other: '返信先|添付ファイル|重要度',
  },
  {
    language: 'ko',
    from: '보낸 사람|보낸사람|보낸이|발신|발신자|보내는 사람',
    date: '날짜|보낸 날짜|보낸날짜|보낸 시간|보낸시간|보냄|전송|일시|발송 시간',
    to: '받는 사람|받는사람|받는이|수신|수신자',
    copy: '참조|숨은 참조',
    subject: '제목',
    other: '답장 받는 사람|첨부 파일|첨부|중요도',
  },
  {
    language: 'id',
    from: 'Dari|Pengirim|Daripada',
    date: 'Tanggal|Dikirim|Terkirim|Tarikh|Dihantar',
    to: 'Kepada|Ke|Untuk|Penerima',
    copy: 'Cc|Tembusan|Sk',
    subject: 'Subjek|Perihal|Judul|Hal',
    other: 'Balas ke|Lampiran',
  },
  {
    language: 'vi',
    from: 'Từ|Người gửi',
    date: 'Ngày|Đã gửi|Đã gửi lúc|Gửi|Gửi lúc|Thời gian|Vào|Ngày gửi',
    to: 'Đến|Tới|Người nhận|Cho|Gửi tới',
    copy: 'Cc|Đồng gửi|Đồng kính gửi',
    subject: 'Chủ đề|Tiêu đề',
    other: 'Trả lời|Phần đính kèm',
  },
  {
    language: 'th',
    from: 'จาก|ผู้ส่ง',
    date: 'วันที่|ส่งเมื่อ|ส่ง|เวลา|วันที่ส่ง',
    to: 'ถึง|ผู้รับ',
    copy: 'สำเนา|สำเนาถึง',
    subject: 'เรื่อง|หัวเรื่อง|หัวข้อ',
    other: 'ตอบกลับ|สิ่งที่แนบมา',
  },
];

const KINDS: readonly HeaderKind[] = ['from', 'date', 'to', 'copy', 'subject', 'other'];

/** What a header line is, and in which languages it may be written so. */
export interface Header {
  readonly kind: HeaderKind;
  readonly languages: readonly string[];
}

/** The longest label, in characters as written. */
export const LONGEST_LABEL = 24;

/** The header with this label, in any language; null where no program writes one so. */
export function headerNamed(label: string): Header | null {
  return table().get(foldMarks(label)) ?? null;
}

let known: ReadonlyMap<string, Header> | null = null;

function table(): ReadonlyMap<string, Header> {
  if (known) return known;
  const headers = new Map<string, Header>();
  for (const row of ROWS) {
    for (const kind of KINDS) {
      for (const label of row[kind]?.split('|') ?? []) {
        const folded = foldMarks(label);
        const before = headers.get(folded);
        // The first row decides on a label that is one thing here and another there.
        if (before && before.kind !== kind) continue;
        headers.set(folded, { kind, languages: [...(before?.languages ?? []), row.language] });
      }
    }
  }
  known = headers;
  return headers;
}
