// Where the program stands, as sources or built: what it reads of its own (resources, notices, package.json) is found from there. Plain JavaScript: old Nodes read it.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @param {string} folder
 * @returns {string} The nearest folder with a package.json, upwards.
 */
function withPackage(folder) {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('the program has no package.json');
  return withPackage(above);
}

/** The program's folder: the one with its package.json. */
export const PROGRAM_FOLDER = withPackage(dirname(fileURLToPath(import.meta.url)));
