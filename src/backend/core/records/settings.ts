// What people choose for a base: one row a setting, its value as JSON, each parsed by its own shape.
import { z } from 'zod';
import { deskRulesInput } from '../../../contract/base/desk-rules-shapes.ts';
import { statementFrameInput } from '../../../contract/money/money-shapes.ts';
import { retentionMonths, type RetentionMonths, STANDARD_RETENTION } from '../../../contract/safety/retention-shapes.ts';
import { TEXT_KINDS, type TextKind } from '../../../contract/desk/text-templates.ts';
import { LOBBY_NAMES, type LobbyNames } from '../../../domain/base/masking.ts';
import { switchedSchema } from '../../../contract/people/people.ts';
import type { Switched } from '../../../domain/base/rights.ts';
import { type DeskRules, STANDARD_DESK_RULES } from '../../../domain/booking/desk-rules.ts';
import { STANDARD_STATEMENT_FRAME, type StatementFrame } from '../../../domain/money/statement-frame.ts';
import type { Connection } from '../db/connection.ts';
import { cacheByTablesAndKey } from '../db/cache-by-tables.ts';
import { hashSha256 } from '../db/sha256.ts';
import { prepareStatement } from '../db/statements.ts';
import { appendHistory, type Tx } from '../db/tx.ts';

/** How the last look through the base went. */
export interface CheckMemory {
  readonly atMs: number;
  readonly ok: boolean;
  readonly full: boolean;
  readonly failed: readonly string[];
}

/** How the last restore drill went. */
export interface DrillMemory {
  readonly atMs: number;
  readonly ok: boolean;
  readonly file: string;
}

/** The last update: from which version to which, and the backup that was made before it. */
export interface UpdateMemory {
  readonly from: string;
  readonly to: string;
  readonly atMs: number;
  readonly backup: string;
}

/** What each setting holds. */
export interface SettingValues {
  /** The profile that reports are made by. */
  readonly profile: string;
  /** A second folder for backups, such as a stick or a share. */
  readonly 'backup.second': string | null;
  /** Copies in the second folder are encrypted. */
  readonly 'backup.encrypted': boolean;
  readonly 'backup.daily': number;
  readonly 'backup.monthly': number;
  /** Years that a month's papers are kept at least. */
  readonly 'papers.years': number;
  /** Day of the next month on which the tenants' replies are due; on a day off the next workday. */
  readonly 'forms.dueDay': number;
  /** Minutes without a touch until the window locks, once PINs are on. */
  readonly 'idle.minutes': number;
  /** Months that names and numbers of people are kept, by kind. */
  readonly retention: RetentionMonths;
  readonly 'page.language': 'zh-CN' | 'en';
  readonly 'page.theme': 'system' | 'light' | 'dark';
  /** Where updates are looked for; null: on sticks. */
  readonly 'update.folder': string | null;
  readonly 'update.last': UpdateMemory | null;
  readonly 'check.last': CheckMemory | null;
  readonly 'drill.last': DrillMemory | null;
  /** The key that opens the pages for lobby and doors; null while they are off. */
  readonly 'lobby.token': string | null;
  /** The port of those pages for other screens of the office; null: only where `serve` itself listens. */
  readonly 'lobby.office': number | null;
  /** Where other computers of the office are let in; null: nowhere. */
  readonly 'sharing.at': { readonly address: string; readonly port: number } | null;
  /** Texts to send in the base's own words, by kind. */
  readonly texts: Readonly<Partial<Record<TextKind, string>>>;
  /** What lobby, doors and masked prints call a tenant: its short name, or its first characters and stars. */
  readonly 'lobby.names': LobbyNames;
  /** The program proposed short names for tenants that had none, and nobody has looked them through yet. */
  readonly 'shortNames.unseen': boolean;
  /** What the front desk goes by. */
  readonly desk: DeskRules;
  /** Cells of the table of rights that are not as they stand. */
  readonly 'rights.switched': readonly Switched[];
  /** When statements are due, where to pay, and what tax they name. */
  readonly statement: StatementFrame;
}

export type SettingName = keyof SettingValues;

const checkShape = z.object({ atMs: z.int(), ok: z.boolean(), full: z.boolean(), failed: z.array(z.string()) });

const updateShape = z.object({ from: z.string(), to: z.string(), atMs: z.int(), backup: z.string() });

/** What a base set before a rule was there says nothing of it: the standard one holds. */
const deskShape = z.preprocess(
  (stored) => (typeof stored === 'object' && stored !== null ? { ...STANDARD_DESK_RULES, ...stored } : stored),
  deskRulesInput,
);

/** The profile that a new base reports by. */
export const STANDARD_PROFILE = 'sz-2025';

interface Setting<T> {
  /** What a stored text says, by the setting's shape; what holds unset where it says nothing. */
  readonly valueIn: (text: string) => T;
  readonly unset: T;
}

/**
 * The text that was read last is not parsed again: nobody changes what it says, and a booking asks several times for the desk's rules. To compile
 * a shape would take longer than the few times that one is read.
 */
