// What the methods of a computer that joins another lean on: a host around the session that can be a guest.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FoundHost, JoinedHost } from '../../../contract/sharing/joining.ts';
import type { HostPlace } from '../../../domain/base/host-place.ts';
import type { Result } from '../../../domain/values/result.ts';

/** What a person types to join; `name` null: the system's name. */
export interface JoinAsk extends HostPlace {
  readonly code: string;
  readonly name: string | null;
}

/** Joins, and knows of the host that was joined. */
export interface JoiningPort {
  /** Null: none was joined. */
  readonly state: () => Promise<JoinedHost | null>;
  /** Hosts within the office that answer. */
  readonly find: () => Promise<readonly FoundHost[]>;
  readonly join: (ask: JoinAsk) => Promise<Result<JoinedHost | null>>;
  readonly moveTo: (place: HostPlace) => Promise<Result<JoinedHost | null>>;
  readonly leave: () => void;
}

/** What a page said beside a call. */
export type CallHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Hands calls on to the host whose base this computer works on. */
export interface Relay {
  readonly handleHttp: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** A call that came over a message port. Throws LINE_CUT where its answer was lost with the line. */
  readonly call: (
    path: readonly string[],
    input: unknown,
    how: { readonly headers: CallHeaders; readonly signal: AbortSignal | undefined },
  ) => Promise<unknown>;
}

/** A session's base may be another computer's. */
export interface RemoteHost {
  /** Null: it is this computer's own. */
  readonly relay: () => Relay | null;
  readonly port: JoiningPort;
}
