// The kinds of sheet that imports know: the one list. Layouts, recognisers, what applies them and their words are tables over it.
import { z } from 'zod';

/** Ledgers that are lists of rows, in the order of what they need: a sheet may name records of those before it. */
export const LIST_KINDS = [
  'base_area',
  'studios',
  'exceptions',
  'tenants',
  'leases',
  'accounts',
  'headcounts',
  'papers',
  'hosts',
  'cases',
  'bookings',
  'events',
  'sales',
  'retail',
  'targets',
  'historical',
] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** Every ledger, in that order; `base` is a list of items. */
export const LEDGER_KINDS = ['base', ...LIST_KINDS] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** Platforms' exports, the most particular signature first. */
export const EXPORT_KINDS = [
  'douyin_overview',
  'shop_daily',
  'note_daily',
  'taobao_sessions',
  'douyin_sessions',
  'channels_sessions',
] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** Exports of columns that a person named. */
export const MAPPED_KINDS = ['mapped_sessions', 'mapped_days'] as const;
export type MappedKind = (typeof MAPPED_KINDS)[number];

/** `form`: a tenant's monthly form; `aside`: a sheet that only serves one. */
export const sheetKindSchema = z.enum([...LEDGER_KINDS, ...EXPORT_KINDS, ...MAPPED_KINDS, 'form', 'aside', 'unknown']);
export type SheetKind = z.infer<typeof sheetKindSchema>;
