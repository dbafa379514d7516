/** When `npm start` is killed, and who of it: each row of `moments` with each of its victims. */

import { READY } from './started.ts';

/** `all`: the machine loses its power. */
export type Victim = 'start' | 'emulator' | 'worker' | 'all';

/**
 * What is there when the start begins. `bare`: nothing, not even the emulator's Python. `new`: no data. `kept`: the data of a
 * run that was stopped; `killed`: that was killed; `changed`: that was stopped, and sources have changed since.
 */
export type Beginning = 'bare' | 'new' | 'kept' | 'killed' | 'changed';

export interface Moment {
  readonly name: string;
  readonly beginning: Beginning;
  readonly victims: readonly Victim[];
  /** It comes when the start has said this, */
  readonly said?: string;
  /** and a file of such a name is in this folder of `.local/`, */
  readonly exists?: readonly [folder: string, name: RegExp];
  /** and this log has got some lines more, up to so many, as the seed decides; */
  readonly lines?: readonly [log: string, most: number];
  /** at the latest when this is said. */
  readonly latest?: string;
  /** The stack is used first, so that there is something that was not saved yet. */
  readonly isUsed?: boolean;
  /** What is done to the start before the moment comes. */
  readonly isInterrupted?: boolean;
}

const INSTALLING = 'Installing the emulator';
const EMULATOR = '… AWS emulator';
const SYNTHESISED = '… the stack, synthesised';
const BOOTSTRAPPED = '… the account made ready';
const DEPLOYED = '… the stack deployed';
const SEEDED = '… example names';
const CAUGHT_UP = '… files that came after';

const python = 'python.log';
const deployment = 'deploy.log';
const emulator = 'emulator.log';

export const moments: readonly Moment[] = [
  { name: 'making the venv', beginning: 'bare', victims: ['start', 'all'], exists: ['', /^venv-/] },
  {
    name: 'installing with pip',
    beginning: 'bare',
    victims: ['start', 'all'],
    said: INSTALLING,
    lines: [python, 36],
    latest: EMULATOR,
  },
  {
    name: 'putting the venv in its place',
    beginning: 'bare',
    victims: ['all'],
    said: 'Installing collected packages',
    exists: ['', /^venv$/],
    lines: [python, 1],
    latest: EMULATOR,
  },
  { name: 'starting the emulator', beginning: 'new', victims: ['start', 'all'], said: EMULATOR },
  {
    name: 'the emulator has the state',
    beginning: 'new',
    victims: ['start', 'emulator', 'all'],
    exists: ['data/emulator', /^state\.open$/],
  },
  {
    name: 'synthesising',
    beginning: 'new',
    victims: ['start', 'emulator', 'all'],
    said: SYNTHESISED,
    lines: [deployment, 13],
    latest: BOOTSTRAPPED,
  },
  {
    name: 'bootstrap',
    beginning: 'new',
    victims: ['start', 'emulator', 'all'],
    said: BOOTSTRAPPED,
    lines: [deployment, 30],
    latest: DEPLOYED,
  },
  {
    name: 'first deployment',
    beginning: 'new',
    victims: ['start', 'emulator', 'all'],
    said: DEPLOYED,
    lines: [deployment, 400],
    latest: SEEDED,
  },
  {
    name: 'first seed',
    beginning: 'new',
    victims: ['start', 'emulator', 'worker', 'all'],
    said: SEEDED,
    lines: [emulator, 60],
    latest: READY,
  },
  {
    name: 'starting on kept data',
    beginning: 'kept',
    victims: ['start', 'emulator', 'all'],
    exists: ['data/emulator', /^state\.open$/],
  },
  {
    name: 'later deployment',
    beginning: 'changed',
    victims: ['start', 'emulator', 'all'],
    said: DEPLOYED,
    lines: [deployment, 15],
    latest: READY,
  },
  {
    name: 'catching up after a kill',
    beginning: 'killed',
    victims: ['start', 'emulator', 'all'],
    said: CAUGHT_UP,
    lines: [emulator, 20],
    latest: READY,
  },
  {
    name: 'running',
    beginning: 'kept',
    victims: ['start', 'emulator', 'worker', 'all'],
    said: READY,
    isUsed: true,
  },
  {
    name: 'saving the state',
    beginning: 'kept',
    victims: ['start', 'emulator', 'worker', 'all'],
    said: READY,
    isUsed: true,
    exists: ['data/emulator', /^state\.new$/],
  },
  {
    name: 'putting the state in its place',
    beginning: 'kept',
    victims: ['emulator', 'all'],
    said: READY,
    isUsed: true,
    exists: ['data/emulator', /^state\.old$/],
  },
  {
    name: 'stopping',
    beginning: 'kept',
    victims: ['start', 'emulator', 'all'],
    said: 'Stopping',
    isUsed: true,
    isInterrupted: true,
  },
  {
    name: 'saving the state at the stop',
    beginning: 'kept',
    victims: ['start', 'emulator', 'all'],
    said: 'Stopping',
    isUsed: true,
    isInterrupted: true,
    exists: ['data/emulator', /^state\.new$/],
  },
];
