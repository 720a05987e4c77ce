// Migration 5: people and their rights, and a history that can be trusted. Its parts, in order.
import { HISTORY_MARKS } from './0005-history-marks.ts';
import { PEOPLE } from './0005-people.ts';

/** All SQL of schema version 5. */
export const PEOPLE_AND_HISTORY = PEOPLE + HISTORY_MARKS;
