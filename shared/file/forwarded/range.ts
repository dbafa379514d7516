import { foldMarks } from '../../language/fold.ts';
import type { InnerHead } from './header.ts';
import type { MailLine } from './lines.ts';

/** Warnings that the mail servers of companies put above mails from outside. */
const BANNER =
  /^\W{0,9}(?:caution|warning|external|attention|notice|achtung|vorsicht|warnung|externe|hinweis|extern|prudence|avertissement|precaucion|atencion|advertencia|correo externo|attenzione|email esterna|mail esterna|cuidado|atencao|let op|waarschuwing|varning|advarsel|uwaga|upozorneni|pozor|figyelem|внимание|осторожно|увага|dikkat|تنبيه|تحذير|זהירות|שים לב|注意|警告|外部)(?=\W|[:：]|$)/u;
const BANNER_SAYS =
  /outside|external|originated|sender|attachment|links|extern|absender|anhang|expediteur|remitente|adjunto|mittente|allegat|remetente|afzender|bijlage|avsandare|nadawc|odesilatel|gonderen|внешн|отправител|зовнішн|خارج|מחוץ|外部|附件|发件人|送信者/;
const LONGEST_BANNER = 500;
const MOST_BANNERS = 3;

/** A line that closes a forwarded mail: `----- End forwarded message -----`. */
const CLOSING = /^[-=_]{2,99}\s{0,9}(?:end|ende|fin|fine|slut|koniec|konec|конец)\b.{0,80}[-=_]{2}$/iu;

/** The lines of a mail below its head: up to `end`, to the line that closes it, or to where its quoting ends. */
export function rangeOf(
  lines: readonly MailLine[],
  { next }: InnerHead,
  end: number,
): readonly [from: number, to: number] {
  let from = next;
  while (from < Math.min(end, next + MOST_BANNERS) && isBanner(lines[from]?.text ?? '')) from++;
  const own = lines.slice(from, end);
  const depth = own[0]?.depth ?? 0;
  const closed = own.findIndex(({ text }) => CLOSING.test(text));
  const last = own.findLastIndex((line) => line.depth >= depth);
  return [from, from + Math.min(closed < 0 ? own.length : closed, last + 1)];
}

function isBanner(text: string): boolean {
  if (text.length > LONGEST_BANNER) return false;
  const folded = foldMarks(text);
  return BANNER.test(folded) && BANNER_SAYS.test(folded);
}
