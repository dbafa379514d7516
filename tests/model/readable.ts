/** Steps as sentences, for whoever reads why a history failed. */
import { type Content, DAYS, OUTLETS } from './content.ts';
import type { Fault } from './runs.ts';
import { DAY, type Event, type Step } from './steps.ts';

/** One line about a step, for whoever reads why a history failed. */
export function readable(one: Step): string {
  switch (one.do) {
    case 'upload':
      return `upload ${one.key}: ${contentText(one.content)}${eventText(one.event)}`;
    case 'remove':
      return `delete ${one.key}${eventText(one.event)}`;
    case 'remove-version':
      return `delete the version of ${one.key} that is newest but ${one.back}${eventText(one.event)}`;
    case 'repeat-event':
      return `S3 sends the event of change ${one.change} again`;
    case 'run':
      return `run ${one.stage} (${one.most} at most${one.again ? ', also what is worked on' : ''})${faultText(one.fault)}`;
    case 'overlap':
      return `run ${one.stages.join(' and ')} side by side (seed ${one.seed})${faultText(one.fault)}`;
    case 'resume':
      return 'runs that stalled go on';
    case 'wait':
      return one.minutes < DAY ? `${one.minutes} minutes pass` : `${one.minutes / DAY} days pass`;
    case 'rewind-stream':
      return 'the stream is read again from the start';
    case 'redrive':
      return 'dead letters are sent again';
    case 'set-name':
      return `track ${one.name} ${one.hasAlias ? 'with' : 'without'} its alias${one.compile ? ' (compiled)' : ''}`;
    case 'remove-name':
      return `no longer track ${one.name}${one.compile ? ' (compiled)' : ''}`;
    case 'correct':
      return `correct ${one.field} of ${one.key}: ${one.value ?? 'as read'}${faultText(one.fault)}`;
    case 'mail-throttle':
      return `SES throttles ${one.mails} mails`;
    case 'mail-refuses':
      return `SES refuses address ${one.address}`;
    case 'follow':
      return `the guest follows all names: ${one.how}, at address ${one.address}${faultText(one.fault)}`;
    case 'unfollow':
      return 'the guest ends its subscription';
    case 'comes-back':
      return `SES tells ${one.isTwice ? 'twice ' : ''}of a ${one.feedback} of the guest's address`;
    case 'close-digests':
      return `somebody has all digests sent${faultText(one.fault)}`;
    case 'videos':
      return `all videos ${one.are === 'gone' ? 'go away' : 'come back'}${faultText(one.fault)}`;
    default:
      return one satisfies never;
  }
}

function contentText({ kind, topic, day, outlet, names, aliased }: Content): string {
  const named = [...names, ...aliased.map((id) => `${id} by alias`)].join(', ');
  return `${kind}, topic ${topic}, ${DAYS[day]}, ${OUTLETS[outlet]}, names: ${named || 'none'}`;
}

const eventText = (how: Event) => (how === 'once' ? '' : `, its event ${how}`);
const faultText = (one: Fault | null) => (one === null ? '' : `; ${one.kind} at request ${one.at}`);
