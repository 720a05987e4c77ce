// Ways to a network that are no request of the page: packets of WebRTC, connections that hints open, names that are asked for. None gets out.
import { createSocket } from 'node:dgram';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXECUTABLE, type Ground, layGround, type StartedWindow, startWindow, WHY_SKIPPED } from '../helpers/window-app.ts';

describe.skipIf(EXECUTABLE === null)(`the window's ways to a network${WHY_SKIPPED}`, () => {
  let ground: Ground;
  let started: StartedWindow;
  const heard: string[] = [];
  const packets = createSocket('udp4').on('message', () => heard.push('a packet'));
  const connections = createServer((socket) => {
    heard.push('a connection');
    socket.on('error', () => undefined).destroy();
  });
  let udp = 0;
  let tcp = 0;

  beforeAll(async () => {
    await Promise.all([
      new Promise<void>((resolve) => {
        packets.bind(0, '127.0.0.1', resolve);
      }),
      new Promise<void>((resolve) => {
        connections.listen(0, '127.0.0.1', resolve);
      }),
    ]);
    udp = packets.address().port;
    tcp = (connections.address() as AddressInfo).port;
    ground = await layGround();
    started = await startWindow(ground);
  });
  afterAll(async () => {
    await started?.close();
    packets.close();
    connections.close();
    ground?.remove();
  });

  it('WebRTC sends nothing, by packets or by a connection', async () => {
    await started.page.evaluate(
      async ([byUdp, byTcp]) => {
        try {
          const peer = new RTCPeerConnection({
            iceServers: [
              { urls: `stun:127.0.0.1:${byUdp}` },
              { urls: `turn:127.0.0.1:${byTcp}?transport=tcp`, username: 'a', credential: 'b' },
              { urls: `turn:127.0.0.1:${byUdp}?transport=udp`, username: 'a', credential: 'b' },
            ],
          });
          peer.createDataChannel('out');
          await peer.setLocalDescription(await peer.createOffer());
        } catch {
          // Closed already: as it should be.
        }
        await new Promise((resolve) => {
          setTimeout(resolve, 2500);
        });
      },
      [udp, tcp] as const,
    );
    expect(heard).toEqual([]);
  });

  it.each(['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'modulepreload', 'prerender', 'icon', 'manifest'])(
    'a hint to %s opens no connection',
    async (rel) => {
      await started.page.evaluate(
        async ([kind, port]) => {
          for (const host of ['127.0.0.1', 'localhost']) {
            for (const crossOrigin of ['anonymous', null]) {
              const link = Object.assign(document.createElement('link'), {
                rel: kind,
                href: `http://${host}:${port}/${kind}`,
                as: 'script',
              });
              if (crossOrigin !== null) link.crossOrigin = crossOrigin;
              document.head.append(link);
            }
          }
          await new Promise((resolve) => {
            setTimeout(resolve, 800);
          });
        },
        [rel, tcp] as const,
      );
      expect(heard).toEqual([]);
    },
  );
});
