/** What the stack on this machine plays (`shared/triggers.ts`) is all that starts a function of the template. */
import { describe, expect, it } from 'vitest';
import { queueRules, queues, SEND_LEASE_MS, schedules, streams } from '../../shared/triggers.ts';
import { synthesise } from '../support/synthesise.ts';

const resources = Object.values(synthesise().toJSON().Resources as Record<string, Resource>);
interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
}
const ofType = (type: string) => resources.filter(({ Type }) => Type === type).map(({ Properties }) => Properties);

describe('what starts a function', () => {
  it('on a timer is a schedule', () => {
    const rates = ofType('AWS::Events::Rule').flatMap(({ ScheduleExpression: rate }) => (rate ? [String(rate)] : []));
    const played = Object.values(schedules).map(({ everyMinutes }) => everyMinutes);
    expect(rates.map((rate) => Number(/\d+/.exec(rate)?.[0])).sort()).toEqual([...played].sort());
  });

  it('by a queue or by the stream is a mapping', () => {
    const mappings = ofType('AWS::Lambda::EventSourceMapping');
    const filtered = mappings.filter(({ FilterCriteria }) => FilterCriteria !== undefined);
    expect(filtered).toHaveLength(Object.keys(streams).length);
    const patterns = filtered.map(({ FilterCriteria }) =>
      (FilterCriteria as { Filters: { Pattern: string }[] }).Filters.map(({ Pattern }) => JSON.parse(Pattern)),
    );
    expect(patterns).toEqual(Object.values(streams).map((stream) => stream.patterns));
  });
});

it('what a run of the send function holds is held until it has ended, and free when its messages come again', () => {
  for (const { timeoutSeconds } of [queues.mail, queues.hooks]) {
    expect(SEND_LEASE_MS).toBeGreaterThan(timeoutSeconds * 1000);
    expect(SEND_LEASE_MS).toBeLessThan(timeoutSeconds * queueRules.visibilityFactor * 1000);
  }
  const timeouts = ofType('AWS::Lambda::Function').filter(({ Environment }) =>
    JSON.stringify(Environment ?? {}).includes('MAIL_SETS'),
  );
  expect(timeouts.map(({ Timeout }) => Number(Timeout) * 1000 < SEND_LEASE_MS)).toEqual([true]);
});
