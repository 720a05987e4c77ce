// The staged program that windows and end-to-end tests start: what ships is what is tested.
import path from 'node:path';
import { stage } from '../package/stage.ts';

/** Names the folder for the processes of a test run. Anyone who sets it has staged it. */
const NAME = 'LIVEBASE_APP';

/** Stages the program in `folder`, outside of the project: what it needs and lacks is then found nowhere. */
export async function layOutApp(folder: string): Promise<void> {
  if ((process.env[NAME] ?? '') !== '') return;
  await stage(folder, (sentence) => console.error(sentence));
  process.env[NAME] = folder;
}

/** The staged program's folder. */
export function appFolder(): string {
  const folder = process.env[NAME] ?? '';
  if (folder === '') throw new Error(`no staged program: ${NAME} is not set`);
  return path.resolve(folder);
}

/** The staged program's command line. */
export function appStarter(): string {
  return path.join(appFolder(), 'out', 'main', 'livebase.js');
}
