import { Queues } from '../../../local/services/queues.ts';
import { runContract } from './contract.ts';
import { QueueSubject, queueContract } from './queues.contract.ts';

let now = Date.parse('2026-01-02T03:04:05Z');
const memory = new Queues({ now: () => now });
const wait = async (seconds: number) => {
  now += seconds * 1000;
};

runContract('a queue', 'memory', queueContract, (i) => {
  const name = `case-${i}`;
  memory.create(`${name}-dead`);
  memory.create(name, { deadLetter: { queue: `${name}-dead`, maxReceives: 2 } });
  return new QueueSubject(memory, name, (queue) => memory.url(queue), wait);
});
