// Migration 1: the first schema.
import { BASE_AND_STUDIOS } from './0001-base.ts';
import { CLOSED_MONTHS } from './0001-closed.ts';
import { HISTORY_AND_FILES } from './0001-history.ts';
import { REPORTS } from './0001-reports.ts';
import { RULES } from './0001-rules.ts';
import { TENANTS } from './0001-tenants.ts';
import { BOOKINGS_AND_SALES } from './0001-trade.ts';

/** All SQL of schema version 1. */
export const FIRST_SCHEMA = HISTORY_AND_FILES + BASE_AND_STUDIOS + TENANTS + BOOKINGS_AND_SALES + REPORTS + RULES + CLOSED_MONTHS;
