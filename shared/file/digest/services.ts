/** Services that send lists of what they found, and words of the links around the finds. */
import type { Document } from '../../document/document.ts';
import { foldMarks } from '../../language/fold.ts';

/** Names and domains of senders, and beginnings of subjects. */
const SENDERS =
  /google ?alerts?|alertes google|alertas? (?:de |do )?google|google (?:оповещения|アラート|알리미|快讯|快訊)|talkwalker|mention\.com|meltwater|cision|onclusive|kantarmedia|brandwatch|brand24|awario|f5bot|muck ?rack|signal-?ai|tveyes|agilitypr|retriever-info|argusdatainsights|ausschnitt|landaumedia|factiva|dowjones|lexisnexis|europresse|pressreader|newsbank/;
const SUBJECTS =
  /^(?:google[ -]?(?:alerts?|alertes?|alertas?|оповещения|アラート|알리미|快讯|快訊)|alertes? google|alertas? (?:de |do )?google|talkwalker alerts?|оповещения google)(?![\p{L}\p{N}])/u;

/** Whether a document is a mail of such a service. */
export function isOfService({ declared }: Document): boolean {
  return declared.some(({ name, value }) => {
    if (name === 'mail:from') return SENDERS.test(foldMarks(value));
    return (name === 'stated:title' || name === 'title') && SUBJECTS.test(foldMarks(value));
  });
}

/** Words of links that lead to no find, and of lines below the last one. */
const AROUND = [
  'unsubscribe|subscribed|subscription|opt out|view (?:this|it|online|in)|in (?:your|a|the) browser|read online|privacy policy|terms of (?:use|service)|preferences|manage (?:your|this|my)|edit this|see more results|see all stories|all results|flag as irrelevant|receive this alert|you have received this|you received this|you are receiving|forward to a friend|follow us|contact us|all rights reserved|copyright ©|rss feed',
  'abbestellen|abmelden|abonnement verwalten|im browser|online ansehen|datenschutz|impressum|weitere ergebnisse|als irrelevant|sie erhalten diese|kontakt',
  'désinscri|desinscri|désabonn|se désabonner|dans (?:votre|le) navigateur|version en ligne|confidentialité|gérer (?:vos|mes)|autres résultats|signaler comme|vous recevez',
  'darse de baja|cancelar (?:la )?suscripción|en (?:tu|su|el) navegador|política de privacidad|más resultados|marcar como|recibes este|recibió este',
  'annulla iscrizione|disiscriv|nel (?:tuo )?browser|informativa|altri risultati|contrassegna|hai ricevuto',
  'cancelar (?:a )?(?:inscrição|assinatura)|no (?:seu )?navegador|privacidade|mais resultados|você recebeu',
  'afmelden|uitschrijven|in (?:je|uw) browser|privacybeleid|meer resultaten|je ontvangt',
  'отписаться|в браузере|конфиденциальност|другие результаты|вы получили',
  'wypisz|w przeglądarce|odhlásit|v prohlížeči|leiratkozás|dezabonare|avregistrera|avmeld|afmeld|peruuta tilaus|aboneliği|tarayıcı',
  'إلغاء الاشتراك|في المتصفح|ביטול מנוי|لغو اشتراک|退订|取消订阅|取消訂閱|配信停止|구독 취소|수신거부',
].join('|');
const CHROME = new RegExp(foldMarks(AROUND), 'u');
/** Links below a find that lead to the same place, or share it. */
const MORE =
  /^(?:read (?:more|on|the|full)|full (?:story|article|coverage)|more|continue|weiterlesen|mehr|zum artikel|lire|leer|leggi|ler|lees|читать|czytaj|devamı|share|tweet|facebook|twitter|linkedin|link|source|web|news|blogs?|video)\b/u;

/** Whether a line belongs to the mail, not to a find. */
export function isAround(text: string): boolean {
  return text.length < 300 && CHROME.test(foldMarks(text));
}

/** Whether the text of a link only says where it leads. */
export function isMore(text: string): boolean {
  return text.length < 60 && MORE.test(foldMarks(text));
}

/** Kinds of sources that a list is parted by, alone in a line. */
const PARTS = new RegExp(
  `^(?:${foldMarks('news|web|blogs?|videos?|books|discussions|nachrichten|actualités|noticias|notícias|notizie|nieuws|nyheter|nyheder|uutiset|новости|новини|wiadomości|zprávy|správy|hírek|știri|haberler|ειδήσεις|أخبار|الأخبار|חדשות|اخبار|समाचार|ニュース|뉴스|新闻|新聞|资讯|berita|tin tức')})$`,
  'u',
);
/** The day of the alert, as in `Daily update ⋅ March 5, 2018`. */
const UPDATE = /^.{1,60} ⋅ .{0,40}\p{Nd}/u;

/** Whether a line heads a list or a part of it: a rule, a kind of source, the name of the alert. */
export function isHeadOfList(text: string): boolean {
  if (text.length > 120) return false;
  const folded = foldMarks(text);
  return (
    /^[=\-_*#]{2,}|^(?:- ){2}/u.test(text) || PARTS.test(folded.trim()) || UPDATE.test(folded) || SUBJECTS.test(folded)
  );
}
