// Use case: the key of the pages for lobby and doors: shown again, made again, taken away. It opens these pages and nothing else.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Asked } from '../../../contract/core/method.ts';
import type { LobbyPages, paperMethods } from '../../../contract/desk/paper.ts';
import type { Base, Connection } from '../../core/db/rows.ts';
import { type Actor, readTx } from '../../core/db/tx.ts';
import { ok, type Result } from '../../../domain/values/result.ts';
import { readSetting, setSetting } from '../../core/records/settings.ts';
import { listStudiosOn } from '../sql/board-studios.ts';
import { isInServiceOn } from '../../../domain/studio/studio-time.ts';
import { formatPrintedAt } from '../render/print-context.ts';

const KEY_BYTES = 32;

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Whether the key opens the pages now; how long the answer takes says nothing about the right one. */
export function canOpenLobby(db: Connection, key: string): boolean {
  const own = readSetting(db, 'lobby.token');
  return own !== null && timingSafeEqual(digest(own), digest(key));
}

function pagesOf(base: Base): LobbyPages {
  return readTx(base, (db) => {
    const key = readSetting(db, 'lobby.token');
    const names = readSetting(db, 'lobby.names');
    if (key === null) return { key: null, lobby: null, names, doors: [] };
    const { day } = formatPrintedAt(base);
    const studios = listStudiosOn(db, day).filter((one) => isInServiceOn(one, day));
    return {
      key,
      lobby: `/lobby?key=${key}`,
      names,
      doors: studios.map(({ code, name }) => ({ studio: code, name, path: `/door/${encodeURIComponent(code)}?key=${key}` })),
    };
  });
}

/** Changes the key or what tenants are called where that is asked for, and answers the pages' addresses. */
export function changeLobbyKey(base: Base, actor: Actor, { act }: Asked<typeof paperMethods.lobby>): Result<LobbyPages> {
  if (act === 'get') return ok(pagesOf(base));
  if (act === 'masked' || act === 'short') {
    const chosen = setSetting(base, actor, 'lobby.names', act);
    return chosen.ok ? ok(pagesOf(base)) : chosen;
  }
  const value = act === 'off' ? null : randomBytes(KEY_BYTES).toString('base64url');
  const written = setSetting(base, actor, 'lobby.token', value);
  return written.ok ? ok(pagesOf(base)) : written;
}
