// An entry of the waiting list as it is typed, what is wrong with it, and what is sent. Pure.
import type { LivebaseClient } from '../../../contract/contract.ts';
import { formatHoursInput } from '../../ui/records/typed-values.ts';
import { printTimes } from '../../ui/time-text.ts';
import { printSquareMetres } from '../../../domain/values/quantity.ts';
import { instant, createInstantAt, type Day } from '../../../domain/time/calendar.ts';
import type { WaitingLine } from '../../../contract/desk/booking-shapes.ts';
import { formatHours } from '../../../contract/desk/paper-messages.ts';
import type { Read } from './read-need.ts';
import { STUDIO_KINDS } from '../../../domain/base/catalogue.ts';
import { getLanguage } from '../../ui/i18n.ts';
import { saySide } from './side-messages.ts';
import { trimOrNull } from '../../ui/values.tsx';

/** The form as typed. */
export interface Typed {
  readonly tenant: number | null;
  /** What is typed of a name; null where it is the chosen one's own. */
  readonly tenantText: string | null;
  readonly times: string;
  readonly minutes: string;
  readonly area: string;
  readonly studio: number | null;
  /** What is typed of a code; null where it is the chosen one's own. */
  readonly studioText: string | null;
  readonly kind: string | null;
  readonly contact: string;
  readonly phone: string;
  readonly note: string;
}

/** An entry as it is sent. */
type Sent = Parameters<LivebaseClient['waiting']['add']>[0];

/** No name and no code is half typed. */
const NOTHING_TYPED = { tenantText: null, studioText: null } as const;

/** A code that is no studio's: an empty one means any. */
function isStudioUnknown({ studio, studioText }: Typed): boolean {
  return studio === null && (studioText ?? '').trim() !== '';
}

/** Writes the form of an entry as it stands; `entry` null: an empty one for two hours. */
export function createTyped(entry: WaitingLine | null, day: Day, dayTurnHour: number): Typed {
  if (entry === null)
    return {
      ...NOTHING_TYPED,
      tenant: null,
      times: '',
      minutes: '2',
      area: '',
      studio: null,
      kind: null,
      contact: '',
      phone: '',
      note: '',
    };
  const { fromMinute, toMinute } = entry;
  const base = createInstantAt(day, 0);
  return {
    tenant: entry.tenant,
    ...NOTHING_TYPED,
    studio: entry.studio,
    times:
      fromMinute === null || toMinute === null
        ? ''
        : printTimes({ from: instant(base + fromMinute), to: instant(base + toMinute) }, day, dayTurnHour),
    minutes: formatHoursInput(entry.minutes),
    area: entry.area === null ? '' : printSquareMetres(entry.area),
    kind: entry.kind,
    contact: entry.contact ?? '',
    phone: entry.phone ?? '',
    note: entry.note ?? '',
  };
}

/** What is typed, as it reads. */
interface Understood {
  readonly span: { readonly from: number; readonly to: number } | null;
  readonly minutes: Read;
  readonly area: Read;
}

/** Tells which fields are wrong. */
export function judgeTyped(typed: Typed, { span, minutes, area }: Understood) {
  return {
    tenant: typed.tenant === null,
    times: typed.times.trim() !== '' && span === null,
    minutes: minutes === null || minutes === undefined,
    area: area === undefined,
    studio: isStudioUnknown(typed),
  };
}

/** Writes what is sent; null: something is missing or wrong. */
export function createSent(day: Day, typed: Typed, { span, minutes, area }: Understood): Sent | null {
  const isWrong = typed.times.trim() !== '' && span === null;
  if (typed.tenant === null || isStudioUnknown(typed) || isWrong || minutes === null || minutes === undefined || area === undefined)
    return null;
  return {
    day,
    tenant: typed.tenant,
    contact: trimOrNull(typed.contact),
    phone: trimOrNull(typed.phone),
    fromMinute: span?.from ?? null,
    toMinute: span?.to ?? null,
    minutes,
    studio: typed.studio,
    area,
    kind: STUDIO_KINDS.find((one) => one === typed.kind) ?? null,
    note: trimOrNull(typed.note),
  };
}

/** Says whom to call about an entry; empty where nobody is known. */
export function formatContact({ contact, phone }: Pick<WaitingLine, 'contact' | 'phone'>): string {
  return [contact, phone].filter((one) => one !== null && one !== undefined).join(' ');
}

/** Says what an entry waits for: how long, between when, where, which kind, how large. */
export function formatWants(entry: WaitingLine, studios: readonly { readonly id: number; readonly code: string }[]): string {
  const { day, minutes, fromMinute, toMinute, studio, area, kind } = entry;
  const between =
    fromMinute === null || toMinute === null
      ? saySide('anyTime')
      : formatHours(createInstantAt(day, fromMinute), createInstantAt(day, toMinute), getLanguage());
  const code = studios.find((one) => one.id === studio)?.code ?? null;
  const least = area === null ? null : saySide('wantsArea', { area: printSquareMetres(area) });
  return [saySide('wants', { length: minutes / 60 }), between, code, kind, least].filter((one) => one !== null).join(' · ');
}
