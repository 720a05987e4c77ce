// Migration 4, part: what cancelling cost, and why not.

/** SQL: bookings. */
export const DESK_MONEY = `
-- Why the charge for cancelling was let off.
ALTER TABLE booking ADD COLUMN waive_reason TEXT;
`;
