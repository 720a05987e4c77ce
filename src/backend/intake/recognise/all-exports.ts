// The platforms' exports by their kind.
import type { ExportKind } from '../../../contract/intake/sheet-kinds.ts';
import type { ExportReader } from './export-rows.ts';
import { DAY_EXPORTS } from './exports/day-exports.ts';
import { SESSION_EXPORTS } from './exports/session-exports.ts';

/** How each export is known and read. */
export const EXPORTS: Readonly<Record<ExportKind, ExportReader>> = { ...DAY_EXPORTS, ...SESSION_EXPORTS };
