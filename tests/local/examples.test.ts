import { expect, test } from 'vitest';
import { exampleNames, exampleSubscription } from '../../local/examples.ts';

test('the example subscription follows the names of the examples, and Randa Kassis is known in three scripts', () => {
  const nameIds = exampleNames.map(({ id }) => id);
  expect(exampleSubscription).toMatchObject({ nameIds, cadence: 'instant', confirmed: true });
  expect(exampleNames.find(({ id }) => id === 'randa-kassis')).toMatchObject({
    name: 'Randa Kassis',
    aliases: ['راندا قسيس', 'Ранда Кассис'],
  });
});
