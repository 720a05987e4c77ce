// Migration 4, the desk's day: anyone who is in stays on today's list until checked out, whatever the date, so they are found without looking through years.

/** SQL of the index of bookings that are checked in: as many rows as there are people in the house. */
export const DESK_DAY = `
CREATE INDEX booking_here ON booking (starts_at, id) WHERE retired_at IS NULL AND state = 'checked_in';
`;
