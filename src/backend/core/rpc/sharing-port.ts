// What the methods of the second computer lean on: a host that can listen for others.
import type { Refusal } from '../../../domain/values/result.ts';

/** A joining code that holds: as it is read out, and until when. */
export interface ShownInvite {
  readonly code: string;
  readonly untilMs: number;
  /** Whether the program joins by it, or a browser without it. */
  readonly kind: 'program' | 'browser';
}

/** Where a host lets others in. The codes live as long as the program runs, and no longer than ten minutes. */
export interface SharingPort {
  readonly invite: () => ShownInvite | null;
  /** Makes a code for the host whose public key has this SHA-256; the one before ends. */
  readonly makeInvite: (print: Uint8Array, nowMs: number, kind: ShownInvite['kind']) => ShownInvite;
  readonly endInvite: () => void;
  /** When a computer last called, by its number. */
  readonly lastSeenMs: (device: number) => number | null;
  /** Ends what is under way for a computer that was cut off. */
  readonly cutOff: (device: number) => void;
  /** Why it does not listen. */
  readonly trouble: () => Refusal | null;
}
