// The program's own certificate, read by Node's parser, which shares no code with what wrote it.
import { X509Certificate, createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { isPrintOf, makeCertificate, ensureOwnCertificate, printOf } from './certificate.ts';

const NOW = Date.parse('2026-11-28T08:00:00Z');

it('is signed by its own key, for its names and addresses, for ten years from yesterday', () => {
  for (let nth = 0; nth < 20; nth += 1) {
    const made = makeCertificate(['qiantai', 'qiantai.local', '192.168.1.20'], NOW);
    const read = new X509Certificate(made.cert);
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.checkPrivateKey(createPrivateKey(made.key))).toBe(true);
    expect(read.subjectAltName).toBe('DNS:qiantai, DNS:qiantai.local, IP Address:192.168.1.20');
    expect([read.validFromDate.toISOString(), read.validToDate.toISOString()]).toEqual([
      '2026-11-27T08:00:00.000Z',
      '2036-11-24T08:00:00.000Z',
    ]);
    expect([read.ca, read.serialNumber.length]).toEqual([true, 32]);
    expect(printOf(read.publicKey)).toEqual(made.print);
  }
});

it('is made once for a folder and kept there for its person alone', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'livebase-certificate-'));
  const first = ensureOwnCertificate(folder, ['10.0.0.5'], NOW);
  expect(ensureOwnCertificate(folder, ['10.0.0.9'], NOW + 1)).toEqual(first);
  const names = new X509Certificate(first.cert).subjectAltName ?? '';
  expect(names.split(', ').filter((name) => !name.startsWith('DNS:') || name === 'DNS:localhost')).toEqual([
    'DNS:localhost',
    'IP Address:127.0.0.1',
    'IP Address:10.0.0.5',
  ]);
  expect(readdirSync(path.join(folder, 'lan')).toSorted()).toEqual(['certificate.pem', 'key.pem']);
  if (process.platform !== 'win32') expect(statSync(path.join(folder, 'lan', 'key.pem')).mode & 0o777).toBe(0o600);
  // A damaged key is no reason for another one: those who joined know the first.
  writeFileSync(path.join(folder, 'lan', 'key.pem'), 'damaged');
  expect(() => ensureOwnCertificate(folder, ['10.0.0.5'], NOW)).toThrow();
  expect(readFileSync(path.join(folder, 'lan', 'key.pem'), 'utf8')).toBe('damaged');
  rmSync(folder, { recursive: true, force: true });
});

it('is told from others by what is copied of its fingerprint or its key’s, from 16 digits on', () => {
  const made = makeCertificate(['qiantai'], NOW);
  const whole = new X509Certificate(made.cert).fingerprint256;
  const digits = whole.replaceAll(':', '');
  const key = made.print.toString('hex');
  const asked = [whole, digits.toLowerCase(), digits.slice(0, 16), digits.slice(0, 15), digits.slice(1), key, key.slice(0, 16), ''];
  expect(asked.map((copied) => isPrintOf(copied, made))).toEqual([true, true, true, false, false, true, true, false]);
  expect(isPrintOf(whole, makeCertificate(['qiantai'], NOW))).toBe(false);
});
