// Opens the app on a base of its own, watched for complaints: for the end-to-end tests, the manual's pictures and the bench of the page.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { copyBase } from '../helpers/copy-base.ts';
import type { SavedBy } from './saved-files.ts';
import { type HostKind, type Look, startApp } from './start-app.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const SCREENS = path.join(ROOT, 'reports', 'screens');

/** How the app is opened. */
export interface Opening extends Look {
  /** A folder with a base (used as it is); a copy of the demo base; an empty base; or no base at all, as at the first start. */
  readonly data?: string;
}

/** The running app. */
export interface OpenedApp {
  readonly kind: HostKind;
  readonly page: Page;
  /** The folder of its base. */
  readonly folder: string;
  /** Everything that the page complained of so far: errors, warnings, exceptions. */
  readonly troubles: () => readonly string[];
  /** Keeps what is to be seen as `reports/screens/NAME.HOST.png`, where LIVEBASE_SCREENS asks for pictures, or a test has failed. */
  readonly screen: (name: string, has?: 'failed') => Promise<void>;
  /** Does what saves a file, and answers the file, in either host. */
  readonly savedBy: SavedBy;
  /** Ends what was started. */
  readonly end: () => Promise<void>;
  /** Ends what was started, and throws if the page complained of anything. */
  readonly close: () => Promise<void>;
}

/** Puts the wanted base where the app will find it. */
async function layOutBase(wanted: string, work: string): Promise<string> {
  const folder = path.join(work, 'data');
  // The folder of the demo base that this run made (global-setup.ts).
  if (wanted === 'demo') copyBase(process.env['LIVEBASE_E2E_DEMO'] ?? '', folder);
  else if (wanted === 'empty') {
    const { createEmptyBase } = await import('../../src/backend/backend.ts');
    const made = await createEmptyBase(folder, false);
    if (!made.ok) throw new Error(made.refusal.code);
  } else if (wanted !== 'none') return wanted;
  return folder;
}

/** Opens the app on a base and waits for its page. Anyone who opens it closes it: `close` is also the check that nothing complained. */
export async function openApp(kind: HostKind, opening: Opening = {}): Promise<OpenedApp> {
  const work = mkdtempSync(path.join(tmpdir(), 'livebase-e2e-'));
  const folder = await layOutBase(opening.data ?? 'demo', work);
  const started = await startApp(kind, folder, work, opening);
  const { page, troubles, savedBy } = started;
  const end = async (): Promise<void> => {
    await started.end();
    rmSync(work, { recursive: true, force: true });
  };
  try {
    await page.locator('#root > *').first().waitFor();
  } catch (error) {
    await end();
    throw error;
  }
  return {
    kind,
    page,
    folder,
    troubles,
    savedBy,
    screen: async (name, has) => {
      if (has !== 'failed' && (process.env['LIVEBASE_SCREENS'] ?? '') === '') return;
      mkdirSync(SCREENS, { recursive: true });
      await page.screenshot({ path: path.join(SCREENS, `${name}.${kind}.png`) });
    },
    end,
    close: async () => {
      await end();
      if (troubles().length > 0) throw new Error(`the page complained:\n${troubles().join('\n')}`);
    },
  };
}
