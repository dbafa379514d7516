/** The trail of every change: begun before it is made, completed when it is, withdrawn where nothing was changed. */
import { isDeepStrictEqual } from 'node:util';
import type { Context, Next } from 'hono';
import type { AuditedChange } from '../../../shared/contract/audit.ts';
import { type Subscription, shownSubscription } from '../../../shared/contract/subscription.ts';
import type { AuditPlace } from '../../aws/table/audit.ts';
import { errorLog } from '../../runtime/error-log.ts';
import type { Dependencies } from '../dependencies.ts';
import { MAX_ADDRESS, MAX_ID } from '../schemas.ts';
import { changeOf } from './changes.ts';
import { askedIn, difference, type Fields, objectIn } from './fields.ts';

/** The caller that follows a link of a mail. */
const LINK = 'link';

/** Does what an operation does (`next`), with its trail. */
export async function leaveTrail(
  { operationId, who }: { readonly operationId: string | undefined; readonly who: string },
  c: Context,
  next: Next,
  dependencies: Dependencies,
): Promise<void> {
  const change = changeOf(operationId);
  if (change === null) return next();
  const { what } = change;
  const { audit, now } = dependencies;
  const asked = askedIn(await bodyOf(c));
  const params: Readonly<Record<string, string>> = c.req.param();
  const [inPath] = Object.values(params);
  // It is refused behind this, and no key of the table has room for it.
  if (inPath !== undefined && inPath.length > Math.max(MAX_ID, MAX_ADDRESS)) return next();
  const id = inPath ?? firstText(asked.id, asked.address);
  const before = (await change.before?.(id, dependencies)) ?? null;
  const place = await audit.begin({ at: new Date(now()).toISOString(), who, what, id, asked });
  await next();
  // Whether a change was made that failed is not known: its trail stays as it is.
  if (c.res.status >= 500) return;
  await orLog(what, async () => {
    if (c.res.status >= 400) return audit.withdraw(place);
    const answer = objectIn(await c.res.clone().text());
    const after = change.after?.(answer, asked) ?? null;
    const changed = inPath ?? firstText(answer.id, answer.story, id);
    await audit.complete(place, { id: changed, ...difference(plain(before), after) });
  });
}

/** `changeSubscription` for those who follow a link: with a trail of what it changes. */
export function trailOfLink(
  what: AuditedChange,
  { changeSubscription, audit, now }: Pick<Dependencies, 'changeSubscription' | 'audit' | 'now'>,
): Dependencies['changeSubscription'] {
  return async (id, change) => {
    const begun: AuditPlace[] = [];
    const done = await changeSubscription(id, async (before) => {
      const after = await change(before);
      if (begun.length === 0 && !isDeepStrictEqual(before, after)) {
        begun.push(await audit.begin({ at: new Date(now()).toISOString(), who: LINK, what, id, asked: {} }));
      }
      return after;
    });
    const [before, after] = [fieldsOf(done.before), fieldsOf(done.after)];
    for (const place of begun) {
      await orLog(what, () => {
        // Another request came first, and ended it or changed it as this one would have.
        if (isDeepStrictEqual(before, after)) return audit.withdraw(place);
        return audit.complete(place, { id, ...difference(before, after) });
      });
    }
    return done;
  };
}

const fieldsOf = (subscription: Subscription | null): Fields | null =>
  subscription && plain(shownSubscription(subscription));

/** As it is in JSON, so that what is not there is not there. */
const plain = (fields: Fields | null): Fields | null => fields && objectIn(JSON.stringify(fields));

/** The change is made, and has its trail: that this says less than it could is no failure of the request. */
async function orLog(what: AuditedChange, complete: () => Promise<void>): Promise<void> {
  try {
    await complete();
  } catch (error) {
    console.error({ message: 'the trail of a change was not completed', what, error: errorLog(error) });
  }
}

/** A JSON body as text; validators read it again. Lists of names are not kept, but counted. */
async function bodyOf(c: Context): Promise<string> {
  return c.req.header('content-type')?.includes('json') === true ? c.req.text() : '';
}

function firstText(...values: readonly unknown[]): string {
  return values.find((value): value is string => typeof value === 'string') ?? '';
}
