// Which version of the program this is.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROGRAM_FOLDER } from '../../backend/core/files/program-folder.js';

/** The program's own version, as package.json states it. */
export function getProgramVersion(): string {
  const facts: unknown = JSON.parse(readFileSync(path.join(PROGRAM_FOLDER, 'package.json'), 'utf8'));
  return typeof facts === 'object' && facts !== null && 'version' in facts ? String(facts.version) : '';
}
