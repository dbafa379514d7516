import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { endOnCrash, openSession, Stopped, untilEnd } from '../../local/session.ts';

function startSession() {
  const events = new EventEmitter();
  let time = 0;
  const host = {
    on: (event: string, listener: (...given: never[]) => void) => events.on(event, listener as () => void),
    exit: vi.fn<(code?: unknown) => never>(),
  };
  const kill = vi.fn<() => void>();
  const reportError = vi.fn<(message: string) => void>();
  const session = openSession({ process: host as never, now: () => time, kill, reportError });
  return { session, events, host, kill, reportError, after: (ms: number) => (time += ms) };
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends the run in order', (name) => {
  const { session, events, host } = startSession();
  events.emit(name, name);
  expect(session.signal.reason).toEqual(new Stopped(name));
  expect(host.exit).not.toHaveBeenCalled();
});

test('one Ctrl-C that arrives twice (terminal and npm) is one; a second one kills and exits', () => {
  const { events, host, kill, after } = startSession();
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
  const { session, events, host } = startSession();
  endOnCrash(session, host as never);
  events.emit(event, new Error('broken'));
  expect(session.signal.reason).toEqual(new Error('broken'));
});

test('clean-ups run last first, once, and one that fails does not stop the others', async () => {
  const { session, reportError, kill } = startSession();
  const cleaned: string[] = [];
  session.atEnd(() => void cleaned.push('first'));
  session.atEnd(() => Promise.reject(new Error('stuck')));
  session.atEnd(async () => void cleaned.push('last'));
  await session.close();
  await session.close();
  expect(cleaned).toEqual(['last', 'first']);
  expect(reportError.mock.calls).toEqual([['While stopping: stuck']]);
  expect(kill).toHaveBeenCalled();
});

test('the exit of the process kills all children', () => {
  const { events, kill } = startSession();
  events.emit('exit');
  expect(kill).toHaveBeenCalledOnce();
});

test('only the first reason counts', () => {
  const { session } = startSession();
  session.end(new Error('first'));
  session.end(new Error('second'));
  expect(session.signal.reason).toEqual(new Error('first'));
});

test('untilEnd does not wait for unfinished work when the run ends', async () => {
  const { session } = startSession();
  expect(await untilEnd(session.signal, Promise.resolve(1))).toBe(1);
  const unfinished = untilEnd(session.signal, new Promise(() => undefined));
  session.end(new Stopped('SIGINT'));
  await expect(unfinished).rejects.toThrow('stopped by SIGINT');
  await expect(untilEnd(session.signal, Promise.resolve(1))).rejects.toThrow('stopped by SIGINT');
});
