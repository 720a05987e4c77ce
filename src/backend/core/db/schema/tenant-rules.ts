// Rules on tenants and leases that must never break, anyone who writes. Each message is a code of src/domain/values/refusal-codes.ts.
import { lastDayOf, refuseWith } from './sql.ts';

/** Another tenant that stands has the code. */
const CODE_OF_OTHER =
  'EXISTS (SELECT 1 FROM tenant_fact o WHERE o.uscc = NEW.uscc AND o.tenant_id <> NEW.tenant_id AND o.retired_at IS NULL';

const CODES = `
CREATE TRIGGER tenant_fact_code_insert BEFORE INSERT ON tenant_fact
WHEN NEW.retired_at IS NULL AND ${CODE_OF_OTHER})
BEGIN SELECT RAISE(ABORT, 'ROW_USCC_OF_OTHER'); END;
CREATE TRIGGER tenant_fact_code_update BEFORE UPDATE OF uscc, tenant_id, retired_at ON tenant_fact
WHEN NEW.retired_at IS NULL AND ${CODE_OF_OTHER} AND o.id <> NEW.id)
BEGIN SELECT RAISE(ABORT, 'ROW_USCC_OF_OTHER'); END;`;

const ILL_NAMED = `EXISTS (SELECT 1 FROM json_each(NEW.studios) WHERE type <> 'integer')`;

const STUDIO_TAKEN = `
  SELECT ${refuseWith('LEASE_STUDIO_TAKEN', 'o.lease_id')} FROM lease_studio o
  WHERE o.studio_id = NEW.studio_id AND o.lease_id <> NEW.lease_id AND o.starts_on <= NEW.ends_on AND o.ends_on >= NEW.starts_on LIMIT 1;`;

const NOT_OF_LEASE = `NOT EXISTS (SELECT 1 FROM lease l, json_each(l.studios) s WHERE l.id = NEW.lease_id AND l.retired_at IS NULL
  AND s.value = NEW.studio_id AND l.tenant_id = NEW.tenant_id AND l.starts_on = NEW.starts_on AND ${lastDayOf('l')} = NEW.ends_on)`;

const NEW_ROWS = `
  INSERT INTO lease_studio (lease_id, studio_id, tenant_id, starts_on, ends_on)
  SELECT NEW.id, s.value, NEW.tenant_id, NEW.starts_on, ${lastDayOf('NEW')} FROM json_each(NEW.studios) s`;

/** lease_studio follows the lease; two leases never hold one studio on one day. */
const LEASE_STUDIOS = `
CREATE TRIGGER lease_studios_named BEFORE INSERT ON lease WHEN ${ILL_NAMED}
BEGIN SELECT RAISE(ABORT, 'INPUT_INVALID:studios'); END;
CREATE TRIGGER lease_studios_named_update BEFORE UPDATE OF studios ON lease WHEN ${ILL_NAMED}
BEGIN SELECT RAISE(ABORT, 'INPUT_INVALID:studios'); END;
CREATE TRIGGER lease_studio_own BEFORE UPDATE ON lease_studio WHEN OLD.lease_id IS NOT NEW.lease_id OR OLD.studio_id IS NOT NEW.studio_id
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:lease_studio'); END;
CREATE TRIGGER lease_studio_taken BEFORE INSERT ON lease_studio
BEGIN ${STUDIO_TAKEN} END;
CREATE TRIGGER lease_studio_taken_update BEFORE UPDATE ON lease_studio
BEGIN ${STUDIO_TAKEN} END;
CREATE TRIGGER lease_studio_follows BEFORE INSERT ON lease_studio WHEN ${NOT_OF_LEASE}
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:lease_studio'); END;
CREATE TRIGGER lease_studio_follows_update BEFORE UPDATE ON lease_studio WHEN ${NOT_OF_LEASE}
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:lease_studio'); END;
CREATE TRIGGER lease_studio_kept BEFORE DELETE ON lease_studio
WHEN EXISTS (SELECT 1 FROM lease l, json_each(l.studios) s WHERE l.id = OLD.lease_id AND l.retired_at IS NULL AND s.value = OLD.studio_id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:lease_studio'); END;
CREATE TRIGGER lease_studios_added AFTER INSERT ON lease WHEN NEW.retired_at IS NULL
BEGIN ${NEW_ROWS}; END;
CREATE TRIGGER lease_studios_changed AFTER UPDATE OF studios, tenant_id, starts_on, ends_on, left_on, retired_at ON lease
BEGIN
  DELETE FROM lease_studio WHERE lease_id = NEW.id
    AND (NEW.retired_at IS NOT NULL OR studio_id NOT IN (SELECT value FROM json_each(NEW.studios)));
  UPDATE lease_studio SET tenant_id = NEW.tenant_id, starts_on = NEW.starts_on, ends_on = ${lastDayOf('NEW')} WHERE lease_id = NEW.id;
  ${NEW_ROWS}
  WHERE NEW.retired_at IS NULL AND s.value NOT IN (SELECT studio_id FROM lease_studio WHERE lease_id = NEW.id);
END;`;

/** SQL of the triggers on tenants' codes and on the studios that leases hold. */
export const TENANT_RULES = CODES + LEASE_STUDIOS;

/** Another tenant that stands has the short name. */
const NAME_OF_OTHER = 'EXISTS (SELECT 1 FROM tenant o WHERE o.short_name = NEW.short_name COLLATE NOCASE AND o.retired_at IS NULL';

/** SQL of the triggers that keep short names apart. */
export const SHORT_NAME_RULES = `
CREATE TRIGGER tenant_short_name_insert BEFORE INSERT ON tenant
WHEN NEW.retired_at IS NULL AND ${NAME_OF_OTHER})
BEGIN SELECT RAISE(ABORT, 'RECORD_SHORT_NAME_TAKEN'); END;
CREATE TRIGGER tenant_short_name_update BEFORE UPDATE OF short_name, retired_at ON tenant
WHEN NEW.retired_at IS NULL AND ${NAME_OF_OTHER} AND o.id <> NEW.id)
BEGIN SELECT RAISE(ABORT, 'RECORD_SHORT_NAME_TAKEN'); END;`;
