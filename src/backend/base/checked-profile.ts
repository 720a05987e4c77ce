// What judging the profiles that ship came to, kept by the hash of their text (resources/checked-profiles, made by `npm run profiles`): judging one in a new process takes longer than reading a year's sales.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseJson } from '../core/files/json-text.ts';
import { PROGRAM_FOLDER } from '../core/files/program-folder.js';
import type { Profile } from './profile.ts';

/** Where the checked forms stand. */
export const CHECKED_PROFILES = path.join(PROGRAM_FOLDER, 'resources', 'checked-profiles');

/** What the checked form of a text is called. */
export function getCheckedName(text: string): string {
  return `${createHash('sha256').update(text).digest('hex')}.json`;
}

/** The file is part of the program and was judged by its shape before it shipped, which checked-profile.test.ts holds it to: here only that it is one. */
function isChecked(content: unknown): content is Profile {
  return typeof content === 'object' && content !== null && 'relations' in content;
}

/** The profile that a text was read as before it shipped; null where no such text did, or what is kept of it can't be read. */
export function findCheckedProfile(text: string, folder = CHECKED_PROFILES): Profile | null {
  const file = path.join(folder, getCheckedName(text));
  if (!existsSync(file)) return null;
  const json = parseJson(readFileSync(file, 'utf8'));
  return 'content' in json && isChecked(json.content) ? json.content : null;
}
