// Joining codes while they hold: ten minutes, five tries, once.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { formatJoinCode, type JoinCode, joinCodeOf, readJoinCode } from '../../domain/base/join-code.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { SharingPort, ShownInvite } from '../core/rpc/sharing-port.ts';

const HOLDS_MS = 600_000;
const TRIES = 5;

/** What a guest proves that it knows the secret by: bound to this one connection, so that it is worth nothing on another. */
export function joinProof(secret: string, exported: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(exported).digest();
}

/** Codes of one running program. */
export interface Invites {
  readonly shown: (nowMs: number) => ShownInvite | null;
  readonly make: SharingPort['makeInvite'];
  readonly end: () => void;
  /** Takes a proof: right, the code is used up. Refuses JOIN_REFUSED `{left}`. */
  readonly use: (proof: Uint8Array, exported: Uint8Array, nowMs: number) => Result<null>;
  /** Takes a code for a browser, as a person typed it there. Refuses JOIN_CODE_SHAPE, JOIN_REFUSED `{left}`. */
  readonly useTyped: (typed: string, nowMs: number) => Result<null>;
}

interface Held {
  readonly code: JoinCode;
  readonly untilMs: number;
  readonly kind: ShownInvite['kind'];
  left: number;
}

function shownOf({ code, untilMs, kind }: Held): ShownInvite {
  return { code: formatJoinCode(code), untilMs, kind };
}

function isSame(given: Uint8Array, wanted: Uint8Array): boolean {
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** No code yet. */
export function openInvites(): Invites {
  let held: Held | null = null;
  const holding = (nowMs: number): Held | null => (held !== null && nowMs < held.untilMs ? held : null);
  const end = (): void => {
    held = null;
  };
  const tryOn = (nowMs: number, kind: Held['kind'], isRightFor: (code: JoinCode) => boolean): Result<null> => {
    const now = holding(nowMs);
    if (now === null || now.kind !== kind) return refuse('JOIN_REFUSED', {});
    const isRight = isRightFor(now.code);
    now.left -= 1;
    const { left } = now;
    if (isRight || left === 0) end();
    return isRight ? ok(null) : refuse('JOIN_REFUSED', { left });
  };
  return {
    shown: (nowMs) => {
      const now = holding(nowMs);
      return now === null ? null : shownOf(now);
    },
    make: (print, nowMs, kind) => {
      held = { code: joinCodeOf(print, randomBytes(5)), untilMs: nowMs + HOLDS_MS, kind, left: TRIES };
      return shownOf(held);
    },
    end,
    use: (proof, exported, nowMs) => tryOn(nowMs, 'program', ({ secret }) => isSame(proof, joinProof(secret, exported))),
    useTyped: (typed, nowMs) => {
      const read = readJoinCode(typed);
      if (!read.ok) return read;
      return tryOn(nowMs, 'browser', (code) => isSame(Buffer.from(formatJoinCode(read.value)), Buffer.from(formatJoinCode(code))));
    },
  };
}
