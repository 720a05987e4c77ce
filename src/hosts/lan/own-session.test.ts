// A host looked for within the office: what it says, to whom, and that nothing else is taken for it.
import { createSocket } from 'node:dgram';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { announceHost, findHosts } from './own-session.ts';
import { GROUP, answerOf, questionOf, readAnswer, readQuestion } from './mdns-packet.ts';

const SAID = { name: 'qiantai', port: 8422, letters: 'ABCDEFGH23456789' };
const AT = '127.0.0.1';

/** A port of this machine that nobody listens on. */
async function freePort(): Promise<number> {
  const probe = createSocket('udp4');
  await new Promise<void>((resolve) => probe.bind(0, AT, () => resolve()));
  const { port } = probe.address();
  probe.close();
  return port;
}

describe('a host', () => {
  it('that is looked for answers with its address, its name and the letters of its key, and no more once it stops', async () => {
    const mdnsPort = await freePort();
    const stop = announceHost({ address: AT, said: SAID, mdnsPort });
    const search = { addresses: [AT], waitsMs: 600, mdnsPort };
    expect(await findHosts(search)).toEqual([{ ...SAID, address: AT }]);
    stop();
    stop();
    expect(await findHosts(search)).toEqual([]);
  });

  it('says nothing else: its answer holds four records, and no question but its own is one', () => {
    const answer = answerOf(7, SAID, '192.168.1.20');
    expect(answer.readUInt16BE(6)).toBe(4);
    expect(answer.toString('latin1').replaceAll(/[^\x20-\x7e]+/g, ' ')).toContain('letters=ABCDEFGH23456789');
    expect(readAnswer(answer, 7)).toEqual(SAID);
    expect([readAnswer(answer, 8), readQuestion(answer)]).toEqual([null, null]);
    expect([readQuestion(questionOf(9)), readAnswer(questionOf(9), 9)]).toEqual([9, null]);
    const other = Buffer.from(questionOf(9).toString('latin1').replace('_livebase', '_printers'), 'latin1');
    expect(readQuestion(other)).toBeNull();
  });
});

describe('what comes from the network', () => {
  it('cut, changed or made up, is read as a host or as nothing, never further', () => {
    const answer = answerOf(7, SAID, '192.168.1.20');
    const damaged = fc.array(fc.tuple(fc.nat(answer.length - 1), fc.nat(255)), { maxLength: 6 }).map((edits) => {
      const bytes = Buffer.from(answer);
      for (const [at, value] of edits) bytes[at] = value;
      return bytes;
    });
    const any = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
    const cut = fc.nat(answer.length).map((length) => answer.subarray(0, length));
    fc.assert(
      fc.property(fc.oneof(damaged, any, cut), (bytes) => {
        expect(readQuestion(bytes) ?? 0).toBeLessThan(65_536);
        const said = readAnswer(bytes, 7);
        if (said === null) return;
        expect(said.name).toMatch(/^[a-z0-9][a-z0-9-]*$/);
        expect(said.port).toBeGreaterThanOrEqual(1024);
        expect(said.letters).toMatch(/^[0-9A-Z]{16}$/);
      }),
      { numRuns: 2000 },
    );
  });

  it('is held to the address that it came from, whatever it says of another', async () => {
    const mdnsPort = await freePort();
    const liar = createSocket({ type: 'udp4', reuseAddr: true });
    liar.on('message', (bytes, { port, address }) => {
      const id = readQuestion(bytes);
      if (id !== null) liar.send(answerOf(id, SAID, '8.8.8.8'), port, address);
    });
    await new Promise<void>((resolve) => liar.bind(mdnsPort, () => resolve()));
    liar.addMembership(GROUP, AT);
    expect(await findHosts({ addresses: [AT], waitsMs: 600, mdnsPort })).toEqual([{ ...SAID, address: AT }]);
    liar.close();
  });
});
