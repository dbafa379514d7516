/** Subjects without what mail programs put before them. */

/** Prefixes of subjects in replies and forwarded mails, in many languages. */
const PASSED_ON =
  /^(?:\s{0,9}(?:re|fwd?|aw|wg|tr|rv|res|enc|vs|sv|vl|vb|ynt|ilt|i̇lt|odp|pd|antw|doorst|betr|bls|fs|ref|rif|r|i|vá|továbbítás|redir\.?|re\s?:\s?fwd|videresend(?:t)?|weitergeleitet|fwd\s?by|на|ответ|отв|пересл|переслать|відп|fw|رد|إعادة توجيه|توجيه|پاسخ|ارسال|ارجاع|转发|转寄|答复|回复|轉寄|轉發|回覆|転送|返信|전달|답장|회신|הועבר|תשובה|השב|σχετ|απ|πρθ|πρ|ส่งต่อ|ตอบกลับ|trả lời|chuyển tiếp|chuyển|bls|trs)\s{0,3}(?:\[\d{1,3}\]|\(\d{1,3}\))?\s{0,2}[:：]\s{0,9}){1,10}/iu;

/** `WG: Fwd: The Bridge` → `The Bridge`. */
export function withoutPrefixes(subject: string): string {
  return subject.replace(PASSED_ON, '').replace(/\s{1,9}\((?:fwd|was: .{1,200})\)$/i, '');
}
