// Binds the methods of the second computer to their use cases; each use case is loaded with its first call.
import { onBase, work } from '../core/door/procedures.ts';

export const sharing = {
  state: onBase.sharing.state.handler(work(async () => (await import('./share.ts')).sharingState)),
  set: onBase.sharing.set.handler(work(async () => (await import('./share.ts')).setSharing)),
  invite: onBase.sharing.invite.handler(work(async () => (await import('./share.ts')).inviteDevice)),
  endInvite: onBase.sharing.endInvite.handler(work(async () => (await import('./share.ts')).endInvite)),
  revoke: onBase.sharing.revoke.handler(work(async () => (await import('./share.ts')).revokeJoined)),
};
