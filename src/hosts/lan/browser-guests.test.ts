// A browser of the office without the program: how both ends are held against each other, what it may do, and how it is cut off.
import { X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Answer, ask, type Asked } from '../../../test/helpers/http-visitor.ts';
import { quickPins } from '../../../test/helpers/quick-pins.ts';
import { DESK_PIN, type HostComputer, join, startHost, told, value } from '../../../test/helpers/two-computers.ts';
import { PAGE_KEY_HEADER } from '../../contract/core/wire.ts';
import { makeCertificate } from '../../backend/sharing/certificate.ts';

beforeAll(quickPins);
afterAll(() => void vi.restoreAllMocks());

let host: HostComputer;
beforeEach(async () => {
  host = await startHost();
});
afterEach(() => host.close());

const certificate = (): string => host.session.shared.place()?.certificate.cert ?? '';
const origin = (): string => `https://127.0.0.1:${host.port}`;
const go = (path: string, more: Asked = {}): Promise<Answer> => ask(origin(), { ca: certificate(), path, ...more });
/** What a browser shows of the certificate that it met. */
const printOf = (cert: string): string => new X509Certificate(cert).fingerprint256;

async function browserCode(print = printOf(certificate())): Promise<string> {
  return (await value<{ invite: { code: string } }>(host.page, 'sharing.inviteBrowser', { print })).invite.code;
}

/** Sends the form as a browser does. */
function sendForm(code: string, name = '会议室', headers: Asked['headers'] = {}): Promise<Answer> {
  const body = new URLSearchParams({ code, name }).toString();
  const own = { origin: origin(), 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
  return go('/join', { method: 'POST', body, headers: { ...own, ...headers } });
}

interface Browser {
  readonly cookie: string;
  readonly key: string;
  readonly call: (method: string, input: object, headers?: Asked['headers']) => Promise<Answer>;
}

async function joinedBrowser(): Promise<Browser> {
  const way = await sendForm(await browserCode());
  const cookie = way.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const key = /data-key="([^"]+)"/.exec(way.text)?.[1] ?? '';
  const call: Browser['call'] = (method, input, headers = {}) => {
    const own = { cookie, origin: origin(), [PAGE_KEY_HEADER]: key, 'content-type': 'application/json' };
    const body = JSON.stringify({ json: input, meta: [] });
    return go(`/rpc/${method.replace('.', '/')}`, { method: 'POST', body, headers: { ...own, ...headers } });
  };
  return { cookie, key, call };
}

describe('a code for a browser', () => {
  it('is made once the certificate that the browser met is shown to be this host’s, and for no other', async () => {
    const other = printOf(makeCertificate(['127.0.0.1'], Date.now()).cert);
    const own = printOf(certificate());
    for (const print of [other, own.slice(0, 20), own.slice(3, 60), 'x', `${own}:00`])
      expect(await told(host.page, 'sharing.inviteBrowser', { print }), print).toMatchObject({ refusal: { code: 'JOIN_OTHER_PRINT' } });
    for (const print of [own, own.toLowerCase().replaceAll(':', ''), own.slice(0, 23)])
      expect(await told(host.page, 'sharing.inviteBrowser', { print }), print).toMatchObject({ value: { invite: { kind: 'browser' } } });
  });

  it('opens once, to a browser and not to a program; five wrong ones end it, and a program’s opens to no browser', async () => {
    const code = await browserCode();
    expect(await join(host.port, code)).toMatchObject({ refusal: { code: 'JOIN_REFUSED' } });
    expect((await sendForm(code)).headers['set-cookie']).toHaveLength(1);
    expect((await sendForm(code)).text).toContain('没有接受');
    expect((await sendForm(await host.code())).headers['set-cookie']).toBeUndefined();
    const next = await browserCode();
    const wrong = `${next.slice(0, -1)}${next.endsWith('0') ? '1' : '0'}`;
    for (const left of [4, 3, 2, 1, 0]) expect((await sendForm(wrong)).text).toContain(`还可以试 ${left} 次`);
    expect((await sendForm(next)).headers['set-cookie']).toBeUndefined();
  });
});

