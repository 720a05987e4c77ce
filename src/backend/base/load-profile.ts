// Finds and reads a profile by its id: those that ship with the program, and those a user has put into the base's folder.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { CHECK_NAMES } from '../../domain/report/relations.ts';
import { measureOf } from '../../domain/report/facts.ts';
import { expandAddresses } from '../../domain/report/arithmetic.ts';
import { namesOf, type ProfileShape, TOTAL_ROW } from '../../domain/report/shape.ts';
import { specsOf } from '../../domain/report/specs.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { isUnknownSize } from '../../domain/report/units.ts';
import { readInShape, readUserText, parseJson } from '../core/files/json-file.ts';
import { PROGRAM_FOLDER } from '../core/files/program-folder.js';
import { memoizeParse } from './parsed-once.ts';
import { type Profile, profileSchema } from './profile.ts';

// What judging the profiles that ship came to, kept by the hash of their text (resources/checked-profiles, made by `npm run profiles`): judging one in a new process takes longer than reading a year's sales.

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

/** The file of a profile, in a folder that is called as its id. */
export const PROFILE_FILE = 'profile.json';
export const PROFILE_ID = /^[a-z0-9-]{1,60}$/;
/** Where the profiles stand that ship. `LIVEBASE_PROFILES` names another folder: the tests' (test/fixtures/profiles), which stay as they are. */
const SHIPPED_PROFILES = process.env['LIVEBASE_PROFILES'] ?? path.join(PROGRAM_FOLDER, 'resources', 'profiles');

function twice(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

function unitsOf(profile: ProfileShape): string[] {
  return profile.tables.flatMap((table) =>
    table.kind === 'indicators' ? table.rows.map(({ unit }) => unit) : table.columns.map(({ unit }) => unit ?? ''),
  );
}

/** Names of measures, checks and units that the code doesn't have, and addresses that the tables don't have. */
function unknownNames(profile: Profile): string[] {
  const shape: ProfileShape = profile;
  const specs = specsOf(shape);
  const measures = [...specs.series.values()].flatMap(({ source }) => (source.kind === 'measure' ? [source.measure] : []));
  const terms = [...specs.series.values()].flatMap(({ source }) => {
    if (source.kind === 'sum') return source.terms.map((term) => term.series);
    return source.kind === 'ratio' ? [source.numerator, source.denominator] : [];
  });
  const views = [...specs.figures.values()].flatMap(({ view }) => {
    if (view.kind === 'yoy') return [view.value, view.base];
    return view.kind === 'share' ? [view.part, view.whole] : [];
  });
  const checks = shape.relations.flatMap((relation) => (relation.kind === 'named' ? [relation.check] : []));
  return [
    ...measures.filter((name) => measureOf(name) === null),
    ...terms.filter((key) => !specs.series.has(key)),
    ...views.filter((address) => !specs.figures.has(address)),
    ...checks.filter((name) => !CHECK_NAMES.includes(name)),
    ...relationAddresses(shape).filter((address) => !isAddress(shape, specs.figures, address)),
    ...twice(shape.relations.map((relation) => relation.id)),
    ...twice(shape.tables.map((table) => table.id)),
    ...unitsOf(shape).filter(isUnknownSize),
    ...[shape.platforms, shape.goodsClasses].flatMap((members) => [
      ...twice(namesOf(members)),
      ...twice([TOTAL_ROW, ...members].map(({ code }) => code)),
    ]),
    ...shape.tables.flatMap((table) => twice(table.columns.map((column) => column.key))),
    ...shape.tables.flatMap((table) => (table.kind === 'indicators' ? twice(table.rows.map((row) => row.row)) : [])),
  ];
}

function relationAddresses(profile: ProfileShape): string[] {
  return profile.relations.flatMap((relation) => {
    const figures = relation.kind === 'named' ? relation.figures : [];
    const compared = relation.comparisons.flatMap((one) => [...one.left, ...one.right].map((term) => term.figure));
    return [...figures, ...compared].flatMap((address) => expandAddresses(relation, [address]).flat());
  });
}

function isAddress(profile: ProfileShape, figures: ReadonlyMap<string, unknown>, address: string): boolean {
  // A row that stands for all members is there if the total's is.
  const [id = '', row = '', key = ''] = address.replace('.+.', `.${TOTAL_ROW.code}.`).split('.');
  const tenants = profile.tables.find((table) => table.kind === 'tenants' && table.id === id);
  if (tenants !== undefined) return row === 'total' && tenants.columns.some((column) => column.key === key);
  return figures.has(`${id}.${row}.${key}`);
}

/** The profile in a text, or what is wrong with it: judged by its shape and by the names in it. */
export function validateProfile(text: string): { readonly profile: Profile } | { readonly detail: string } {
  const read = readInShape(text, profileSchema, true);
  if ('detail' in read) return read;
  const unknown = [...new Set(unknownNames(read.value))];
  return unknown.length > 0 ? { detail: unknown.slice(0, 10).join(', ') } : { profile: read.value };
}

/** Loads a profile as a text that ships was judged before it did. Nearly every question about figures begins with it. */
const profileOf = memoizeParse((text) => {
  const profile = findCheckedProfile(text);
  return profile === null ? validateProfile(text) : { profile };
});

/**
 * Parses a profile's text. Refuses PROFILE_INVALID `{profile, detail}`: no JSON, another shape, an unknown measure, check or address, a
 * table, row or relation that stands twice; `detail` names the places.
 */
export function parseProfile(id: string, text: string): Result<Profile> {
  const read = profileOf(text);
  return 'detail' in read ? refuse('PROFILE_INVALID', { profile: id, detail: read.detail }) : ok(read.profile);
}

/**
 * The profile of this id. `folders` are looked through first (a base's own profiles), then what ships.
 * Refuses PROFILE_UNKNOWN `{profile}` and what `parseProfile` refuses.
 */
export function loadProfile(id: string, folders: readonly string[] = []): Result<Profile> {
  const file = PROFILE_ID.test(id)
    ? [...folders, SHIPPED_PROFILES].map((folder) => path.join(folder, id, PROFILE_FILE)).find((candidate) => existsSync(candidate))
    : undefined;
  if (file === undefined) return refuse('PROFILE_UNKNOWN', { profile: id });
  const found = readUserText(file);
  return 'text' in found ? parseProfile(id, found.text) : refuse('PROFILE_INVALID', { profile: id, detail: found.detail });
}

/** Where a base's own profiles stand: one folder each, by id. */
export function listProfileFolders(folder: string): readonly string[] {
  return [path.join(folder, 'profiles')];
}

/** A profile that can be chosen, or why it can't. */
export interface ListedProfile {
  readonly id: string;
  readonly isOwn: boolean;
  readonly profile: Result<Profile>;
}

function idsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((id) => PROFILE_ID.test(id) && existsSync(path.join(folder, id, PROFILE_FILE)))
    .toSorted();
}

/** Every profile: the base's own, then those that ship and are not replaced by one of them. */
export function listProfiles(folder: string): readonly ListedProfile[] {
  const folders = listProfileFolders(folder);
  const own = [...new Set(folders.flatMap(idsIn))];
  const shipped = idsIn(SHIPPED_PROFILES).filter((id) => !own.includes(id));
  return [
    ...own.map((id) => ({ id, isOwn: true, profile: loadProfile(id, folders) })),
    ...shipped.map((id) => ({ id, isOwn: false, profile: loadProfile(id) })),
  ];
}
