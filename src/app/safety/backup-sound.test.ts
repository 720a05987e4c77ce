// What the list of backups says of a file before anybody has looked at it again.
import { describe, expect, it } from 'vitest';
import { getFileKey } from './BackupFiles.tsx';

const LINE = { place: 'own', name: 'x.db', purpose: 'asked', at: '2026-11-05T09:00:00', size: 1, hasHash: true } as const;

describe('a backup that was announced as checked', () => {
  it('does not read 未核对 in the list', () => {
    expect(getFileKey(new Map(), { ...LINE, isVerified: true })).toBe('sound_made');
    expect(getFileKey(new Map(), { ...LINE, isVerified: false })).toBe('sound_unknown');
    expect(getFileKey(new Map([['own/x.db', false]]), { ...LINE, isVerified: true })).toBe('sound_no');
  });
});
