// Tables of what tenants sold: by key, by live session, by shop and day, and the forms that they sent back.
import { RECORD_COLUMNS, checkDay, checkMonth, checkAmount, MOST_KEPT } from './sql.ts';

/** SQL: sales, live sessions, shop days, forms and replies. */
export const SALES = `
-- What was reported for a key, one row a source; money in fen. 'lacks' names the figures the source has none of.
CREATE TABLE sales_line (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL ${checkMonth('month')},
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
  ${RECORD_COLUMNS},
  -- What sessions add up to is a sum, and bounded by what each of them may be.
  CONSTRAINT AMOUNT_BEYOND CHECK (source = 'session' OR max(sessions, minutes, views, orders, paid, refunded, settled) <= ${MOST_KEPT})
) STRICT;
CREATE UNIQUE INDEX sales_line_key ON sales_line (month, tenant_id, platform, goods_class, source) WHERE retired_at IS NULL;
CREATE INDEX sales_line_by_tenant ON sales_line (tenant_id, month) WHERE retired_at IS NULL;

CREATE TABLE online_retail (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL ${checkMonth('month')},
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  source TEXT NOT NULL CHECK (source IN ('form', 'ledger')),
  amount INTEGER NOT NULL ${checkAmount('amount')},
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX online_retail_key ON online_retail (month, tenant_id, source) WHERE retired_at IS NULL;

-- Which source counts for one key of a month's sales, where it is not the strongest one, and why.
CREATE TABLE source_choice (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL ${checkMonth('month')},
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  platform TEXT NOT NULL,
  goods_class TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('form', 'ledger', 'session')),
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX source_choice_key ON source_choice (month, tenant_id, platform, goods_class) WHERE retired_at IS NULL;

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
  minutes INTEGER ${checkAmount('minutes')},
  views INTEGER ${checkAmount('views')},
  orders INTEGER ${checkAmount('orders')},
  paid INTEGER ${checkAmount('paid')},
  refunded INTEGER ${checkAmount('refunded')},
  settled INTEGER ${checkAmount('settled')},
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX live_session_key ON live_session (tenant_id, platform, handle, key) WHERE retired_at IS NULL;
CREATE INDEX live_session_by_start ON live_session (starts_at) WHERE retired_at IS NULL;

-- One shop-day of a platform's export: no sessions, only sums. Refunds by both times are kept, the profile says which counts.
CREATE TABLE shop_day (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  platform TEXT NOT NULL,
  handle TEXT NOT NULL,
  export TEXT NOT NULL,
  day TEXT NOT NULL ${checkDay('day')},
  goods_class TEXT NOT NULL,
  orders INTEGER ${checkAmount('orders')},
  paid INTEGER ${checkAmount('paid')},
  refunded_by_order INTEGER ${checkAmount('refunded_by_order')},
  refunded_by_refund INTEGER ${checkAmount('refunded_by_refund')},
  settled INTEGER ${checkAmount('settled')},
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX shop_day_key ON shop_day (tenant_id, platform, handle, export, day) WHERE retired_at IS NULL;
CREATE INDEX shop_day_by_day ON shop_day (day) WHERE retired_at IS NULL;

-- A form as it was made for a tenant: its bytes, and the number that the hidden sheet carries.
CREATE TABLE tenant_form (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  number TEXT NOT NULL UNIQUE CHECK (number <> ''),
  month TEXT NOT NULL ${checkMonth('month')},
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  name TEXT NOT NULL,
  bytes BLOB NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  made_ms INTEGER NOT NULL,
  who TEXT NOT NULL
) STRICT;
CREATE INDEX tenant_form_by_month ON tenant_form (month, tenant_id, id);

-- A tenant's form as it came back and was taken. 'figures' is what it says, as JSON; batch_id the import that took it.
CREATE TABLE form_reply (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL ${checkMonth('month')},
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  form_id INTEGER REFERENCES tenant_form (id),
  file_id INTEGER NOT NULL REFERENCES received_file (id),
  file_name TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  figures TEXT NOT NULL CHECK (json_valid(figures)),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL
) STRICT;
CREATE INDEX form_reply_by_month ON form_reply (month, tenant_id, id);
CREATE INDEX form_reply_by_batch ON form_reply (batch_id);
CREATE INDEX form_reply_by_file ON form_reply (file_id);

-- What was said about a reply, in order: the newest step is its state. 'cells' is [{cell, label, question}, ...] as JSON.
CREATE TABLE reply_step (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  reply_id INTEGER NOT NULL REFERENCES form_reply (id),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('received', 'queried', 'answered', 'accepted')),
  cells TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(cells) AND json_type(cells) = 'array'),
  words TEXT,
  relation TEXT,
  CHECK (state <> 'answered' OR coalesce(trim(words), '') <> ''),
  CHECK (state <> 'queried' OR coalesce(trim(words), '') <> '' OR json_array_length(cells) > 0)
) STRICT;
CREATE INDEX reply_step_by_reply ON reply_step (reply_id, id);
`;