describe('a browser', () => {
  it('is shown the form and nothing else until it has joined; the form runs nothing and names its page', async () => {
    const form = await go('/');
    expect([form.status, form.text.includes('name="code"')]).toEqual([200, true]);
    expect(form.headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'nonce-[^']+'; base-uri 'none'; form-action 'self'/,
    );
    expect(form.headers['referrer-policy']).toBe('same-origin');
    for (const path of ['/index.html', '/icon.svg', '/lobby?key=x', '/rpc', '/assets/index-Ab3_dE-9.js', '/lan'])
      expect((await go(path)).status, path).toBe(404);
    const english = await go('/', { headers: { 'accept-language': 'en-US' } });
    expect(english.text).toContain('Joining code');
    expect((await sendForm('x', '<b>"')).text).toContain('&lt;b&gt;&quot;');
  });

  it('that joined has the page, a strict cookie of this host alone and a key; together they work as anyone who enters', async () => {
    const way = await sendForm(await browserCode());
    expect(way.headers['set-cookie']?.[0]).toMatch(
      /^__Host-livebase-\d+=1\.browser\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure; Max-Age=34560000$/,
    );
    const { cookie, call } = await joinedBrowser();
    expect((await go('/', { headers: { cookie } })).text).toContain('id="root"');
    expect((await go('/assets/index-Ab3_dE-9.js', { headers: { cookie } })).status).toBe(200);
    expect((await call('shift.addNote', { words: '没有人' })).text).toContain('LOCKED');
    await call('people.enter', { person: host.people.desk, pin: DESK_PIN });
    expect((await call('shift.addNote', { words: '从网页写的' })).text).toContain('"ok":true');
    const [row] = host.read("SELECT who, host FROM history WHERE entity = 'shift_note'");
    expect(row).toMatchObject({ who: '小林', host: expect.stringMatching(/^guest 2/) });
    expect((await call('sharing.invite', {})).text).toContain('ONLY_AT_HOST');
    const { devices } = await value<{ devices: readonly { name: string }[] }>(host.page, 'sharing.state', {});
    expect(devices.map(({ name }) => name)).toEqual(['会议室（浏览器）', '会议室（浏览器）']);
  });

  it('calls nothing by its cookie alone, by another’s key, from another site or name, or as a program would', async () => {
    const [{ cookie, call }, { key }] = [await joinedBrowser(), await joinedBrowser()];
    const without: readonly Asked['headers'][] = [
      { [PAGE_KEY_HEADER]: '' },
      { [PAGE_KEY_HEADER]: key },
      { cookie: '' },
      { cookie: cookie.replace('=1.', '=2.') },
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { host: `evil.example:${host.port}` },
    ];
    for (const headers of without) expect((await call('people.seat', {}, headers)).status, JSON.stringify(headers)).toBe(401);
    const token = cookie.split('=1.')[1] ?? '';
    for (const given of [token, token.replace('browser.', '')])
      expect((await call('people.seat', {}, { cookie: '', authorization: `Livebase-Device 1.${given}` })).status).toBe(401);
    expect((await call('people.seat', {})).status).toBe(200);
    const sent = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await sendForm(await browserCode(), '别处', sent)).status).toBe(403);
    expect((await go('/', { headers: { host: 'evil.example' } })).status).toBe(421);
  });

  it('hears whether it is known, and cut off it has the form again and no call', async () => {
    const { cookie, key, call } = await joinedBrowser();
    const hello = async (): Promise<unknown> => JSON.parse((await go('/lan/hello', { headers: { cookie, [PAGE_KEY_HEADER]: key } })).text);
    expect(await hello()).toMatchObject({ isKnown: true });
    await value(host.page, 'sharing.revoke', { device: 1 });
    expect(await hello()).toEqual({ livebase: '1.0', isKnown: false });
    expect((await call('people.seat', {})).status).toBe(401);
    expect((await go('/', { headers: { cookie } })).text).toContain('name="code"');
  });
});
