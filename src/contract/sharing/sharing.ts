// Methods of the second computer: whether others may join, the code by which one does, those that did.
import { z } from 'zod';
import { nothing, defineQuery, defineCommand } from '../core/method.ts';
import { SETTINGS } from '../core/settings/settings.ts';
import { idNumber, listOf, refusalSchema } from '../core/shapes.ts';

/** A computer that joined. */
const deviceSchema = z.object({
  id: z.int(),
  name: z.string(),
  pairedMs: z.int(),
  /** Null: not since this program started. */
  lastSeenMs: z.int().nullable(),
  isRevoked: z.boolean(),
});
export type Device = z.infer<typeof deviceSchema>;

/** How this computer is shared. */
export const sharingSchema = z.object({
  /** Where it listens; null: off. */
  at: z.object({ address: z.string(), port: z.int() }).nullable(),
  /** Why it does not listen there. */
  trouble: refusalSchema.nullable(),
  /** Addresses of this computer within the office. */
  addresses: listOf(z.string()),
  /** The code that holds now, as it is read out. */
  invite: z.object({ code: z.string(), untilMs: z.int(), kind: z.enum(['program', 'browser']) }).nullable(),
  devices: listOf(deviceSchema),
});
export type SharingView = z.infer<typeof sharingSchema>;

/** Methods of the second computer; all of them at the host alone. */
export const sharingMethods = {
  state: defineQuery('people.write').input(nothing).output(sharingSchema),
  /** `at` null switches it off: anyone who joined keeps the right to come back once it is on again. */
  set: defineCommand(SETTINGS['sharing.at'].edited.right, 'SHARING_ADDRESS', 'SHARING_NEEDS_PINS')
    .input({ at: z.strictObject({ address: z.string().max(45), port: z.int().min(1024).max(65_535) }).nullable() })
    .output(sharingSchema),
  /** A joining code, good for ten minutes, once; the one before ends. */
  invite: defineQuery('people.write', 'SHARING_OFF', 'HOST_CANNOT').input(nothing).output(sharingSchema),
  /** A code for a browser without the program. `print`: the SHA-256 that this browser itself shows of the certificate it met, or its first 16 digits. */
  inviteBrowser: defineQuery('people.write', 'SHARING_OFF', 'HOST_CANNOT', 'JOIN_OTHER_PRINT')
    .input({ print: z.string().trim().min(1).max(120) })
    .output(sharingSchema),
  endInvite: defineQuery('people.write', 'HOST_CANNOT').input(nothing).output(sharingSchema),
  /** Cuts a computer off, at once and for good. */
  revoke: defineCommand('people.write', 'DEVICE_UNKNOWN').input({ device: idNumber }).output(sharingSchema),
} as const;
