/** What `subscriptions add` says of options that are taken without effect, as the contract has it. */
import { expect, test } from 'vitest';
import { page, withKassis } from '../../../support/fake/api-responses.ts';
import { type ApiRequest, type ApiResponse, runAgainst } from '../../../support/run-command.ts';

const echo = ({ method, body }: ApiRequest): ApiResponse =>
  method === 'GET' ? page([]) : { status: 201, body: { id: 'made', ...Object(body) } };
const add = (args: readonly string[]) =>
  runAgainst(withKassis(echo), ['subscriptions', 'add', 'a@example.org', '--all', '--confirmed', ...args]);

test.each([
  [['--hour', '8'], '--hour has no effect with --cadence instant'],
  [['--weekday', 'friday'], '--weekday has no effect with --cadence instant'],
  [['--cadence', 'daily', '--weekday', 'friday'], '--weekday has no effect with --cadence daily'],
  [['--urgent', 'randa-kassis'], '--urgent has no effect without --quiet'],
  [['--cadence', 'daily', '--quiet', '22:00-07:00'], '--quiet has no effect with --cadence daily, but on --videos'],
  [['--slack', 'https://example.org/x'], '--slack goes to example.org, which is no host of Slack'],
  [
    ['--slack', 'https://hooks.slack.com.example.org/x'],
    '--slack goes to hooks.slack.com.example.org, which is no host of Slack',
  ],
  [['--teams', 'https://example.org/x'], '--teams goes to example.org, which is no host of Teams Workflows'],
  [['--teams', 'https://x.webhook.office.com/x'], '--teams goes to x.webhook.office.com'],
])('add %j says so, and goes on', async (args, note) => {
  const { status, err, asked } = await add(args);
  expect(err).toContain(`note: ${note}`);
  expect([status, asked.at(-1)?.method]).toEqual([0, 'POST']);
});

test.each([
  [['--cadence', 'daily', '--hour', '8']],
  [['--cadence', 'weekly', '--weekday', 'friday', '--hour', '8']],
  [['--urgent', 'randa-kassis', '--quiet', '22:00-07:00']],
  // First in digests.
  [['--cadence', 'daily', '--urgent', 'randa-kassis']],
  [['--cadence', 'daily', '--quiet', '22:00-07:00', '--videos']],
  [['--slack', 'https://hooks.slack.com/services/T0/B0/x']],
  [['--slack', 'https://hooks.slack-gov.com/services/T0/B0/x']],
  [['--teams', 'https://prod-1.westeurope.logic.azure.com/workflows/x']],
  [['--teams', 'https://default1.a2.environment.api.powerplatform.com/powerautomate/x']],
])('add %j says nothing of the kind', async (args) => {
  expect((await add(args)).err).not.toContain('note:');
});
