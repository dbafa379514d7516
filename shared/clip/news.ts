/** What is news: late mentions are shown, but mailed to nobody. */

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Whether the mentions of a file come late, which was received then: longer ago than `newsDays` days. A dead letter that is
 * sent again after weeks, or what a sweep finds, is no news any more.
 */
export function isLate(receivedAt: string, now: Date, newsDays: number): boolean {
  return now.getTime() - Date.parse(receivedAt) > newsDays * DAY_MS;
}
