// Where Electron is: named by ELECTRON_EXECUTABLE, else the installed package's, which is asked once to fetch its program.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What looking for Electron needs of the machine. */
export interface Places {
  readonly project: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Runs the package's own installer; true where it says that it went well. */
  readonly install: (script: string) => Promise<boolean>;
}

/** The installed package's program, if it is there. */
function installedProgram(folder: string): string | null {
  const note = path.join(folder, 'path.txt');
  const name = existsSync(note) ? readFileSync(note, 'utf8').trim() : '';
  const program = path.join(folder, 'dist', name);
  return name !== '' && existsSync(program) ? program : null;
}

/** The program that opens the window; null where it can't be had. What ELECTRON_EXECUTABLE names is not doubted. */
export async function findElectron({ project, environment, install }: Places): Promise<string | null> {
  const named = environment['ELECTRON_EXECUTABLE'] ?? '';
  if (named !== '') return path.resolve(project, named);
  const folder = path.join(project, 'node_modules', 'electron');
  const script = path.join(folder, 'install.js');
  if (!existsSync(script)) return null;
  const present = installedProgram(folder);
  if (present !== null) return present;
  return (await install(script)) ? installedProgram(folder) : null;
}
