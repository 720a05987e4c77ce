// Which Chromium the tests and benches look at the page with.
import { existsSync } from 'node:fs';

/** Chromium as a person has it: for benches of what is drawn, and where there is no lighter one. */
export const CHROMIUM = process.env['CHROMIUM_EXECUTABLE'] ?? '/usr/bin/chromium';

/** The same browser built without windows of its own (Debian's chromium-headless-shell): a quarter less of the processor for the same page. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';

/** What the end-to-end tests start: the one that is named, or the lighter one where it is installed. */
export const TEST_CHROMIUM = process.env['CHROMIUM_EXECUTABLE'] === undefined && existsSync(HEADLESS_SHELL) ? HEADLESS_SHELL : CHROMIUM;
