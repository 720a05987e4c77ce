// Migration 7: people can be forgotten. Its parts, in order.
import { FORGOTTEN } from './0007-forgotten.ts';

/** All SQL of schema version 7. */
export const PERSONAL_DATA = FORGOTTEN;
