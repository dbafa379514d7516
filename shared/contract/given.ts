/**
 * Text as people give it. These rules are for what comes in: what is stored is read as it is. Characters that show nothing are
 * left out, as the ends of a line are trimmed: who pastes a name from a page or from Word cannot see them. What turns the
 * direction of text, and line ends within a line, are refused: without them it may read otherwise.
 */
import * as z from 'zod/mini';
import { lookAlikeIn } from '../look-alike.ts';
import { misplacedIn, misplacedInCode, misplacedInLines, withoutUnseen } from '../unseen.ts';

type Judge = (text: string) => string | null;

/** Refuses a text with the sentence of a judge. */
export const judged = (judge: Judge) =>
  z.check<string>((payload) => {
    const message = judge(payload.value);
    if (message !== null) payload.issues.push({ code: 'custom', message, input: payload.value, continue: true });
  });

/** Leaves out what shows nothing. */
export const seen = z.overwrite(withoutUnseen);
export const inOneLine = judged(misplacedIn);
export const inLines = judged(misplacedInLines);
/** Text that is compared or copied as it is, an id or an address: nothing is left out, but refused. */
export const asCopied = judged(misplacedInCode);

/** One line of words, such as a name or a title. */
export const line = z.string().check(seen, z.trim(), inOneLine);

/** Who changed something by way of no token: `link`, and, of the owner's provider, names that begin so (`AuditEntry.who`). */
const NO_LABEL = /^(?:link$|oidc:)/i;

/** The label of a token, by which the audit tells who did what. */
export const Label = line.check(
  z.minLength(1),
  z.maxLength(200),
  judged(lookAlikeIn),
  judged((label) => (NO_LABEL.test(label) ? 'is a word of the audit: give another' : null)),
);
