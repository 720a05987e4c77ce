// The first schema: its tables by subject, then the triggers that protect their rows, then the rules of the trade.
import { BOOKING_RULES } from './booking-rules.ts';
import { BOOKINGS } from './bookings.ts';
import { CLOSED_MONTHS } from './closed-months.ts';
import { EQUIPMENT_RULES } from './equipment-rules.ts';
import { ROW_PROTECTION } from './row-protection.ts';
import { HISTORY } from './history.ts';
import { INTAKE } from './intake.ts';
import { CLOSED_PERIODS, MONEY } from './money.ts';
import { PEOPLE } from './people.ts';
import { REPORTS } from './reports.ts';
import { SALES } from './sales.ts';
import { STUDIOS } from './studios.ts';
import { SHORT_NAME_RULES, TENANT_RULES } from './tenant-rules.ts';
import { TENANTS } from './tenants.ts';

const TABLES = HISTORY + PEOPLE + INTAKE + STUDIOS + TENANTS + BOOKINGS + MONEY + SALES + REPORTS;

/** All SQL of the first schema. Of several triggers on one write SQLite asks the newest first: those that say most to a person come last. */
export const FIRST_SCHEMA =
  TABLES + ROW_PROTECTION + TENANT_RULES + CLOSED_PERIODS + CLOSED_MONTHS + EQUIPMENT_RULES + BOOKING_RULES + SHORT_NAME_RULES;
