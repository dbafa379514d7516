/** Notices to readers: calls to subscribe, to follow, to write, to load an application; whose the rights are. */
import { foldMarks } from '../../language/fold.ts';

/** What they say, without marks, by language; a line that says it about the paper itself is no part of its text. */
const NOTICES = [
  // all
  'newsletter|whatsapp channel|app store|google play|play store|telegram channel|google news',
  // en
  'subscribe|sign up|follow us|follow our|download the|download our|have a tip|got a tip|send us|let us know|we want to hear|letter to the editor|join our|support us|support our|donate|click here|register here|leave a comment',
  // de
  'abonnier|folgen sie uns|folge uns|folgt uns|nichts mehr v|nichts verpassen|hier anmelden|jetzt anmelden|jetzt kostenlos|schreiben sie uns|registrieren sie sich|netiquette|unterstutzen sie uns|klicken sie hier|hier geht es|hier geht s|mehr zum thema|leserbrief',
  // fr
  'abonnez vous|suivez nous|inscrivez vous|telechargez|ecrivez nous|cliquez ici|soutenez nous|rejoignez nous|faites un don',
  // es, pt, ca, gl
  'suscribete|suscribase|siguenos|seguinos|sigue nuestr|sigue a|descarga|haz clic|haga clic|unete a|recibe en tu|inscreva se|assine|siga nos|siga o|clique aqui|baixe o|baixe nosso|entre no grupo|receba|apoie|subscriu te|segueix nos',
  // it
  'iscriviti|seguici|abbonati|scarica|clicca qui|sostieni',
  // nl, sv, da, no, fi
  'abonneer|meld je aan|schrijf je in|volg ons|download de|klik hier|prenumerera|folj oss|skriv upp dig|ladda ner|klicka har|tilmeld dig|folg os|abonner|meld deg pa|folg oss|klikk her|tilaa|seuraa meita|lataa',
  // pl, cs, sk, hu, ro, hr, tr, el
  'zapisz sie|obserwuj nas|subskrybuj|pobierz|kliknij|dolacz do|odebirejte|sledujte nas|stahnete|kliknete|odoberajte|stiahnite|iratkozz|kovess|kovessen|toltse le|kattintson|aboneaza|urmareste|urmariti|descarca|click aici|pretplatite|pratite nas|preuzmite|kliknite|abone ol|takip ed|indirin|tiklayin|εγγραφειτε|ακολουθηστε|κατεβαστε|πατηστε εδω',
  // ru, uk, bg, sr
  'подпишитесь|подписывайтесь|подписаться|читаите нас|следите за|присоединяитесь|скачаите|нажмите|пишите нам|підпишіться|підписуйтесь|приєднуитесь|стежте за|читаите нас|завантаж|абонираите|последваите ни|последваите|претплатите|пратите нас',
  // ar, fa, he
  'اشترك|تابعنا|تابعونا|حمل تطبيق|انضم|اضغط هنا|انقر هنا|عضو شوید|دنبال کنید|הירשמו|עקבו אחרינו|הצטרפו|לחצו כאן',
  // zh, ja, ko, th, vi, id, hi
  '订阅|關注我們|关注我们|訂閱|下載|点击|點擊|登録|フォロー|ダウンロード|こちら|구독|팔로우|다운로드|ติดตาม|สมัคร|dang ky|theo doi|tai ung dung|berlangganan|ikuti kami|unduh|klik di sini|dapatkan update|सब्सक्राइब|फॉलो|डाउनलोड',
  // rights
  'all rights reserved|may not be published|may not be reproduced|alle rechte vorbehalten|tous droits reserves|reproduction interdite|todos los derechos|derechos reservados|prohibida la reproduccion|todos os direitos|tutti i diritti|alle rechten|alla rattigheter|alle rettigheder|alle rettigheter|kaikki oikeudet|wszelkie prawa|vsechna prava|vsetky prava|minden jog|toate drepturile|sva prava|tum haklari|все права|усі права|всички права|сва права|με επιφυλαξη|جميع الحقوق|كل الحقوق|تمامی حقوق|כל הזכויות|版权所有|版權所有|未经授权|無断転載|著作権|무단|저작권|สงวนลิขสิทธิ์|ban quyen|hak cipta|सर्वाधिकार',
].flatMap((row) => row.split('|').map(foldMarks));

/** Longer blocks tell of something. */
const LONGEST = 300;

const RIGHTS_SIGN = /[©℗]/u;

/** Whether a line is a notice to readers: `Subscribe to our newsletter`, `All rights reserved`. */
export function isNotice(text: string): boolean {
  if (text.length > LONGEST) return false;
  const words = foldMarks(text).replace(/[^\p{L}\p{N}]+/gu, ' ');
  return RIGHTS_SIGN.test(text) || NOTICES.some((notice) => words.includes(notice));
}
