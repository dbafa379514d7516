/** Whatever a clip or a name says, a mail, an event and a message to a chat are text that every one of them takes. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compose, subjectOf } from '../../../shared/alert/index.ts';
import { chatMessage } from '../../../shared/alert/ways/chat.ts';
import { hookEvent, isTold } from '../../../shared/alert/ways/event.ts';
import { slackMessage } from '../../../shared/alert/ways/slack.ts';
import { teamsMessage } from '../../../shared/alert/ways/teams.ts';
import { unfitIn } from '../../../shared/well-formed.ts';
import { hostileContents, hostileReader } from '../../support/make/hostile.ts';

const unit = fc.oneof(
  fc.constantFrom(0, 1, 12, 0x1b, 0xd83d, 0xdea2, 0xfffe, 0xffff, 0x20, 0x41),
  fc.integer({ min: 0, max: 0xffff }),
);
const anyText = fc.array(unit, { minLength: 1, maxLength: 40 }).map((units) => String.fromCharCode(...units));

test('any text, in every place that a file or a caller fills', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('en' as const, 'ar' as const), (text, language) => {
      const reader = hostileReader([text], language);
      for (const content of hostileContents([{ text, address: `https://example.org/${text}` }])) {
        const mail = compose(content, reader);
        expect(unfitIn(mail)).toBeNull();
        expect(mail.subject).not.toMatch(/\p{Cc}/u);
        if (!isTold(content)) continue;
        expect(unfitIn(hookEvent(content, text, new Date(0)))).toBeNull();
        const message = chatMessage(content, subjectOf(content, reader), reader);
        expect(unfitIn([slackMessage(message), teamsMessage(message, language)])).toBeNull();
      }
    }),
    { numRuns: 40 },
  );
});

test('a long text is cut between characters, wherever its limit falls', () => {
  for (let before = 0; before < 2; before++) {
    // The first mark ends after six units.
    const text = `🚢🚢🚢${'a'.repeat(before)}${'🚢'.repeat(1200)}`;
    const reader = hostileReader([text], 'en');
    for (const content of hostileContents([{ text, address: 'https://example.org/' }])) {
      const { subject, ...parts } = compose(content, reader);
      expect(`${subject} ${parts.text} ${parts.html}`).not.toContain('\ufffd');
    }
  }
});
