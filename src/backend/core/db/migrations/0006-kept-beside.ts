// Migration 6: what stays beside the work it belongs to. Its parts, in order.
import { DEVICES } from './0006-devices.ts';
import { REFUSED_ROWS } from './0006-refused-rows.ts';

/** All SQL of schema version 6. */
export const KEPT_BESIDE = REFUSED_ROWS + DEVICES;
