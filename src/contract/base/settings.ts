// Methods of settings: the base, its calendar, backups, profiles, mappings, history, about.
import { z } from 'zod';
import type { RefusalCode } from '../../domain/values/refusal-codes.ts';
import { choicesInput, choicesSchema } from '../core/settings/choices.ts';
import { SETTINGS } from '../core/settings/settings.ts';
import { PROFILE, TAKING_FILES, defineJob, nothing, defineGrowingQuery, defineQuery, defineCommand } from '../core/method.ts';
import {
  aboutSchema,
  backupInput,
  backupNewsSchema,
  backupsSchema,
  baseViewSchema,
  calendarReplacedSchema,
  calendarYearSchema,
  exceptionsAddedSchema,
  exceptionsInput,
  historyFileSchema,
  historySchema,
  historyWish,
  mappingLineSchema,
  profileLineSchema,
  undoInput,
} from './settings-shapes.ts';
import { bytesSchema, daySchema, fileSchema, idNumber, languageSchema, listOf, nameText, spokenText, takenSchema } from '../core/shapes.ts';
import { tokenSchema } from './start.ts';

/** Making a backup may end in these. */
const BACKUP: readonly RefusalCode[] = ['FOLDER_MISSING', 'FOLDER_READ_ONLY', 'BACKUP_DIFFERS', 'TARGET_HELD'];
const record = { id: idNumber, version: z.int().positive() } as const;

export const settingsMethods = {
  base: defineQuery('look').input({ day: daySchema }).output(baseViewSchema),
  calendar: defineQuery('look')
    .input({ year: z.int().min(2000).max(2100) })
    .output(calendarYearSchema),
  replaceHolidays: defineCommand(
    'settings.write',
    'CALENDAR_INVALID',
    'FOLDER_MISSING',
    'FOLDER_READ_ONLY',
    'TARGET_HELD',
    'TARGET_DIFFERS',
    'TARGET_NAME_TOO_LONG',
  )
    .input({ file: fileSchema })
    .output(calendarReplacedSchema),
  addExceptions: defineCommand('settings.write', 'HOURS_SHAPE', 'STUDIO_UNKNOWN', 'EXCEPTIONS_NONE', 'EXCEPTIONS_TOO_MANY', 'MONTH_CLOSED')
    .input(exceptionsInput)
    .output(exceptionsAddedSchema),
  undoExceptions: defineCommand('settings.write', 'CHANGE_UNKNOWN', 'CHANGE_NOT_UNDOABLE', 'MONTH_CLOSED')
    .input(undoInput)
    .output({ count: z.int() }),
  backups: defineQuery('look').input(nothing).output(backupsSchema),
  /** Whether a listed backup is byte for byte what it was; null: no hash stands beside it. */
  soundBackup: defineJob('reads', 'safety', 'FILE_NOT_FOUND').input(backupInput).output({ sound: z.boolean().nullable() }),
  /** A backup that somebody asks for: in the base's own folder, and in the second one where it is set. Another folder is the command line's to name (`backup --to`). */
  backUp: defineJob('readsWhole', 'safety', ...BACKUP)
    .input(nothing)
    .output(backupNewsSchema),
  /** Makes the day's backup; null: it is there. */
  backUpIfDue: defineJob('readsWhole', 'safety', ...BACKUP)
    .input(nothing)
    .output(backupNewsSchema.nullable()),
  /** The folder of a token of `start.pick`; null: none any more. */
  secondFolder: defineCommand(SETTINGS['backup.second'].edited.right, 'HOST_CANNOT', 'PICK_UNKNOWN', ...BACKUP)
    .input({ token: tokenSchema.nullable() })
    .output({ folder: z.string().nullable() }),
  /** Encrypts the second folder's copies from now on, with a new passphrase that is answered this once; or no longer (null). */
  encryptSecond: defineCommand(SETTINGS['backup.encrypted'].edited.right, ...BACKUP)
    .input({ on: z.boolean() })
    .output({ passphrase: z.string().nullable() }),
  /** Opens the newest backup of the second folder beside the base, checks it in full as a restore would, and closes it. */
  drill: defineJob(
    'reads',
    'safety',
    'DRILL_NO_FOLDER',
    'DRILL_NO_BACKUP',
    'FOLDER_MISSING',
    'FOLDER_READ_ONLY',
    'FILE_NOT_FOUND',
    'BACKUP_UNREADABLE',
    'BACKUP_ALTERED',
    'PASSPHRASE_NEEDED',
    'PASSPHRASE_WRONG',
    'BASE_OF_OTHER_PROGRAM',
    'BASE_TOO_NEW',
    'BASE_TOO_OLD',
  )
    .input({ passphrase: z.string().trim().min(1).max(200).optional() })
    .output({ file: z.string(), rows: z.int() }),
  choices: defineQuery('look').input(nothing).output(choicesSchema),
  choose: defineCommand(SETTINGS.profile.edited.right, ...PROFILE)
    .input(choicesInput)
    .output(choicesSchema),
  /** What the front desk goes by. */
  deskRules: defineQuery('look').input(nothing).output(SETTINGS.desk.schema),
  setDeskRules: defineCommand(SETTINGS.desk.edited.right).input(SETTINGS.desk.schema).output(SETTINGS.desk.schema),
  /** Anyone who may say it writes as anybody, until a PIN is set. */
  sayWho: defineCommand('people.write', 'PERSON_UNKNOWN')
    .input({ who: z.string().trim().min(1).max(40) })
    .output({ who: z.string() }),
  /** Profiles from a file or a zip, into the base's own folder. */
  takeProfiles: defineCommand('base.change', 'PROFILE_INVALID', ...TAKING_FILES)
    .input({ file: fileSchema })
    .output(takenSchema),
  profiles: defineQuery('look')
    .input(nothing)
    .output({ profiles: listOf(profileLineSchema) }),
  mappings: defineQuery('look')
    .input(nothing)
    .output({ mappings: listOf(mappingLineSchema) }),
  renameMapping: defineCommand('maps.write', 'RECORD_UNKNOWN', 'RECORD_CHANGED')
    .input({ ...record, name: nameText })
    .output(z.null()),
  retireMapping: defineCommand('maps.write', 'RECORD_UNKNOWN', 'RECORD_CHANGED')
    .input({ ...record, reason: spokenText })
    .output(z.null()),
  history: defineGrowingQuery('history.look')
    .input({ ...historyWish, cursor: idNumber.nullable(), language: languageSchema })
    .output(historySchema),
  historyFile: defineJob('reads', 'history.look')
    .input({ ...historyWish, kind: z.enum(['xlsx', 'csv']) })
    .output(historyFileSchema),
  about: defineQuery('look').input(nothing).output(aboutSchema),
  /** The licences of what is built in; null where the paper is not there. */
  notices: defineQuery('look').input(nothing).output({ text: z.string().nullable() }),
  /** Looks the base through and remembers how it went. */
  check: defineJob('reads', 'safety')
    .input({ full: z.boolean() })
    .output({ ok: z.boolean(), checks: listOf(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })) }),
  diagnostics: defineJob('reads', 'safety').input(nothing).output({ name: z.string(), bytes: bytesSchema }),
} as const;
