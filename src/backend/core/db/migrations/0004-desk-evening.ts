// Migration 4: the desk after an evening. Its parts, in order.
import { DESK_DAY } from './0004-desk-day.ts';
import { DESK_MONEY } from './0004-desk-money.ts';
import { EARLY_LEAVE } from './0004-early-leave.ts';
import { SHIFT } from './0004-shift.ts';
import { SHORT_NAMES } from './0004-short-names.ts';

/** All SQL of schema version 4. */
export const DESK_EVENING = EARLY_LEAVE + SHORT_NAMES + DESK_MONEY + SHIFT + DESK_DAY;
