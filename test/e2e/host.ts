// The common ground of the end-to-end tests: the same tests in both hosts, and no app left open behind a test's back.
import { afterAll, describe, expect } from 'vitest';
import { openApp, type OpenedApp, type Opening } from './open-app.ts';
import { type HostKind, whyNot } from './start-app.ts';

export type { OpenedApp, Opening } from './open-app.ts';
export type { HostKind } from './start-app.ts';

/** Ends of apps that are open. A test that fails before it closes its app leaves it here, and nothing goes on behind the test's back. */
const open = new Set<() => Promise<void>>();
afterAll(async () => {
  await Promise.all([...open].map((end) => end()));
});

/** The same tests in both hosts; a host that cannot run here is skipped and says why. */
export function inBothHosts(what: string, tests: (kind: HostKind) => void): void {
  inHosts(['http', 'window'], what, tests);
}

/** Tests of screens that no host does anything to: once is enough, where a start costs least. */
export function inBrowser(what: string, tests: (kind: HostKind) => void): void {
  inHosts(['http'], what, tests);
}

function inHosts(kinds: readonly HostKind[], what: string, tests: (kind: HostKind) => void): void {
  for (const kind of kinds) {
    const reason = whyNot(kind);
    describe.skipIf(reason !== null)(`${what} (${kind}${reason === null ? '' : `, skipped: ${reason}`})`, () => {
      tests(kind);
    });
  }
}

/** Opens the app. Anyone who opens it closes it: `close` is also the check that nothing complained. */
export async function openHost(kind: HostKind, opening: Opening = {}): Promise<OpenedApp> {
  const app = await openApp(kind, opening);
  const end = async (): Promise<void> => {
    open.delete(end);
    await app.end();
  };
  open.add(end);
  return {
    ...app,
    end,
    close: async () => {
      open.delete(end);
      await app.close();
    },
  };
}

/** Opens the app for `work` and closes it whatever comes; what the page complained of fails the test. */
export async function withApp(kind: HostKind, opening: Opening, work: (app: OpenedApp) => Promise<void>): Promise<void> {
  const app = await openHost(kind, opening);
  try {
    await work(app);
  } catch (error) {
    await app.screen(`failed ${expect.getState().currentTestName ?? ''}`.replaceAll(/[^\p{L}\d]+/gu, '-').slice(0, 80), 'failed');
    // What failed first is what is told, with what the page said before it.
    await app.close().catch((complaint: unknown) => console.error(complaint));
    throw error;
  }
  await app.close();
}
