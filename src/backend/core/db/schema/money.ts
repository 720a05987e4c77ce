// Tables of money: rates, what is due, what was paid, deposits, statements.
import { buildDiffers, RECORD_COLUMNS, checkDay, checkMonth, refuseWith, checkAmount } from './sql.ts';

/** SQL: rates, charges, payments, deposits, statements. */
export const MONEY = `
-- Rates in fen: per hour in two bands of the day, per half day (4 h) and day (8 h). studio_id empty: every studio without a plan of its own.
CREATE TABLE rate_plan (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  studio_id INTEGER CHECK (studio_id > 0) REFERENCES studio (id),
  starts_on TEXT NOT NULL ${checkDay('starts_on')},
  day_from INTEGER NOT NULL CHECK (day_from BETWEEN 0 AND 1439),
  night_from INTEGER NOT NULL CHECK (night_from BETWEEN 0 AND 1440 AND night_from > day_from),
  day_rate INTEGER NOT NULL ${checkAmount('day_rate')},
  night_rate INTEGER NOT NULL ${checkAmount('night_rate')},
  half_day_rate INTEGER ${checkAmount('half_day_rate')},
  full_day_rate INTEGER ${checkAmount('full_day_rate')},
  minimum INTEGER NOT NULL DEFAULT 0 CHECK (minimum BETWEEN 0 AND 1440),
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX rate_plan_key ON rate_plan (coalesce(studio_id, 0), starts_on) WHERE retired_at IS NULL;

CREATE TABLE charge (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  month TEXT NOT NULL ${checkMonth('month')},
  kind TEXT NOT NULL CHECK (kind IN ('rent', 'studio', 'correction', 'credit')),
  amount INTEGER NOT NULL ${checkAmount('amount', 'negative')},
  reason TEXT,
  ${RECORD_COLUMNS},
  CHECK (kind NOT IN ('correction', 'credit') OR reason IS NOT NULL)
) STRICT;
CREATE INDEX charge_by_tenant ON charge (tenant_id, month) WHERE retired_at IS NULL;

CREATE TABLE payment (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  paid_on TEXT NOT NULL ${checkDay('paid_on')},
  amount INTEGER NOT NULL ${checkAmount('amount', 'negative')},
  method TEXT NOT NULL,
  note TEXT,
  month TEXT ${checkMonth('month')},
  ${RECORD_COLUMNS}
) STRICT;
CREATE INDEX payment_by_tenant ON payment (tenant_id, paid_on) WHERE retired_at IS NULL;

CREATE TABLE deposit_move (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  lease_id INTEGER REFERENCES lease (id),
  day TEXT NOT NULL ${checkDay('day')},
  kind TEXT NOT NULL CHECK (kind IN ('in', 'out', 'kept')),
  amount INTEGER NOT NULL CHECK (amount > 0) ${checkAmount('amount')},
  note TEXT,
  ${RECORD_COLUMNS}
) STRICT;
CREATE INDEX deposit_move_by_tenant ON deposit_move (tenant_id, day) WHERE retired_at IS NULL;

CREATE TABLE statement (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  number TEXT NOT NULL UNIQUE,
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  month TEXT NOT NULL ${checkMonth('month')},
  part TEXT NOT NULL CHECK (part IN ('whole', 'rent', 'studio')),
  due_on TEXT NOT NULL ${checkDay('due_on')},
  total INTEGER NOT NULL,
  copy BLOB NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  made_ms INTEGER NOT NULL
) STRICT;
-- Holds by when each was to be paid as well: accounts read that of all of somebody's statements.
CREATE INDEX statement_by_tenant ON statement (tenant_id, month, id, part, due_on, total);
CREATE INDEX statement_by_month ON statement (month, id);

-- What was noted of a statement's tax invoice, which another program issues; the newest note of a statement holds.
CREATE TABLE statement_invoice (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  statement_id INTEGER NOT NULL REFERENCES statement (id),
  state TEXT NOT NULL CHECK (state IN ('not_issued', 'issued', 'red')),
  number TEXT,
  day TEXT ${checkDay('day')},
  noted_ms INTEGER NOT NULL,
  CHECK (state = 'not_issued' OR (number IS NOT NULL AND day IS NOT NULL))
) STRICT;
CREATE INDEX statement_invoice_by_statement ON statement_invoice (statement_id, id);

-- Accounting periods that are closed, a row a month. The newest charge, payment and deposit of then: what is entered later belongs to the
-- next period. The copy: its sums and vouchers as they were closed, and the tax that was booked of each charge.
CREATE TABLE accounting_closing (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL ${checkMonth('month')},
  closed_ms INTEGER NOT NULL,
  closed_by TEXT NOT NULL,
  charge_id INTEGER NOT NULL,
  payment_id INTEGER NOT NULL,
  deposit_move_id INTEGER NOT NULL,
  copy TEXT NOT NULL CHECK (json_valid(copy)),
  reopened_ms INTEGER,
  reopened_by TEXT,
  reopen_reason TEXT,
  CHECK ((reopened_ms IS NULL) = (reopened_by IS NULL) AND (reopened_ms IS NULL) = (reopen_reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX accounting_closing_month ON accounting_closing (month) WHERE reopened_ms IS NULL;
`;

/** The fact of PERIOD_CLOSED: the period, when it was closed (milliseconds since the epoch), and by whom. */
const CLOSED_FACT = `c.month || ' ' || c.closed_ms || ' ' || c.closed_by`;

/**
 * The one rule of closed accounting periods, for a table whose rows they hold: anyone who writes, nothing that was entered before the
 * closing is changed, leaves the period or comes into it. What is entered later belongs to the next period.
 * @param month the row's own month; `ROW` stands for the row
 * @param columns what the books read of it
 */
function protectBooked(table: string, month: string, columns: readonly string[]): string {
  const [before, after] = ['OLD', 'NEW'].map((row) => month.replaceAll('ROW', row));
  const refuse = (condition: string): string => `
BEGIN
  SELECT ${refuseWith('PERIOD_CLOSED', CLOSED_FACT)} FROM accounting_closing c WHERE c.reopened_ms IS NULL AND ${condition} ORDER BY c.month LIMIT 1;
END;`;
  return `
CREATE TRIGGER ${table}_booked BEFORE UPDATE OF ${columns.join(', ')} ON ${table} WHEN ${buildDiffers(columns)}${refuse(
    `c.month >= min(${before}, ${after}) AND OLD.id <= c.${table}_id`,
  )}
CREATE TRIGGER ${table}_booked_before AFTER INSERT ON ${table}${refuse(`c.month >= ${after} AND NEW.id <= c.${table}_id`)}`;
}

/** SQL of the triggers that keep closed accounting periods as they were closed. */
export const CLOSED_PERIODS = [
  protectBooked('charge', 'ROW.month', ['tenant_id', 'month', 'kind', 'amount', 'retired_at']),
  protectBooked('payment', 'substr(ROW.paid_on, 1, 7)', ['tenant_id', 'paid_on', 'month', 'amount', 'method', 'retired_at']),
  protectBooked('deposit_move', 'substr(ROW.day, 1, 7)', ['tenant_id', 'day', 'kind', 'amount', 'retired_at']),
].join('');
