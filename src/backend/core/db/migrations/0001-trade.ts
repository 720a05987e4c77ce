// First schema, part 4: bookings, money owed, sales.

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
  state TEXT NOT NULL CHECK (state IN ('option', 'booked', 'checked_in', 'completed', 'no_show', 'cancelled')),
  holds_until INTEGER,
  title TEXT,
  platform TEXT,
  contact TEXT,
  phone TEXT,
  cancel_reason TEXT,
  actual_start INTEGER,
  actual_end INTEGER,
  from_past INTEGER NOT NULL DEFAULT 0 CHECK (from_past IN (0, 1)),
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER,
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

CREATE TRIGGER booking_never_deleted BEFORE DELETE ON booking
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:booking'); END;
CREATE TRIGGER booking_never_replaced BEFORE INSERT ON booking
WHEN EXISTS (SELECT 1 FROM booking WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM booking WHERE retired_at IS NULL AND number IS NEW.number AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:booking'); END;
CREATE TRIGGER booking_never_displaced BEFORE UPDATE ON booking
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.number IS NOT NEW.number OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM booking WHERE retired_at IS NULL AND number IS NEW.number AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:booking'); END;

-- Money owed: what is due, what was paid, deposits, and the numbered statements with their frozen copies.
CREATE TABLE charge (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  month TEXT NOT NULL CHECK (date(month || '-01') IS month || '-01' AND month >= '0001-01'),
  kind TEXT NOT NULL CHECK (kind IN ('rent', 'studio', 'correction', 'credit')),
  amount INTEGER NOT NULL,
  reason TEXT,
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER,
  CHECK (kind NOT IN ('correction', 'credit') OR reason IS NOT NULL)
) STRICT;
CREATE INDEX charge_by_tenant ON charge (tenant_id, month) WHERE retired_at IS NULL;

CREATE TRIGGER charge_never_deleted BEFORE DELETE ON charge
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:charge'); END;
CREATE TRIGGER charge_never_replaced BEFORE INSERT ON charge
WHEN EXISTS (SELECT 1 FROM charge WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:charge'); END;
CREATE TRIGGER charge_never_displaced BEFORE UPDATE ON charge
WHEN OLD.id IS NOT NEW.id
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:charge'); END;
CREATE TABLE payment (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  paid_on TEXT NOT NULL CHECK (date(paid_on) IS paid_on AND paid_on >= '0001-01-01'),
  amount INTEGER NOT NULL,
  method TEXT NOT NULL,
  note TEXT,
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE INDEX payment_by_tenant ON payment (tenant_id, paid_on) WHERE retired_at IS NULL;

CREATE TRIGGER payment_never_deleted BEFORE DELETE ON payment
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:payment'); END;
CREATE TRIGGER payment_never_replaced BEFORE INSERT ON payment
WHEN EXISTS (SELECT 1 FROM payment WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:payment'); END;
CREATE TRIGGER payment_never_displaced BEFORE UPDATE ON payment
WHEN OLD.id IS NOT NEW.id
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:payment'); END;
CREATE TABLE deposit_move (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  lease_id INTEGER REFERENCES lease (id),
  day TEXT NOT NULL CHECK (date(day) IS day AND day >= '0001-01-01'),
  kind TEXT NOT NULL CHECK (kind IN ('in', 'out', 'kept')),
  amount INTEGER NOT NULL CHECK (amount > 0),
  note TEXT,
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE INDEX deposit_move_by_tenant ON deposit_move (tenant_id, day) WHERE retired_at IS NULL;

CREATE TRIGGER deposit_move_never_deleted BEFORE DELETE ON deposit_move
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:deposit_move'); END;
CREATE TRIGGER deposit_move_never_replaced BEFORE INSERT ON deposit_move
WHEN EXISTS (SELECT 1 FROM deposit_move WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:deposit_move'); END;
CREATE TRIGGER deposit_move_never_displaced BEFORE UPDATE ON deposit_move
WHEN OLD.id IS NOT NEW.id
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:deposit_move'); END;
CREATE TABLE statement (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  number TEXT NOT NULL UNIQUE,
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  month TEXT NOT NULL CHECK (date(month || '-01') IS month || '-01' AND month >= '0001-01'),
  total INTEGER NOT NULL,
  copy BLOB NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  made_ms INTEGER NOT NULL
) STRICT;

CREATE TRIGGER statement_no_update BEFORE UPDATE ON statement BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:statement'); END;

CREATE TRIGGER statement_no_delete BEFORE DELETE ON statement BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:statement'); END;
CREATE TRIGGER statement_no_replace BEFORE INSERT ON statement
WHEN EXISTS (SELECT 1 FROM statement WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM statement WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:statement'); END;
CREATE TABLE shift_note (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  words TEXT NOT NULL,
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;

CREATE TRIGGER shift_note_never_deleted BEFORE DELETE ON shift_note
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:shift_note'); END;
CREATE TRIGGER shift_note_never_replaced BEFORE INSERT ON shift_note
WHEN EXISTS (SELECT 1 FROM shift_note WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:shift_note'); END;
CREATE TRIGGER shift_note_never_displaced BEFORE UPDATE ON shift_note
WHEN OLD.id IS NOT NEW.id
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:shift_note'); END;
-- What was reported for a key, one row a source; money in fen. 'lacks' names the figures the source has none of.
CREATE TABLE sales_line (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL CHECK (date(month || '-01') IS month || '-01' AND month >= '0001-01'),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  platform TEXT NOT NULL,
  goods_class TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('form', 'ledger', 'session')),
  sessions INTEGER NOT NULL CHECK (sessions >= 0),
  minutes INTEGER NOT NULL CHECK (minutes >= 0),
  views INTEGER NOT NULL CHECK (views >= 0),
  orders INTEGER NOT NULL CHECK (orders >= 0),
  paid INTEGER NOT NULL CHECK (paid >= 0),
  refunded INTEGER NOT NULL CHECK (refunded >= 0),
  settled INTEGER NOT NULL CHECK (settled >= 0),
  lacks TEXT NOT NULL DEFAULT '',
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX sales_line_key ON sales_line (month, tenant_id, platform, goods_class, source) WHERE retired_at IS NULL;
CREATE INDEX sales_line_by_tenant ON sales_line (tenant_id, month) WHERE retired_at IS NULL;

CREATE TRIGGER sales_line_never_deleted BEFORE DELETE ON sales_line
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:sales_line'); END;
CREATE TRIGGER sales_line_never_replaced BEFORE INSERT ON sales_line
WHEN EXISTS (SELECT 1 FROM sales_line WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM sales_line WHERE retired_at IS NULL AND month IS NEW.month AND tenant_id IS NEW.tenant_id AND platform IS NEW.platform AND goods_class IS NEW.goods_class AND source IS NEW.source AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:sales_line'); END;
CREATE TRIGGER sales_line_never_displaced BEFORE UPDATE ON sales_line
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.month IS NOT NEW.month OR OLD.tenant_id IS NOT NEW.tenant_id OR OLD.platform IS NOT NEW.platform OR OLD.goods_class IS NOT NEW.goods_class OR OLD.source IS NOT NEW.source OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM sales_line WHERE retired_at IS NULL AND month IS NEW.month AND tenant_id IS NEW.tenant_id AND platform IS NEW.platform AND goods_class IS NEW.goods_class AND source IS NEW.source AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:sales_line'); END;

CREATE TABLE online_retail (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL CHECK (date(month || '-01') IS month || '-01' AND month >= '0001-01'),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  source TEXT NOT NULL CHECK (source IN ('form', 'ledger')),
  amount INTEGER NOT NULL CHECK (amount >= 0),
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX online_retail_key ON online_retail (month, tenant_id, source) WHERE retired_at IS NULL;

CREATE TRIGGER online_retail_never_deleted BEFORE DELETE ON online_retail
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:online_retail'); END;
CREATE TRIGGER online_retail_never_replaced BEFORE INSERT ON online_retail
WHEN EXISTS (SELECT 1 FROM online_retail WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM online_retail WHERE retired_at IS NULL AND month IS NEW.month AND tenant_id IS NEW.tenant_id AND source IS NEW.source AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:online_retail'); END;
CREATE TRIGGER online_retail_never_displaced BEFORE UPDATE ON online_retail
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.month IS NOT NEW.month OR OLD.tenant_id IS NOT NEW.tenant_id OR OLD.source IS NOT NEW.source OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM online_retail WHERE retired_at IS NULL AND month IS NEW.month AND tenant_id IS NEW.tenant_id AND source IS NEW.source AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:online_retail'); END;

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
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX live_session_key ON live_session (tenant_id, platform, handle, key) WHERE retired_at IS NULL;
CREATE INDEX live_session_by_start ON live_session (starts_at) WHERE retired_at IS NULL;

CREATE TRIGGER live_session_never_deleted BEFORE DELETE ON live_session
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:live_session'); END;
CREATE TRIGGER live_session_never_replaced BEFORE INSERT ON live_session
WHEN EXISTS (SELECT 1 FROM live_session WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM live_session WHERE retired_at IS NULL AND tenant_id IS NEW.tenant_id AND platform IS NEW.platform AND handle IS NEW.handle AND key IS NEW.key AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:live_session'); END;
CREATE TRIGGER live_session_never_displaced BEFORE UPDATE ON live_session
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.tenant_id IS NOT NEW.tenant_id OR OLD.platform IS NOT NEW.platform OR OLD.handle IS NOT NEW.handle OR OLD.key IS NOT NEW.key OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM live_session WHERE retired_at IS NULL AND tenant_id IS NEW.tenant_id AND platform IS NEW.platform AND handle IS NEW.handle AND key IS NEW.key AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:live_session'); END;

-- One shop-day of a platform's export: no sessions, only sums. Refunds by both times are kept, the profile says which counts.
CREATE TABLE shop_day (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  platform TEXT NOT NULL,
  handle TEXT NOT NULL,
  export TEXT NOT NULL,
  day TEXT NOT NULL CHECK (date(day) IS day AND day >= '0001-01-01'),
  goods_class TEXT NOT NULL,
  orders INTEGER CHECK (orders >= 0),
  paid INTEGER CHECK (paid >= 0),
  refunded_by_order INTEGER CHECK (refunded_by_order >= 0),
  refunded_by_refund INTEGER CHECK (refunded_by_refund >= 0),
  settled INTEGER CHECK (settled >= 0),
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX shop_day_key ON shop_day (tenant_id, platform, handle, export, day) WHERE retired_at IS NULL;
CREATE INDEX shop_day_by_day ON shop_day (day) WHERE retired_at IS NULL;

CREATE TRIGGER shop_day_never_deleted BEFORE DELETE ON shop_day
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:shop_day'); END;
CREATE TRIGGER shop_day_never_replaced BEFORE INSERT ON shop_day
WHEN EXISTS (SELECT 1 FROM shop_day WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM shop_day WHERE retired_at IS NULL AND tenant_id IS NEW.tenant_id AND platform IS NEW.platform AND handle IS NEW.handle AND export IS NEW.export AND day IS NEW.day AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:shop_day'); END;
CREATE TRIGGER shop_day_never_displaced BEFORE UPDATE ON shop_day
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.tenant_id IS NOT NEW.tenant_id OR OLD.platform IS NOT NEW.platform OR OLD.handle IS NOT NEW.handle OR OLD.export IS NOT NEW.export OR OLD.day IS NOT NEW.day OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM shop_day WHERE retired_at IS NULL AND tenant_id IS NEW.tenant_id AND platform IS NEW.platform AND handle IS NEW.handle AND export IS NEW.export AND day IS NEW.day AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:shop_day'); END;
`;
