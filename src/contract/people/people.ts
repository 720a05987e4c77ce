// Methods of people: who works here, who sits at this screen, PINs, and a right lent for one action.
import { z } from 'zod';
import { RIGHTS, ROLES } from '../../domain/base/rights.ts';
import type { RefusalCode } from '../../domain/values/refusal-codes.ts';
import { nothing, defineQuery, defineCommand } from '../core/method.ts';
import { SETTINGS } from '../core/settings/settings.ts';
import { idNumber, listOf } from '../core/shapes.ts';

/** A name as it is written. */
export const personName = z.string().trim().min(1).max(40);
const pinText = z.string().max(64);
const role = z.enum(ROLES);
const seen = { id: idNumber, version: z.int().positive() } as const;

/** Somebody in the list of who may sit down. */
export const faceSchema = z.object({
  id: z.int(),
  name: z.string(),
  /** What the name is found by: the first letters of its syllables, and the syllables. */
  initials: z.string(),
  pinyin: z.string(),
  colour: z.int(),
  hasPin: z.boolean(),
});
export type Face = z.infer<typeof faceSchema>;

/** Who sits here; `me` null: nobody, the screen is locked. */
export const seatSchema = z.object({
  /** PINs are on. */
  isLocking: z.boolean(),
  me: z
    .object({
      /** Null where the base has no people. */
      id: z.int().nullable(),
      name: z.string(),
      role,
      rights: listOf(z.enum(RIGHTS)),
      /** Methods that may be called, `group.method`: the page shows no others. */
      methods: listOf(z.string()),
    })
    .nullable(),
  faces: listOf(faceSchema),
  /** Minutes without a touch after which the page locks. */
  idleMinutes: z.int(),
});
export type SeatView = z.infer<typeof seatSchema>;

/** A person as the settings list them. */
export const personSchema = z.object({
  id: z.int(),
  name: z.string(),
  role,
  colour: z.int(),
  version: z.int(),
  isRetired: z.boolean(),
  hasPin: z.boolean(),
});
export type Person = z.infer<typeof personSchema>;

const switchedAnswer = z.object({ switched: SETTINGS['rights.switched'].schema });

const CHANGE: readonly RefusalCode[] = ['PERSON_UNKNOWN', 'PERSON_CHANGED', 'PERSON_EXISTS', 'PERSON_LAST_PIN', 'LAST_MANAGER'];
const ENTER: readonly RefusalCode[] = ['PERSON_UNKNOWN', 'PIN_NOT_SET', 'PIN_WRONG', 'PIN_LOCKED'];

export const peopleMethods = {
  seat: defineQuery('open').input(nothing).output(seatSchema),
  /** Somebody sits down. `pin` null where PINs are off. */
  enter: defineQuery('open', ...ENTER, 'HOST_CANNOT')
    .input({ person: idNumber, pin: pinText.nullable() })
    .output(seatSchema),
  /** The current user leaves: nothing is answered any more until somebody enters. */
  leave: defineQuery('open', 'HOST_CANNOT').input(nothing).output(seatSchema),
  /** A manager allows the next call of a method, once. */
  lend: defineQuery('look', ...ENTER, 'HOST_CANNOT', 'PERSON_NO_MANAGER')
    .input({ person: idNumber, pin: pinText, method: z.string().max(60), input: z.record(z.string(), z.unknown()) })
    .output({ by: z.string() }),
  list: defineQuery('look')
    .input(nothing)
    .output({ people: listOf(personSchema) }),
  /** The first one is a manager. */
  add: defineCommand('people.write', 'PERSON_EXISTS', 'PERSON_FIRST_MANAGER').input({ name: personName, role }).output(personSchema),
  change: defineCommand('people.write', ...CHANGE)
    .input({ ...seen, name: personName, role })
    .output(personSchema),
  retire: defineCommand('people.write', ...CHANGE)
    .input(z.strictObject(seen))
    .output(personSchema),
  restore: defineCommand('people.write', ...CHANGE)
    .input(z.strictObject(seen))
    .output(personSchema),
  /** The cells that this base has switched. */
  rights: defineQuery('people.write').input(nothing).output(switchedAnswer),
  /** Gives a role a right with all that it needs, or takes it with all that needs it. */
  switchRight: defineCommand(SETTINGS['rights.switched'].edited.right, 'RIGHT_FIXED')
    .input({ role, right: z.enum(RIGHTS), given: z.boolean() })
    .output(switchedAnswer),
  /** A person's own PIN (`old` is the one that holds), or anybody's by who may. The first one brings the recovery code. */
  setPin: defineCommand('look', ...ENTER, 'PIN_SHAPE', 'PIN_FIRST_MANAGER')
    .input({ person: idNumber, old: pinText.nullable(), pin: pinText })
    .output({ recoveryCode: z.string().nullable() }),
  /** A manager's forgotten PIN: the code that was printed opens once, and a new one is printed. */
  recover: defineCommand('open', 'PERSON_UNKNOWN', 'PERSON_NO_MANAGER', 'RECOVERY_WRONG', 'PIN_SHAPE')
    .input({ person: idNumber, code: z.string().max(100), pin: pinText })
    .output({ recoveryCode: z.string() }),
} as const;
