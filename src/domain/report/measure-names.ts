// The measures that a profile's rows may name.

/** Figures of a sales line; each is a breakdown's measure too. */
export const SALES_FIGURES = ['sessions', 'minutes', 'views', 'orders', 'paid', 'refunded', 'settled'] as const;
export type SalesFigure = (typeof SALES_FIGURES)[number];
/** Sums of sales figures. */
export type SalesSums = Readonly<Record<SalesFigure, number>>;
/** What is told of a tenant's sales. */
export type TenantSales = Pick<SalesSums, 'sessions' | 'paid'>;

/** Measures that facts give (docs/rules/report.md ZB-1, ZB-2.11-16, ZB-6): each is a sum of contributions of single rows. */
export const FACT_MEASURES = [
  'base.floor_area',
  'base.lettable_area',
  'base.team',
  'lease.area',
  'studio.in_service',
  'studio.public',
  'tenant.resident',
  'tenant.live',
  'tenant.service',
  'tenant.incubated',
  'tenant.leading',
  'tenant.hosts',
  'tenant.service_employees',
  'staff.employees',
  'host.registered',
  'host.famous',
  'host.virtual',
  'case.open',
  'tenant.new',
  'tenant.left',
  'tenant.newly_incubated',
  'event.all',
  'event.training',
  'event.training_attendance',
  'host.trained',
  'case.new',
  'case.infringing',
  'case.resolved',
] as const;
export type FactMeasure = (typeof FACT_MEASURES)[number];

/** Measures of bookings and opening hours (ZB-1.06, ZB-2.02, 17, 18). */
export const BOOKING_MEASURES = ['studio.in_use', 'booking.public_completed', 'booking.public_occupied', 'studio.public_open'] as const;
export type BookingMeasure = (typeof BOOKING_MEASURES)[number];

/** Sums of the effective sales lines (ZB-2.01-09), and the tenants' online retail (ZB-2.10). */
export const SALES_MEASURES = [
  'sales.sessions',
  'sales.minutes',
  'sales.views',
  'sales.orders',
  'sales.paid',
  'sales.refunded',
  'sales.settled',
] as const;

/** Every measure, by name. */
export const MEASURES = [...FACT_MEASURES, ...BOOKING_MEASURES, ...SALES_MEASURES, 'sales.online_retail'] as const;
export type MeasureName = (typeof MEASURES)[number];

const BY_NAME: ReadonlyMap<string, MeasureName> = new Map(MEASURES.map((name) => [name, name]));
const SALES_BY_NAME: ReadonlyMap<string, SalesFigure> = new Map(SALES_FIGURES.map((figure) => [`sales.${figure}`, figure]));

/** The measure of this name, or null. */
export function measureOf(name: string): MeasureName | null {
  return BY_NAME.get(name) ?? null;
}

/** The figure that a sales measure adds up, or null if it is no sales measure. */
export function salesFigureOf(name: string): SalesFigure | null {
  return SALES_BY_NAME.get(name) ?? null;
}
