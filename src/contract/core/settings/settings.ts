// Every setting of a base, once: key, schema, what holds until somebody chooses, words, permission, and where it is edited.
// Reading, writing, the history's words, the forms of the settings and the command line follow from this table.
import { z } from 'zod';
import { LOBBY_NAMES } from '../../../domain/base/masking.ts';
import { RIGHTS, ROLES } from '../../../domain/base/rights.ts';
import { STANDARD_DESK_RULES } from '../../../domain/booking/desk-rules.ts';
import { STANDARD_STATEMENT_FRAME } from '../../../domain/money/statement-frame.ts';
import { STANDARD_ACCOUNTS } from '../../../domain/money/vouchers.ts';
import type { Word } from '../language.ts';
import { languageSchema } from '../shapes.ts';
import { DESK_RULES, defineShape, type NumberSection, type Setting } from './setting.ts';
import { ACCOUNTS, RETENTION, SHARED_AT, STATEMENT, TEXT_KINDS, TEXTS, textSchema, portSchema, UPDATE } from './setting-parts.ts';

/** A cell of the table of rights that is not as it stands. */
export const switchedSchema = z.object({ role: z.enum(ROLES), right: z.enum(RIGHTS), given: z.boolean() });

const YES_NO = { true: ['是', 'yes'], false: ['否', 'no'] } as const satisfies Readonly<Record<string, Word>>;
const folderSchema = z.string().min(1).nullable();
/** A whole number that `settings.choose` sets, with a field of its own in a part of the settings screen. */
function defineNumber(
  section: NumberSection,
  { least, most, standard }: { readonly least: number; readonly most: number; readonly standard: number },
) {
  return { least, most, standard, schema: z.int().min(least).max(most), edited: { section, right: 'base.change' } } as const;
}

/** The profile that a new base reports by. */
export const STANDARD_PROFILE = 'sz-2025';

