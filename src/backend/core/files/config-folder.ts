// The person's own configuration folder: what is kept there survives a data folder that was changed behind the program's back.
import { homedir } from 'node:os';
import path from 'node:path';

/** Where the person's configuration is: `LIVEBASE_CONFIG` where it is set, else the system's own place for it. */
export function getConfigFolder(
  platform: string = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): string {
  const given = environment['LIVEBASE_CONFIG'];
  if (given !== undefined && given !== '') return path.resolve(given);
  if (platform === 'win32') return path.win32.join(environment['APPDATA'] ?? path.win32.join(home, 'AppData', 'Roaming'), 'Livebase');
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Preferences', 'Livebase');
  const config = environment['XDG_CONFIG_HOME'];
  // The standard wants an absolute path; others are to be ignored.
  return path.posix.join(config?.startsWith('/') ? config : path.posix.join(home, '.config'), 'livebase');
}
