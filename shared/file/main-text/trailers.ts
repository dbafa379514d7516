import { foldMarks } from '../../language/fold.ts';

/** Beginnings of headings above what follows a text (related articles, comments, share buttons), folded, by language. */
const TRAILERS = [
  // en
  'related|read more|read next|read also|see also|more on|more from|more in|more stories|more news|you may|you might|recommended|most read|most popular|popular posts|latest news|latest posts|recent posts|trending|comments|leave a|post a comment|join the conversation|share this|share the|sign up|subscribe|newsletter|about the author|sponsored|what to read|up next|don t miss|other news|further reading',
  // de
  'das konnte|auch interessant|mehr zum|mehr aus|mehr von|mehr zu|weitere artikel|weitere nachrichten|weitere beitrage|weitere themen|weiterlesen|lesen sie|verwandte|ahnliche|passend zum|meistgelesen|meist gelesen|neueste|aktuelle meldungen|kommentare|ein kommentar|schreibe einen|schreiben sie einen|hinterlasse|teilen|artikel teilen|diesen artikel|uber den autor|uber die autor|empfehlungen|entdecken sie|zum thema',
  // fr
  'a lire|lire aussi|sur le meme|articles similaires|articles lies|articles connexes|les plus lus|plus d articles|en savoir plus|dans la meme|a decouvrir|vous aimerez|commentaires|laisser un|partager|abonnez|newsletter|ailleurs sur|dernieres',
  // es, pt, it, ca, gl
  'te puede|te recomendamos|le puede|lo mas|lo ultimo|mas en|mas de|mas noticias|noticias relacionadas|articulos relacionados|relacionad|tambien te|ver tambien|lea tambien|lee tambien|comentarios|deja un|deja tu|compartir|comparte|suscri|ultimas noticias',
  'leia tambem|leia mais|veja tambem|veja mais|mais lidas|mais sobre|mais noticias|mais em|noticias relacionadas|artigos relacionados|comentario|deixe um|compartilh|partilh|ultimas',
  'leggi anche|potrebbe interessarti|ti potrebbe|potrebbero|articoli correlati|correlati|piu letti|i piu|altri articoli|altre notizie|commenti|lascia un|condividi|ultime notizie',
  // nl, sv, da, no, fi
  'lees ook|lees meer|zie ook|meer over|meer nieuws|gerelateerd|meest gelezen|reacties|reageer|geef een|laat een|deel dit|net binnen|aanbevolen',
  'las mer|las ocksa|las aven|relaterat|relaterade|mest last|mer om|kommentarer|dela|senaste|laes ogsa|laes mere|laes ogsaa|relaterede|mest laeste|mere om|les ogsa|les mer|relatert|relaterte|mest lest|siste|lue myos|lue lisaa|luetuimmat|aiheesta|kommentit|jaa',
  // pl, cs, sk, hu, ro, hr, sr, sl, tr, el
  'czytaj tez|czytaj takze|czytaj wiecej|zobacz tez|zobacz takze|powiazane|podobne|najczesciej|polecane|komentarze|udostepnij|souvisejici|mohlo by|ctete take|nejctenejsi|komentare|sdilet|diskuze|diskuse|suvisiace|najcitanejsie|prectete|kapcsolodo|ajanlott|ezek is|legolvasottabb|hozzaszolasok|megosztas|citeste si|articole|cele mai citite|comentarii|recomandari|procitajte|povezane|najcitanije|komentari|preporucujemo|podijeli|povezano|vec iz|ilgili haberler|ilginizi|benzer|diger haberler|en cok|son dakika|yorumlar|paylas|onerilen|διαβαστε|σχετικα|δειτε επισης|σχολια|δημοφιλη|περισσοτερα',
  // ru, uk, bg
  'читаите также|читать также|читаите еще|смотрите также|по теме|похожие|другие новости|последние новости|популярное|самое|комментарии|поделиться|новости партнеров|читаите також|читати також|дивіться також|за темою|схожі|останні новини|популярне|коментарі|поділитися|вижте още|още по темата|още новини|прочетете|коментари|свързани',
  // ar, fa, he, ur
  'اقرا ايضا|اقرا المزيد|اقرا|مواضيع ذات|اخبار ذات|موضوعات|مقالات ذات|ذات صلة|المزيد|الاكثر|شاهد ايضا|قد يعجبك|تعليقات|التعليقات|اترك|شارك|مطالب مرتبط|اخبار مرتبط|بیشتر بخوانید|نظرات|دیدگاه|پربازدید|כתבות נוספות|קראו גם|אולי יעניין|תגובות|עוד ב|מזיד',
  // zh, ja, ko, th, vi, id, hi
  '相关|延伸阅读|推荐|热门|评论|分享|更多|相關|延伸閱讀|推薦|熱門|留言|關連記事|関連|おすすめ|ランキング|人気|コメント|あわせて読|最新記事|관련|추천|많이 본|댓글|공유|인기|ข่าวที่เกี่ยวข้อง|อ่านเพิ่ม|tin lien quan|bai viet lien quan|xem them|doc them|binh luan|tin moi|baca juga|artikel terkait|berita terkait|terpopuler|komentar|terkini|lihat juga|यह भी|ये भी|संबंधित|और पढ़ें',
].flatMap((row) => row.split('|'));

/** By first letter: for most headings there is none to compare. */
const BY_FIRST = Map.groupBy(TRAILERS, (trailer) => trailer.slice(0, 1));
const LONGEST = 60;

/** More words behind the beginning make a heading of the text itself: `Comments of the council on the new ferry`. */
const MOST_WORDS_BEHIND = 3;

/** Whether a line is the heading of a trailer: `Related articles`, `Das könnte dich auch interessieren`. */
export function isTrailerHeading(text: string): boolean {
  if (text.length > LONGEST) return false;
  const words = foldMarks(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const trailers = BY_FIRST.get(words.slice(0, 1)) ?? [];
  return trailers.some(
    (trailer) => words.startsWith(trailer) && words.slice(trailer.length).split(' ').length <= MOST_WORDS_BEHIND + 1,
  );
}
