/** What the audit keeps of each route that changes something. One that is not here changes nothing: its requests fail. */
import type { AuditedChange } from '../../../shared/contract/audit.ts';
import { ShownSubscription, shownSubscription } from '../../../shared/contract/subscription.ts';
import type { Dependencies } from '../dependencies.ts';
import { type Fields, picked } from './fields.ts';

export interface Change {
  readonly what: AuditedChange;
  /** What there is before, as a caller may see it. */
  readonly before?: (id: string, dependencies: Dependencies) => Promise<Fields | null>;
  /** What it became, by the answer; and what was asked, where that says it. */
  readonly after?: (answer: Fields, asked: Fields) => Fields;
}

const whole = (answer: Fields): Fields => answer;

const name = (id: string, { getName }: Dependencies) => getName(id);

const outlet = (id: string, { outlets }: Dependencies) => outlets.get(id);

const subscription = async (id: string, { getSubscription }: Dependencies): Promise<Fields | null> => {
  const stored = await getSubscription(id);
  return stored && shownSubscription(stored);
};
/** Without what is said of its confirmation. */
const subscribed = (answer: Fields): Fields => ShownSubscription.parse(answer);

/** The fields of a clip that are corrected. */
const corrected = (clip: Fields): Fields => picked(clip, ['title', 'outlet', 'publishedOn', 'summary', 'language']);
const clip = async (id: string, { getClip }: Dependencies): Promise<Fields | null> => {
  const stored = await getClip(id);
  return stored && corrected(stored);
};

const inStory = (answer: Fields, asked: Fields): Fields => ({ ...asked, story: answer.story });

/** By the id of the operation; null: nothing is kept that it changes. */
const changes: Readonly<Record<string, Change | null>> = {
  createName: { what: 'name.create', after: whole },
  putName: { what: 'name.put', before: name, after: whole },
  deleteName: { what: 'name.remove', before: name },
  importNames: {
    what: 'name.import',
    after: ({ errors, ...counts }) => ({ ...counts, errors: Array.isArray(errors) ? errors.length : 0 }),
  },
  dryRunName: null,
  putOutlet: { what: 'outlet.put', before: outlet, after: whole },
  deleteOutlet: { what: 'outlet.remove', before: outlet },
  startBackfill: { what: 'backfill.start', after: ({ version }) => ({ version }) },
  correctClip: { what: 'clip.correct', before: clip, after: corrected },
  splitStory: { what: 'story.split', after: inStory },
  mergeStories: { what: 'story.merge', after: inStory },
  recheckEmbed: { what: 'embed.recheck' },
  createSubscription: { what: 'subscription.create', after: subscribed },
  putSubscription: { what: 'subscription.put', before: subscription, after: subscribed },
  deleteSubscription: { what: 'subscription.remove', before: subscription },
  releaseSuppression: { what: 'suppression.release' },
  resendAlert: { what: 'alert.resend' },
  sendDigests: { what: 'digest.send', after: whole },
  // A file that is uploaded has its receipt.
  createUpload: null,
  // Who took which part of the archive away.
  createExport: { what: 'export.create', after: (_, asked) => asked },
  createToken: { what: 'token.create', after: whole },
  revokeToken: { what: 'token.revoke' },
};

/** The change that an operation is; throws where nobody has said what the audit keeps of it. */
export function changeOf(operationId: string | undefined): Change | null {
  const change = changes[operationId ?? ''];
  if (change === undefined) {
    throw new Error(`The audit does not know the route ${operationId}: add it in functions/api/audit/changes.ts.`);
  }
  return change;
}
