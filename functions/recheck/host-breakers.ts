import { afterAttempt, type Breaker, CLOSED, type HostAttempt, stateOf } from '../../shared/embed/index.ts';
import { changeBreaker, readBreakers } from '../aws/table/embed/breaker.ts';
import { forEachOf } from '../runtime/batch.ts';

/** A run that probes a failing host keeps others from it for that long. */
const PROBE_LEASE_MS = 60_000;

/** The breakers of the hosts that a round asks: read once, kept up to date by the round, merged into the table at its end. */
export class HostBreakers {
  private readonly breakers: Map<string, Breaker>;
  /** Hosts that the table knows nothing of. */
  private readonly unknown: ReadonlySet<string>;
  /** Failing hosts that this round, and no other, may probe. */
  private readonly leased: ReadonlySet<string>;
  private readonly attempts = new Map<string, HostAttempt[]>();

  private constructor(breakers: Map<string, Breaker>, leased: ReadonlySet<string>) {
    this.breakers = breakers;
    this.unknown = new Set([...breakers].filter(([, breaker]) => breaker === CLOSED).map(([host]) => host));
    this.leased = leased;
  }

  static async read(hosts: readonly string[], now: Date): Promise<HostBreakers> {
    const breakers = await readBreakers(hosts);
    const leased = new Set<string>();
    for (const [host, breaker] of breakers) {
      if (stateOf(breaker, now.getTime()) === 'probing' && (await leaseProbe(host, now))) leased.add(host);
    }
    return new HostBreakers(breakers, leased);
  }

  get(host: string): Breaker {
    return this.breakers.get(host) ?? CLOSED;
  }

  /** Whether to ask a host now, with `inFlight` requests to it. */
  admit(host: string, inFlight: number, now: Date): 'now' | 'later' | 'never' {
    const state = stateOf(this.get(host), now.getTime());
    switch (state) {
      case 'closed':
        return 'now';
      case 'probing':
        if (!this.leased.has(host)) return 'never';
        return inFlight === 0 ? 'now' : 'later';
      case 'open':
      case 'held':
        return 'never';
      default:
        return state satisfies never;
    }
  }

  /** Notes an attempt, and the breaker after it. */
  record(host: string, attempt: HostAttempt, breaker: Breaker): void {
    this.breakers.set(host, breaker);
    this.attempts.set(host, [...(this.attempts.get(host) ?? []), attempt]);
  }

  /** Adds the attempts of this round to the breakers in the table, which other rounds may have changed. */
  async save(now: Date): Promise<void> {
    const isNews = ([host, attempts]: [string, HostAttempt[]]) =>
      !this.unknown.has(host) || attempts.some(({ signal }) => signal !== 'answered');
    await forEachOf([...this.attempts].filter(isNews), ([host, attempts]) =>
      changeBreaker(host, now, (stored) => {
        // The lease ends here: what the probe brought decides.
        const breaker = this.leased.has(host) ? { ...stored, openUntil: 0 } : stored;
        return attempts.reduce(afterAttempt, breaker);
      }),
    );
  }
}

async function leaseProbe(host: string, now: Date): Promise<boolean> {
  let isMine = false;
  await changeBreaker(host, now, (breaker) => {
    isMine = stateOf(breaker, now.getTime()) === 'probing';
    return isMine ? { ...breaker, openUntil: now.getTime() + PROBE_LEASE_MS } : null;
  });
  return isMine;
}
