import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { endOnCrash, openSession, Stopped, unlessEnded } from '../../local/session.ts';

function setting() {
  const events = new EventEmitter();
  let time = 0;
  const host = {
    on: (event: string, listener: (...given: never[]) => void) => events.on(event, listener as () => void),
    exit: vi.fn<(code?: unknown) => never>(),
  };
  const kill = vi.fn<() => void>();
  const complain = vi.fn<(message: string) => void>();
  const session = openSession({ host: host as never, now: () => time, kill, complain });
  return { session, events, host, kill, complain, after: (ms: number) => (time += ms) };
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends the run in order', (name) => {
  const { session, events, host } = setting();
  events.emit(name, name);
  expect(session.signal.reason).toEqual(new Stopped(name));
  expect(host.exit).not.toHaveBeenCalled();
});

test('one Ctrl-C that arrives twice (terminal and npm) is one; a second one kills and exits', () => {
  const { events, host, kill, after } = setting();
  events.emit('SIGINT', 'SIGINT');
  after(40);
  events.emit('SIGINT', 'SIGINT');
  expect(host.exit).not.toHaveBeenCalled();
  after(1_000);
  events.emit('SIGINT', 'SIGINT');
  expect(kill).toHaveBeenCalled();
  expect(host.exit).toHaveBeenCalledWith(130);
});

test.each(['uncaughtException', 'unhandledRejection'])('a crash (%s) ends the run in order too', (event) => {
  const { session, events, host } = setting();
  endOnCrash(session, host as never);
  events.emit(event, new Error('broken'));
  expect(session.signal.reason).toEqual(new Error('broken'));
});

test('what was started is undone last first, once, and a failure holds up nothing', async () => {
  const { session, complain, kill } = setting();
  const undone: string[] = [];
  session.atEnd(() => void undone.push('first'));
  session.atEnd(() => Promise.reject(new Error('stuck')));
  session.atEnd(async () => void undone.push('last'));
  await session.close();
  await session.close();
  expect(undone).toEqual(['last', 'first']);
  expect(complain.mock.calls).toEqual([['While stopping: stuck']]);
  expect(kill).toHaveBeenCalled();
});

test('nothing outlives the process', () => {
  const { events, kill } = setting();
  events.emit('exit');
  expect(kill).toHaveBeenCalledOnce();
});

test('the first reason stands', () => {
  const { session } = setting();
  session.end(new Error('first'));
  session.end(new Error('second'));
  expect(session.signal.reason).toEqual(new Error('first'));
});

test('work that takes its time is left when the run ends', async () => {
  const { session } = setting();
  expect(await unlessEnded(session.signal, Promise.resolve(1))).toBe(1);
  const left = unlessEnded(session.signal, new Promise(() => undefined));
  session.end(new Stopped('SIGINT'));
  await expect(left).rejects.toThrow('stopped by SIGINT');
  await expect(unlessEnded(session.signal, Promise.resolve(1))).rejects.toThrow('stopped by SIGINT');
});
