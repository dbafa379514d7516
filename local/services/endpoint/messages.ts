/** The list of sent mails, as the emulator gives it: `GET /_ministack/ses/messages`. */
import PostalMime from 'postal-mime';
import type { SentMail } from '../mail.ts';
import { type Answer, json } from './answer.ts';

export async function answerMessages(sent: readonly SentMail[]): Promise<Answer> {
  return json(200, { messages: { '000000000000': await Promise.all(sent.map(listed)) } });
}

async function listed({ raw, to, from, messageId, at }: SentMail): Promise<object> {
  const { subject = '', text = '', html = '', headers } = await PostalMime.parse(raw);
  return {
    MessageId: messageId,
    Source: from,
    To: [to],
    CC: [],
    BCC: [],
    Subject: subject,
    BodyText: text,
    BodyHtml: html,
    Headers: headers.map(({ originalKey, value }) => ({ Name: originalKey, Value: value })),
    Timestamp: at / 1000,
    Type: 'Raw',
  };
}
