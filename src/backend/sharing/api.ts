// Binds the methods of the second computer to their use cases; each use case is loaded with its first call. How it stands with a host, the host around the session knows.
import { joiningMethods } from '../../contract/sharing/joining.ts';
import { sharingMethods } from '../../contract/sharing/sharing.ts';
import { ok, refuse } from '../../domain/values/result.ts';
import { bindAnywhere, bindOnBase, bindJob } from '../core/rpc/procedures.ts';

const anywhere = bindAnywhere({ joining: joiningMethods });
const onBase = bindOnBase({ sharing: sharingMethods });

export const sharing = {
  state: onBase.sharing.state.handler(bindJob(async () => (await import('./share.ts')).getSharingState)),
  set: onBase.sharing.set.handler(bindJob(async () => (await import('./share.ts')).setSharing)),
  invite: onBase.sharing.invite.handler(bindJob(async () => (await import('./share.ts')).inviteDevice)),
  inviteBrowser: onBase.sharing.inviteBrowser.handler(bindJob(async () => (await import('./share.ts')).inviteBrowser)),
  endInvite: onBase.sharing.endInvite.handler(bindJob(async () => (await import('./share.ts')).endInvite)),
  revoke: onBase.sharing.revoke.handler(bindJob(async () => (await import('./share.ts')).revokeJoined)),
};

export const joining = {
  state: anywhere.joining.state.handler(async ({ context: { joining: port = null } }) => ok(port === null ? null : await port.state())),
  find: anywhere.joining.find.handler(async ({ context: { joining: port = null, findBase } }) => {
    const base = findBase();
    if (port === null) return refuse('HOST_CANNOT', { what: 'join' });
    return base === null ? ok(await port.find()) : refuse('BASE_EXISTS', { file: base.folder });
  }),
  join: anywhere.joining.join.handler(async ({ context: { joining: port = null, findBase }, input }) => {
    const base = findBase();
    if (port === null) return refuse('HOST_CANNOT', { what: 'join' });
    return base === null ? port.join(input) : refuse('BASE_EXISTS', { file: base.folder });
  }),
  moveTo: anywhere.joining.moveTo.handler(async ({ context: { joining: port = null }, input }) =>
    port === null ? refuse('HOST_CANNOT', { what: 'join' }) : port.moveTo(input),
  ),
  leave: anywhere.joining.leave.handler(({ context: { joining: port = null } }) => {
    port?.leave();
    return port === null ? refuse('HOST_CANNOT', { what: 'join' }) : ok(null);
  }),
};
