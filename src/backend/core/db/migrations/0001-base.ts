// First schema, part 2: the base, its studios and its tenants.
import * as words from '../../../../domain/base/catalogue.ts';
import { RECORD_COLUMNS, dayCheck, monthCheck, neverDeleted, oneOf } from '../schema-parts.ts';

/** SQL: base, studios, calendar, tenants, leases, hosts, cases, events. */
export const BASE_AND_TENANTS = `
CREATE TABLE base_fact (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  starts_on TEXT NOT NULL ${dayCheck('starts_on')},
  full_name TEXT NOT NULL CHECK (full_name <> ''),
  uscc TEXT NOT NULL CHECK (length(uscc) = 18 AND uscc = upper(trim(uscc))),
  kind TEXT NOT NULL ${oneOf('kind', words.BASE_KINDS)},
  district TEXT,
  address TEXT,
  unit_head TEXT,
  statistics_head TEXT,
  filler TEXT,
  phone TEXT,
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX base_fact_key ON base_fact (starts_on) WHERE retired_at IS NULL;
${neverDeleted('base_fact', ['starts_on'])}

CREATE TABLE base_area (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL ${monthCheck('month')},
  floor_area INTEGER NOT NULL CHECK (floor_area >= 0),
  lettable_area INTEGER NOT NULL CHECK (lettable_area >= 0),
  team INTEGER NOT NULL CHECK (team >= 0),
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX base_area_key ON base_area (month) WHERE retired_at IS NULL;
${neverDeleted('base_area', ['month'])}

CREATE TABLE studio (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  code TEXT NOT NULL CHECK (code <> ''),
  name TEXT,
  floor TEXT,
  equipment TEXT,
  opened_on TEXT NOT NULL ${dayCheck('opened_on')},
  closed_on TEXT ${dayCheck('closed_on')},
  ${RECORD_COLUMNS},
  CHECK (closed_on IS NULL OR closed_on >= opened_on)
) STRICT;
CREATE UNIQUE INDEX studio_key ON studio (code) WHERE retired_at IS NULL;
${neverDeleted('studio', ['code'])}

CREATE TABLE studio_fact (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  studio_id INTEGER NOT NULL REFERENCES studio (id),
  starts_on TEXT NOT NULL ${dayCheck('starts_on')},
  kind TEXT NOT NULL ${oneOf('kind', words.STUDIO_KINDS)},
  area INTEGER CHECK (area >= 0),
  hours TEXT NOT NULL,
  turnaround INTEGER NOT NULL CHECK (turnaround BETWEEN 0 AND 240),
  hourly_rate INTEGER NOT NULL CHECK (hourly_rate >= 0),
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX studio_fact_key ON studio_fact (studio_id, starts_on) WHERE retired_at IS NULL;
${neverDeleted('studio_fact', ['studio_id', 'starts_on'])}

-- studio_id empty: the whole base.
CREATE TABLE calendar_exception (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  day TEXT NOT NULL ${dayCheck('day')},
  studio_id INTEGER CHECK (studio_id > 0) REFERENCES studio (id),
  hours TEXT NOT NULL,
  note TEXT,
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX calendar_exception_key ON calendar_exception (day, coalesce(studio_id, 0)) WHERE retired_at IS NULL;
${neverDeleted('calendar_exception', ['day', 'studio_id'])}

CREATE TABLE calendar_day (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  day TEXT NOT NULL ${dayCheck('day')},
  kind TEXT NOT NULL ${oneOf('kind', ['holiday', 'workday'])},
  name TEXT NOT NULL,
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX calendar_day_key ON calendar_day (day) WHERE retired_at IS NULL;
${neverDeleted('calendar_day', ['day'])}

CREATE TABLE blackout (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  studio_id INTEGER NOT NULL REFERENCES studio (id),
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
  reason TEXT NOT NULL,
  ${RECORD_COLUMNS}
) STRICT;
CREATE INDEX blackout_by_studio ON blackout (studio_id, starts_at) WHERE retired_at IS NULL;
${neverDeleted('blackout')}
CREATE TABLE tenant (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  legal_person TEXT,
  contact TEXT,
  phone TEXT,
  incubated_on TEXT ${dayCheck('incubated_on')},
  notes TEXT,
  ${RECORD_COLUMNS}
) STRICT;
${neverDeleted('tenant')}

CREATE TABLE tenant_fact (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  starts_on TEXT NOT NULL ${dayCheck('starts_on')},
  name TEXT NOT NULL CHECK (name <> ''),
  uscc TEXT NOT NULL CHECK (length(uscc) = 18 AND uscc = upper(trim(uscc))),
  category TEXT NOT NULL ${oneOf('category', words.TENANT_CATEGORIES)},
  leading INTEGER NOT NULL CHECK (leading IN (0, 1)),
  service_kind TEXT,
  industry TEXT,
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX tenant_fact_key ON tenant_fact (tenant_id, starts_on) WHERE retired_at IS NULL;
CREATE INDEX tenant_fact_by_uscc ON tenant_fact (uscc) WHERE retired_at IS NULL;
${neverDeleted('tenant_fact', ['tenant_id', 'starts_on'])}
CREATE TRIGGER tenant_fact_code_insert BEFORE INSERT ON tenant_fact
WHEN NEW.retired_at IS NULL
  AND EXISTS (SELECT 1 FROM tenant_fact o WHERE o.uscc = NEW.uscc AND o.tenant_id <> NEW.tenant_id AND o.retired_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'ROW_USCC_OF_OTHER'); END;
CREATE TRIGGER tenant_fact_code_update BEFORE UPDATE OF uscc, tenant_id, retired_at ON tenant_fact
WHEN NEW.retired_at IS NULL
  AND EXISTS (SELECT 1 FROM tenant_fact o WHERE o.uscc = NEW.uscc AND o.tenant_id <> NEW.tenant_id AND o.retired_at IS NULL AND o.id <> NEW.id)
BEGIN SELECT RAISE(ABORT, 'ROW_USCC_OF_OTHER'); END;

-- 'studios' is a JSON array of studio ids; lease_studio follows it by trigger.
CREATE TABLE lease (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  contract TEXT NOT NULL CHECK (contract <> ''),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  starts_on TEXT NOT NULL ${dayCheck('starts_on')},
  ends_on TEXT NOT NULL ${dayCheck('ends_on')},
  left_on TEXT ${dayCheck('left_on')},
  area INTEGER NOT NULL CHECK (area >= 0),
  monthly_rent INTEGER CHECK (monthly_rent >= 0),
  deposit INTEGER CHECK (deposit >= 0),
  studios TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(studios) AND json_type(studios) = 'array'),
  free_minutes INTEGER CHECK (free_minutes >= 0),
  ${RECORD_COLUMNS},
  CHECK (ends_on >= starts_on),
  CHECK (left_on IS NULL OR left_on >= starts_on)
) STRICT;
CREATE UNIQUE INDEX lease_key ON lease (contract) WHERE retired_at IS NULL;
CREATE INDEX lease_by_tenant ON lease (tenant_id, starts_on) WHERE retired_at IS NULL;
${neverDeleted('lease', ['contract'])}

-- Which studios a lease holds exclusively, from its first day to its last in force.
CREATE TABLE lease_studio (
  lease_id INTEGER NOT NULL REFERENCES lease (id),
  studio_id INTEGER NOT NULL REFERENCES studio (id),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  PRIMARY KEY (lease_id, studio_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX lease_studio_by_studio ON lease_studio (studio_id, starts_on);

CREATE TABLE account (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  platform TEXT NOT NULL CHECK (platform <> ''),
  handle TEXT NOT NULL CHECK (handle <> ''),
  nickname TEXT,
  goods_class TEXT,
  from_on TEXT NOT NULL DEFAULT '0001-01-01' ${dayCheck('from_on')},
  to_on TEXT ${dayCheck('to_on')},
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX account_key ON account (platform, handle, from_on) WHERE retired_at IS NULL;
CREATE INDEX account_by_tenant ON account (tenant_id) WHERE retired_at IS NULL;
${neverDeleted('account', ['platform', 'handle', 'from_on'])}

CREATE TABLE headcount (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  month TEXT NOT NULL ${monthCheck('month')},
  hosts INTEGER NOT NULL CHECK (hosts >= 0),
  employees INTEGER NOT NULL CHECK (employees >= 0),
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX headcount_key ON headcount (month, tenant_id) WHERE retired_at IS NULL;
${neverDeleted('headcount', ['month', 'tenant_id'])}

CREATE TABLE host (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  number TEXT NOT NULL CHECK (number <> ''),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  nickname TEXT NOT NULL,
  platform TEXT,
  handle TEXT,
  grade TEXT NOT NULL ${oneOf('grade', words.HOST_GRADES)},
  virtual INTEGER NOT NULL CHECK (virtual IN (0, 1)),
  since TEXT NOT NULL ${dayCheck('since')},
  until TEXT ${dayCheck('until')},
  trained_on TEXT ${dayCheck('trained_on')},
  ${RECORD_COLUMNS},
  CHECK (until IS NULL OR until >= since)
) STRICT;
CREATE UNIQUE INDEX host_key ON host (number) WHERE retired_at IS NULL;
${neverDeleted('host', ['number'])}

CREATE TABLE compliance_case (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  number TEXT NOT NULL CHECK (number <> ''),
  day TEXT NOT NULL ${dayCheck('day')},
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  kind TEXT NOT NULL ${oneOf('kind', words.CASE_KINDS)},
  description TEXT,
  origin TEXT,
  resolved_on TEXT ${dayCheck('resolved_on')},
  outcome TEXT,
  ${RECORD_COLUMNS},
  CHECK (resolved_on IS NULL OR resolved_on >= day)
) STRICT;
CREATE UNIQUE INDEX compliance_case_key ON compliance_case (number) WHERE retired_at IS NULL;
${neverDeleted('compliance_case', ['number'])}

CREATE TABLE paper (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  kind TEXT NOT NULL ${oneOf('kind', words.PAPER_KINDS)},
  number TEXT NOT NULL DEFAULT '',
  issued_on TEXT ${dayCheck('issued_on')},
  expires_on TEXT ${dayCheck('expires_on')},
  seen_on TEXT ${dayCheck('seen_on')},
  seen_by TEXT,
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX paper_key ON paper (tenant_id, kind, number) WHERE retired_at IS NULL;
${neverDeleted('paper', ['tenant_id', 'kind', 'number'])}

CREATE TABLE event (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  day TEXT NOT NULL ${dayCheck('day')},
  kind TEXT NOT NULL ${oneOf('kind', words.EVENT_KINDS)},
  name TEXT NOT NULL CHECK (name <> ''),
  nth INTEGER NOT NULL CHECK (nth >= 1),
  attendance INTEGER NOT NULL CHECK (attendance >= 0),
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX event_key ON event (day, kind, name, nth) WHERE retired_at IS NULL;
${neverDeleted('event', ['day', 'kind', 'name', 'nth'])}

CREATE TABLE year_target (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  indicator TEXT NOT NULL,
  value TEXT NOT NULL,
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX year_target_key ON year_target (year, indicator) WHERE retired_at IS NULL;
${neverDeleted('year_target', ['year', 'indicator'])}
`;
