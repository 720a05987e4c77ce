// What people choose for a base: one row a setting, its value as JSON, parsed by its schema.
import { z } from 'zod';
import { type Choices, CHOICES, choicesSchema } from '../../../contract/core/settings/choices.ts';
import { fillParts, findSetting, getSetting, type SettingName, type SettingValues } from '../../../contract/core/settings/settings.ts';
import { parseJsonOrNull } from '../../../contract/core/texts.ts';
import { ok, type Result } from '../../../domain/values/result.ts';
import { type Base, type Connection, prepareStatement } from '../db/rows.ts';
import { cacheByTables } from '../db/cache-by-tables.ts';
import { hashSha256 } from '../db/database-files.ts';
import { type Actor, appendHistory, inTx, type Tx } from '../db/tx.ts';

const VALUE = 'SELECT value FROM setting WHERE name = ?';
const WRITE = 'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value';

function textOf(db: Connection, name: string): string | null {
  const value = prepareStatement(db, VALUE).pluck().get(name);
  return typeof value === 'string' ? value : null;
}

function parseSetting<N extends SettingName>(name: N, text: string | null): SettingValues[N] {
  const { schema, standard, parts } = getSetting(name);
  if (text === null) return standard;
  const stored = parts === undefined ? parseJsonOrNull(text) : fillParts(parseJsonOrNull(text), standard);
  // To compile a schema takes longer than the few times that it is read.
  const parsed = schema.safeParse(stored, { jitless: true });
  return parsed.success ? parsed.data : standard;
}

const valuesKept = cacheByTables(['setting'], (): { [N in SettingName]?: SettingValues[N] } => ({}));

/** What is chosen for `name`; the standard where nobody chose, or where the stored value is none. */
export function readSetting<N extends SettingName>(db: Connection, name: N): SettingValues[N] {
  const kept = valuesKept(db);
  const known = kept[name];
  if (known !== undefined) return known;
  const value = parseSetting(name, textOf(db, name));
  kept[name] = value;
  return value;
}

/** Everything that `settings.choose` sets. */
export function readChoices(db: Connection): Choices {
  return choicesSchema.parse(Object.fromEntries(CHOICES.map(({ name, choice }) => [choice, readSetting(db, name)])));
}

/** The history, which many may read and which never forgets, tells secrets apart and no more. */
function traceOf(name: string, text: string | null): string | null {
  if (findSetting(name)?.type !== 'secret' || text === null || text === 'null') return text;
  return JSON.stringify(`sha256:${hashSha256(text).slice(0, 12)}`);
}

function writeText(tx: Tx, name: string, after: string): void {
  const before = textOf(tx.db, name);
  if (before === after) return;
  prepareStatement(tx.db, WRITE).run(name, after);
  const [was, is] = [traceOf(name, before), traceOf(name, after)];
  appendHistory(tx, { action: 'change', entity: 'setting', entityId: null, before: { [name]: was }, after: { [name]: is } });
}

/** Keeps a choice, with its history. Nothing happens if it is what holds. */
export function writeSetting<N extends SettingName>(tx: Tx, name: N, value: SettingValues[N]): void {
  writeText(tx, name, JSON.stringify(value));
}

/** Keeps a choice in a change of its own, and answers it. */
export function setSetting<N extends SettingName>(base: Base, actor: Actor, name: N, value: SettingValues[N]): Result<SettingValues[N]> {
  return inTx(base, actor, (tx) => {
    writeSetting(tx, name, value);
    return ok(value);
  });
}

/** Keeps several choices; what is left out stays as it is. */
export function writeChoices(tx: Tx, wish: { readonly [C in keyof Choices]?: Choices[C] | undefined }): void {
  for (const { name, choice } of CHOICES) {
    const value = wish[choice];
    if (value !== undefined) writeText(tx, name, JSON.stringify(value));
  }
}

/** A person's name at one computer: changes of that computer carry it. */
function whoName(computer: string): string {
  return `who@${computer}`;
}

const whoShape = z.string().trim().min(1).max(40);

/** Who works at this computer; null if nobody said. */
export function readWho(db: Connection, computer: string): string | null {
  const stored = whoShape.safeParse(parseJsonOrNull(textOf(db, whoName(computer)) ?? 'null'));
  return stored.success ? stored.data : null;
}

/** Says who works at this computer. */
export function writeWho(tx: Tx, computer: string, who: string): void {
  writeText(tx, whoName(computer), JSON.stringify(who));
}