function setting<T>({ shape, unset }: { readonly shape: z.ZodType<T>; readonly unset: T }): Setting<T> {
  let last: { readonly text: string; readonly value: T } | null = null;
  const valueIn = (text: string): T => {
    if (last?.text === text) return last.value;
    const stored = shape.safeParse(jsonOf(text), { jitless: true });
    last = { text, value: stored.success ? stored.data : unset };
    return last.value;
  };
  return { valueIn, unset };
}

/** Each setting's shape, and what holds until somebody chooses. */
const SETTINGS: { readonly [N in SettingName]: Setting<SettingValues[N]> } = {
  profile: setting({ shape: z.string().regex(/^[a-z0-9-]{1,60}$/), unset: STANDARD_PROFILE }),
  'backup.second': setting({ shape: z.string().min(1).nullable(), unset: null }),
  'backup.encrypted': setting({ shape: z.boolean(), unset: false }),
  'backup.daily': setting({ shape: z.int().min(3).max(90), unset: 14 }),
  'backup.monthly': setting({ shape: z.int().min(1).max(120), unset: 12 }),
  'forms.dueDay': setting({ shape: z.int().min(1).max(28), unset: 5 }),
  'papers.years': setting({ shape: z.int().min(3).max(30), unset: 3 }),
  retention: setting({ shape: retentionMonths, unset: STANDARD_RETENTION }),
  'idle.minutes': setting({ shape: z.int().min(1).max(240), unset: 10 }),
  'page.language': setting({ shape: z.enum(['zh-CN', 'en']), unset: 'zh-CN' }),
  'page.theme': setting({ shape: z.enum(['system', 'light', 'dark']), unset: 'system' }),
  'update.folder': setting({ shape: z.string().min(1).nullable(), unset: null }),
  'update.last': setting({ shape: updateShape.nullable(), unset: null }),
  'check.last': setting({ shape: checkShape.nullable(), unset: null }),
  'drill.last': setting({ shape: z.object({ atMs: z.int(), ok: z.boolean(), file: z.string() }).nullable(), unset: null }),
  'lobby.token': setting({
    shape: z
      .string()
      .regex(/^[\w-]{43}$/)
      .nullable(),
    unset: null,
  }),
  texts: setting({ shape: z.partialRecord(z.enum(TEXT_KINDS), z.string().min(1)), unset: {} }),
  'lobby.names': setting({ shape: z.enum(LOBBY_NAMES), unset: 'masked' }),
  'shortNames.unseen': setting({ shape: z.boolean(), unset: false }),
  'lobby.office': setting({ shape: z.int().min(1024).max(65_535).nullable(), unset: null }),
  'sharing.at': setting({ shape: z.object({ address: z.ipv4(), port: z.int().min(1024).max(65_535) }).nullable(), unset: null }),
  'rights.switched': setting({ shape: z.array(switchedSchema), unset: [] }),
  desk: setting({ shape: deskShape, unset: STANDARD_DESK_RULES }),
  statement: setting({ shape: statementFrameInput, unset: STANDARD_STATEMENT_FRAME }),
};

const VALUE = 'SELECT value FROM setting WHERE name = ?';
const WRITE = 'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value';

function textOf(db: Connection, name: string): string | null {
  const value = prepareStatement(db, VALUE).pluck().get(name);
  return typeof value === 'string' ? value : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Another program wrote it: then what holds is what nobody chose.
    return undefined;
  }
}

const textKept = cacheByTablesAndKey(['setting'], textOf);

/** What is chosen for `name`; what holds unset where nobody chose, or where the stored value is none. */
export function readSetting<N extends SettingName>(db: Connection, name: N): SettingValues[N] {
  const { valueIn, unset } = SETTINGS[name];
  const text = textKept(db, name);
  return text === null ? unset : valueIn(text);
}

/** Settings that open something: the history, which many may read and which never forgets, tells them apart and no more. */
const SECRETS: ReadonlySet<string> = new Set(['lobby.token']);

function traceOf(text: string): string {
  return JSON.stringify(`sha256:${hashSha256(text).slice(0, 12)}`);
}

function writeText(tx: Tx, name: string, after: string): void {
  const before = textOf(tx.db, name);
  if (before === after) return;
  prepareStatement(tx.db, WRITE).run(name, after);
  const shown = (text: string | null): string | null => (SECRETS.has(name) && text !== null && text !== 'null' ? traceOf(text) : text);
  const [was, is] = [shown(before), shown(after)];
  appendHistory(tx, { action: 'change', entity: 'setting', entityId: null, before: { [name]: was }, after: { [name]: is } });
}

/** Keeps a choice, with its history. Nothing happens if it is what holds. */
export function writeSetting<N extends SettingName>(tx: Tx, name: N, value: SettingValues[N]): void {
  writeText(tx, name, JSON.stringify(value));
}

/** A person's name at one computer: changes of that computer carry it. */
function whoName(computer: string): string {
  return `who@${computer}`;
}

const whoShape = z.string().trim().min(1).max(40);

/** Who works at this computer; null if nobody said. */
export function readWho(db: Connection, computer: string): string | null {
  const stored = whoShape.safeParse(jsonOf(textOf(db, whoName(computer)) ?? 'null'));
  return stored.success ? stored.data : null;
}

/** Says who works at this computer. */
export function writeWho(tx: Tx, computer: string, who: string): void {
  writeText(tx, whoName(computer), JSON.stringify(who));
}
