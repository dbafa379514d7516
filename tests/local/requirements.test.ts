import { expect, test } from 'vitest';
import { type Python, whatIsMissing } from '../../local/find-python.ts';

const python = (version: [number, number], venv: boolean, path = '/usr/bin/python3'): Python => ({
  path,
  version,
  venv,
});

test.each<{ why: string; seen: Python[]; says: string[]; not?: string }>([
  { why: 'nothing there', seen: [], says: ['Python is missing', '3.10 or newer', 'apt install python3', 'npm start'] },
  { why: 'too old', seen: [python([3, 9], true)], says: ['Python 3.9 (/usr/bin/python3) is too old', '3.10 or newer'] },
  {
    why: 'Python 2',
    seen: [python([2, 7], false, '/usr/bin/python')],
    says: ['Python 2.7 (/usr/bin/python) is too old'],
  },
  {
    why: 'new enough, but Debian keeps its venv in a package of its own',
    seen: [python([3, 12], false)],
    says: ['Python 3.12 (/usr/bin/python3) cannot make virtual environments', 'apt install python3.12-venv'],
    not: 'too old',
  },
  {
    why: 'an old one first: the one that only lacks its venv is nearer to the goal',
    seen: [python([3, 8], true), python([3, 11], false, '/opt/python3.11')],
    says: ['Python 3.11 (/opt/python3.11) cannot make virtual environments'],
    not: '3.8',
  },
])('what is missing, in one line that says what to do: $why', ({ seen, says, not }) => {
  const message = whatIsMissing(seen);
  for (const part of says) expect(message).toContain(part);
  if (not !== undefined) expect(message).not.toContain(not);
  expect(message).not.toContain('\n');
});
