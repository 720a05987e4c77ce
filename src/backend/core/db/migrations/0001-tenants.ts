// First schema, part 3: the tenants.

/** SQL: tenants, leases, hosts, cases, events. */
export const TENANTS = `CREATE TABLE tenant (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  legal_person TEXT,
  contact TEXT,
  phone TEXT,
  incubated_on TEXT CHECK (date(incubated_on) IS incubated_on AND incubated_on >= '0001-01-01'),
  notes TEXT,
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;

CREATE TRIGGER tenant_never_deleted BEFORE DELETE ON tenant
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:tenant'); END;
CREATE TRIGGER tenant_never_replaced BEFORE INSERT ON tenant
WHEN EXISTS (SELECT 1 FROM tenant WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:tenant'); END;
CREATE TRIGGER tenant_never_displaced BEFORE UPDATE ON tenant
WHEN OLD.id IS NOT NEW.id
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:tenant'); END;

CREATE TABLE tenant_fact (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  starts_on TEXT NOT NULL CHECK (date(starts_on) IS starts_on AND starts_on >= '0001-01-01'),
  name TEXT NOT NULL CHECK (name <> ''),
  uscc TEXT NOT NULL CHECK (length(uscc) = 18 AND uscc = upper(trim(uscc))),
  category TEXT NOT NULL CHECK (category IN ('直播电商企业', '相关服务企业')),
  leading INTEGER NOT NULL CHECK (leading IN (0, 1)),
  service_kind TEXT,
  industry TEXT,
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX tenant_fact_key ON tenant_fact (tenant_id, starts_on) WHERE retired_at IS NULL;
CREATE INDEX tenant_fact_by_uscc ON tenant_fact (uscc) WHERE retired_at IS NULL;

CREATE TRIGGER tenant_fact_never_deleted BEFORE DELETE ON tenant_fact
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:tenant_fact'); END;
CREATE TRIGGER tenant_fact_never_replaced BEFORE INSERT ON tenant_fact
WHEN EXISTS (SELECT 1 FROM tenant_fact WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM tenant_fact WHERE retired_at IS NULL AND tenant_id IS NEW.tenant_id AND starts_on IS NEW.starts_on AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:tenant_fact'); END;
CREATE TRIGGER tenant_fact_never_displaced BEFORE UPDATE ON tenant_fact
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.tenant_id IS NOT NEW.tenant_id OR OLD.starts_on IS NOT NEW.starts_on OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM tenant_fact WHERE retired_at IS NULL AND tenant_id IS NEW.tenant_id AND starts_on IS NEW.starts_on AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:tenant_fact'); END;
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
  starts_on TEXT NOT NULL CHECK (date(starts_on) IS starts_on AND starts_on >= '0001-01-01'),
  ends_on TEXT NOT NULL CHECK (date(ends_on) IS ends_on AND ends_on >= '0001-01-01'),
  left_on TEXT CHECK (date(left_on) IS left_on AND left_on >= '0001-01-01'),
  area INTEGER NOT NULL CHECK (area >= 0),
  monthly_rent INTEGER CHECK (monthly_rent >= 0),
  deposit INTEGER CHECK (deposit >= 0),
  studios TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(studios) AND json_type(studios) = 'array'),
  free_minutes INTEGER CHECK (free_minutes >= 0),
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER,
  CHECK (ends_on >= starts_on),
  CHECK (left_on IS NULL OR left_on >= starts_on)
) STRICT;
CREATE UNIQUE INDEX lease_key ON lease (contract) WHERE retired_at IS NULL;
CREATE INDEX lease_by_tenant ON lease (tenant_id, starts_on) WHERE retired_at IS NULL;

CREATE TRIGGER lease_never_deleted BEFORE DELETE ON lease
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:lease'); END;
CREATE TRIGGER lease_never_replaced BEFORE INSERT ON lease
WHEN EXISTS (SELECT 1 FROM lease WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM lease WHERE retired_at IS NULL AND contract IS NEW.contract AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:lease'); END;
CREATE TRIGGER lease_never_displaced BEFORE UPDATE ON lease
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.contract IS NOT NEW.contract OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM lease WHERE retired_at IS NULL AND contract IS NEW.contract AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:lease'); END;

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
  from_on TEXT NOT NULL DEFAULT '0001-01-01' CHECK (date(from_on) IS from_on AND from_on >= '0001-01-01'),
  to_on TEXT CHECK (date(to_on) IS to_on AND to_on >= '0001-01-01'),
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX account_key ON account (platform, handle, from_on) WHERE retired_at IS NULL;
CREATE INDEX account_by_tenant ON account (tenant_id) WHERE retired_at IS NULL;

CREATE TRIGGER account_never_deleted BEFORE DELETE ON account
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:account'); END;
CREATE TRIGGER account_never_replaced BEFORE INSERT ON account
WHEN EXISTS (SELECT 1 FROM account WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM account WHERE retired_at IS NULL AND platform IS NEW.platform AND handle IS NEW.handle AND from_on IS NEW.from_on AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:account'); END;
CREATE TRIGGER account_never_displaced BEFORE UPDATE ON account
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.platform IS NOT NEW.platform OR OLD.handle IS NOT NEW.handle OR OLD.from_on IS NOT NEW.from_on OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM account WHERE retired_at IS NULL AND platform IS NEW.platform AND handle IS NEW.handle AND from_on IS NEW.from_on AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:account'); END;

CREATE TABLE headcount (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  month TEXT NOT NULL CHECK (date(month || '-01') IS month || '-01' AND month >= '0001-01'),
  hosts INTEGER NOT NULL CHECK (hosts >= 0),
  employees INTEGER NOT NULL CHECK (employees >= 0),
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX headcount_key ON headcount (month, tenant_id) WHERE retired_at IS NULL;

CREATE TRIGGER headcount_never_deleted BEFORE DELETE ON headcount
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:headcount'); END;
CREATE TRIGGER headcount_never_replaced BEFORE INSERT ON headcount
WHEN EXISTS (SELECT 1 FROM headcount WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM headcount WHERE retired_at IS NULL AND month IS NEW.month AND tenant_id IS NEW.tenant_id AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:headcount'); END;
CREATE TRIGGER headcount_never_displaced BEFORE UPDATE ON headcount
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.month IS NOT NEW.month OR OLD.tenant_id IS NOT NEW.tenant_id OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM headcount WHERE retired_at IS NULL AND month IS NEW.month AND tenant_id IS NEW.tenant_id AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:headcount'); END;

CREATE TABLE host (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  number TEXT NOT NULL CHECK (number <> ''),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  nickname TEXT NOT NULL,
  platform TEXT,
  handle TEXT,
  grade TEXT NOT NULL CHECK (grade IN ('知名', '普通')),
  virtual INTEGER NOT NULL CHECK (virtual IN (0, 1)),
  since TEXT NOT NULL CHECK (date(since) IS since AND since >= '0001-01-01'),
  until TEXT CHECK (date(until) IS until AND until >= '0001-01-01'),
  trained_on TEXT CHECK (date(trained_on) IS trained_on AND trained_on >= '0001-01-01'),
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER,
  CHECK (until IS NULL OR until >= since)
) STRICT;
CREATE UNIQUE INDEX host_key ON host (number) WHERE retired_at IS NULL;

CREATE TRIGGER host_never_deleted BEFORE DELETE ON host
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:host'); END;
CREATE TRIGGER host_never_replaced BEFORE INSERT ON host
WHEN EXISTS (SELECT 1 FROM host WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM host WHERE retired_at IS NULL AND number IS NEW.number AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:host'); END;
CREATE TRIGGER host_never_displaced BEFORE UPDATE ON host
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.number IS NOT NEW.number OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM host WHERE retired_at IS NULL AND number IS NEW.number AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:host'); END;

CREATE TABLE compliance_case (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  number TEXT NOT NULL CHECK (number <> ''),
  day TEXT NOT NULL CHECK (date(day) IS day AND day >= '0001-01-01'),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  kind TEXT NOT NULL CHECK (kind IN ('知识产权侵权', '假冒伪劣', '虚假宣传', '其他')),
  description TEXT,
  origin TEXT,
  resolved_on TEXT CHECK (date(resolved_on) IS resolved_on AND resolved_on >= '0001-01-01'),
  outcome TEXT,
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER,
  CHECK (resolved_on IS NULL OR resolved_on >= day)
) STRICT;
CREATE UNIQUE INDEX compliance_case_key ON compliance_case (number) WHERE retired_at IS NULL;

CREATE TRIGGER compliance_case_never_deleted BEFORE DELETE ON compliance_case
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:compliance_case'); END;
CREATE TRIGGER compliance_case_never_replaced BEFORE INSERT ON compliance_case
WHEN EXISTS (SELECT 1 FROM compliance_case WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM compliance_case WHERE retired_at IS NULL AND number IS NEW.number AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:compliance_case'); END;
CREATE TRIGGER compliance_case_never_displaced BEFORE UPDATE ON compliance_case
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.number IS NOT NEW.number OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM compliance_case WHERE retired_at IS NULL AND number IS NEW.number AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:compliance_case'); END;

CREATE TABLE paper (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  kind TEXT NOT NULL CHECK (kind IN ('营业执照', '合同', '身份核验', '品牌授权', '其他')),
  number TEXT NOT NULL DEFAULT '',
  issued_on TEXT CHECK (date(issued_on) IS issued_on AND issued_on >= '0001-01-01'),
  expires_on TEXT CHECK (date(expires_on) IS expires_on AND expires_on >= '0001-01-01'),
  seen_on TEXT CHECK (date(seen_on) IS seen_on AND seen_on >= '0001-01-01'),
  seen_by TEXT,
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX paper_key ON paper (tenant_id, kind, number) WHERE retired_at IS NULL;

CREATE TRIGGER paper_never_deleted BEFORE DELETE ON paper
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:paper'); END;
CREATE TRIGGER paper_never_replaced BEFORE INSERT ON paper
WHEN EXISTS (SELECT 1 FROM paper WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM paper WHERE retired_at IS NULL AND tenant_id IS NEW.tenant_id AND kind IS NEW.kind AND number IS NEW.number AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:paper'); END;
CREATE TRIGGER paper_never_displaced BEFORE UPDATE ON paper
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.tenant_id IS NOT NEW.tenant_id OR OLD.kind IS NOT NEW.kind OR OLD.number IS NOT NEW.number OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM paper WHERE retired_at IS NULL AND tenant_id IS NEW.tenant_id AND kind IS NEW.kind AND number IS NEW.number AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:paper'); END;

CREATE TABLE event (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  day TEXT NOT NULL CHECK (date(day) IS day AND day >= '0001-01-01'),
  kind TEXT NOT NULL CHECK (kind IN ('招商会', '培训会', '产品推荐会', '选品会', '其他')),
  name TEXT NOT NULL CHECK (name <> ''),
  nth INTEGER NOT NULL CHECK (nth >= 1),
  attendance INTEGER NOT NULL CHECK (attendance >= 0),
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX event_key ON event (day, kind, name, nth) WHERE retired_at IS NULL;

CREATE TRIGGER event_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:event'); END;
CREATE TRIGGER event_never_replaced BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM event WHERE retired_at IS NULL AND day IS NEW.day AND kind IS NEW.kind AND name IS NEW.name AND nth IS NEW.nth AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:event'); END;
CREATE TRIGGER event_never_displaced BEFORE UPDATE ON event
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.day IS NOT NEW.day OR OLD.kind IS NOT NEW.kind OR OLD.name IS NOT NEW.name OR OLD.nth IS NOT NEW.nth OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM event WHERE retired_at IS NULL AND day IS NEW.day AND kind IS NEW.kind AND name IS NEW.name AND nth IS NEW.nth AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:event'); END;

CREATE TABLE year_target (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  indicator TEXT NOT NULL,
  value TEXT NOT NULL,
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX year_target_key ON year_target (year, indicator) WHERE retired_at IS NULL;

CREATE TRIGGER year_target_never_deleted BEFORE DELETE ON year_target
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:year_target'); END;
CREATE TRIGGER year_target_never_replaced BEFORE INSERT ON year_target
WHEN EXISTS (SELECT 1 FROM year_target WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM year_target WHERE retired_at IS NULL AND year IS NEW.year AND indicator IS NEW.indicator AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:year_target'); END;
CREATE TRIGGER year_target_never_displaced BEFORE UPDATE ON year_target
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.year IS NOT NEW.year OR OLD.indicator IS NOT NEW.indicator OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM year_target WHERE retired_at IS NULL AND year IS NEW.year AND indicator IS NEW.indicator AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:year_target'); END;
`;
