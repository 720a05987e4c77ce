// Joining codes while they hold: ten minutes, five tries, once.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { joinCodeOf, shownJoinCode } from '../../domain/base/join-code.ts';
import type { JoinCode } from '../../domain/base/join-code.ts';
import { ok, refuse } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import type { ShownInvite } from '../core/door/sharing-port.ts';

const HOLDS_MS = 600_000;
const TRIES = 5;

/** What a guest proves that it knows the secret by: bound to this one connection, so that it is worth nothing on another. */
export function joinProof(secret: string, exported: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(exported).digest();
}

/** Codes of one running program. */
export interface Invites {
  readonly shown: (nowMs: number) => ShownInvite | null;
  readonly make: (print: Uint8Array, nowMs: number) => ShownInvite;
  readonly end: () => void;
  /** Takes a proof: right, the code is used up. Refuses JOIN_REFUSED `{left}`. */
  readonly use: (proof: Uint8Array, exported: Uint8Array, nowMs: number) => Result<null>;
}

/** No code yet. */
export function openInvites(): Invites {
  let held: { readonly code: JoinCode; readonly untilMs: number; left: number } | null = null;
  const holding = (nowMs: number): typeof held => (held !== null && nowMs < held.untilMs ? held : null);
  const end = (): void => {
    held = null;
  };
  return {
    shown: (nowMs) => {
      const now = holding(nowMs);
      return now === null ? null : { code: shownJoinCode(now.code), untilMs: now.untilMs };
    },
    make: (print, nowMs) => {
      held = { code: joinCodeOf(print, randomBytes(4)), untilMs: nowMs + HOLDS_MS, left: TRIES };
      return { code: shownJoinCode(held.code), untilMs: held.untilMs };
    },
    end,
    use: (proof, exported, nowMs) => {
      const now = holding(nowMs);
      if (now === null) return refuse('JOIN_REFUSED', {});
      const wanted = joinProof(now.code.secret, exported);
      const isRight = proof.length === wanted.length && timingSafeEqual(proof, wanted);
      now.left -= 1;
      const { left } = now;
      if (isRight || left === 0) end();
      return isRight ? ok(null) : refuse('JOIN_REFUSED', { left });
    },
  };
}
