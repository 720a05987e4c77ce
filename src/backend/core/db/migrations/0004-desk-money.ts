// Migration 4, part: what cancelling cost and why not, how long a reason holds, and what hours in a lessee's own studio cost.

/** SQL: bookings, leases. */
export const DESK_MONEY = `
-- Why the charge for cancelling was let off.
ALTER TABLE booking ADD COLUMN waive_reason TEXT;
-- When the warnings in 'overridden' were overridden, minutes since the epoch: a reason holds for the tenant's desk day.
ALTER TABLE booking ADD COLUMN overridden_at INTEGER;
CREATE INDEX booking_by_override ON booking (tenant_id, overridden_at) WHERE overridden_at IS NOT NULL;
-- Fen an hour in the studios that the lease names for its tenant alone; empty: they cost nothing.
ALTER TABLE lease ADD COLUMN own_rate INTEGER CHECK (own_rate >= 0);
`;
