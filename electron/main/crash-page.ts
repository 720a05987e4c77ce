// When the page or its backend is gone: a static page says so and offers what helps. Its links lead nowhere but here.
import { CRASH_URL } from './scheme.ts';

/** What is gone. */
export type Gone = 'page' | 'backend';
/** What a person can do about it. */
export type CrashAction = 'restart' | 'backup' | 'logs';

const ACTIONS: ReadonlyMap<string, CrashAction> = new Map([
  ['app://livebase/~restart', 'restart'],
  ['app://livebase/~backup', 'backup'],
  ['app://livebase/~logs', 'logs'],
]);

/** The address of the page of last resort; the part behind # chooses its words. */
export function buildCrashUrl(gone: Gone): string {
  return `${CRASH_URL}#${gone}`;
}

/** The action that a link of the page of last resort asks for; null for any other page or address. */
export function findCrashAction(from: string, to: string): CrashAction | null {
  return from.startsWith(CRASH_URL) ? (ACTIONS.get(to) ?? null) : null;
}
