// Use cases: this computer shared with others of the office, a joining code made, a joined computer cut off.
import { networkInterfaces } from 'node:os';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Asked } from '../../contract/core/method.ts';
import type { SharingView, sharingMethods } from '../../contract/sharing/sharing.ts';
import type { Base } from '../core/db/rows.ts';
import { inTx } from '../core/db/tx.ts';
import type { OpenCall } from '../core/rpc/call.ts';
import type { SharingPort, ShownInvite } from '../core/rpc/sharing-port.ts';
import { listDevices, revokeDevice, isLocking } from '../core/records/people.ts';
import { readSetting, setSetting } from '../core/records/settings.ts';
import { ensureOwnCertificate, isPrintOf, type OwnCertificate } from './certificate.ts';

/** Addresses that only an office's network has (RFC 1918). */
function isPrivate(address: string): boolean {
  return /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)\d/.test(address);
}

/** Addresses of this computer within the office. */
export function listOfficeAddresses(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  return all.filter(({ family, internal, address }) => family === 'IPv4' && !internal && isPrivate(address)).map(({ address }) => address);
}

function troubleOf(port: SharingPort | null): SharingView['trouble'] {
  const trouble = port?.trouble() ?? null;
  return trouble === null ? null : { code: trouble.code, data: { ...trouble.data } };
}

/** How the base is shared. */
export function sharingOf(base: Base, port: SharingPort | null): SharingView {
  return {
    at: readSetting(base.db, 'sharing.at'),
    trouble: troubleOf(port),
    addresses: listOfficeAddresses(),
    invite: port?.invite() ?? null,
    devices: listDevices(base.db).map(({ id, name, pairedMs, revokedMs }) => ({
      id,
      name,
      pairedMs,
      lastSeenMs: port?.lastSeenMs(id) ?? null,
      isRevoked: revokedMs !== null,
    })),
  };
}

function portOf({ sharing }: OpenCall): SharingPort | null {
  return sharing ?? null;
}

/** How it is. */
export function getSharingState(call: OpenCall): Result<SharingView> {
  return ok(sharingOf(call.base, portOf(call)));
}

/** Switches it on at one address of this computer, or off. What listens follows within seconds. Refuses SHARING_ADDRESS, SHARING_NEEDS_PINS. */
export function setSharing(call: OpenCall, { at }: Asked<typeof sharingMethods.set>): Result<SharingView> {
  if (at !== null && !listOfficeAddresses().includes(at.address)) return refuse('SHARING_ADDRESS', { address: at.address });
  if (at !== null && !isLocking(call.base.db)) return refuse('SHARING_NEEDS_PINS', {});
  if (at === null) portOf(call)?.endInvite();
  const written = setSetting(call.base, call.actor, 'sharing.at', at);
  return written.ok ? getSharingState(call) : written;
}

function makeInvite(call: OpenCall, kind: ShownInvite['kind'], judge: (own: OwnCertificate) => boolean): Result<SharingView> {
  const { base } = call;
  const port = portOf(call);
  if (port === null) return refuse('HOST_CANNOT', { what: 'invite' });
  if (readSetting(base.db, 'sharing.at') === null) return refuse('SHARING_OFF', {});
  const nowMs = base.clock.nowMs();
  const own = ensureOwnCertificate(base.folder, listOfficeAddresses(), nowMs);
  if (!judge(own)) return refuse('JOIN_OTHER_PRINT', {});
  port.makeInvite(own.print, nowMs, kind);
  return getSharingState(call);
}

/** Makes a joining code. Refuses SHARING_OFF, HOST_CANNOT. */
export function inviteDevice(call: OpenCall): Result<SharingView> {
  return makeInvite(call, 'program', () => true);
}

/** Makes a code for a browser, once it is shown that this browser met the certificate of this computer. Refuses SHARING_OFF, HOST_CANNOT, JOIN_OTHER_PRINT. */
export function inviteBrowser(call: OpenCall, { print }: Asked<typeof sharingMethods.inviteBrowser>): Result<SharingView> {
  return makeInvite(call, 'browser', (own) => isPrintOf(print, own));
}

/** Ends the joining code that holds. Refuses HOST_CANNOT. */
export function endInvite(call: OpenCall): Result<SharingView> {
  const port = portOf(call);
  if (port === null) return refuse('HOST_CANNOT', { what: 'invite' });
  port.endInvite();
  return getSharingState(call);
}

/** Cuts a computer off, and with it what it hears at this moment. Refuses DEVICE_UNKNOWN. */
export function revokeJoined(call: OpenCall, { device }: Asked<typeof sharingMethods.revoke>): Result<SharingView> {
  const done = inTx(call.base, call.actor, (tx) => (revokeDevice(tx, device) ? ok(null) : refuse('DEVICE_UNKNOWN', {})));
  if (!done.ok) return done;
  portOf(call)?.cutOff(device);
  return getSharingState(call);
}
