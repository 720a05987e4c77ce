// What main remembers between starts, in `settings.json` of the user's data.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { shellSettings, type ShellSettings } from '../../src/contract/core/shell-messages.ts';

const NOTHING: ShellSettings = { folder: null, place: null };

/** The settings, and how to change some of them. */
export interface SettingsFile {
  readonly read: () => ShellSettings;
  readonly change: (changes: Partial<ShellSettings>) => void;
}

function readSettings(file: string): ShellSettings {
  if (!existsSync(file)) return NOTHING;
  try {
    const parsed = shellSettings.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : NOTHING;
  } catch (error) {
    // A crash of the machine can leave a torn file: then the window opens in its first place.
    if (error instanceof SyntaxError) return NOTHING;
    throw error;
  }
}

/** The settings file of a folder. A disk that can't be written loses the window's place, nothing else. */
export function openSettings(folder: string): SettingsFile {
  const file = path.join(folder, 'settings.json');
  const change = (changes: Partial<ShellSettings>): void => {
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify({ ...readSettings(file), ...changes }), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
  };
  return { read: () => readSettings(file), change };
}
