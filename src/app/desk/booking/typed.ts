// What is typed of a booking that is to be made, and a form as it was left.
import type { Day } from '../../../domain/time/calendar.ts';
import type { Details } from './details.ts';
import type { Repeat } from '../../ui/fields/repeat.ts';
import type { SlotTyped } from './use-slot.ts';

export const NEW_STATES = ['booked', 'option', 'checked_in'] as const;

/** As typed, besides the slot. `tenantText` null: the chosen tenant's name. */
export interface Typed {
  readonly tenant: number | null;
  readonly tenantText: string | null;
  readonly state: (typeof NEW_STATES)[number];
  readonly holds: string;
  readonly reason: string;
  readonly details: Details;
  readonly repeat: Repeat;
}

/** A form as it was left. `label`: what its chip says; times are typed on the day that was on view. */
export interface Draft {
  readonly label: string;
  readonly day: Day;
  /** The day that the board was on when the form was first opened. */
  readonly home: Day;
  readonly typed: Typed;
  readonly slot: SlotTyped;
  readonly isMore: boolean;
  readonly waiting: number | null;
}

/** Whose a booking shall be, as typed; `id` null: nobody is taken from the list yet. */
export interface TypedTenant {
  readonly id: number | null;
  readonly text: string;
}

/** Changed details of a booking as they were left. `version`: what they were typed over; `isWanted`: the form is to be opened with them. */
export interface EditDraft {
  readonly booking: number;
  readonly version: number;
  readonly label: string;
  readonly day: Day;
  readonly details: Details;
  readonly tenant: TypedTenant;
  readonly isWanted: boolean;
}

/** Chooses what comes back first of what was left: a change of a booking before a new one. */
export function chooseKept<Edit, New>(edit: Edit | null, draft: New | null): { readonly edit: Edit | null; readonly draft: New | null } {
  return { edit, draft: edit === null ? draft : null };
}
