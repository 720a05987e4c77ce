// What a person at a page calls, in `npm run bench -- held-up`: signed in on a seat of their own, over HTTP as a page calls.
import { randomUUID } from 'node:crypto';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { visit, type Visitor } from '../helpers/http-visitor.ts';
import type { LivebaseClient } from '../../src/contract/contract.ts';
import { createHttpSerializers, SEAT_HEADER, STEP_HEADER } from '../../src/contract/core/wire.ts';

const BASE64 = {
  encode: (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64'),
  decode: (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64')),
};

/** A page that has come in, as it can be handed to a thread. */
export type PageWay = Pick<Visitor, 'origin' | 'cookie' | 'pageKey'>;

/** Who sits there: the person, and the PIN. */
export interface Sitting {
  readonly way: PageWay;
  readonly seat: string;
}

export async function comeIn(address: string): Promise<PageWay> {
  const { origin, cookie, pageKey } = await visit(address);
  return { origin, cookie, pageKey };
}

/** The methods, called from a seat. */
export function clientAt({ way: { origin, cookie, pageKey }, seat }: Sitting): LivebaseClient {
  return createORPCClient(
    new RPCLink({
      url: `${origin}/rpc`,
      headers: () => ({ cookie, origin, ...pageKey, [SEAT_HEADER]: seat, [STEP_HEADER]: randomUUID() }),
      customJsonSerializers: [createHttpSerializers(BASE64)],
    }),
  );
}

/** Signs a person in on a seat of a page. */
export async function sit(way: PageWay, person: number, pin: string): Promise<Sitting> {
  const sitting = { way, seat: randomUUID() };
  const entered = await clientAt(sitting).people.enter({ person, pin });
  if (!entered.ok) throw new Error(entered.refusal.code);
  return sitting;
}

/** Waits. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