export const SETTINGS = {
  profile: {
    words: ['报表方案', 'Profile of the report'],
    schema: z.string().regex(/^[a-z0-9-]{1,60}$/),
    standard: STANDARD_PROFILE,
    edited: { section: 'profiles', right: 'base.change' },
    choice: 'profile',
  },
  /** A second folder for backups, such as a stick or a share. */
  'backup.second': {
    words: ['第二个备份文件夹', 'Second backup folder'],
    schema: folderSchema,
    standard: null,
    edited: { section: 'backups', right: 'base.change' },
  },
  'backup.encrypted': {
    words: ['第二个文件夹的备份加密', 'Backups in the second folder are encrypted'],
    choices: YES_NO,
    schema: z.boolean(),
    standard: false,
    edited: { section: 'backups', right: 'base.change' },
  },
  'backup.daily': {
    ...defineNumber('backups', { least: 3, most: 90, standard: 14 }),
    words: ['每日备份保留（份）', 'Daily backups kept'],
    label: ['最近多少天，每天一个', 'Days, one backup each'],
    choice: 'backupDaily',
  },
  'backup.monthly': {
    ...defineNumber('backups', { least: 1, most: 120, standard: 12 }),
    words: ['每月备份保留（份）', 'Monthly backups kept'],
    label: ['最近多少个月，每月一个', 'Months, one backup each'],
    choice: 'backupMonthly',
  },
  /** Minutes without a touch until the window locks, once PINs are on. */
  'idle.minutes': {
    ...defineNumber('people', { least: 1, most: 240, standard: 10 }),
    words: ['多久没动就锁定（分钟）', 'Locks after (minutes)'],
    label: ['无人操作多久后锁定（分钟）', 'Lock after this many idle minutes'],
    help: ['有了密码之后才起作用。', 'Counts once there are PINs.'],
    choice: 'idleMinutes',
  },
  /** Years that a month's papers are kept at least. */
  'papers.years': {
    ...defineNumber('people', { least: 3, most: 30, standard: 3 }),
    words: ['资料至少保存（年）', 'Papers are kept (years)'],
    label: ['每月材料至少保存（年）', 'Keep the papers of a month at least (years)'],
    help: [
      '统计法和直播电商的规定要求至少 3 年；程序不会自己删除。',
      'The law on statistics and the rules for live commerce ask for 3; the program deletes nothing by itself.',
    ],
    choice: 'papersYears',
  },
  /** Day of the next month on which the tenants' replies are due; on a day off the next workday. */
  'forms.dueDay': {
    ...defineNumber('people', { least: 1, most: 28, standard: 5 }),
    words: ['月报表最迟交回日', 'Replies are due on day'],
    label: ['企业月报表最迟在次月几日交回', 'Day of the next month on which tenants’ forms are due'],
    help: ['遇休息日顺延到下一个工作日；之后收到的算迟交。', 'On a day off it moves to the next workday; what comes later is late.'],
    choice: 'formsDueDay',
  },
  'page.language': {
    words: ['界面语言', 'Language'],
    choices: { 'zh-CN': ['中文', 'Chinese'], en: ['英文', 'English'] },
    schema: languageSchema,
    standard: 'zh-CN',
    edited: { section: 'look', right: 'base.change' },
    choice: 'language',
  },
  'page.theme': {
    words: ['外观', 'Look'],
    choices: { system: ['跟随系统', 'as the system'], light: ['浅色', 'light'], dark: ['深色', 'dark'] },
    schema: z.enum(['system', 'light', 'dark']),
    standard: 'system',
    edited: { section: 'look', right: 'base.change' },
    choice: 'theme',
  },
  /** Months that names and numbers of people are kept, by kind. */
  retention: {
    words: ['个人信息的保留期', 'How long people’s details are kept'],
    parts: RETENTION,
    schema: defineShape(RETENTION),
    standard: { tenants: 24, bookings: 24, waiting: 24, hosts: 24 },
    edited: { section: 'backups', right: 'base.change' },
  },
  /** Where updates are looked for; null: on sticks. */
  'update.folder': {
    words: ['更新所在的文件夹', 'Folder of updates'],
    schema: folderSchema,
    standard: null,
    edited: { section: 'updates', right: 'base.change' },
  },
  'update.last': {
    words: ['上次更新', 'Last update'],
    parts: UPDATE,
    schema: defineShape(UPDATE).nullable(),
    standard: null,
  },
  /** How the last look through the base went. */
  'check.last': {
    words: ['上次检查', 'Last check'],
    schema: z.object({ atMs: z.int(), ok: z.boolean(), full: z.boolean(), failed: z.array(z.string()) }).nullable(),
    standard: null,
  },
  /** How the last restore drill went. */
  'drill.last': {
    words: ['上次恢复演练', 'Last restore drill'],
    schema: z.object({ atMs: z.int(), ok: z.boolean(), file: z.string() }).nullable(),
    standard: null,
  },
  /** The key that opens the pages for lobby and doors; null while they are off. */
  'lobby.token': {
    words: ['大厅屏的钥匙', 'Key of the lobby’s screens'],
    type: 'secret',
    schema: z
      .string()
      .regex(/^[\w-]{43}$/)
      .nullable(),
    standard: null,
    edited: { section: 'lobby', right: 'bookings.write' },
  },
  /** What lobby, doors and masked prints call a tenant: its short name, or its first characters and stars. */
  'lobby.names': {
    words: ['大厅屏怎样写企业', 'What the lobby calls tenants'],
    choices: { masked: ['只留头一个字', 'first character'], short: ['简称', 'short name'] },
    schema: z.enum(LOBBY_NAMES),
    standard: 'masked',
    edited: { section: 'lobby', right: 'bookings.write' },
  },
  /** The port of those pages for other screens of the office; null: only where `serve` itself listens. */
  'lobby.office': {
    words: ['大厅屏的端口', 'Port of the lobby’s screens'],
    schema: portSchema.nullable(),
    standard: null,
    edited: { section: 'lobby', right: 'settings.write' },
  },
  /** Where other computers of the office are let in; null: nowhere. */
  'sharing.at': {
    words: ['共享给其它电脑', 'Shared with other computers'],
    parts: SHARED_AT,
    schema: defineShape(SHARED_AT).nullable(),
    standard: null,
    edited: { section: 'sharing', right: 'people.write' },
  },
  /** Texts to send in the base's own words, by kind. */
  texts: {
    words: ['发送的文字', 'Texts to send'],
    parts: TEXTS,
    schema: z.partialRecord(z.enum(TEXT_KINDS), textSchema),
    standard: {},
    edited: { section: 'texts', right: 'settings.write' },
  },
  'rights.switched': {
    words: ['改过的权限', 'Rights that were changed'],
    type: 'rights',
    schema: z.array(switchedSchema).readonly(),
    standard: [],
    edited: { section: 'people', right: 'people.write' },
  },
  /** What the front desk goes by. */
  desk: {
    words: ['前台规则', 'Desk rules'],
    parts: DESK_RULES,
    schema: defineShape(DESK_RULES),
    standard: STANDARD_DESK_RULES,
    edited: { section: 'desk', right: 'settings.write' },
  },
  /** When statements are due, where to pay, and what tax they name. */
  statement: {
    words: ['账单', 'Statements'],
    parts: STATEMENT,
    schema: defineShape(STATEMENT),
    standard: STANDARD_STATEMENT_FRAME,
    edited: { section: 'bills', right: 'money.write' },
    visibleWith: 'money.look',
  },
  /** The accounts of the accounting program that vouchers are written on. */
  accounts: {
    words: ['凭证科目', 'Accounts of vouchers'],
    parts: ACCOUNTS,
    schema: defineShape(ACCOUNTS),
    standard: STANDARD_ACCOUNTS,
    edited: { section: 'bills', right: 'money.write' },
    visibleWith: 'money.look',
  },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof SETTINGS;
/** What each setting holds. */
export type SettingValues = { readonly [N in SettingName]: z.output<(typeof SETTINGS)[N]['schema']> };

const TABLE: { readonly [N in SettingName]: Setting<SettingValues[N]> } = SETTINGS;

/** The description of a setting. */
export function getSetting<N extends SettingName>(name: N): Setting<SettingValues[N]> {
  return TABLE[name];
}

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(SETTINGS, name);
}

/** The description of a setting whose name comes from elsewhere, or null. */
export function findSetting(name: string): Setting | null {
  return isSettingName(name) ? SETTINGS[name] : null;
}

export const SETTING_NAMES: readonly SettingName[] = Object.keys(SETTINGS).filter(isSettingName);

/** The parts of a stored setting; of one that it does not hold, because nobody had chosen or there was none yet, the standard one. */
export function fillParts(stored: unknown, standard: unknown): unknown {
  if (typeof standard !== 'object' || standard === null) return stored;
  return typeof stored === 'object' ? { ...standard, ...stored } : standard;
}
