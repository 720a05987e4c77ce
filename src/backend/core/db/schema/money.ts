// Tables of money: rates, what is due, what was paid, deposits, statements.
import { RECORD_COLUMNS, checkDay, checkMonth } from './sql.ts';

/** SQL: rates, charges, payments, deposits, statements. */
export const MONEY = `
-- Rates in fen: per hour in two bands of the day, per half day (4 h) and day (8 h). studio_id empty: every studio without a plan of its own.
CREATE TABLE rate_plan (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  studio_id INTEGER CHECK (studio_id > 0) REFERENCES studio (id),
  starts_on TEXT NOT NULL ${checkDay('starts_on')},
  day_from INTEGER NOT NULL CHECK (day_from BETWEEN 0 AND 1439),
  night_from INTEGER NOT NULL CHECK (night_from BETWEEN 0 AND 1440 AND night_from > day_from),
  day_rate INTEGER NOT NULL CHECK (day_rate >= 0),
  night_rate INTEGER NOT NULL CHECK (night_rate >= 0),
  half_day_rate INTEGER CHECK (half_day_rate >= 0),
  full_day_rate INTEGER CHECK (full_day_rate >= 0),
  minimum INTEGER NOT NULL DEFAULT 0 CHECK (minimum BETWEEN 0 AND 1440),
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX rate_plan_key ON rate_plan (coalesce(studio_id, 0), starts_on) WHERE retired_at IS NULL;

CREATE TABLE charge (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  month TEXT NOT NULL ${checkMonth('month')},
  kind TEXT NOT NULL CHECK (kind IN ('rent', 'studio', 'correction', 'credit')),
  amount INTEGER NOT NULL,
  reason TEXT,
  ${RECORD_COLUMNS},
  CHECK (kind NOT IN ('correction', 'credit') OR reason IS NOT NULL)
) STRICT;
CREATE INDEX charge_by_tenant ON charge (tenant_id, month) WHERE retired_at IS NULL;

CREATE TABLE payment (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  paid_on TEXT NOT NULL ${checkDay('paid_on')},
  amount INTEGER NOT NULL,
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
  amount INTEGER NOT NULL CHECK (amount > 0),
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
`;
