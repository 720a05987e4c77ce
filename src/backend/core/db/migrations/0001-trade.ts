// First schema, part 3: bookings, money owed, sales.
import * as words from '../../../../domain/base/catalogue.ts';
import { RECORD_COLUMNS, appendOnly, dayCheck, monthCheck, neverDeleted, oneOf } from '../schema-parts.ts';

/** SQL: bookings, money owed, sales, sessions. */
export const BOOKINGS_AND_SALES = `
-- Wall-clock minutes since the epoch, half-open. from_past marks a row taken as history: see the triggers on rules.
CREATE TABLE booking (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  number TEXT NOT NULL CHECK (number <> ''),
  studio_id INTEGER NOT NULL REFERENCES studio (id),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
  state TEXT NOT NULL ${oneOf('state', words.BOOKING_STATES)},
  holds_until INTEGER,
  title TEXT,
  platform TEXT,
  contact TEXT,
  phone TEXT,
  cancel_reason TEXT,
  actual_start INTEGER,
  actual_end INTEGER,
  from_past INTEGER NOT NULL DEFAULT 0 CHECK (from_past IN (0, 1)),
  ${RECORD_COLUMNS},
  CHECK (state <> 'option' OR holds_until IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX booking_key ON booking (number) WHERE retired_at IS NULL;
-- Both cover what the figures read: by month over all studios, by studio and month. retired_at is in them, for SQLite reads a column
-- that a query names even where the index's own condition settles it.
CREATE INDEX booking_by_start ON booking (starts_at, studio_id, state, ends_at, tenant_id, retired_at) WHERE retired_at IS NULL;
CREATE INDEX booking_live ON booking (studio_id, starts_at, ends_at, tenant_id, state, retired_at)
  WHERE retired_at IS NULL AND state NOT IN ('cancelled', 'no_show');
CREATE INDEX booking_by_tenant ON booking (tenant_id, starts_at) WHERE retired_at IS NULL;
CREATE INDEX booking_options ON booking (holds_until) WHERE retired_at IS NULL AND state = 'option';
-- The desk's own numbers, retired ones too, so that the next one is a look at the last.
CREATE INDEX booking_desk_number ON booking (CAST(substr(number, 2) AS INTEGER)) WHERE number GLOB 'D[0-9][0-9][0-9][0-9][0-9][0-9]*';
${neverDeleted('booking', ['number'])}

-- Money owed: what is due, what was paid, deposits, and the numbered statements with their frozen copies.
CREATE TABLE charge (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  month TEXT NOT NULL ${monthCheck('month')},
  kind TEXT NOT NULL ${oneOf('kind', ['rent', 'studio', 'correction', 'credit'])},
  amount INTEGER NOT NULL,
  reason TEXT,
  ${RECORD_COLUMNS},
  CHECK (kind NOT IN ('correction', 'credit') OR reason IS NOT NULL)
) STRICT;
CREATE INDEX charge_by_tenant ON charge (tenant_id, month) WHERE retired_at IS NULL;
${neverDeleted('charge')}
CREATE TABLE payment (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  paid_on TEXT NOT NULL ${dayCheck('paid_on')},
  amount INTEGER NOT NULL,
  method TEXT NOT NULL,
  note TEXT,
  ${RECORD_COLUMNS}
) STRICT;
CREATE INDEX payment_by_tenant ON payment (tenant_id, paid_on) WHERE retired_at IS NULL;
${neverDeleted('payment')}
CREATE TABLE deposit_move (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  lease_id INTEGER REFERENCES lease (id),
  day TEXT NOT NULL ${dayCheck('day')},
  kind TEXT NOT NULL ${oneOf('kind', ['in', 'out', 'kept'])},
  amount INTEGER NOT NULL CHECK (amount > 0),
  note TEXT,
  ${RECORD_COLUMNS}
) STRICT;
CREATE INDEX deposit_move_by_tenant ON deposit_move (tenant_id, day) WHERE retired_at IS NULL;
${neverDeleted('deposit_move')}
CREATE TABLE statement (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  number TEXT NOT NULL UNIQUE,
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  month TEXT NOT NULL ${monthCheck('month')},
  total INTEGER NOT NULL,
  copy BLOB NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  made_ms INTEGER NOT NULL
) STRICT;
${appendOnly('statement', ['number'])}
CREATE TABLE shift_note (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  words TEXT NOT NULL,
  ${RECORD_COLUMNS}
) STRICT;
${neverDeleted('shift_note')}
-- What was reported for a key, one row a source; money in fen. 'lacks' names the figures the source has none of.
CREATE TABLE sales_line (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL ${monthCheck('month')},
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  platform TEXT NOT NULL,
  goods_class TEXT NOT NULL,
  source TEXT NOT NULL ${oneOf('source', words.SALES_SOURCES)},
  sessions INTEGER NOT NULL CHECK (sessions >= 0),
  minutes INTEGER NOT NULL CHECK (minutes >= 0),
  views INTEGER NOT NULL CHECK (views >= 0),
  orders INTEGER NOT NULL CHECK (orders >= 0),
  paid INTEGER NOT NULL CHECK (paid >= 0),
  refunded INTEGER NOT NULL CHECK (refunded >= 0),
  settled INTEGER NOT NULL CHECK (settled >= 0),
  lacks TEXT NOT NULL DEFAULT '',
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX sales_line_key ON sales_line (month, tenant_id, platform, goods_class, source) WHERE retired_at IS NULL;
CREATE INDEX sales_line_by_tenant ON sales_line (tenant_id, month) WHERE retired_at IS NULL;
${neverDeleted('sales_line', ['month', 'tenant_id', 'platform', 'goods_class', 'source'])}

CREATE TABLE online_retail (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL ${monthCheck('month')},
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  source TEXT NOT NULL ${oneOf('source', ['form', 'ledger'])},
  amount INTEGER NOT NULL CHECK (amount >= 0),
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX online_retail_key ON online_retail (month, tenant_id, source) WHERE retired_at IS NULL;
${neverDeleted('online_retail', ['month', 'tenant_id', 'source'])}

-- One live session of a platform's export. A figure that the export does not have is NULL.
CREATE TABLE live_session (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  platform TEXT NOT NULL,
  handle TEXT NOT NULL,
  key TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER,
  title TEXT,
  goods_class TEXT NOT NULL,
  minutes INTEGER CHECK (minutes >= 0),
  views INTEGER CHECK (views >= 0),
  orders INTEGER CHECK (orders >= 0),
  paid INTEGER CHECK (paid >= 0),
  refunded INTEGER CHECK (refunded >= 0),
  settled INTEGER CHECK (settled >= 0),
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX live_session_key ON live_session (tenant_id, platform, handle, key) WHERE retired_at IS NULL;
CREATE INDEX live_session_by_start ON live_session (starts_at) WHERE retired_at IS NULL;
${neverDeleted('live_session', ['tenant_id', 'platform', 'handle', 'key'])}

-- One shop-day of a platform's export: no sessions, only sums. Refunds by both times are kept, the profile says which counts.
CREATE TABLE shop_day (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  platform TEXT NOT NULL,
  handle TEXT NOT NULL,
  export TEXT NOT NULL,
  day TEXT NOT NULL ${dayCheck('day')},
  goods_class TEXT NOT NULL,
  orders INTEGER CHECK (orders >= 0),
  paid INTEGER CHECK (paid >= 0),
  refunded_by_order INTEGER CHECK (refunded_by_order >= 0),
  refunded_by_refund INTEGER CHECK (refunded_by_refund >= 0),
  settled INTEGER CHECK (settled >= 0),
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX shop_day_key ON shop_day (tenant_id, platform, handle, export, day) WHERE retired_at IS NULL;
CREATE INDEX shop_day_by_day ON shop_day (day) WHERE retired_at IS NULL;
${neverDeleted('shop_day', ['tenant_id', 'platform', 'handle', 'export', 'day'])}
`;
