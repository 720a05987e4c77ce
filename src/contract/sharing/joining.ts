// Methods of a computer that works on another one's base, or is about to: it answers them itself, whether its host is there or not.
import { z } from 'zod';
import { HOST_ADDRESS } from '../../domain/base/host-place.ts';
import { nothing, defineQuery } from '../core/method.ts';
import { listOf, refusalSchema } from '../core/shapes.ts';

const place = { address: z.string().regex(HOST_ADDRESS), port: z.int().min(1).max(65_535) } as const;

/** The host of a computer that has joined one. */
const joinedSchema = z.object({
  at: z.object({ address: z.string(), port: z.int() }),
  /** Why nothing of it can be had now; null: it is there. */
  away: refusalSchema.nullable(),
});
export type JoinedHost = z.infer<typeof joinedSchema>;

/** How it stands with the host; null: this computer has joined none. */
const joinedAnswer = joinedSchema.nullable();

/** A host that answered within the office: a hint where to knock. */
const foundSchema = z.object({ name: z.string(), address: z.string(), port: z.int(), letters: z.string() });
export type FoundHost = z.infer<typeof foundSchema>;

/** Why a host is not there, or not the right one. */
const NOT_THERE = ['JOIN_UNREACHED', 'JOIN_OTHER_HOST', 'JOIN_VERSION', 'JOIN_CUT_OFF'] as const;

/** Methods of a computer that works on another one's base. They write to no base, and none is open where they do anything: so nobody is known yet who could have a right. */
export const joiningMethods = {
  state: defineQuery('open').input(nothing).output(joinedAnswer),
  /** Looks for hosts within the office, once. */
  find: defineQuery('open', 'BASE_EXISTS', 'HOST_CANNOT').input(nothing).output(listOf(foundSchema)),
  /** Joins by the host's code. `name`: what the host lists this computer as (null: the system's name). */
  join: defineQuery('open', ...NOT_THERE, 'JOIN_CODE_SHAPE', 'JOIN_REFUSED', 'BASE_EXISTS', 'HOST_CANNOT')
    .input({ ...place, code: z.string().max(60), name: z.string().trim().min(1).max(60).nullable() })
    .output(joinedAnswer),
  /** The host at another address: it is known by its key, so nothing has to be joined again. */
  moveTo: defineQuery('open', ...NOT_THERE, 'HOST_CANNOT')
    .input(z.strictObject(place))
    .output(joinedAnswer),
  /** Has nothing to do with the host any more: this computer begins as at its first start. */
  leave: defineQuery('open', 'HOST_CANNOT').input(nothing).output(z.null()),
} as const;
