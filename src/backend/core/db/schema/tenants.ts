// Tables of the tenants: what they are, their leases, accounts, people, cases and papers, and events.
import { RECORD_COLUMNS, checkDay, checkMonth, checkAmount } from './sql.ts';

/** SQL: tenants, leases, accounts, hosts, cases, papers, events. */
export const TENANTS = `
CREATE TABLE tenant (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  legal_person TEXT,
  contact TEXT,
  phone TEXT,
  incubated_on TEXT ${checkDay('incubated_on')},
  notes TEXT,
  -- What the desk calls the tenant.
  short_name TEXT CHECK (short_name <> '' AND length(short_name) <= 8),
  ${RECORD_COLUMNS}
) STRICT;
CREATE INDEX tenant_by_short_name ON tenant (short_name COLLATE NOCASE) WHERE retired_at IS NULL;

CREATE TABLE tenant_fact (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  starts_on TEXT NOT NULL ${checkDay('starts_on')},
  name TEXT NOT NULL CHECK (name <> ''),
  uscc TEXT NOT NULL CHECK (length(uscc) = 18 AND uscc = upper(trim(uscc))),
  category TEXT NOT NULL CHECK (category IN ('直播电商企业', '相关服务企业')),
  leading INTEGER NOT NULL CHECK (leading IN (0, 1)),
  service_kind TEXT,
  industry TEXT,
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX tenant_fact_key ON tenant_fact (tenant_id, starts_on) WHERE retired_at IS NULL;
CREATE INDEX tenant_fact_by_uscc ON tenant_fact (uscc) WHERE retired_at IS NULL;

-- 'studios' is a JSON array of studio ids; lease_studio follows it by trigger.
CREATE TABLE lease (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  contract TEXT NOT NULL CHECK (contract <> ''),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  starts_on TEXT NOT NULL ${checkDay('starts_on')},
  ends_on TEXT NOT NULL ${checkDay('ends_on')},
  left_on TEXT ${checkDay('left_on')},
  area INTEGER NOT NULL CHECK (area >= 0),
  monthly_rent INTEGER ${checkAmount('monthly_rent')},
  deposit INTEGER ${checkAmount('deposit')},
  studios TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(studios) AND json_type(studios) = 'array'),
  free_minutes INTEGER CHECK (free_minutes >= 0),
  -- Fen an hour in the studios that the lease names for its tenant alone; empty: they cost nothing.
  own_rate INTEGER ${checkAmount('own_rate')},
  ${RECORD_COLUMNS},
  CHECK (ends_on >= starts_on),
  CHECK (left_on IS NULL OR left_on >= starts_on)
) STRICT;
CREATE UNIQUE INDEX lease_key ON lease (contract) WHERE retired_at IS NULL;
CREATE INDEX lease_by_tenant ON lease (tenant_id, starts_on) WHERE retired_at IS NULL;

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
  from_on TEXT NOT NULL DEFAULT '0001-01-01' ${checkDay('from_on')},
  to_on TEXT ${checkDay('to_on')},
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX account_key ON account (platform, handle, from_on) WHERE retired_at IS NULL;
CREATE INDEX account_by_tenant ON account (tenant_id) WHERE retired_at IS NULL;

CREATE TABLE headcount (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  month TEXT NOT NULL ${checkMonth('month')},
  hosts INTEGER NOT NULL CHECK (hosts >= 0),
  employees INTEGER NOT NULL CHECK (employees >= 0),
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX headcount_key ON headcount (month, tenant_id) WHERE retired_at IS NULL;

CREATE TABLE host (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  number TEXT NOT NULL CHECK (number <> ''),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  nickname TEXT NOT NULL,
  platform TEXT,
  handle TEXT,
  grade TEXT NOT NULL CHECK (grade IN ('知名', '普通')),
  virtual INTEGER NOT NULL CHECK (virtual IN (0, 1)),
  since TEXT NOT NULL ${checkDay('since')},
  until TEXT ${checkDay('until')},
  trained_on TEXT ${checkDay('trained_on')},
  ${RECORD_COLUMNS},
  CHECK (until IS NULL OR until >= since)
) STRICT;
CREATE UNIQUE INDEX host_key ON host (number) WHERE retired_at IS NULL;

CREATE TABLE compliance_case (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  number TEXT NOT NULL CHECK (number <> ''),
  day TEXT NOT NULL ${checkDay('day')},
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  kind TEXT NOT NULL CHECK (kind IN ('知识产权侵权', '假冒伪劣', '虚假宣传', '其他')),
  description TEXT,
  origin TEXT,
  resolved_on TEXT ${checkDay('resolved_on')},
  outcome TEXT,
  ${RECORD_COLUMNS},
  CHECK (resolved_on IS NULL OR resolved_on >= day)
) STRICT;
CREATE UNIQUE INDEX compliance_case_key ON compliance_case (number) WHERE retired_at IS NULL;

CREATE TABLE paper (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  kind TEXT NOT NULL CHECK (kind IN ('营业执照', '合同', '身份核验', '品牌授权', '其他')),
  number TEXT NOT NULL DEFAULT '',
  issued_on TEXT ${checkDay('issued_on')},
  expires_on TEXT ${checkDay('expires_on')},
  seen_on TEXT ${checkDay('seen_on')},
  seen_by TEXT,
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX paper_key ON paper (tenant_id, kind, number) WHERE retired_at IS NULL;

CREATE TABLE event (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  day TEXT NOT NULL ${checkDay('day')},
  kind TEXT NOT NULL CHECK (kind IN ('招商会', '培训会', '产品推荐会', '选品会', '其他')),
  name TEXT NOT NULL CHECK (name <> ''),
  nth INTEGER NOT NULL CHECK (nth >= 1),
  attendance INTEGER NOT NULL CHECK (attendance >= 0),
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX event_key ON event (day, kind, name, nth) WHERE retired_at IS NULL;
`;
