/** Chromium as tests and pictures use it. */
import { type Browser, chromium } from 'playwright-core';

export const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const QUIET = [
  'no-sandbox',
  'disable-gpu',
  'disable-quic',
  'no-first-run',
  'disable-background-networking',
  'disable-component-update',
  'disable-sync',
  // The same pixels on each machine.
  'force-color-profile=srgb',
  'hide-scrollbars',
];

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath, args: QUIET.map((flag) => `--${flag}`) });
}
