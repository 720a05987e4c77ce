// What the tabs read of a studio: its dated rows with the days they hold, and its fields in words. Pure.
import type { StudioDetail } from '../../contract/studios/studios.ts';
import type { WireValues } from '../../contract/records/record-kinds.ts';
import { DAWN, addDays, parseDay } from '../../domain/time/calendar.ts';

/** A dated row as a table shows it. `to` is its last day, null while nothing follows; `from` null: from the start. */
export interface DatedFact {
  readonly id: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly state: 'now' | 'coming' | 'past';
  readonly values: WireValues;
}

/** The studio's dated rows, the newest first. The earliest one holds before its own first day too. */
export function listDatedFacts(detail: Pick<StudioDetail, 'facts' | 'presentFact'>): readonly DatedFact[] {
  const present = detail.facts.findIndex((row) => row.id === detail.presentFact);
  return detail.facts.map((row, at): DatedFact => {
    const startsOn = String(row.values['starts_on']);
    const next = at === 0 ? null : parseDay(String(detail.facts[at - 1]?.values['starts_on']));
    return {
      id: row.id,
      from: startsOn === DAWN ? null : startsOn,
      to: next === null ? null : addDays(next, -1),
      state: at === present ? 'now' : at < present || present < 0 ? 'coming' : 'past',
      values: row.values,
    };
  });
}

/** The values that hold on the day. */
export function getPresentValues(detail: Pick<StudioDetail, 'facts' | 'presentFact'>): WireValues {
  return detail.facts.find((row) => row.id === detail.presentFact)?.values ?? {};
}

/** A field of the studio itself as text. */
export function formatStudioField(detail: Pick<StudioDetail, 'studio'>, field: string): string {
  const value = detail.studio.values[field] ?? null;
  return value === null ? '' : String(value);
}
