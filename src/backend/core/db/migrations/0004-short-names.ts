// Migration 4, its short names: what a tenant is called at the desk. No two tenants that stand have the same.

/** SQL: the column, and what keeps short names apart anyone who writes. The program proposes one for every tenant right after the step. */
export const SHORT_NAMES = `
ALTER TABLE tenant ADD COLUMN short_name TEXT CHECK (short_name <> '' AND length(short_name) <= 8);
CREATE INDEX tenant_by_short_name ON tenant (short_name COLLATE NOCASE) WHERE retired_at IS NULL;
CREATE TRIGGER tenant_short_name_insert BEFORE INSERT ON tenant
WHEN NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM tenant o WHERE o.short_name = NEW.short_name COLLATE NOCASE AND o.retired_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'RECORD_SHORT_NAME_TAKEN'); END;
CREATE TRIGGER tenant_short_name_update BEFORE UPDATE OF short_name, retired_at ON tenant
WHEN NEW.retired_at IS NULL
  AND EXISTS (SELECT 1 FROM tenant o WHERE o.short_name = NEW.short_name COLLATE NOCASE AND o.retired_at IS NULL AND o.id <> NEW.id)
BEGIN SELECT RAISE(ABORT, 'RECORD_SHORT_NAME_TAKEN'); END;
`;
