/** Options of a subscription that are taken, and change nothing. */
import type { Cadence } from '../../shared/contract/subscription.ts';

interface Options {
  readonly cadence: Cadence;
  readonly hour?: number | undefined;
  readonly weekday?: string;
  readonly quiet?: object | undefined;
  readonly urgent?: readonly string[];
  readonly videos?: boolean;
  readonly corrections?: boolean;
  readonly slack?: string;
  readonly teams?: string;
}

/** Of incoming web hooks; GovSlack has its own. */
const SLACK_HOSTS = ['hooks.slack.com', 'hooks.slack-gov.com'];
/** Of Workflows, before and since November 2025, and in clouds of states; the connectors at webhook.office.com have ended. */
const TEAMS_HOSTS = [
  'logic.azure.com',
  'api.powerplatform.com',
  'logic.azure.us',
  'powerplatform.microsoft.us',
  'logic.azure.cn',
];

/** What to say of each. */
export function withoutEffect(options: Options): string[] {
  const { cadence, hour, weekday, quiet, urgent, videos, corrections, slack, teams } = options;
  const isInstant = cadence === 'instant';
  const isToldAtOnce = isInstant || videos === true || corrections === true;
  return [
    hour !== undefined && isInstant && '--hour has no effect with --cadence instant',
    weekday !== undefined && cadence !== 'weekly' && `--weekday has no effect with --cadence ${cadence}`,
    quiet !== undefined &&
      !isToldAtOnce &&
      `--quiet has no effect with --cadence ${cadence}, but on --videos and --corrections`,
    urgent !== undefined && quiet === undefined && isInstant && '--urgent has no effect without --quiet',
    ...elsewhere('--slack', slack, SLACK_HOSTS, 'Slack'),
    ...elsewhere('--teams', teams, TEAMS_HOSTS, 'Teams Workflows'),
  ].filter((one) => one !== false);
}

/** Other services take the same form, so such an address may be meant. */
function elsewhere(option: string, url: string | undefined, hosts: readonly string[], whose: string): string[] {
  if (url === undefined) return [];
  const { hostname } = new URL(url);
  const isTheirs = hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
  return isTheirs
    ? []
    : [`${option} goes to ${hostname}, which is no host of ${whose}: it must take the same messages`];
}
