// Use case: whether other screens of the office may open the lobby pages over plain HTTP, on which port, and where this computer is found.
import { networkInterfaces } from 'node:os';
import type { Asked } from '../../../contract/core/method.ts';
import type { LobbyOffice, paperMethods } from '../../../contract/desk/paper.ts';
import { ok, type Result } from '../../../domain/values/result.ts';
import type { Base } from '../../core/db/rows.ts';
import type { Actor } from '../../core/db/tx.ts';
import { readSetting, setSetting } from '../../core/records/settings.ts';

function addressesHere(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  return all.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address);
}

/** The port; null while it is off. */
export function getLobbyPort(base: Base): LobbyOffice {
  return { port: readSetting(base.db, 'lobby.office'), addresses: addressesHere() };
}

/** Switches it on or off. What serves follows within seconds. */
export function setLobbyOffice(base: Base, actor: Actor, { port }: Asked<typeof paperMethods.setOffice>): Result<LobbyOffice> {
  const written = setSetting(base, actor, 'lobby.office', port);
  return written.ok ? ok(getLobbyPort(base)) : written;
}
