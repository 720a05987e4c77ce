// A figure's address in the form's own words.
import { findRowLabel } from '../../../domain/report/address-words.ts';
import type { ReportFigures } from '../../../domain/report/shape.ts';
import { getUnitOfView, specsOf } from '../../../domain/report/specs.ts';
import type { Profile } from '../../base/profile.ts';

/** `ZB-2.06.month` as `基地运营情况月报表 · 直播成交额（支付口径） · 本月`; an address the profile doesn't know stays as it is. */
export function formatFigureLabel(profile: Profile, address: string): string {
  const [tableId = '', row = '', key = ''] = address.split('.');
  const table = profile.tables.find((one) => one.id === tableId);
  if (table === undefined) return address;
  const column = table.columns.find((one) => one.key === key);
  const label = findRowLabel(profile, table, row);
  if (column === undefined || label === undefined) return address;
  return [table.title, label, [...column.groups, column.label].join(' ')].join(' · ');
}

/** `ZB-2.06` as `基地运营情况月报表 · 直播成交额（支付口径）`. */
export function formatIndicatorLabel(profile: Profile, address: string): string {
  const [tableId = '', row = ''] = address.split('.');
  const table = profile.tables.find((one) => one.id === tableId);
  const label = table === undefined ? undefined : findRowLabel(profile, table, row);
  return table === undefined || label === undefined ? address : [table.title, label].join(' · ');
}

/** Tenants' rows are addressed by code: people know them by name. */
export function formatCorrectionLabel(profile: Profile, names: ReadonlyMap<string, string>, figure: string): string {
  const [, row = ''] = figure.split('.');
  const name = names.get(row);
  return name === undefined ? formatFigureLabel(profile, figure) : formatFigureLabel(profile, figure).replace(row, name);
}

/** Names of the tenants' rows by code. */
export function createTenantNameMap({ figures }: { readonly figures: Pick<ReportFigures, 'tenants'> }): ReadonlyMap<string, string> {
  return new Map(figures.tenants.map((row) => [row.cells['uscc']?.text ?? '', row.cells['name']?.text ?? '']));
}

/** The unit that the figure at the address is printed in; empty where it has none. */
export function findUnitOfFigure(profile: Profile, address: string): string {
  const spec = specsOf(profile).figures.get(address);
  if (spec !== undefined) return getUnitOfView(spec.view, spec.unit);
  const [id = '', , key = ''] = address.split('.');
  const table = profile.tables.find((one) => one.id === id);
  return table?.kind === 'tenants' ? (table.columns.find((column) => column.key === key)?.unit ?? '') : '';
}
