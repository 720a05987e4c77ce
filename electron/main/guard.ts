// What a page may not do: leave, open windows, embed, ask for the machine's devices, download, reach a network.
import { app, session, type WebContents } from 'electron';
import { findWorkshop, isPageUrl } from './scheme.ts';

/** Chromium's own ways to a network that a page never asks for: of its own accord, by hints, by names, by WebRTC's packets. */
const SWITCHES: readonly (readonly [string, string?])[] = [
  ['no-proxy-server'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
  ['dns-prefetch-disable'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
];

/** No name and no address leads anywhere: a hint's connection ends before it begins. The page's own scheme asks nobody. */
const NOWHERE = ['host-resolver-rules', 'MAP * ~NOTFOUND'] as const;

/** Copying a figure is the one permission that the page has. */
const COPY = 'clipboard-sanitized-write';

/** Before the app is ready. */
export function closeNetworkSwitches(): void {
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value);
  if (findWorkshop() === null) app.commandLine.appendSwitch(...NOWHERE);
  // The page hears of changes over a socket of this machine, which Chromium keeps from pages of other addresses.
  if (findWorkshop() !== null)
    app.commandLine.appendSwitch('disable-features', 'LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets');
}

function isOwnRequest(url: string): boolean {
  const workshop = findWorkshop();
  return (
    url.startsWith('app://livebase/') ||
    url.startsWith('data:') ||
    url.startsWith('blob:app://livebase/') ||
    (!app.isPackaged && url.startsWith('devtools:')) ||
    (workshop !== null && [workshop.http, workshop.socket].some((origin) => url.startsWith(`${origin}/`)))
  );
}

/** Everything that the session could grant is refused. Once the app is ready. */
export function guardSession(): void {
  const own = session.defaultSession;
  own.setPermissionRequestHandler((contents, permission, decide) => decide(permission === COPY && isPageUrl(contents.getURL())));
  own.setPermissionCheckHandler((contents, permission) => permission === COPY && contents !== null && isPageUrl(contents.getURL()));
  own.setDevicePermissionHandler(() => false);
  own.webRequest.onBeforeRequest((request, decide) => decide({ cancel: !isOwnRequest(request.url) }));
  own.on('will-download', (event) => event.preventDefault());
  own.setSpellCheckerEnabled(false);
}

/** A page stays where it is: `onLeave` is told of each way out that was closed to it. */
export function guardContents(contents: WebContents, onLeave: (url: string) => void): void {
  contents.on('will-navigate', (event) => {
    if (isPageUrl(event.url) && isPageUrl(contents.getURL())) return;
    event.preventDefault();
    onLeave(event.url);
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
