// Methods of paper: the day's board and list, a slip, texts to send, calendar files, bookings as a ledger, the key of the lobby pages.
import { z } from 'zod';
import { BOOKING_STATES } from '../../domain/base/catalogue.ts';
import { LOBBY_NAMES } from '../../domain/base/masking.ts';
import { defineJob, nothing, defineQuery, defineCommand } from '../core/method.ts';
import { TEXT_KINDS } from '../core/settings/setting-parts.ts';
import { SETTINGS } from '../core/settings/settings.ts';
import { bytesSchema, daySchema, idNumber, listOf, recordRef, languageSchema } from '../core/shapes.ts';
import { TEXT_LENGTH } from './text-templates.ts';

const paperFile = z.object({ name: z.string(), bytes: bytesSchema });

/** What is sent: a booking, a reminder of one, a day's list, a tenant's week (Monday to Sunday) around a day. */
const messageInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('booking'), booking: recordRef, language: languageSchema }),
  z.strictObject({ kind: z.literal('reminder'), booking: recordRef, language: languageSchema }),
  z.strictObject({ kind: z.literal('tomorrow'), day: daySchema, language: languageSchema }),
  z.strictObject({ kind: z.literal('tenantWeek'), tenant: idNumber, day: daySchema, language: languageSchema }),
]);

/** The key of the pages for lobby and doors, null while they are off; `names`: what they and masked prints call tenants; addresses are paths of the browser mode with the key in them. */
const lobbySchema = z.object({
  key: z.string().nullable(),
  lobby: z.string().nullable(),
  names: z.enum(LOBBY_NAMES),
  doors: listOf(z.object({ studio: z.string(), name: z.string().nullable(), path: z.string() })),
});
export type LobbyPages = z.infer<typeof lobbySchema>;

const textsSchema = z.object({
  texts: listOf(z.object({ kind: z.enum(TEXT_KINDS), own: z.string().nullable(), standard: z.string(), fields: listOf(z.string()) })),
});
export type OwnText = z.infer<typeof textsSchema>['texts'][number];

const officeSchema = z.object({ port: z.int().nullable(), addresses: listOf(z.string()) });
export type LobbyOffice = z.infer<typeof officeSchema>;

/** Methods of paper. Phone numbers stand in full only for those who may see them. */
export const paperMethods = {
  /** The day's board as PDF: A4 landscape, one page a floor; `floors` null: all, '' names studios without one. */
  board: defineJob('reads', 'look')
    .input({ day: daySchema, floors: z.array(z.string().max(200)).max(200).nullable(), isMasked: z.boolean() })
    .output(paperFile),
  /** The day's bookings as PDF: A4 portrait, with room for a signature. */
  list: defineJob('reads', 'look')
    .input({ day: daySchema, isMasked: z.boolean(), order: z.enum(['studio', 'time']) })
    .output(paperFile),
  /** A booking's confirmation as PDF: A5. */
  slip: defineJob('reads', 'look', 'BOOKING_UNKNOWN').input({ booking: recordRef }).output(paperFile),
  /** A text for the clipboard. */
  words: defineQuery('look', 'BOOKING_UNKNOWN', 'RECORD_UNKNOWN', 'TEXT_FIELD_MISSING').input(messageInput).output({ text: z.string() }),
  /** The texts as the base writes them: its own words or null, the program's, and the fields that each may hold. */
  texts: defineQuery('look').input(nothing).output(textsSchema),
  /** `own` null: as the program says it. */
  writeText: defineCommand(SETTINGS.texts.edited.right, 'TEXT_FIELD_UNKNOWN')
    .input({ kind: z.enum(TEXT_KINDS), own: z.string().trim().min(1).max(TEXT_LENGTH).nullable() })
    .output(textsSchema),
  /**
   * Bookings that touch the days, as iCalendar: of a studio, or of a tenant. Without days: from a month ago to a year ahead.
   * Cancelled ones stay in it, so that a calendar that knows them takes them out.
   */
  ical: defineJob('reads', 'look', 'RECORD_UNKNOWN')
    .input({
      of: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('studio'), id: idNumber }),
        z.strictObject({ kind: z.literal('tenant'), id: idNumber }),
      ]),
      from: daySchema.nullable(),
      to: daySchema.nullable(),
    })
    .output(paperFile),
  /** Bookings that start on the days, both included, as the ledger 预约: it can be imported again. */
  sheet: defineJob('reads', 'contacts.look')
    .input({
      from: daySchema,
      to: daySchema,
      studio: idNumber.nullable(),
      tenant: idNumber.nullable(),
      states: z.array(z.enum(BOOKING_STATES)).min(1).max(BOOKING_STATES.length),
    })
    .output(paperFile),
  /** The port on which other screens of the office open the lobby pages over plain HTTP, null while that is off; and this computer's addresses. */
  office: defineQuery('look').input(nothing).output(officeSchema),
  setOffice: defineCommand(SETTINGS['lobby.office'].edited.right).input({ port: SETTINGS['lobby.office'].schema }).output(officeSchema),
  /** The key of the lobby pages: shown, made again (the old one opens nothing from then on), or taken away; and what they call tenants. */
  lobby: defineCommand(SETTINGS['lobby.token'].edited.right)
    .input({ act: z.enum(['get', 'renew', 'off', ...LOBBY_NAMES]) })
    .output(lobbySchema),
} as const;
